"""`mestring` alone: asks which exercise, tells how far it has come, and takes the next step with the teacher."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click

from ..text.messages import N_, _
from .course import Course, find_course

DOWNLOADS = ("Downloads", "Nedlastinger")  # also on a Norwegian Windows or Mac the folder itself is called Downloads
QUIT, ANOTHER = "q", "another"
MENU = (
    ("intake", N_("Ta imot innleveringer")),
    ("grade", N_("Rette det som rettes av seg selv")),
    ("mark", N_("Lese og vurdere det studentene har skrevet")),
    ("publish", N_("Lage tilbakemeldinger og karakterliste")),
    ("overview", N_("Se klassen i figurer")),
    ("doctor", N_("Se etter om alt er på plass")),
    (ANOTHER, N_("Velge en annen oppgave")),
)


def newest_download(pattern: str) -> Path | None:
    """The file of this kind that came last into the folder where browsers put what they fetch."""
    found = [file for name in DOWNLOADS for file in (Path.home() / name).glob(pattern) if file.is_file()]
    return max(found, key=lambda file: file.stat().st_mtime, default=None)


class Progress(NamedTuple):
    """How many hand-ins of an exercise have come how far."""

    taken_in: int
    graded: int
    waiting: int
    pages: int
    doubtful: int = 0  # of them, or beside them, those that intake asks the teacher to look at

    @property
    def next(self) -> str:
        """The step that is most likely wanted now."""
        if not self.taken_in:
            return "intake"
        if self.graded < self.taken_in:
            return "grade"
        return "mark" if self.waiting else "publish"


@click.command("guide", help=N_("Spør hvilken oppgave det gjelder, og tar neste steg sammen med deg."))
def command():
    """See `guide`."""
    from .cli import run

    return guide(run)


def guide(run: Callable[[list[str]], int]) -> int:
    """Ask until the teacher has had enough; `run` runs one command line. Returns the last exit code."""
    course, code = find_course(), 0
    click.echo(_("Fra innleveringer til poeng og tilbakemeldinger. Skriv q for å slutte."))
    titles = [(name, course.title(name)) for name in course.assignments]
    while assignment := _choose(_("Hvilken oppgave?"), titles, ""):
        step = ""
        while step != ANOTHER:
            click.echo(f"\n{assignment}: {tell(there := progress(course, assignment))}")
            step = _choose(_("Hva vil du gjøre?"), [(name, _(words)) for name, words in MENU], there.next)
            if not step:
                return code
            if step != ANOTHER:
                code = run(_line(course, step, assignment))
    return code


def progress(course: Course, assignment: str) -> Progress:
    """How far an exercise has come, as its folders and the gradebook tell."""
    graded = waiting = 0
    if course.gradebook.exists():
        from ..errors import PlainError
        from .publish.results import results

        try:
            found = results(course, assignment)
            graded, waiting = len(found), sum(bool(result.waiting) for result in found)
        except PlainError:  # nobody is graded yet
            pass
    taken_in = len(list(course.folder("submitted").glob(f"*/{assignment}")))
    pages = len(list(course.folder("feedback").glob(f"*/{assignment}/*.html")))
    doubtful = sum(entry.get("state") == "needs_you" for entry in course.students(assignment).values())
    return Progress(taken_in, graded, waiting, pages, doubtful)


def tell(there: Progress) -> str:
    """The same in words."""
    if not there.taken_in and not there.doubtful:
        return _("ingen innleveringer er tatt imot ennå.")
    words = [_("{} tatt imot", there.taken_in), _("{} rettet", there.graded)]
    if there.waiting:
        words.append(_("{} venter på at du leser", there.waiting))
    if there.pages:
        words.append(_("1 side laget") if there.pages == 1 else _("{} sider laget", there.pages))
    said = ", ".join(words) + "."
    return _("{} {} trenger deg: Se rapporten om innleveringene.", said, there.doubtful) if there.doubtful else said


def _choose(question: str, options: list[tuple[str, str]], usual: str) -> str:
    """The id of what is chosen by number, or by how it begins, or "" for nothing."""
    click.echo()
    for number, (_name, words) in enumerate(options, start=1):
        click.echo(f"  {number}  {words}")
    default = next((str(n) for n, (name, _words) in enumerate(options, start=1) if name == usual), None)
    while True:
        said = click.prompt(question, default=default, prompt_suffix=" ").strip().lower()
        if said == QUIT:
            return ""
        begin = [name for name, _words in options if len(said) > 1 and name.startswith(said)]
        if len(begin) == 1:  # 03 is the exercise with that number and not the third in the list
            return begin[0]
        if said.isdecimal() and 1 <= int(said) <= len(options):
            return options[int(said) - 1][0]
        click.echo(_("Skriv et tall fra 1 til {}, eller q for å slutte.", len(options)))


def _line(course: Course, step: str, assignment: str) -> list[str]:
    """The command line of a step, with what else it needs asked for."""
    line = [step] if step == "doctor" else [step, assignment]
    if step == "intake":
        question = _("Zip-fila fra Canvas, eller mappa med innleveringene?")
        file = _file(question, _("de som alt ligger i kurset"), "*.zip")
        line += [file] if file else []
    if step == "overview":
        line.append("--vis")
    if step == "publish":
        question = _("Karakterlista du har eksportert fra Canvas?")
        file = _file(question, _("bare tilbakemeldinger"), "*.csv")
        line += ["--canvas", file] if file else []
    return [*line, "--course", str(course.root)]


def _file(question: str, without: str, pattern: str) -> str:
    """A file that exists, or "". A name dragged into the terminal comes with quotes, or with a \\ before each space."""
    newest = newest_download(pattern)
    click.echo(question + " " + _("Dra den inn i vinduet, eller skriv hva den heter.") + f"\n  Enter: {without}")
    if newest:
        when = datetime.fromtimestamp(newest.stat().st_mtime)
        click.echo("  1: " + _("den nyeste du har lastet ned, {} ({:%d.%m. kl. %H.%M})", newest.name, when))
    while True:
        said = click.prompt(" ", default="", show_default=False, prompt_suffix=" ").strip().strip("'\"")
        if not said:
            return ""
        if said == "1" and newest:
            return str(newest)
        for name in (said, said.replace("\\ ", " ")):
            if Path(name).expanduser().exists():
                return str(Path(name).expanduser())
        click.echo(_("Fant ikke {}.", said))
