"""`mestring publish`: feedback pages, and points filled into the gradebook that Canvas exported."""

import sys
from pathlib import Path

import click

from ...answers import write_whole
from ...errors import PlainError
from ...text import LANGUAGES
from ...text.messages import N_, _
from .. import RUN
from ..course import Course, find_course
from ..intake.group_work import same_work
from ..marking import points
from ..norwegian import course_option
from . import say
from .canvas_feedback import bundle
from .canvas_gradebook import Filled, GradeList, WhichColumn
from .results import Standing, standing
from .terminal import Terminal, counted


@click.command(
    "publish",
    help=N_(
        "Lager en side med tilbakemelding til hver student, og fyller poengene inn i karakterlista fra "
        "Canvas.\n\n"
        "Kom innleveringene fra Canvas, blir de ferdige sidene pakket slik at Canvas kan dele dem ut. Poeng "
        "fylles bare inn for dem der du har lest alt og innleveringen er hel. Kjør kommandoen på nytt når du "
        "har lest resten."
    ),
)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@click.option(
    "--canvas",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=N_("FIL"),
    help=N_("Karakterlista du har eksportert fra Canvas. Den blir ikke endret; du får ei ny fil."),
)
@click.option(
    "--kolonne",
    "column",
    default="",
    metavar=N_("NAVN"),
    help=N_("Kolonnen i karakterlista, når den ikke finnes av seg selv."),
)
@click.option(
    "--ut", "out", type=click.Path(path_type=Path), metavar=N_("FIL"), help=N_("Hva den nye karakterlista skal hete.")
)
@click.option(
    "--godta",
    "accepted",
    multiple=True,
    metavar=N_("STUDENT"),
    help=N_("Regn denne innleveringen som hel, når du har sett på den. Det holder å si det én gang. Kan gjentas."),
)
@click.option(
    "--skriv-over",
    "over",
    multiple=True,
    metavar=N_("STUDENT"),
    help=N_("Skriv poeng også der det står «EX», en bokstav eller prosent i Canvas. Kan gjentas."),
)
@course_option
def command(assignment, canvas, column, out, accepted, over, folder) -> int:
    """See `publish`."""
    return publish(find_course(folder), assignment, canvas, column, out, accepted, over)


def publish(
    course: Course,
    assignment: str,
    canvas: Path | None = None,
    column: str = "",
    out: Path | None = None,
    accepted: tuple[str, ...] = (),
    over: tuple[str, ...] = (),
) -> int:
    """Make the pages and the list, and tell how it went; returns the exit code."""
    there = standing(course, assignment, accepted)
    grade_list = GradeList(canvas) if canvas else None
    if grade_list:  # what is wrong with the list is told before the pages are made
        column = _column(grade_list, assignment, [course.title(assignment, one) for one in LANGUAGES], column)
        out = out or _beside(canvas, assignment)
        if out.resolve() == canvas.resolve():
            raise PlainError(_(say.SAME_NAME))
    tell = Terminal(_names(there, grade_list))
    pages = _make_pages(course, assignment, there, tell)
    needs_you = _tell_who_waits(assignment, there, tell) or None in pages.values()
    ready = {student: page for student, page in pages.items() if page and student in there.sure}
    _pack(course, assignment, ready, there, tell)
    if grade_list:
        needs_you |= _fill(grade_list, column, out, there, tell, over)
    else:
        tell.line(_(say.NO_LIST), "dim")
    return int(needs_you)


def _names(there: Standing, grade_list: GradeList | None) -> dict[str, str]:
    """What to call everybody: as Canvas does, where it tells. Its file names have no spaces and no capital letters."""
    names = {student: entry.get("name") or student for student, entry in there.about.items()}
    if grade_list:
        known = grade_list.names()
        everybody = {*names, *(result.student for result in there.graded)}
        names |= {student: known[student.lower()] for student in everybody if student.lower() in known}
    return names


def _make_pages(course: Course, assignment: str, there: Standing, tell: Terminal) -> dict[str, Path | None]:
    """Make a page for each whose grading is of today's hand-in and sure; {student: page, or None where it failed}."""
    from rich.progress import track

    from .pages import LOG, make_pages

    later = {*there.outdated, *there.doubtful}
    who = [result.student for result in there.graded if result.student not in later]
    made = make_pages(course, assignment, who, there.not_whole)
    pages = dict(track(made, _(say.PROGRESS), total=len(who), console=tell.console))
    failed = [student for student, page in pages.items() if page is None]
    tell.line(counted(len(who) - len(failed), say.PAGES), "green")
    tell.line(f"  {course.at('feedback', 'STUDENT', assignment)}")
    tell.people(say.FAILED, failed, "red", log=course.intake(assignment) / LOG)
    return pages


def _tell_who_waits(assignment: str, there: Standing, tell: Terminal) -> bool:
    """Say who waits for what; returns whether anybody does."""
    command = {"run": RUN, "assignment": assignment}
    tell.people(say.UNREAD, there.unread, "yellow")
    tell.people(say.NOT_GRADED, there.not_graded, "yellow")
    tell.people(say.OUTDATED, there.outdated, "yellow", **command)
    tell.people(say.NOT_WHOLE, there.not_whole, "yellow")
    tell.people(say.DOUBTFUL, there.doubtful, "yellow", **command)
    tell.people(say.UNEVEN, there.uneven, "yellow")
    if there.not_whole or there.doubtful:
        tell.line("  " + _(say.ACCEPT))
    for words in same_work([one | {"name": tell.names[student]} for student, one in there.about.items()]):
        tell.line(words, "yellow")
    return bool(there.unread or there.not_graded or there.outdated or there.not_whole or there.doubtful)


def _pack(course: Course, assignment: str, ready: dict[str, Path], there: Standing, tell: Terminal) -> None:
    """Pack the final pages for Canvas, when the hand-ins came from there."""
    if not any(entry.get("canvas_id") for entry in there.about.values()):
        return
    target = course.folder("feedback") / f"til-canvas-{assignment}.zip"
    unknown = bundle(target, ready, {student: entry.get("originals", []) for student, entry in there.about.items()})
    tell.line(counted(len(ready) - len(unknown), say.PACKED))
    tell.line(f"  {target}")
    tell.people(say.UNKNOWN_TO_CANVAS, unknown, "yellow")


def _column(grade_list: GradeList, assignment: str, titles: list[str], wanted: str) -> str:
    """The heading of the column to fill; a teacher at the keyboard is asked where it is not certain."""
    try:
        return grade_list.column(assignment, titles, wanted)
    except WhichColumn as error:
        if not (sys.stdin.isatty() and error.columns):
            raise
        click.echo(_(say.WHICH_COLUMN, assignment=assignment))
        for number, name in enumerate(error.columns, start=1):
            click.echo(f"  {number}  {name}")
        numbers = click.Choice([str(number + 1) for number in range(len(error.columns))])
        return error.columns[int(click.prompt(_(say.TYPE_NUMBER), type=numbers, show_choices=False)) - 1]


def _fill(
    grade_list: GradeList, column: str, out: Path, there: Standing, tell: Terminal, over: tuple[str, ...]
) -> bool:
    """Write the new list with the points that are sure; returns whether something in it needs the teacher."""
    graded = {result.student for result in there.graded}
    done: Filled = grade_list.fill(column, there.sure, graded.union(there.about), over)
    unknown = [student for student in done.unknown if student in graded]
    try:
        write_whole(out, done.data)
    except OSError:
        raise PlainError(_(say.NOT_WRITTEN, file=out)) from None
    tell.line(counted(len(done.filled), say.FILLED, column=column), "green")
    tell.line(f"  {out}")
    if held_back := len(there.graded) - len(there.sure):
        tell.line("  " + counted(held_back, say.HELD_BACK), "yellow")
    tell.people(say.CHANGED, done.changed, "yellow", known=True)
    tell.people(say.DECIDED, done.decided, "yellow", known=True)
    tell.people(say.TWICE, done.twice, "yellow")
    tell.people(say.MISSING, done.missing, "dim", known=True)
    tell.people(say.NOT_IN_LIST, unknown, "yellow")
    most, ours = grade_list.most(column), there.graded[0].most
    if most is not None and most != ours:
        tell.line(_(say.OTHER_MOST, ours=points.words(ours), most=points.words(most)), "yellow")
    return bool(unknown or done.twice or (most is not None and most != ours))


def _beside(canvas: Path, assignment: str) -> Path:
    """A new file beside the list: a filled one from before is ours to write over, the teacher's own never is."""
    return canvas.with_name(f"{canvas.stem}-{assignment}-utfylt.csv")
