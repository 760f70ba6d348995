"""Scene breaks in words of other languages than English: `Drei Tage später`, `Тем временем`."""
# ruff: noqa: E501, ISC004, RUF001 - patterns are read as rows, a language each; some are Cyrillic.

from __future__ import annotations

import re
from typing import Final

_PERSON: Final = r"[^\W\d_][\w.'\u2019-]*(?:\s+[^\W\d_][\w.'\u2019-]*){0,3}"

SILENT: Final = re.compile(
    r"saut de (?:ligne|page|scène)|changement de (?:scène|pdv|point de vue)|ellipse(?: temporelle)?"
    r"|szenen(?:wechsel|umbruch)|zeitsprung|perspektiv(?:en)?wechsel|ortswechsel"
    r"|cambio de (?:escena|pov|punto de vista)|salto (?:de (?:tiempo|línea|escena)|temporal)"
    r"|cambio (?:di )?scena|cambio (?:di )?pov|salto temporale"
    r"|mudança de (?:cena|pov)|quebra de (?:cena|tempo)|salto no tempo"
    r"|смена (?:сцены|pov)|разрыв строки|временной скачок"
    r"|zmiana (?:sceny|perspektywy)|przeskok czasowy",
    re.IGNORECASE,
)
"""Words that only name the break: not read."""

HEADERS: Final = re.compile(
    rf"pdv {_PERSON}|(?:point de vue|pdv)(?: de |\s?:\s?| d['\u2019]){_PERSON}|(?:du|le) point de vue d(?:e |['\u2019]){_PERSON}"
    rf"|(?:aus )?(?:{_PERSON}s|\w+['\u2019]) (?:sicht|perspektive)"
    rf"|(?:aus )?(?:der )?(?:sicht|sichtweise|perspektive) von {_PERSON}"
    rf"|(?:desde el )?punto de vista (?:de |: ?){_PERSON}|narra {_PERSON}"
    rf"|(?:dal )?punto di vista (?:di |: ?){_PERSON}"
    rf"|(?:do )?ponto de vista (?:de |do |da |: ?){_PERSON}"
    rf"|(?:от лица|глазами|точка зрения|pov) {_PERSON}"
    rf"|(?:perspektywa|oczami|z perspektywy|punkt widzenia) {_PERSON}"
    r"|pendant ce temps|au même moment|währenddessen|zur gleichen zeit|inzwischen|mientras tanto"
    r"|al mismo tiempo|nel frattempo|intanto|enquanto isso|entretanto|тем временем|в это время"
    r"|tymczasem|w tym samym czasie"
    r"|(?:début|fin) (?:du )?flash-?back|(?:fine|inizio) (?:del )?flash-?back|(?:início|fim) do flash-?back"
    r"|rückblende(?: ende)?|ende (?:der )?rückblende|флэ?шб[еэ]к|конец флэ?шб[еэ]ка"
    r"|(?:koniec|początek) retrospekcji|retrospekcja",
    re.IGNORECASE,
)
"""Words that tell where or with whom the next scene is: read after the break."""

LATER: Final = (
    "plus tard", "später", "después", "más tarde", "dopo", "più tardi", "depois", "mais tarde",
    "спустя", "позже", "później", "potem",
)  # fmt: skip
"""Words after which a full stop ends no sentence of the story, but a line that stands alone."""

_TAIL: Final = r"(?:[\s,]+[\w'\u2019 ]{1,30})?"

_TIME_SKIPS: Final = tuple(
    f"(?:{pattern}){_TAIL}"
    for pattern in (
        # French
        r"(?:\w+[\s'\u2019-]+){1,4}(?:années?|ans?|mois|semaines?|jours?|heures?|minutes?|siècles?|temps)"
        r" (?:plus tard|après|auparavant|plus tôt)|(?:bien |un peu )?plus tard"
        r"|le (?:lendemain|surlendemain)(?: matin| soir| midi)?|(?:la|le) (?:\w+ )?"
        r"(?:nuit|jour|semaine|matin|soir|mois|année) (?:suivante?|d['\u2019]après)|ce (?:soir|matin)-là"
        r"|cette nuit-là",
        # German
        r"(?:\w+ ){1,3}(?:jahrhunderte?|jahre?|monate?|wochen?|tage?|stunden?|minuten?|zeit|augenblicke?)"
        r" (?:später|danach|zuvor|vorher|darauf)|(?:viel |etwas |wenig )?später"
        r"|am (?:nächsten|folgenden|selben|gleichen) (?:morgen|tag|abend|mittag|nachmittag)"
        r"|(?:in der )?(?:nächste|folgende|selbe)n? (?:nacht|woche|tage?)",
        # Spanish
        r"(?:\w+ ){1,4}(?:siglos?|años?|mes(?:es)?|semanas?|días?|horas?|minutos?|rato|tiempo)"
        r" (?:después|más tarde|antes|atrás)|(?:mucho |poco )?más tarde"
        r"|al día siguiente|a la (?:mañana|noche|semana|tarde) siguiente|(?:esa|aquella) (?:misma )?"
        r"(?:noche|tarde|mañana)",
        # Italian
        r"(?:\w+[\s'\u2019]+){1,4}(?:secoli|secolo|anni|anno|mesi|mese|settiman[ae]|giorn[io]|or[ae]|minut[io]|tempo)"
        r" (?:dopo|più tardi|prima|fa)|(?:molto |poco )?più tardi"
        r"|il (?:giorno|mattino) (?:dopo|seguente|successivo)|la (?:mattina|sera|notte|settimana)"
        r" (?:dopo|seguente|successiva)|(?:quella|la stessa) (?:sera|notte|mattina)",
        # Portuguese
        r"(?:\w+ ){1,4}(?:séculos?|anos?|m[eê]s(?:es)?|semanas?|dias?|horas?|minutos?|tempo)"
        r" (?:depois|mais tarde|antes|atrás)|(?:muito |pouco )?mais tarde"
        r"|no dia seguinte|na (?:manhã|noite|semana|tarde) seguinte|naquela (?:mesma )?"
        r"(?:noite|tarde|manhã)",
        # Russian
        r"(?:\w+ ){0,3}(?:век(?:а|ов)?|лет|года?|месяц(?:а|ев)?|недел[яиюь]|дн(?:я|ей)|день|час(?:а|ов)?"
        r"|минут[уы]?|врем(?:я|ени)) (?:спустя|назад)|(?:спустя|через) (?:\w+ ){0,3}"
        r"(?:века?|веков|лет|года?|месяц(?:а|ев)?|недел[июь]|дн(?:я|ей)|день|час(?:а|ов)?|минут[уы]?)"
        r"|(?:много |немного )?позже|на следующ(?:ий|ее|ую) (?:день|утро|ночь|неделю)"
        r"|(?:следующим|тем же) (?:утром|вечером|днём|днем)|(?:той же|следующей) ночью",
        # Polish
        r"(?:\w+ ){0,3}(?:wiek(?:i|ów)?|lat[a]?|rok|miesiąc[e]?|miesięcy|tydzień|tygodni[e]?|dni|dzień"
        r"|godzin[aęy]?|minut[aęy]?|czas|chwil[aęi]) (?:później|potem|wcześniej|temu)"
        r"|(?:po )?(?:wielu|kilku|paru) (?:latach|miesiącach|tygodniach|dniach|godzinach|minutach)"
        r"|(?:dużo |trochę |znacznie )?później|następnego (?:dnia|ranka|wieczora|wieczoru|poranka)"
        r"|tej samej nocy|tego samego (?:dnia|wieczoru)",
    )
)
TIME_SKIPS: Final = re.compile("|".join(_TIME_SKIPS), re.IGNORECASE)
"""`Quelques heures plus tard`, `Kilka dni później`: a break, and words to be read."""
