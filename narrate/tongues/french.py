"""French: guillemets and dashes, tags without marks, inversions."""
# ruff: noqa: RUF001, SIM905 - curly apostrophes; lists of words are read as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_ER: Final = "a ait e ai ais èrent aient ent é"
"""He did, he was doing, he does, I did ..., they did ..., done."""

_SAYS: Final = """
    accus acquiesc admonest affirm ajout annonc apostroph appel approuv argument articul assur
    assén avanç avert avou bafouill balbuti beugl blagu bougonn braill bredouill brusqu bégay
    chantonn chuchot cit claironn coass comment compl conclu concéd confess confi confirm
    conseill consol continu corrig crach cri croass demand dict déclam déclar décrét enchaîn
    encourag exclam exhort exig expliqu explos exult gazouill glapiss gliss grinch grinç grogn
    grommel grond gémiss hal halet hasard hoquet hurl hésit imagin implor improvis indiqu inform
    inquiét insist interjet interpell interrog invit ironis jappl jet jur lanç larmoy lâch
    marmonn marmott martel maugré menac mentionn minaud murmur nasill not nuanc objec object
    observ opin ordonn persifl pest piaill plaisant pleur pleurnich pouff pri proclam propos
    protest précis questionn rabrou racont raill rajout rappel rassur rectifi relanç relev
    remarqu remerci renchér renseign reproch rican rigol risqu ronchonn ronronn rumin répliqu
    répét rétorqu révél salu sanglot scand sermonn siffl signal souffl souhait soulign soupir
    suggér suppli susurr taquin tempér tempêt ton tonn tranch vitupér vocifér vérifi zozot écri
    égren énonç énumér
"""
_IR: Final = """
    bondi réparti reparti menti averti rugi vagi gémi grandi obéi glapi ralenti renchéri converti
"""
_IRREGULAR: Final = """
    acquiesce acquiesça admet admit apprit avertit bondit concluait conclut contredit convient
    convint coupa dirent dis disais disait disent dit dites faisait firent fis fit font glapit
    gémit interrompit interrompt intervient intervint lança lisait lut mentit mugit médit
    objecta poursuit poursuivait poursuivit promet promit protesta prévint redit renchérit
    repartit reprenait reprend reprirent repris reprit riait riposta rit rugit répond répondait
    répondirent répondis répondit répondu soutient soutint
"""


def _softened(stems: str) -> frozenset[str]:
    """Return the forms of verbs in *-er*: `annonça`, `songea` keep the sound of their stem."""
    soft = {"c": "ç", "g": "ge"}
    return frozenset(
        stem[:-1] + soft.get(stem[-1], stem[-1]) + ending if ending[0] == "a" else stem + ending
        for stem in stems.split()
        for ending in _ER.split()
    )


FRENCH: Final = Tongue(
    code="fr",
    says=_softened(_SAYS) | formed(_IR, "t ssait") | frozenset(_IRREGULAR.split()),
    acts=formed(
        "sour hoch hauss grimac opin hésit cligna cligne fronç toussot bâill frissonn secou"
        " ricane ricana pâl roug trembl tressaill caress rican pouff",
        _ER,
    )
    | frozenset("sourit souriait sourirent rit rougit pâlit blêmit tressaillit frémit".split()),
    thinks=_softened("pens song") | frozenset({"songea", "songeait", "songe"}),
    pronouns={"il": Gender.MALE, "elle": Gender.FEMALE},
    self_name="je",
    address=words(
        "je j['’]\\w+ tu toi te t['’]\\w+ vous nous moi me m['’]\\w+ mon ma mes ton ta tes votre"
        " vos notre nos on"
    ),
    ego=words("je j['’]\\w+ moi me m['’]\\w+ mon ma mes"),
    narrated=re.compile(
        r"\w{2,}(?:èrent|irent|urent|inrent)"
        r"|\w{2,}(?<!cel)(?<!pap)(?<!opér)(?<!ciném)(?<!(?:[ediuv]|r)r)a"
        r"|tira|retira|attira|serra|murmura|respira|soupira|inspira|vira|pleura|jura|demeura"
        r"|vit|prit|reprit|comprit|surprit|mit|remit|fit|dit|sortit|partit|sentit|entendit|attendit"
        r"|rendit|répondit|descendit|perdit|tendit|ouvrit|offrit|assit|suivit|sourit|sursauta|rougit"
        r"|vécut|connut|reconnut|parut|disparut|apparut|voulut|put|sut|dut|fut|eut|but|courut|mourut"
        r"|reçut|crut|aperçut|vint|revint|tint|retint|devint|parvint"
    ),
    titles={
        "m": Gender.MALE, "mr": Gender.MALE, "monsieur": Gender.MALE, "mme": Gender.FEMALE,
        "madame": Gender.FEMALE, "mlle": Gender.FEMALE, "mademoiselle": Gender.FEMALE,
        "oncle": Gender.MALE, "tante": Gender.FEMALE, "père": Gender.MALE, "mère": Gender.FEMALE,
        "frère": Gender.MALE, "sœur": Gender.FEMALE, "maître": None, "docteur": None, "dr": None,
        "professeur": None, "capitaine": None, "commissaire": None, "inspecteur": None,
    },
    articles={
        "le": Gender.MALE, "la": Gender.FEMALE, "l": None, "un": Gender.MALE, "une": Gender.FEMALE,
        "son": None, "sa": Gender.FEMALE, "mon": None, "ma": Gender.FEMALE, "les": None,
        "ses": None, "cette": Gender.FEMALE, "ce": Gender.MALE, "leur": None,
    },
    women=frozenset(
        """a ie ine ette elle aine oise iane enne anne onne ande line lie rie nie cie
        zie die tie ise ude ouise laire ance ence""".split()
    ),
    men=frozenset(
        """luca andrea noa elie élie nicola joshua jean-marie anatole jérémie amédée
        basile""".split()
    ),
    bare_tags=True,
    male=frozenset(
        """o ent and ard aud ault ain in ien éo ic ick ert bert el iel ien ier us ys is
        as""".split()
    ),
)  # fmt: skip
"""Novels and fan fiction: `« Non, dit Marie. Je reste. »`, `— Non, dit-elle.`"""
