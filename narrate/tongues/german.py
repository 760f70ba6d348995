"""German: low and high marks, guillemets that point inwards; every noun has a capital."""
# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_WEAK: Final = "te ten t e test"

_SAYS: Final = """
    antworte bedank beharr bejah bekräftig belehr bemerk berichte beruhig beschwer bestätig
    bettel brabbel brumm brummel brüll deklamier diktier droh dräng empör entgegne entschuldig
    ereifer ergänz erinner erklär erkundig erwider erzähl fauch feix flehe fluch flöte flüster
    forder frag füg gackert gluck grins grummel hauch heul hust jammer jauchz johl jubel kicher
    klag knurr kommandier kommentier konter kreisch krächz lach lall lob mahn mecker meint
    murmel murr nuschel näsel nörgel pflichte piepst plapper plauder protestier prust pruste
    quak quengel quiek quietsch raun rechtfertig rede räum sag scherz schimpf schluchz
    schmeichel schnarr schnatter schnaub schnauf schnauz schnurr schwärm setz seufz spotte
    stammel staun stell stimm stotter stöhn säusel tadel trompet tröste tuschel vergewisser
    verkünde vermute versicher verteidig wag warf warn wehr wein wetter wiederhol winsel wisper
    wunder wünsch zeter zisch zitier zweifel zwitscher züngel ächz äußer überleg übersetz
"""
_STRONG: Final = """
    antwortet antwortete bat baten befahl befiehlt begann beginnt bestand bittet bot entfuhr
    erschien fuhr fährt gab gestand gesteht gibt gähnte hakte hielt las liest log lügt meldete
    nannte rief riefen riet ruft rät sang schloss schlug schreit schrie schrien schwor schwört
    singt sprach sprachen sprang spricht stieß stößt unterbrach unterbricht verlangte versprach
    verspricht wandte warf wendet widersprach widerspricht wirft
"""
GERMAN: Final = Tongue(
    code="de",
    says=formed(_SAYS, _WEAK) | frozenset(_STRONG.split()) | {"meint", "meinte", "meinten"},
    acts=formed("nick lächel grins zuck runzel zögert zwinker schmunzel blinzel errötet", _WEAK)
    | frozenset({"nickte", "lächelte", "grinste"}),
    thinks=frozenset("dachte denkt dachten denke überlegte grübelte".split()),
    pronouns={"er": Gender.MALE, "sie": Gender.FEMALE},
    self_name="ich",
    address=words(
        "ich du dir dich mir mich wir uns euch ihr mein meine meinen meinem meiner dein deine"
        " deinen deinem deiner unser unsere euer eure Ihnen"
    ),
    ego=words("ich mir mich mein meine meinen meinem meiner"),
    narrated=re.compile(
        r"\w+(?:te|ten)|war|waren|ging|gingen|kam|kamen|stand|saß|sah|nahm|hob|ließ|zog|lief|fiel"
        r"|blieb|hatte|wurde|griff|trat|schloss|trank|fand|hing|lag"
    ),
    titles={
        "herr": Gender.MALE, "hr": Gender.MALE, "frau": Gender.FEMALE, "fr": Gender.FEMALE,
        "fräulein": Gender.FEMALE, "onkel": Gender.MALE, "tante": Gender.FEMALE,
        "oma": Gender.FEMALE, "opa": Gender.MALE, "dr": None, "doktor": None, "professor": None,
        "prof": None, "kommissar": None, "kapitän": None, "bruder": Gender.MALE,
        "schwester": Gender.FEMALE, "könig": Gender.MALE, "königin": Gender.FEMALE,
    },
    articles={
        "der": Gender.MALE, "die": Gender.FEMALE, "das": None, "ein": None, "eine": Gender.FEMALE,
        "sein": None, "seine": Gender.FEMALE, "ihr": None, "ihre": Gender.FEMALE, "mein": None,
        "meine": Gender.FEMALE, "jemand": None, "niemand": None,
    },
    women=frozenset("a ie ine ette ke rike lotte ild trud gard borg linde ina isa".split()),
    men=frozenset("luca andrea noa elia joshua mika sascha heinke willie charlie".split()),
    dashes=False,
    capital_nouns=True,
    male=frozenset("o rd rt ld er us bert fried ian ias".split()),
)  # fmt: skip
"""`„Nein“, sagte Anna.`, `»Nein«, sagte Anna.`"""
