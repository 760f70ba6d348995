from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.readers.structure.breaks import divider

DRAWN = (
    *("* * *", "***", "*", "---", "-----", "- - -", "—", "\u2013", "~", "~~~", "~*~", "~*~*~*~"),
    *("*~*~*", "#", "###", "# # #", "= = =", "=====", "+++++++", "_____", ".:.:.", "-:-:-"),
    *("~.:.~", "<><><>", "{}{}{}{}{}", "•", "• • •", "◇◆◇", "⁂", "❖", "☆★☆", "♥♥♥", "§", "∞"),
    *(
        "/////",
        "|||",
        "^^^",
        "%%%",
        "&&&",
        "@@@",
        ". . . .",
        ". . . . .",
        "❤️",
        "\u2013 \u2013 \u2013",
    ),
    *("-" * 58 + " --", "\\/\\/\\/", "$$$", "☽☾", "-=-=-=-", "~ ~ ~", "—————", "•°•°•"),
)
LETTERED = (
    *(
        "oOo",
        "oOoOoOo",
        "o0o0o0o0o",
        "0o0o0",
        "xxx",
        "xXx",
        "XXX",
        "x-X-x",
        "-x-x-x-",
        "-x-",
        "~o~",
    ),
    *("o.O.o", "-----x-----", "-o-o-o-", "oOo oOo oOo", "x x x", "~xXx~", "=o=o=", "--xXx--"),
    *("~HP~HP~HP~", "-SW-SW-SW-", "~SG1~SG1~SG1~", "HP~HP~HP~HP"),
)
NAMING = (
    *(
        "LINE BREAK",
        "Line break",
        "(Line break)",
        "-scene break-",
        "[SCENE CHANGE]",
        "Scene change",
    ),
    *(
        "--TIME SKIP--",
        "Page Break",
        "POV change",
        "linebreak",
        "Insert line break here",
        "~ break ~",
    ),
    *("LINEBREAK LINEBREAK LINEBREAK", "*time skip*", "---page break---", "new scene"),
)
READ = (
    ("*Many years later*", "Many years later"),
    ("_The next morning_", "The next morning"),
    ("~ Three weeks earlier ~", "Three weeks earlier"),
    ("(A few weeks later…)", "(A few weeks later…)"),
    ("Two hours later", "Two hours later"),
    ("Later that night", "Later that night"),
    ("Five minutes later...", "Five minutes later..."),
    ("The next day", "The next day"),
    ("*Two weeks*", "Two weeks"),
    ("Meanwhile", "Meanwhile"),
    ("Meanwhile…", "Meanwhile…"),
    ("~Meanwhile, in the harbor~", "Meanwhile, in the harbor"),
    ("*flashback*", "flashback"),
    ("~ End Flashback ~", "End Flashback"),
    ("Flashback", "Flashback"),
    ("Marian's POV", "Marian's POV"),
    ("~ Marian\u2019s POV ~", "Marian\u2019s POV"),
    ("(Third person POV)", "(Third person POV)"),
    ("POV: Marian", "POV: Marian"),
    ("*** Marian ***", "Marian"),
    ("~ Marian ~", "Marian"),
    ("--- The Harbor ---", "The Harbor"),
    ("* * * Marian * * *", "Marian"),
)
STORY = (
    *(
        "…",
        '"…"',
        "?!",
        "...",
        "……",
        ". . .",
        "I",
        "XX",
        "XXIV",
        "V",
        "x",
        "xx",
        "OK",
        "Oh",
        "Oooh",
    ),
    *("M-", "—O!", "—Hell! Hell! Hell!", "- E", "- text follows…", "-me", "1.", "12", "II.", "!!!"),
    *(
        "?",
        "!",
        ":)",
        ":-)",
        ";)",
        ":(",
        "<3",
        "^_^",
        "^^",
        "-_-",
        ">_<",
        "o_O",
        "O.o",
        "T_T",
        "xoxo",
    ),
    *(
        "XOXO",
        "Ooo",
        "Ooooo",
        "000",
        "0",
        "[...]",
        "(…)",
        "[…]",
        '"..."',
        "\u201c…\u201d",
        "—!",
        "-?",
    ),
    *(
        "“\u2014”",
        "'",
        "''",
        "No, no, no!",
        "HA-HA-HA",
        "Ha! Ha! Ha!",
        "Knock. Knock. Knock.",
        "😂",
    ),
    *(
        "😂😂",
        "$",
        "&",
        "%",
        "@",
        ">",
        "--and",
        "and--",
        "**Marian**",
        "*Marian*",
        "-Marian-",
        "__No__",
    ),
    *(
        "*I never said that.*",
        "_Where is it?_",
        "Two hours.",
        "Three days?",
        "One night.",
        "Scene",
        "Break",
    ),
    *(
        "Later, she slept.",
        "The next morning she left.",
        "Many years later, she came back.",
        "Meanwhile,",
    ),
    *(
        "The next thing I knew it was dark.",
        "A year is long.",
        "Line breaks are hard.",
        "POV",
        "—?",
    ),
    *(
        "-.-",
        "...!",
        "-...",
        "“X”",
        "(x)",
        "[x]",
        "oo",
        "OO",
        "o o",
        "X marks",
        "xxxxy",
        "- O",
        "a ~ b",
    ),
)


@pytest.mark.parametrize("line", [*DRAWN, *LETTERED, *NAMING])
def test_a_line_that_only_parts_scenes_is_not_read(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert line[found.start : found.end] == ""


@pytest.mark.parametrize(("line", "words"), READ)
def test_a_line_that_parts_scenes_with_words_is_read(line: str, words: str) -> None:
    found = divider(line)

    assert found is not None
    assert line[found.start : found.end] == words


@pytest.mark.parametrize("line", STORY)
def test_a_look_alike_stays_in_the_story(line: str) -> None:
    assert divider(line) is None


@pytest.mark.parametrize("line", ["*Many years later*", "_The next morning_", "**One week later**"])
def test_a_time_skip_set_off_by_emphasis_marks_is_emphasized(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert found.emphasized


@pytest.mark.parametrize("line", ["Two hours later", "~ Two hours later ~", "*** Marian ***"])
def test_other_words_between_scenes_are_not_emphasized(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert not found.emphasized


@given(st.text())
def test_any_line_is_judged(line: str) -> None:
    found = divider(line)

    assert found is None or 0 <= found.start <= found.end <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        "*" * 500_000,
        "-x" * 300_000,
        "~A" * 300_000,
        " " * 500_000 + "a",
        "linebreak" * 50_000,
        "the next " * 50_000,
        "HP-" * 200_000 + "!",
        "(" * 500_000,
    ],
)
def test_a_hostile_line_is_judged_at_once(line: str) -> None:
    divider(line)
