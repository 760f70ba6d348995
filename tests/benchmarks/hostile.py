"""
How long hostile story files take, and how much memory: each is read or refused in one line.

    python tests/benchmarks/hostile.py [NAME...]

Every file is made on the spot and read in a process of its own. A row is the file, its size, the
seconds, the peak of memory, and what came of it: the number of chapters, or the refusal.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

MB: Final = 1_000_000
NESTED: Final = 100_000
SENTENCE: Final = "She lit the lamp, and nobody came. "
LAUGHS: Final = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
"""A billion laughs: one entity that grows to 4 GB."""


WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"


def packed(files: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def epub(page: bytes | str, *, package: str = "", container: str = "o.opf") -> bytes:
    opf = package or (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" '
        'href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/>'
        "</spine></package>"
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            f'container"><rootfiles><rootfile full-path="{container}"/></rootfiles></container>',
            "o.opf": opf,
            "a.xhtml": page,
        }
    )


def docx(document: str) -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt(content: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content})


def page(body: str, head: str = "") -> str:
    return f"{head}<html><head><title>x</title></head><body>{body}</body></html>"


def nested(tag: str) -> str:
    return f"<{tag}>" * NESTED + SENTENCE + f"</{tag}>" * NESTED


FILES: Final[dict[str, tuple[str, Callable[[], bytes | str]]]] = {
    "one line of 20 MB": ("x.txt", lambda: SENTENCE * (20 * MB // len(SENTENCE))),
    "one paragraph of 20 MB": (
        "x.html",
        lambda: page(f"<p>{SENTENCE * (20 * MB // len(SENTENCE))}</p>"),
    ),
    "one word of 20 MB": ("x.txt", lambda: "lamp" * (5 * MB)),
    "20 MB of blanks": ("x.txt", lambda: SENTENCE + " " * (20 * MB) + SENTENCE),
    "20 MB of empty lines": ("x.txt", lambda: SENTENCE + "\n" * (20 * MB) + SENTENCE),
    "a million short lines": ("x.txt", lambda: "Who?\n" * MB),
    "a million asterisks": ("x.txt", lambda: SENTENCE + "*" * MB),
    "a million `* a`": ("x.txt", lambda: "* a " * MB),
    "a million quotation marks": ("x.txt", lambda: '"' * MB + SENTENCE),
    "half a million `(A/N`": ("x.txt", lambda: "(A/N: " * (MB // 2)),
    "half a million dashes": ("x.txt", lambda: "- — " * (MB // 2) + SENTENCE),
    "a million numerals": ("x.txt", lambda: "\n\n".join(["XIV."] * (MB // 10)) + SENTENCE),
    "100,000 headings": ("x.txt", lambda: "\n\n".join(f"Chapter {it}" for it in range(NESTED))),
    "100,000 nested <div>": ("x.html", lambda: page(nested("div"))),
    "100,000 nested <blockquote>": ("x.html", lambda: page(nested("blockquote"))),
    "100,000 nested <em>": ("x.html", lambda: page(f"<p>{nested('em')}</p>")),
    "900,000 tags": ("x.html", lambda: page("<p>a<i>b</i></p>" * 450_000)),
    "a million open tags": ("x.html", lambda: page("<p>a" * MB)),
    "a comment without an end": ("x.html", lambda: page("<p>a</p><!--" + "-" * (20 * MB))),
    "a million entities": ("x.html", lambda: page("<p>" + "&amp;&nosuch;&#x41;" * MB)),
    "laughs in HTML": ("x.html", lambda: page("<p>&j;</p>", LAUGHS)),
    "laughs in EPUB": ("x.epub", lambda: epub(page("<p>&j;</p>", LAUGHS))),
    "laughs in a package": ("x.epub", lambda: epub("", package=f"{LAUGHS}<package>&j;</package>")),
    "laughs in DOCX": (
        "x.docx",
        lambda: docx(
            f'{LAUGHS}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>a &j;</w:t></w:r></w:p>'
            "</w:body></w:document>"
        ),
    ),
    "laughs in ODT": (
        "x.odt",
        lambda: odt(
            f'{LAUGHS}<office:text xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0">'
            "<text:p>a &j;</text:p></office:text>"
        ),
    ),
    "a file of the system in EPUB": (
        "x.epub",
        lambda: epub(
            page("<p>&f;</p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>')
        ),
    ),
    "an EPUB that climbs": ("x.epub", lambda: epub(page(SENTENCE), container="../../etc/passwd")),
    "an EPUB page of 1 GB": ("x.epub", lambda: epub(b"\0" * (1 << 30))),
    "an EPUB nested 100,000 deep": ("x.epub", lambda: epub(page(nested("div")))),
    "a zip of 20,001 files": ("x.zip", lambda: packed({f"{it}.txt": "a" for it in range(20_001)})),
    "a zip of 100 x 10 MB": (
        "x.zip",
        lambda: packed({f"{it}.txt": b"a" * (10 * MB) for it in range(100)}),
    ),
    "half a zip": ("x.zip", lambda: packed({"a.txt": SENTENCE * 1000})[:90]),
    "100,000 RTF groups": ("x.rtf", lambda: r"{\rtf1 " + "{" * NESTED + SENTENCE),
    "a million RTF words": ("x.rtf", lambda: r"{\rtf1 " + r"\b " * MB + SENTENCE),
    "100,000 nested quotes in Markdown": ("x.md", lambda: "# A\n\n" + ">" * NESTED + SENTENCE),
    "a million brackets in Markdown": ("x.md", lambda: "# A\n\n" + "[" * MB + SENTENCE),
    "a million NULs": ("x.txt", lambda: SENTENCE + "\0" * MB),
    "20 MB of noise": ("x.txt", lambda: bytes(it * 7919 % 251 for it in range(20 * MB))),
}


def measured(path: str) -> tuple[float, float, str]:
    """Return seconds, MB at the peak, and what came of reading a file."""
    from narrate.errors import NarrateError
    from narrate.readers import read

    began = time.perf_counter()
    try:
        verdict = f"{len(read(Path(path)).chapters):,} chapters"
    except NarrateError as error:
        verdict = f"refused: {error.message.replace(path, Path(path).name)}"
    seconds = time.perf_counter() - began
    return seconds, peak_kb() / 1024, verdict


def peak_kb() -> int:
    """Return the most memory that this process had, in kB; 0 where the system does not say."""
    # Not `getrusage`: a new process begins with the peak of the one that started it.
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0


def main(wanted: list[str]) -> None:
    """Print the table."""
    print(f"{'file':<36}{'MB':>7}{'s':>8}{'peak MB':>9}  what came of it")
    with tempfile.TemporaryDirectory() as folder:
        for title, (name, make) in FILES.items():
            if wanted and not any(word in title for word in wanted):
                continue
            content = make()
            path = Path(folder, name)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            size = path.stat().st_size / MB
            del content
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, peak, verdict = pool.apply(measured, (str(path),))
            print(f"{title:<36}{size:>7.2f}{seconds:>8.2f}{peak:>9.0f}  {verdict}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
