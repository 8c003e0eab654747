"""`mestring publish`: feedback pages, and points filled into the gradebook that Canvas exported."""

from pathlib import Path

import click

from ...errors import PlainError
from ..course import Course, find_course
from ..norwegian import course_option
from .canvas import Filled, GradeList
from .results import Result, outdated, results, students

MANY = 20  # names in a list on the screen


@click.command("publish")
@click.argument("assignment", metavar="OPPGAVE")
@click.option(
    "--canvas",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Karakterlista du har eksportert fra Canvas. Den blir ikke endret; du får ei ny fil.",
)
@click.option(
    "--kolonne", "column", default="", metavar="NAVN", help="Kolonnen i karakterlista, når den ikke finnes av seg selv."
)
@click.option(
    "--ut", "out", type=click.Path(path_type=Path), metavar="FIL", help="Hva den nye karakterlista skal hete."
)
@click.option(
    "--godta",
    "accepted",
    multiple=True,
    metavar="STUDENT",
    help="Regn denne innleveringen som hel, når du har sett på den. Kan gjentas.",
)
@course_option
def command(assignment, canvas, column, out, accepted, folder) -> int:
    """Lager en side med tilbakemelding til hver student, og fyller poengene inn i karakterlista fra Canvas.

    Poeng fylles bare inn for dem der du har lest alt og innleveringen er hel. Kjør kommandoen på nytt når du har lest
    resten.
    """
    return publish(find_course(folder), assignment, canvas, column, out, accepted)


def publish(
    course: Course,
    assignment: str,
    canvas: Path | None = None,
    column: str = "",
    out: Path | None = None,
    accepted: tuple[str, ...] = (),
) -> int:
    """Make the pages and the list, and tell how it went; returns the exit code."""
    graded = results(course, assignment)
    about = students(course, assignment)
    if strangers := set(accepted) - {result.student for result in graded}:
        raise PlainError(f"Fant ingen rettet innlevering fra {', '.join(sorted(strangers))}. Bruk studentens nummer.")
    grade_list = GradeList(canvas) if canvas else None
    if grade_list:  # what is wrong with the list is told before the pages are made
        column = grade_list.column(assignment, _title(course, assignment), column)
        out = out or _beside(canvas, assignment)
        if out.resolve() == canvas.resolve():
            raise PlainError("Den nye lista kan ikke hete det samme som den du har. Velg et annet navn etter --ut.")
    names = {student: entry.get("name") or student for student, entry in about.items()}
    if grade_list:  # Canvas' file names have neither spaces nor capital letters
        names |= {student: name for student, name in grade_list.names().items() if student in names}
    tell = Teller(names)
    # What intake could not vouch for would be an undeserved zero in Canvas, and nobody would see why.
    unsound = [s for s, entry in about.items() if entry.get("state") == "needs_you" and s not in accepted]
    doubtful = [result.student for result in graded if result.student in unsound]
    anew = set(outdated(course, assignment)).difference(doubtful)
    old = [result.student for result in graded if result.student in anew]
    failed = _make_pages(course, assignment, [r.student for r in graded if r.student not in old], doubtful, tell)
    waiting = [result.student for result in graded if result.waiting]
    left_out = [student for student in about if student not in {result.student for result in graded}]
    tell.people("venter på at du leser, og har fått ei foreløpig side", waiting, "yellow")
    tell.people("er ikke rettet. Se rapporten fra mestring intake", left_out, "yellow")
    tell.people(
        "fikk ingen side. Kjør kommandoen på nytt, og vis den som hjelper deg hvis det skjer igjen", failed, "red"
    )
    tell.people(
        f"har levert noe nytt siden sist, eller oppgaven er endret. Kjør først: mestring grade {assignment}",
        old,
        "yellow",
    )
    tell.people("er rettet, men innleveringen er ikke hel. Se rapporten fra mestring intake", doubtful, "yellow")
    if doubtful:
        tell.line("  Be om en ny, eller la den telle som den er: legg til --godta og studentens nummer.")
    needs_you = bool(failed or waiting or left_out or doubtful or old)
    if grade_list:
        held_back = {*waiting, *doubtful, *old}
        sure = {result.student: result.score for result in graded if result.student not in held_back}
        needs_you |= _fill(grade_list, column, out, sure, graded, set(about), tell)
    else:
        tell.line("Karakterliste fra Canvas: legg til --canvas FIL, så fylles poengene inn.", "dim")
    return int(needs_you)


def _make_pages(course: Course, assignment: str, names: list[str], not_whole: list[str], tell: "Teller") -> list[str]:
    """Make a page for each; returns those who got none."""
    from rich.progress import track

    from .pages import make_pages

    made = make_pages(course, assignment, names, not_whole)
    failed = [
        student
        for student, page in track(made, "Lager tilbakemeldinger", total=len(names), console=tell.console)
        if page is None
    ]
    tell.line(f"{_count(len(names) - len(failed), 'side', 'sider')} med tilbakemelding ligger i", "green")
    tell.line(f"  {course.at('feedback', 'STUDENT', assignment)}")
    return failed


def _fill(grade_list, column, out: Path, sure: dict, graded: list[Result], handed_in: set[str], tell: "Teller") -> bool:
    """Write the new list with the points that are sure; returns whether something in it needs the teacher."""
    graded_ones = {result.student for result in graded}
    done: Filled = grade_list.fill(column, sure, graded_ones | handed_in)
    unknown = [student for student in done.unknown if student in graded_ones]
    try:
        out.write_bytes(done.data)
    except OSError:
        raise PlainError(f"Fikk ikke skrevet {out}. Er fila åpen i Excel? Lukk den, og prøv igjen.") from None
    tell.line(f"Poeng for {_count(len(done.filled), 'student', 'studenter')} er fylt inn under «{column}» i", "green")
    tell.line(f"  {out}")
    if held_back := len(graded) - len(sure):
        tell.line(
            f"  {_count(held_back, 'student', 'studenter')} fikk ikke poeng der ennå. Grunnen står over.", "yellow"
        )
    tell.people("hadde et annet tall i Canvas fra før. Nå står det nye", done.changed, "yellow", known=True)
    tell.people("står i Canvas, men har ikke levert. Der er ingenting endret", done.missing, "dim", known=True)
    tell.people("har levert, men står ikke i lista. Før inn poengene selv", unknown, "yellow")
    most, ours = grade_list.most(column), graded[0].most
    if most is not None and most != ours:
        tell.line(f"Oppgaven gir {ours:g} poeng her, men {most:g} i Canvas. Endre det i Canvas.", "yellow")
    return bool(unknown or (most is not None and most != ours))


class Teller:
    """Says how it went, and calls the students by name."""

    def __init__(self, names: dict[str, str]):
        from rich.console import Console

        self.names, self.console = names, Console(highlight=False)

    def line(self, words: str, style: str = "") -> None:
        """A line as it stands: a name is no markup and commands no terminal, and a path is never broken."""
        words = "".join(letter for letter in words if letter.isprintable())
        self.console.print(words, style=style or None, markup=False, soft_wrap=True)

    def people(self, what: str, who: list[str], style: str, known: bool = False) -> None:
        """Who it is that `what` is true of; nothing when it is nobody."""
        if who:
            self.line(f"{_count(len(who), 'student', 'studenter')} {what}:", style)
            self.line("  " + "; ".join(w if known else self._name(w) for w in who[:MANY]))
            if len(who) > MANY:
                self.line(f"  … og {len(who) - MANY} til")

    def _name(self, student: str) -> str:
        name = self.names.get(student, student)
        return name if name == student else f"{name} ({student})"


def _title(course: Course, assignment: str) -> str:
    """The exercise's own title, which teachers often use in Canvas too."""
    import nbformat

    notebook = nbformat.read(course.released(assignment) / f"{assignment}.ipynb", as_version=4)
    return next(
        (cell.source.split("\n")[0].lstrip("# ") for cell in notebook.cells if cell.source.startswith("# ")), ""
    )


def _beside(canvas: Path, assignment: str) -> Path:
    """A new file beside the list: a filled one from before is ours to write over, the teacher's own never is."""
    return canvas.with_name(f"{canvas.stem}-{assignment}-utfylt.csv")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
