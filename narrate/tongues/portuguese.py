"""Portuguese: the travessão before speech and before and after tags."""
# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_AR: Final = "ou aram ava avam a am ei ando"
_ER: Final = "eu eram ia iam e em i endo"
_IR: Final = "iu iram ia iam e em i indo"

_SAYS: Final = """
    aconselh acrescent acus adiant admir afirm alert alfinet anunci apont argument articul
    assegur avis balbuci berr bocej brad bronc cant cham chor choraming cicii cochich coment
    complet comunic concord confess confi confirm consol contest continu corrig cort cumpriment
    debat declam declar demand desabaf desafi desculp dit enfatiz engasg escarnec esclarec
    exclam exort explic fal falh fung gagej gaguej garant gargalh grit grunh hesit implor indag
    inform insinu interrog invit ironiz jur lament lanç lastim latij lembr mand mencion murmur
    neg not obedec objet observ opin orden pergunt perguntou ponder preg profer pronunci protest
    provoc quebr queix questio question quis rebat recit reclam reforç relat resmung ressalt
    retorqu retruc revel rosn salient salud sibil soluç sopr suplic suspir sussurr tartamud teim
    termin torn troç ulul xing zomb
"""
_ER_SAYS: Final = (
    "respond promet esclarec intercom estremec obedec reconhec convenc agradec escarnec"
)
_IR_SAYS: Final = """
    admit suger insist repet ped conclu prossegu assent interromp reflet ment advert rug retorqu
    redargu decid inquir
"""
_IRREGULAR: Final = """
    admitiu adverte advertiu assentiu conclui concluiu contradisse contrapôs digo disse disseram
    diz dizem dizendo dizia diziam exigiu faz fez geme gemeu inquiriu insiste insistiu
    interrompe interrompeu interveio intervém leu lia lê mentiu pede pedia pediu promete
    prometeu propôs propõe prossegue prosseguiu rebateu redarguiu repete repetiu replica
    replicou repôs responde respondeu respondia retorquiu retrucou ri riu rugiu seguiu sorriu
    sugere sugeriu
"""
PORTUGUESE: Final = Tongue(
    code="pt",
    says=formed(_SAYS, _AR) | formed(_ER_SAYS, _ER) | formed(_IR_SAYS, _IR)
    | frozenset(_IRREGULAR.split()),
    acts=formed("sorr assent encolh piscar hesit suspir acen", "iu ou eu ia ava e a")
    | frozenset("sorriu riu assentiu acenou corou franziu encolheu".split()),
    thinks=formed("pens refleti", _AR) | {"refletiu"},
    pronouns={"ele": Gender.MALE, "ela": Gender.FEMALE},
    self_name="eu",
    address=words(
        "eu tu me mim te ti nós você vocês vós comigo contigo meu minha meus minhas teu tua nosso"
        " nossa sou estou és tenho"
    ),
    ego=words("eu me mim comigo meu minha meus minhas"),
    narrated=re.compile(
        r"\w{2,}(?:ou|aram|eram|iram|ava|avam|ia|iam|eu|iu)|era|eram|foi|foram|fez|veio|pôs|deu|viu"
    ),
    titles={
        "senhor": Gender.MALE, "sr": Gender.MALE, "seu": Gender.MALE, "senhora": Gender.FEMALE,
        "sra": Gender.FEMALE, "senhorita": Gender.FEMALE, "dona": Gender.FEMALE,
        "dom": Gender.MALE, "tio": Gender.MALE, "tia": Gender.FEMALE, "doutor": Gender.MALE,
        "doutora": Gender.FEMALE, "dr": Gender.MALE, "dra": Gender.FEMALE,
        "professor": Gender.MALE, "professora": Gender.FEMALE, "capitão": Gender.MALE,
        "padre": Gender.MALE, "frei": Gender.MALE, "avô": Gender.MALE, "avó": Gender.FEMALE,
    },
    articles={
        "o": Gender.MALE, "a": Gender.FEMALE, "um": Gender.MALE, "uma": Gender.FEMALE,
        "seu": Gender.MALE, "sua": Gender.FEMALE, "os": None, "as": None, "meu": Gender.MALE,
        "minha": Gender.FEMALE,
    },
    women=frozenset("a ice bel riz inês".split()),
    men=frozenset("luca batista noa elias joca juca cazuza".split()),
    i_verbs=re.compile(r"\w{2,}ei"),
    named_articles=True,
    male=frozenset("o ão".split()),
)  # fmt: skip
"""`— Sim — disse ele. — Vamos.`"""
