"""`mestring comments`: the files of readers who took part (`book/medvirkning.md`), as one page, by lesson and section.

A file is JSON: {mestring: "comments", version, at, who, leave, name, comments: [{page, section, title, text}]}.
"""

import itertools
import json
import re
from datetime import datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

import click

from ..answers import write_whole
from ..errors import PlainError
from ..text.messages import N_
from .course import find_course
from .norwegian import course_option

MOST_BYTES = 2_000_000
KIND, VERSION = "comments", 1
WHO = {
    "": "En som ikke har sagt hvem",
    "lived": "En med egen erfaring",
    "family": "En pårørende",
    "professional": "En som arbeider i en tjeneste",
    "teacher": "En som underviser",
    "student": "En student",
    "class": "En klasse eller ei gruppe",
}
LEAVE = {"no": "Vil ikke nevnes.", "nameless": "Kan nevnes uten navn.", "named": "Kan nevnes som «{name}»."}
FOREIGN = "er ikke en fil med tilbakemeldinger fra boka. Har du fått riktig fil?"
DAMAGED = "kan ikke leses. Be den som laget fila, om å lage den på nytt og sende den uten å åpne den."
NEWER = "er laget i en nyere utgave av kurset enn denne. Oppdater kurset, og prøv igjen."
STYLE = """
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  overflow-wrap: break-word; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; } h1, h2, h3 { line-height: 1.25; }
blockquote { margin: 1rem 0 0; padding-left: 1rem; border-left: .25rem solid; white-space: pre-line; }
blockquote + p { margin: .25rem 0 1.5rem; }
"""


class Comment(NamedTuple):
    """What a reader wrote on one section of a page, and who, as far as they said it."""

    page: str
    section: str
    title: str
    text: str
    who: str


def read(path: Path) -> list[Comment]:
    """The comments of a file. Raises PlainError, which says why it is refused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PlainError(f"{path.name} {FOREIGN}")
        file = json.loads(path.read_bytes().decode("utf-8"))
    except OSError:
        raise PlainError(f"{path.name} lot seg ikke åpne. Finnes fila, og er navnet skrevet riktig?") from None
    except (ValueError, RecursionError):
        raise PlainError(f"{path.name} {DAMAGED}") from None
    if not isinstance(file, dict) or file.get("mestring") != KIND:
        raise PlainError(f"{path.name} {FOREIGN}")
    if isinstance(file.get("version"), int) and file["version"] > VERSION:
        raise PlainError(f"{path.name} {NEWER}")
    try:
        who = f"{WHO[file['who']]}. {LEAVE[file['leave']].format(name=_text(file['name']))}"
        parts = ("page", "section", "title", "text")
        return [Comment(*(_text(one[part]) for part in parts), who) for one in file["comments"]]
    except (KeyError, TypeError):
        raise PlainError(f"{path.name} {DAMAGED}") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


@click.command(
    "comments",
    help=N_(
        "Samler tilbakemeldinger fra lesere på én side, leksjon for leksjon og del for del.\n\n"
        "FIL er det en leser har laget på siden «Vær med på kurset» i boka. Du kan ta med flere om gangen."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=N_("FIL …"))
@course_option
def command(files: tuple[Path, ...], folder: Path | None) -> int:
    """Write the page; returns the exit code."""
    root = find_course(folder).root
    files, found, refused = tuple(dict.fromkeys(files)), [], 0
    for path in files:
        try:
            found += read(path)
        except PlainError as error:
            refused += 1
            click.echo(str(error), err=True)
    found = list(dict.fromkeys(found))  # the same file may have come twice
    if not found:
        raise PlainError("Ingen tilbakemeldinger å vise, så det er ikke laget noen side.")
    out = _free(root / "grading" / "tilbakemeldinger.html")
    try:
        write_whole(out, report(root, found).encode())
    except OSError:
        raise PlainError(f"Fikk ikke skrevet {out}. Kan du lagre i den mappa?") from None
    click.echo(f"{_count(found)} fra {_files(len(files) - refused)} ligger i\n  {out}")
    return int(bool(refused))


def _free(path: Path) -> Path:
    """The path, or one with a number where a page from before lies."""
    more = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(one for one in itertools.chain([path], more) if not one.exists())


def report(root: Path, found: list[Comment]) -> str:
    """The page: no scripts, nothing from elsewhere, every word of a reader's as text."""
    made = datetime.now().strftime("%d.%m.%Y kl. %H.%M")
    parts = [f"<h1>Tilbakemeldinger fra lesere</h1><p>{_count(found)}. Laget {made}. Her kan det stå noe om helse.</p>"]
    for page in sorted({one.page for one in found}):
        heading, sections = _about(root, page)
        parts.append(f"<h2>{escape(heading or page)}</h2>")
        if not heading:
            parts.append("<p>Denne siden finnes ikke i din utgave av kurset.</p>")
        own = [one for one in found if one.page == page]
        for title in sorted({one.title for one in own}, key=lambda name: (sections.get(name, len(sections)), name)):
            parts.append(f"<h3>{escape(title)}</h3>")
            parts += [
                f"<blockquote>{escape(one.text)}</blockquote><p>{escape(one.who)}</p>"
                for one in own
                if one.title == title
            ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<title>Tilbakemeldinger fra lesere</title><style>{STYLE}</style>"
    return f'<!DOCTYPE html>\n<html lang="nb"><head>{head}</head><body><main>{"".join(parts)}</main></body></html>\n'


def _about(root: Path, page: str) -> tuple[str, dict[str, int]]:
    """A page's title and {heading: its place}; "" where this course has no such page."""
    path = root / f"{page}.ipynb"
    if not re.fullmatch(r"(course|exercises/[\w-]+)/[\w-]+", page) or not path.is_file():
        return "", {}
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    headings = re.findall(r"^##? (.+)", text, re.MULTILINE)
    return f"{path.stem[:2]} {headings[0]}", {heading: at for at, heading in enumerate(headings)}


def _count(found: list[Comment]) -> str:
    return "1 tilbakemelding" if len(found) == 1 else f"{len(found)} tilbakemeldinger"


def _files(many: int) -> str:
    return "1 fil" if many == 1 else f"{many} filer"
