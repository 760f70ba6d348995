"""Polish: dashes around tags, without a comma before them; low and high marks."""
# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

import re
from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue, formed, words

_PAST: Final = "ł ła li ły łem łam"

_SAYS: Final = """
    apelowa argumentowa bełkota bulgota burkną bąkną błaga cedzi chichota chlipa chlipną
    chrząkną docieka doda dodawa dokończy domaga dopyta dopytywa dorzuci drwi gdera grzmia hukna
    hukną informowa intonowa jąka jęcza jękną kaza komentowa konsultowa kontynuowa krzycza
    krzykną kusi kwęka kłama kłóci lamentowa mamrota marudzi mawia mrucza mrukną mówi naciska
    nakaza nalega namawia narzeka nuci obieca objaśni obruszy odezwa odkrzykną odmówi odpar
    odpowiada odpowiedzia odrzek odrzuci ofukną ogłosi okrzykną ostrzeg oznajmi oświadczy papla
    pisną pochwali podchwyci podją podpowiedzia podsumowa poinformowa poleci ponagli poprawi
    poprosi poradzi poskarży pospieszy potwierdzi powiedzia powita powtarza powtórzy pozdrowi
    prosi protestowa prycha prychną przekonywa przekrzykiwa przeprosi przerwa przestrzeg
    przysięg przyskaza przyzna próbowa pyta płaka rechota rozkaza rycza rykną rzek rzuci sapa
    sapną sarkną skarci skomentowa skonstatowa skwitowa skłama spluna sprostowa spróbowa spyta
    strofowa stwierdzi sugerowa sycza sykną szepną szepta szlocha twierdzi tłumaczy ucieszy ucią
    uprzedzi uspokaja uspokoi uzna warcza warkną westchną wrzasną wrzeszcza wspomnia wtrąci
    wtórowa wybełkota wybąka wycedzi wydusi wydysza wyjaśni wyjąka wykrztusi wykrzykną wymamrota
    wymrucza wypali wyparska wyrecytowa wysapa wyszepta wyzna wzdycha zaalarmowa zaapelowa
    zachichota zachęci zaczą zadrwi zagadną zagaja zagrozi zagrzmia zaintonowa zająkną zaklą
    zakomunikowa zakończy zakpi zakrzykną zameldowa zapewni zapiszcza zaproponowa zaprosi
    zaprotestowa zaprzeczy zapyta zarzuci zarządzi zasugerowa zaszlocha zaszydzi zauważy zawoła
    zawy zaznaczy zaśmia zażartowa zażąda zdziwi zgani zganił zgodzi zwróci łka śmia żachną żali
    żartowa żąda
"""
_IRREGULAR: Final = """
    burknął burknęła bąknął bąknęła chrząknął chrząknęła ciągnął ciągnęła dodaje huknął huknęła
    jęknął jęknęła krzyczy krzyknął krzyknęła mruczy mruknął mruknęła mówi mówią mówię
    odkrzyknął odkrzyknęła odparli odparł odparła odpowiada odpowiadam odrzekł odrzekła ostrzegł
    ostrzegła parsknął parsknęła pisnął pisnęła podjął podjęła powiada powtarza prychnął
    prychnęła przysiągł przysięgła pyta pytają pytam ryknął ryknęła rzekli rzekł rzekła sapnął
    sapnęła stwierdza syknął syknęła szepcze szepnął szepnęła uciął ucięła warknął warknęła
    westchnął westchnęła woła wrzasnął wrzasnęła wykrzyknął wykrzyknęła zaczął zaczęła zagadnął
    zagadnęła zaklął zaklęła zakrzyknął zakrzyknęła żachnął żachnęła
"""
POLISH: Final = Tongue(
    code="pl",
    says=formed(_SAYS, _PAST) | frozenset(_IRREGULAR.split()),
    acts=formed("uśmiecha zmarszczy wzruszy pokręci skrzywi zawaha zamilk pokiwa milcza", _PAST)
    | frozenset(
        """uśmiechnął uśmiechnęła skinął skinęła kiwnął kiwnęła mrugnął mrugnęła
        wzruszył wzruszyła roześmiał roześmiała zachichotał zachichotała drgnął
        drgnęła""".split()
    ),
    thinks=formed("myśla pomyśla duma rozmyśla", _PAST) | frozenset({"myśli"}),
    pronouns={"on": Gender.MALE, "ona": Gender.FEMALE},
    self_name="ja",
    address=words(
        "ja ty my wy mnie mi mną cię ciebie ci tobą nas nam was wam mój moja moje twój twoja twoje"
        " nasz nasza wasz wasza jestem jesteś jesteśmy pan pani panie"
    ),
    ego=words("ja mnie mi mną mój moja moje mojej mojego"),
    narrated=re.compile(r"\w{2,}(?:ł|ła|ło|li|ły)"),
    titles={
        "pan": Gender.MALE, "pani": Gender.FEMALE, "panna": Gender.FEMALE, "wujek": Gender.MALE,
        "ciocia": Gender.FEMALE, "ciotka": Gender.FEMALE, "babcia": Gender.FEMALE,
        "dziadek": Gender.MALE, "doktor": None, "dr": None, "profesor": None, "kapitan": None,
        "ksiądz": Gender.MALE, "brat": Gender.MALE, "siostra": Gender.FEMALE,
        "komisarz": None, "król": Gender.MALE, "królowa": Gender.FEMALE, "hrabia": Gender.MALE,
    },
    articles={},
    women=frozenset({"a"}),
    men=frozenset(["kuba", "barnaba", "bonawentura", "kosma", "juda", "saba", "dyzma", "zawisza"]),
    genders=(("ła", Gender.FEMALE), ("ł", Gender.MALE)),
    i_verbs=re.compile(r"\w+(?:łem|łam)"),
    male=frozenset(list("bcdfghjklłmnprstwzoysśżź")),
)  # fmt: skip
"""`— Nie — powiedziała Anna. — Jutro.`"""
