"""`mestring doctor`: is everything in place, and if not, what can the teacher do?"""

import os
import re
import shutil
import sqlite3
import stat
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import click
from packaging.markers import Marker

from ..errors import PlainError
from ..text.messages import N_, _, interface
from . import RUN
from .course import Course, find_course
from .norwegian import course_option

FINE, CARE, BROKEN = "fine", "care", "broken"
SIGNS = {FINE: ("green", N_("I orden")), CARE: ("yellow", N_("Sjekk")), BROKEN: ("red", N_("Må ordnes"))}
ENOUGH, LITTLE = 2_000_000_000, 300_000_000  # bytes: a class of 300 with its copies, and what one grading needs
INSTALL = N_("Slett mappa .venv i kursmappa, og kjør «{run}» én gang. Da blir alt installert på nytt.")
ROOM = N_("Rydd til det er minst 2 GB ledig.")
SET_RIGHTS = N_("Skriv: {}")
WITHOUT = N_(
    "Du kan rette likevel: Oppgavene som følger med, kjører ingen kode fra studentene. "
    "Har du laget oppgaver med kode, så rett dem på en maskin med sandkasse."
)


class Finding(NamedTuple):
    """One thing that was looked at: how it is, in words, and what to do about it."""

    state: str
    words: str
    advice: str = ""


def packages(root: Path) -> Finding:
    """Whether the installed packages are those that the course was tried with."""
    other = []
    for line in _read(root / "requirements.txt").splitlines():
        locked = re.match(r"([\w.-]+)==([\w.]+)(?: *; *([^#]+))?", line)
        if not locked or (locked[3] and not Marker(locked[3].strip()).evaluate()):  # not for this Python or machine
            continue
        try:
            found = metadata.version(locked[1])
        except metadata.PackageNotFoundError:
            found = _("mangler")
        if found != locked[2]:
            other.append(_("{} {} (skal være {})", locked[1], found, locked[2]))
    if other:
        names = ", ".join(other[:5])
        named = _("{} og {} til", names, len(other) - 5) if len(other) > 5 else names
        words = _("Disse pakkene er ikke de kurset er prøvd med: {}.", named)
        return Finding(CARE, words, _(INSTALL, run=RUN))
    version = ".".join(map(str, sys.version_info[:3]))
    words = N_("Python {}, nbgrader {}, med pakkene kurset er prøvd med.")
    return Finding(FINE, _(words, version, metadata.version("nbgrader")))


def path(search: str, folder: Path) -> Finding:
    """Whether nbgrader finds `alembic`, which it calls by name and without which it leaves half a gradebook."""
    if shutil.which("alembic", path=str(folder)) is None:
        words = _("Programmet alembic mangler. nbgrader trenger det til karakterboka.")
        return Finding(BROKEN, words, _(INSTALL, run=RUN))
    if shutil.which("alembic", path=search) is None:
        activate = r".venv\Scripts\activate" if os.name == "nt" else "source .venv/bin/activate"
        return Finding(
            CARE,
            _("«mestring» virker, men «nbgrader» alene finner ikke programmet alembic."),
            _("Vil du bruke nbgrader direkte, så skriv først: {}", activate),
        )
    return Finding(FINE, _("nbgrader finner programmet alembic."))


def gradebook(file: Path) -> Finding:
    """Whether the gradebook is whole."""
    if not file.exists():
        return Finding(FINE, _("Karakterboka finnes ikke ennå. Den lages når du retter første gang."))
    try:
        # Read only, and from its own connection: looking must not change it.
        with sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=10) as database:
            whole = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        if "locked" in str(error):
            wait = _("Vent til rettingen er ferdig, og prøv igjen.")
            return Finding(CARE, _("Karakterboka er i bruk akkurat nå."), wait)
        whole, tables = False, set()
    if not whole:
        return Finding(
            BROKEN,
            _("Karakterboka er skadet."),
            _(
                "Legg tilbake {file} fra en sikkerhetskopi. Har du ingen, så flytt fila et annet sted, og kjør "
                "«{run} grade» på nytt. Poeng og kommentarer du har gitt selv, må du gi en gang til.",
                file=file,
                run=RUN,
            ),
        )
    if not {"assignment", "student", "alembic_version"} <= tables:
        return Finding(
            BROKEN,
            _("Karakterboka ble ikke laget ferdig."),
            _("Flytt {file} et annet sted, og kjør «{run} grade» på nytt.", file=file, run=RUN),
        )
    return Finding(FINE, _("Karakterboka er hel."))


def sandbox(why_not: str) -> Finding:
    """Whether student code can be run locked in; `why_not` is what the sandbox itself says."""
    if not why_not:
        return Finding(FINE, _("Studentenes kode kan kjøres i sandkasse."))
    return Finding(CARE, why_not, _(WITHOUT))


def exchange(folder: Path, own: list[Path]) -> Finding:
    """Whether students can reach each other's hand-ins through nbgrader's exchange, or the teacher's own folders."""
    if not folder.is_dir():
        words = _("nbgraders utvekslingsmappe er ikke i bruk. Du trenger den bare på en felles maskin.")
        return Finding(FINE, words)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if os.name == "posix" and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        words = _("I {} kan en student flytte eller slette andres mapper.", folder)
        return Finding(BROKEN, words, _(SET_RIGHTS, f"sudo chmod 1777 {folder}"))
    if os.name == "posix" and mode & stat.S_IRWXO != stat.S_IRWXO:
        words = _("Studentene kan ikke levere i {}.", folder)
        return Finding(CARE, words, _(SET_RIGHTS, f"sudo chmod 1777 {folder}"))
    if open_to_all := [place.name for place in own if place.exists() and place.stat().st_mode & stat.S_IROTH]:
        return Finding(
            CARE,
            _("Alle på maskinen kan lese disse mappene: {}.", ", ".join(open_to_all)),
            _("Er det også studenter på den, så skriv i kursmappa: {}", f"chmod -R o= {' '.join(open_to_all)}"),
        )
    return Finding(FINE, _("Utvekslingsmappa {} har rette tillatelser.", folder))


def disk(free: int) -> Finding:
    """Whether there is room for a class's hand-ins and their copies."""
    room = f"{free / 1e9:.1f}".replace(".", "," if interface() == "nb" else ".")
    if free < LITTLE:
        return Finding(BROKEN, _("Bare {} GB ledig på disken.", room), _(ROOM))
    if free < ENOUGH:
        return Finding(CARE, _("{} GB ledig på disken. Det kan bli lite til en stor klasse.", room), _(ROOM))
    return Finding(FINE, _("{} GB ledig på disken.", room))


def writable(folder: Path) -> Finding:
    """Whether grading can be written at all."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.W_OK):
        move = _("Flytt kurset til en mappe der du kan lagre.")
        return Finding(BROKEN, _("Du kan ikke skrive i {}.", there), move)
    return Finding(FINE, _("Rettingen lagres i {}.", folder))


def examine(course: Course, search: str) -> list[Finding]:
    """All that is looked at; `search` is PATH as the teacher has it."""
    from .batch.isolation import why_not

    grading = course.root / "grading"
    return [
        packages(course.root),
        path(search, Path(sys.executable).parent),
        writable(grading),
        disk(shutil.disk_usage(course.root).free),
        gradebook(course.gradebook),
        sandbox(why_not()),
        exchange(_exchange(course), [grading, course.root / "solutions"]),
    ]


def _exchange(course: Course) -> Path:
    from nbgrader.exchange.default import Exchange

    return Path(Exchange(config=course.config).root)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@click.command("doctor", help=N_("Ser etter om alt er på plass for å rette, og sier hva du kan gjøre."))
@course_option
def command(folder: Path | None) -> int:
    """Print it; returns the exit code."""
    from rich.console import Console
    from rich.markup import escape

    search = os.environ.get("PATH", "")  # as it is before the course is found: that adds to it
    findings = examine(find_course(folder), search)
    console = Console(highlight=False)
    for state, words, advice in findings:
        colour, sign = SIGNS[state]
        console.print(f"[{colour}]{_(sign):<9}[/] {escape(words)}", soft_wrap=True)
        if advice:  # soft_wrap: a command that is to be copied stays one line
            console.print(f"{'':<9} → {escape(advice)}", soft_wrap=True)
    states = {finding.state for finding in findings}
    if BROKEN in states:
        raise PlainError(_("Noe må ordnes før du kan rette. Se «Må ordnes» over."))
    console.print("\n" + (_("Du kan rette.") if CARE in states else _("Alt er på plass.")))
    return int(CARE in states)
