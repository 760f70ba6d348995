"""Spanish: the raya before speech and around tags; Latin guillemets."""
# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_AR: Final = "ó aron aba aban a an é o ando"
_ER: Final = "ió ieron ía ían e en í iendo"

_AR_SAYS: Final = """
    aclar aconsej acus afirm agreg alert anim anunci apostill apremi apunt argument arrull
    articul asegur aull aventur avis balbuce balbuci berre bisbis bram brome bufon burl call
    cant canturre carraspe comand coment complet comunic conced confes confi confirm consol
    consult contest continu correg cort critic cuchiche cuestion declam declar dej demand desafi
    despid dict dud enfatiz enunci exclam exhort explic expres extrañ gimote grazn grit gru gruñ
    habl implor increp indag indic inform insinu inst interrog invit ironiz jade jur ladr lament
    lanz llam llor mand mascull mencion murmur musit narr not objet observ opin orden parlote
    pregunt pronunci protest puntualiz quej razon recalc recit reclam record rectific reiter
    remarc remed replic reproch resopl respald rezong rog ruge rugi salud sentenci señal sise
    solicit solloz solt subray suplic suspir susurr tartamude teoriz termin titube tron vacil
    vocifer zanj
"""
_IR_SAYS: Final = (
    "admit advirt consint añad gim respond rug suger gruñ refunfuñ mug discut interrump"
)
_IRREGULAR: Final = """
    advierte advirtió agregó añade añadió añadía bufó comenzó concluye concluyó consintió
    contradijo decía decían dice dicen diciendo dije dijeron dijo empezó espetó gime gimió gruñó
    inquiere inquirió insiste insistió insistía interpuso interrumpió interviene intervino lee
    leyó leía maldijo mintió negó pedía pide pidió profirió promete prometió prometía propone
    propuso prosigue prosiguió refunfuñó repetía repite repitió replicó repone repuso responde
    respondió respondía reía rió rogó rugió ríe sigue siguió sonrió sugiere sugirió
"""
SPANISH: Final = Tongue(
    code="es",
    says=formed(_AR_SAYS, _AR) | formed(_IR_SAYS, _ER) | frozenset(_IRREGULAR.split()),
    acts=formed("asint encogi mir suspir neg parpade carraspe titube", "ó ió aron ieron a aba ía")
    | frozenset("sonrió asintió rió dudó vaciló sonreía sonríe asiente".split()),
    thinks=formed("pens reflexion", _AR),
    pronouns={"él": Gender.MALE, "ella": Gender.FEMALE},
    self_name="yo",
    address=words(
        "yo tú vos me mí te ti nos nosotros nosotras usted ustedes vosotros vosotras os mi mis tu"
        " tus nuestro nuestra conmigo contigo soy estoy eres estás sé"
    ),
    ego=words("yo mí me mi mis conmigo"),
    narrated=re.compile(
        r"\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían|yó|uvo|uso|ijo|ujo)|era|eran|fue|fueron|hizo|vino|dio"
    ),
    titles={
        "señor": Gender.MALE, "sr": Gender.MALE, "señora": Gender.FEMALE, "sra": Gender.FEMALE,
        "señorita": Gender.FEMALE, "srta": Gender.FEMALE, "don": Gender.MALE,
        "doña": Gender.FEMALE, "tío": Gender.MALE, "tía": Gender.FEMALE, "doctor": Gender.MALE,
        "doctora": Gender.FEMALE, "dr": Gender.MALE, "dra": Gender.FEMALE, "profesor": Gender.MALE,
        "profesora": Gender.FEMALE, "capitán": Gender.MALE, "padre": Gender.MALE,
        "madre": Gender.FEMALE, "hermano": Gender.MALE, "hermana": Gender.FEMALE,
        "abuelo": Gender.MALE, "abuela": Gender.FEMALE, "fray": Gender.MALE, "sor": Gender.FEMALE,
    },
    articles={
        "el": Gender.MALE, "la": Gender.FEMALE, "un": Gender.MALE, "una": Gender.FEMALE,
        "su": None, "mi": None, "los": None, "las": None, "sus": None, "aquel": Gender.MALE,
        "aquella": Gender.FEMALE,
    },
    women=frozenset("a bel men pilar ester iz res ores".split()) - {"iz", "res"},
    men=frozenset("luca borja bautista noa elías garcía".split()),
    i_verbs=re.compile(r"\w{2,}[éí]|dije|repuse|propuse"),
    male=frozenset("o".split()),
    clinging=True,
)  # fmt: skip
"""`—No sé —dijo Ana—. Mañana.`"""
