"""The commonest little words of European languages, by which a text's language is told."""
# ruff: noqa: RUF001 - Cyrillic letters; lists of words are read as running text.

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final = {
    "en": """the and of to a in that was he she it his her with as had for on at you is they be
        not but have from this him said were by or what there when which all would so their
        no if out up into them been could who my me are then one we more will do did about i
        don think go here now some like can than its just how over any these know well your
        very again where s t ll m ve d""",
    "fr": """le la les de des du et à un une il elle je tu que qui ne pas en dans pour sur ce se
        son sa ses est était avec plus mais au aux par lui vous nous on comme tout sans leur
        si où elles ils cette ces mon ma été avait dit même moi bien""",
    "de": """der die das und nicht ich du er sie es ein eine einen einem einer zu in den dem des
        mit war ist auf sich von wie als auch so an hatte aber nach bei noch nur wir ihr ihm
        ihn sein seine ihre aus dass wenn über mich mir dich dir was hat wieder für vor um""",
    "es": """el la los las de y que en un una no se es con por para su sus lo le como más pero al
        del me mi yo tú te había era estaba qué muy ya si sin sobre cuando todo esta este
        ella él nos les ni eso también hasta donde porque fue ser""",
    "it": """il lo la i gli le di e che un una non in è per con si del della dei delle al alla
        nel nella da era aveva più ma come mi ti ci se lui lei suo sua questo questa sono ha
        io tu cosa anche quando dove perché così solo poi disse dal dalla ed""",
    "pt": """o a os as de e que em um uma não se para com por mais como mas do da dos das no na
        nos nas ao à ele ela eu você tu me seu sua era estava tinha foi já muito quando isso
        também só ser está pelo pela até sem disse lhe minha meu""",
    "ru": """и в не на я что он она с как а то это все но по его её ее к у из за так же от ты мы
        вы было была был бы о когда только ещё еще ему ей меня мне если уже для или их до
        где вот да нет были чтобы себя там""",
    "pl": """i w nie na się z że to jest do jak ale co tak za od go po o był była było jej jego
        już mi mnie ja ty on ona tylko przez czy dla ich tym ten ta być sobie gdy kiedy może
        który która jeszcze przed nad ze bardzo""",
    "nl": """de het een en van ik dat niet is in je hij zij ze op te met voor was aan er maar
        zijn had haar hem als om dan bij ook naar wat nog uit wel zo over mij jij door heb
        hebben""",
    "sv": """och att det i en som han hon på är av för med den inte var jag till ett om så men
        hade sig de du från honom henne vi ut när vad kan här nu där mig dig skulle""",
    "da": """og at det i en som han hun på er af for med den ikke var jeg til et om så men havde
        sig de du fra ham hende vi ud når hvad kan her nu der mig dig skulle blev""",
    "no": """og at det i en som han hun på er av for med den ikke var jeg til et om så men hadde
        seg de du fra ham henne vi ut når hva kan her nå der meg deg skulle ble""",
    "fi": """ja on ei se hän oli että mutta kun niin ole minä sinä olin olisi joka mitä nyt vain
        sen hänen häntä myös kuin jos tai siitä sitten minun sinun en""",
    "cs": """a se v na že je to s z do jsem ale jako po by byl byla bylo za co tak si jeho její
        když už mu jen ještě pro o ve jsi ho mě ti až k nebo""",
    "hu": """a az és hogy nem egy is volt de meg csak azt el ha mint már én te ez van még mi ki
        be aztán vagy ezt neki""",
    "ro": """și să nu în că de cu la o un pe se a este era mai din dar ce îi îl lui ei am ai sunt
        pentru după când fi fost ca""",
    "uk": """і в не на я що він вона з як а то це все але по його її до у за так же від ти ми ви
        було була був би коли тільки ще йому їй мене мені якщо вже для або їх та й""",
    "ca": """el la els les de i que en un una no es amb per va al del més però com li ho jo tu
        era havia és molt quan també seva seu això ni aquest aquesta què""",
    "tr": """bir ve bu de da ne için o ama çok gibi ben sen daha kadar değil mi var yok her şey
        diye sonra ona onu ile ki""",
    "el": """και το να η ο τον την του της που δεν με τα για είναι στο στην από θα μου σου τι
        ήταν αλλά ένα μια τους""",
}  # fmt: skip
"""Each list holds the words that make up a fourth to a half of any prose in its language."""
