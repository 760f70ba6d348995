"""Italian: guillemets, high marks or dashes, all in use."""
# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_ARE: Final = "ò arono ava avano a ano ai ando"
_ERE: Final = "é ette è ettero eva evano e ono ei endo"
_IRE: Final = "ì irono iva ivano isce iscono ii"

_SAYS: Final = """
    abbai accenn accett accus afferm annunci approv articol assicur avvis azzard balbett
    bisbigli bofonchi borbott brontol cant chiam cinguett cit comand comment complet conferm
    confess confid consider consigli consol constat contest continu corregg critic declam dett
    detta dichiar domand ech elenc esal esclam esit esort farfugli fischi gracchi grid grugn
    implor imprec impreca incalz inform insinu interrog intim inton invit ironizz lament lanci
    minacci mormor mugol nominò not obiett ordin osserv parl piagnucol precis preg pronunci
    prosegu protest provoc punzecchi raccomand raccont rassicur replic ricord rimarc rimbrott
    rimprover rincar ringhi ringrazi ripet rivel salut sbott sbrait scherz scongiur sentenzi
    sghignazz sibil singhiozz sospir sottoline spieg strill stuzzic suggel supplic sussurr tagli
    tuon url vocifer
"""
_IR: Final = "ammon avvert chiar fin grugn intu obbed prosegu rugg sugger inve zitt mugg interlo"
_IRREGULAR: Final = """
    aggiunge aggiungeva aggiunse aggiunsero ammette ammise avverte avvertì bofonchiò chiede
    chiedeva chiese chiesero chiesi conclude concluse contraddisse convenne corregge corresse
    decise dice dicendo diceva dicevano dicono disse dissero dissi esordì fa fece gemette
    insiste insistette insisteva insisté interrompe interruppe intervenne interviene legge
    leggeva lesse maledisse obiettò pianse promette promise propone propose prosegue proseguì
    ribatte ribatteva ribatté riferisce riferì ripete ripeteva ripeté riprende riprendeva
    riprese rise risponde rispondeva rispose risposero risposi sogghignò soggiunse suggerisce
    suggerì
"""
ITALIAN: Final = Tongue(
    code="it",
    says=formed(_SAYS, _ARE) | formed(_IR, _IRE) | frozenset(_IRREGULAR.split()),
    acts=formed("annu sospir esit aggrott alz scross ammicc sogghign", "ò ì ava a iva arono")
    | frozenset("sorrise sorride sorrideva rise annuì annuisce ghignò arrossì scosse".split()),
    thinks=formed("pens riflett", _ARE) | {"rifletté"},
    pronouns={"lui": Gender.MALE, "lei": Gender.FEMALE, "egli": Gender.MALE, "ella": Gender.FEMALE},
    self_name="io",
    address=words(
        "io tu mi ti ci vi me te noi voi mio mia miei mie tuo tua tuoi tue nostro nostra vostro"
        " vostra sono sei siamo siete ho hai abbiamo"
    ),
    ego=words("io mi me mio mia miei mie"),
    narrated=re.compile(
        r"\w{2,}(?:ò|arono|irono|erono|ava|avano|eva|evano|iva|ivano|ette|sse|ssero|nne|ì)"
        r"|era|erano|fu|furono|fece|prese|chiuse|aprì|mise|vide|rise|sorrise|scosse|stette|si"
    ),
    titles={
        "signor": Gender.MALE, "signore": Gender.MALE, "sig": Gender.MALE,
        "signora": Gender.FEMALE, "sig.ra": Gender.FEMALE, "signorina": Gender.FEMALE,
        "zio": Gender.MALE, "zia": Gender.FEMALE, "don": Gender.MALE, "donna": Gender.FEMALE,
        "dottor": Gender.MALE, "dottoressa": Gender.FEMALE, "dott": None, "professor": Gender.MALE,
        "professoressa": Gender.FEMALE, "prof": None, "capitano": Gender.MALE,
        "padre": Gender.MALE, "suor": Gender.FEMALE, "fra": Gender.MALE, "nonno": Gender.MALE,
        "nonna": Gender.FEMALE, "commissario": None, "maestro": Gender.MALE,
        "maestra": Gender.FEMALE,
    },
    articles={
        "il": Gender.MALE, "lo": Gender.MALE, "la": Gender.FEMALE, "l": None, "un": Gender.MALE,
        "uno": Gender.MALE, "una": Gender.FEMALE, "suo": Gender.MALE, "sua": Gender.FEMALE,
        "i": None, "gli": None, "le": None, "mio": Gender.MALE, "mia": Gender.FEMALE,
    },
    women=frozenset({"a", "ice", "iele", "ele", "osa"}) - {"ele", "iele"},
    men=frozenset(
        """luca andrea nicola mattia elia tobia enea battista cosma isaia zaccaria""".split()
    ),
    i_verbs=re.compile(r"\w{2,}ai|dissi|chiesi|risposi|ripresi|aggiunsi|promisi|ammisi"),
    named_articles=True,
    male=frozenset("o".split()),
)  # fmt: skip
"""`«No» disse Anna.`, `“No”, disse Anna.`, `— No — disse Anna.`"""
