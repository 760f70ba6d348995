"""What voices say when they are measured: a paragraph in each language that espeak is cast in."""

# ruff: noqa: RUF001 - marks, dashes and Cyrillic letters are what texts hold.

from __future__ import annotations

TEXT = (
    "The morning was cold and bright, and nobody had yet thought of breakfast. "
    "“We could walk down to the harbor,” she said, “and watch the boats go out.” "
    "He shook his head; it was much too early for that. Why should they hurry? "
    "A thin blue smoke rose from the chimneys, and somewhere a dog barked twice. "
    "Judge Ferris had asked for five fresh eggs, a jug of cider, and his usual chair. "
    "“You will have to choose,” the boy said. “Either we tell them now, or we never do.” "
    "Zeal, she thought, is a poor sort of measure. She put the letter away and turned the key. "
    "Through the open window came the voices of children, playing on the gravel by the gate. "
    "“Oh, please!” cried Vera. “Give it back!” They laughed, and their laughter was kind. "
    "Nothing that happened later could quite take away the pleasure of that hour."
)
"""Of all sounds of English, and of questions, calls and plain prose."""

TEXTS = {
    "en": TEXT,
    "fr": (
        "Le matin était froid et clair, et personne ne songeait encore au déjeuner. « On "
        "pourrait descendre jusqu'au port, dit-elle, et regarder partir les bateaux. » Il "
        "secoua la tête ; c'était bien trop tôt pour cela. Pourquoi se presser ? Une fine "
        "fumée bleue montait des cheminées, et quelque part un chien aboya deux fois. « Oh, "
        "s'il te plaît ! cria Véra. Rends-le-moi ! » Ils rirent, et leur joie était douce. Le "
        "juge avait demandé cinq œufs frais, un pichet de cidre et sa chaise habituelle. Rien "
        "de ce qui arriva plus tard ne put effacer le plaisir de cette heure."
    ),
    "de": (
        "Der Morgen war kalt und hell, und niemand dachte schon an das Frühstück. „Wir "
        "könnten zum Hafen hinuntergehen“, sagte sie, „und den Booten nachsehen.“ Er "
        "schüttelte den Kopf; dafür war es viel zu früh. Warum sollten sie sich beeilen? "
        "Dünner blauer Rauch stieg aus den Schornsteinen, und irgendwo bellte zweimal ein "
        "Hund. „Ach, bitte!“, rief Vera. „Gib es zurück!“ Sie lachten, und ihr Lachen war "
        "freundlich. Der Richter hatte fünf frische Eier, einen Krug Most und seinen "
        "gewohnten Stuhl verlangt. Nichts, was später geschah, konnte die Freude dieser "
        "Stunde ganz auslöschen."
    ),
    "es": (
        "La mañana era fría y clara, y nadie había pensado todavía en el desayuno. —Podríamos "
        "bajar al puerto —dijo ella— y ver cómo salen los barcos. Él negó con la cabeza; era "
        "demasiado pronto para eso. ¿Por qué tenían que darse prisa? Un humo fino y azul "
        "subía de las chimeneas, y en alguna parte un perro ladró dos veces. —¡Oh, por favor! "
        "—gritó Vera—. ¡Devuélvemelo! Se rieron, y su risa era amable. El juez había pedido "
        "cinco huevos frescos, una jarra de sidra y su silla de siempre. Nada de lo que pasó "
        "después pudo borrar la alegría de aquella hora."
    ),
    "it": (
        "La mattina era fredda e chiara, e nessuno aveva ancora pensato alla colazione. "
        "«Potremmo scendere al porto» disse lei «e guardare le barche che partono.» Lui "
        "scosse la testa; era troppo presto per quello. Perché avrebbero dovuto affrettarsi? "
        "Un fumo sottile e azzurro saliva dai camini, e da qualche parte un cane abbaiò due "
        "volte. «Oh, ti prego!» gridò Vera. «Ridammelo!» Risero, e le loro risate erano "
        "gentili. Il giudice aveva chiesto cinque uova fresche, una brocca di sidro e la sua "
        "solita sedia. Niente di quello che accadde dopo poté cancellare la gioia di "
        "quell'ora."
    ),
    "pt": (
        "A manhã estava fria e clara, e ninguém tinha pensado ainda no café. — Podíamos "
        "descer até o porto — disse ela — e ver os barcos que saem. Ele abanou a cabeça; era "
        "cedo demais para isso. Por que haviam de ter pressa? Uma fumaça fina e azul subia "
        "das chaminés, e em algum lugar um cão latiu duas vezes. — Oh, por favor! — gritou "
        "Vera. — Devolve-me isso! Eles riram, e o seu riso era gentil. O juiz tinha pedido "
        "cinco ovos frescos, um jarro de sidra e a sua cadeira de sempre. Nada do que "
        "aconteceu depois pôde apagar a alegria daquela hora."
    ),
    "ru": (
        "Утро было холодным и ясным, и никто ещё не думал о завтраке. — Мы могли бы "
        "спуститься в гавань, — сказала она, — и посмотреть, как уходят лодки. Он покачал "
        "головой: для этого было слишком рано. Зачем им спешить? Тонкий синий дым поднимался "
        "из труб, и где-то дважды залаяла собака. — Ну пожалуйста! — крикнула Вера. — Отдай "
        "обратно! Они засмеялись, и смех их был добрым. Судья попросил пять свежих яиц, "
        "кувшин сидра и свой обычный стул. Ничто из того, что случилось потом, не смогло "
        "совсем отнять радость этого часа."
    ),
    "pl": (
        "Ranek był zimny i jasny, i nikt jeszcze nie pomyślał o śniadaniu. — Moglibyśmy zejść "
        "do portu — powiedziała — i popatrzeć, jak odpływają łodzie. Pokręcił głową; było na "
        "to o wiele za wcześnie. Po co mieliby się spieszyć? Cienki niebieski dym unosił się "
        "z kominów, a gdzieś dwa razy zaszczekał pies. — Och, proszę! — krzyknęła Wera. — "
        "Oddaj mi to! Roześmiali się, a ich śmiech był życzliwy. Sędzia poprosił o pięć "
        "świeżych jaj, dzban jabłecznika i swoje zwykłe krzesło. Nic z tego, co stało się "
        "później, nie mogło do końca odebrać radości tamtej godziny."
    ),
}
"""What voices of each language are measured by."""
