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
from ..text.messages import N_, _, interface
from .course import find_course
from .norwegian import course_option

MOST_BYTES = 2_000_000
KIND, VERSION = "comments", 1
WHO = {
    "": N_("En som ikke har sagt hvem"),
    "lived": N_("En med egen erfaring"),
    "family": N_("En pårørende"),
    "professional": N_("En som arbeider i en tjeneste"),
    "teacher": N_("En som underviser"),
    "student": N_("En student"),
    "class": N_("En klasse eller ei gruppe"),
}
LEAVE = {"no": N_("Vil ikke nevnes."), "nameless": N_("Kan nevnes uten navn."), "named": N_("Kan nevnes som «{name}».")}
FOREIGN = N_("{} er ikke en fil med tilbakemeldinger fra boka. Har du fått riktig fil?")
DAMAGED = N_("{} kan ikke leses. Be den som laget fila, om å lage den på nytt og sende den uten å åpne den.")
NEWER = N_("{} er laget i en nyere utgave av kurset enn denne. Oppdater kurset, og prøv igjen.")
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
            raise PlainError(_(FOREIGN, path.name))
        file = json.loads(path.read_bytes().decode("utf-8"))
    except OSError:
        raise PlainError(_("{} lot seg ikke åpne. Finnes fila, og er navnet skrevet riktig?", path.name)) from None
    except (ValueError, RecursionError):
        raise PlainError(_(DAMAGED, path.name)) from None
    if not isinstance(file, dict) or file.get("mestring") != KIND:
        raise PlainError(_(FOREIGN, path.name))
    if isinstance(file.get("version"), int) and file["version"] > VERSION:
        raise PlainError(_(NEWER, path.name))
    try:
        who = f"{_(WHO[file['who']])}. {_(LEAVE[file['leave']], name=_text(file['name']))}"
        parts = ("page", "section", "title", "text")
        return [Comment(*(_text(one[part]) for part in parts), who) for one in file["comments"]]
    except (KeyError, TypeError):
        raise PlainError(_(DAMAGED, path.name)) from None


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
        raise PlainError(_("Ingen tilbakemeldinger å vise, så det er ikke laget noen side."))
    out = _free(root / "grading" / "tilbakemeldinger.html")
    try:
        write_whole(out, report(root, found).encode())
    except OSError:
        raise PlainError(_("Fikk ikke skrevet {file}. Kan du lagre i den mappa?", file=out)) from None
    click.echo(_("{} fra {} ligger i", _count(found), _files(len(files) - refused)) + f"\n  {out}")
    return int(bool(refused))


def _free(path: Path) -> Path:
    """The path, or one with a number where a page from before lies."""
    more = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(one for one in itertools.chain([path], more) if not one.exists())


def report(root: Path, found: list[Comment]) -> str:
    """The page: no scripts, nothing from elsewhere, every word of a reader's as text."""
    title, made = _("Tilbakemeldinger fra lesere"), _("Laget {:%d.%m.%Y kl. %H.%M}.", datetime.now())
    parts = [f"<h1>{title}</h1><p>{_count(found)}. {made} {_('Her kan det stå noe om helse.')}</p>"]
    for page in sorted({one.page for one in found}):
        heading, sections = _about(root, page)
        parts.append(f"<h2>{escape(heading or page)}</h2>")
        if not heading:
            parts.append(f"<p>{_('Denne siden finnes ikke i din utgave av kurset.')}</p>")
        own = [one for one in found if one.page == page]
        for part in sorted({one.title for one in own}, key=lambda name: (sections.get(name, len(sections)), name)):
            parts.append(f"<h3>{escape(part)}</h3>")
            parts += [
                f"<blockquote>{escape(one.text)}</blockquote><p>{escape(one.who)}</p>"
                for one in own
                if one.title == part
            ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<title>{title}</title><style>{STYLE}</style>"
    body = f"<body><main>{''.join(parts)}</main></body>"
    return f'<!DOCTYPE html>\n<html lang="{interface()}"><head>{head}</head>{body}</html>\n'


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
    return _("1 tilbakemelding") if len(found) == 1 else _("{} tilbakemeldinger", len(found))


def _files(many: int) -> str:
    return _("1 fil") if many == 1 else _("{} filer", many)
