"""What notes beside the story begin with in other languages than English."""
# ruff: noqa: E501, ISC004, RUF001 - patterns are read as rows, a language each; some are Cyrillic.

from __future__ import annotations

from typing import Final

_COLON: Final = r"\s*[:\-\u2013—]"
_STOPPED: Final = r"(?=\s*(?:[:;.,*~)\]!#\-\u2013—]|$))"

AUTHORS: Final = (
    # French
    rf"(?i:(?:petite |mot )?notes? (?:de (?:fin de )?l['\u2019]aut(?:eure?|rice)|d['\u2019]aut(?:eure?|rice)"
    rf"|de la trad(?:uctrice)?|du traducteur|de fin)){_STOPPED}",
    rf"(?i:mot de l['\u2019]aut(?:eure?|rice)){_STOPPED}",
    rf"N\.?\s?[dD]\.?\s?[ABT]\.?(?:{_COLON}|\s*$)",
    # German
    rf"(?i:(?:anmerkung(?:en)?|nachwort|vorwort|kommentar|notiz(?:en)?) "
    rf"(?:de[sr]|von de[rm]) (?:autor(?:in|s)?|übersetzer(?:in|s)?)){_STOPPED}",
    rf"(?i:(?:autoren?|autorinnen?)-?(?:notiz|anmerkung|kommentar)(?:en)?){_STOPPED}",
    # Spanish, Portuguese, Italian
    rf"(?i:notas? (?:finales? |finais |iniciales? |iniciais )?d(?:e (?:la |el |o )?|el |[ao] |ell['\u2019])"
    rf"aut(?:ore|rice|or|ora)){_STOPPED}",
    rf"(?i:not[ae] (?:finale |iniziale )?(?:dell['\u2019]aut(?:ore|rice)|d['\u2019]autore"
    rf"|della traduttrice)){_STOPPED}",
    rf"(?i:notas? (?:finales|finais|iniciales|iniciais)){_STOPPED}",
    rf"(?i:angolo (?:dell['\u2019])?aut(?:ore|rice)){_STOPPED}",
    r"N\s?/\s?(?:A|T)\s*:",
    # Russian
    rf"(?i:(?:примечани[ея]|комментари[ий]|заметк[аи]) (?:автора|переводчика|к части)){_STOPPED}",
    rf"(?i:от (?:автора|переводчика)){_STOPPED}",
    rf"(?i:авторские (?:примечания|заметки)){_STOPPED}",
    r"(?i:п ?/ ?а)\s*:",
    # Polish
    rf"(?i:(?:notk?a|uwagi|słowo|komentarz|przypis(?:y)?) (?:od )?(?:autork?[ai]|tłumaczk?[ai])){_STOPPED}",
    rf"(?i:od (?:autork?i|autora|tłumaczki|tłumacza)){_STOPPED}",
)
"""Marks that mean a note wherever they stand. `N/A` alone is no mark: it is English too."""

DISCLAIMERS: Final = (
    rf"(?:avertissement légal|mentions légales|haftungsausschluss|rechtliches"
    rf"|(?:descargo|exención) de responsabilidad|(?:isenção|termo) de responsabilidade"
    rf"|avviso legale|отказ от прав|дисклеймер|zastrzeżenie){_STOPPED}",
    r"dis?cla[iy]mer\s+:",
)
WARNINGS: Final = (
    rf"(?:avertissements?|(?:trigger-?)?warnung(?:en)?|inhaltswarnung(?:en)?|advertencias?"
    rf"|avvert(?:enze|imenti)|avisos?|предупреждени[ея]|ostrzeżeni[ea]){_COLON}",
)
SUMMARIES: Final = (
    r"(?:résumé|zusammenfassung|inhalt|resumen|sinopsis|riassunto|trama|resumo|sinopse"
    r"|краткое содержание|саммари|описание|streszczenie|opis)\s*:",
)
DEDICATIONS: Final = (
    rf"(?:dédicace|widmung|dedicatoria|dedica|dedicatória|посвящение|dedykacja){_COLON}",
)
DETAILS: Final = (
    r"(?:classification|couples?|fandom|genre|paarung(?:en)?|altersfreigabe|freigabe|pareja|clasificación"
    r"|género|géneros|coppie|coppia|genere|casal|classificação|gênero|пейринг(?:и)?|рейтинг|фэндом|фандом"
    r"|жанры?|бета|размер|paring|gatunek|rating|betowała|bêta|bêta-lectrice)\s*:"
)
"""Lines of a story's header that may stand in any chapter: `Рейтинг: PG-13`."""

CONTINUED: Final = (
    r"(?:à suivre|fortsetzung folgt|continuar[áà]|continua(?:\s?\.\.\.|\s?…)|продолжение следует"
    r"|ciąg dalszy nastąpi|c\.?d\.?n\.?)[\W_]*"
)
TEASERS: Final = (
    r"(?:dans le prochain chapitre|au prochain chapitre|prochain chapitre|im nächsten kapitel"
    r"|nächstes kapitel|en el próximo capítulo|próximo capítulo|nel prossimo capitolo|prossimo capitolo"
    r"|no próximo capítulo|в следующей главе|w następnym rozdziale|następny rozdział)"
    r"\s*[:\-\u2013—]"
)
TRANSITIONS: Final = (
    r"^[\W_]*(?:(?:je vous souhaite (?:une )?)?bonne lecture(?: à tous(?: et à toutes)?)?"
    r"|viel spa(?:ß|ss) (?:beim|mit dem) (?:lesen|kapitel)|(?:que )?(?:disfruten|disfrutad)"
    r"(?: (?:de )?la lectura)?|buona lettura(?: a tutti)?|boa leitura(?: a todos)?"
    r"|приятного чтения|miłego czytania|zapraszam do czytania)[\W_]*$",
    r"\b(?:bonne lecture|viel spaß beim lesen|buona lettura|boa leitura|приятного чтения"
    r"|miłego czytania)\b",
)
"""Set phrases that end a note before the story."""

PHRASES: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    (
        2,
        (
            r"\bne m['\u2019]appartien(?:nen)?t pas\b",
            r"\bgehör(?:en|t) (?:leider )?(?:nicht mir|alle[s]? j\.? ?k)",
            r"\bno me pertenecen?\b",
            r"\bnon mi appart(?:iene|engono)\b",
            r"\bnão me pertencem?\b",
            r"\b(?:мне не принадлеж[аи]т|не принадлеж[аи]т мне)\b",
            r"\bnie należ[yą] do mnie\b",
        ),
    ),
    (
        2,
        (
            r"\b(?:laissez(?:-moi)?|n['\u2019]hésitez pas à laisser) (?:une? |des |vos )?(?:review|comm)",
            r"\b(?:reviews?|kommis?|kommentare?) (?:sind|freue)\b",
            r"\bdej(?:en|ad|áis)(?:me)? (?:\w+ )?(?:reviews?|comentarios?)\b",
            r"\blasciate(?:mi)? (?:\w+ )?(?:recension[ei]|comment[oi])\b",
            r"\bdeixem (?:\w+ )?(?:reviews?|comentários?)\b",
            r"\b(?:жду|оставляйте) (?:\w+ )?(?:отзыв|комментари)",
            r"\b(?:zostawcie|czekam na) (?:\w+ )?(?:komentarz|opini)",
        ),
    ),
    (
        1,
        (
            r"\bj['\u2019]espère que (?:ça|ce|cela|vous|le)\b.{0,40}\b(?:plai|aim)",
            r"\b(?:ich )?hoffe,? (?:es|das|euch|ihr)\b.{0,40}\bgef[aä]ll",
            r"\bespero que (?:os|les) (?:haya |guste|disfrut)",
            r"\bspero (?:che )?(?:vi|il capitolo)\b.{0,30}\bpiac",
            r"\bespero que (?:gostem|tenham gostado)\b",
            r"\bнадеюсь,? (?:что )?вам\b.{0,30}\bпонрав",
            r"\bmam nadzieję,? że\b.{0,30}\bspodoba",
        ),
    ),
    (
        1,
        (
            r"\b(?:ce|prochain|nouveau|dernier) chapitre\b",
            r"\b(?:dieses|nächste|neue|letzte)[sn]? kapitel\b",
            r"\b(?:este|próximo|nuevo|último|siguiente|novo) cap[íi]tulo\b",
            r"\b(?:questo|prossimo|nuovo|ultimo) capitolo\b",
            r"\b(?:эт[ау]|следующ(?:ая|ей|ую)|нов(?:ая|ую|ой)) глав[аеуы]\b",
            r"\b(?:ten|następny|nowy|kolejny) rozdział\b",
        ),
    ),
)
"""Weights and phrases; each counts once."""
