"""`mestring publish`: feedback pages, and points filled into the gradebook that Canvas exported."""

import sys
from pathlib import Path

import click

from ...answers import write_whole
from ...errors import PlainError
from ...text.messages import N_
from .. import RUN
from ..course import Course, find_course
from ..intake.group_work import same_work
from ..marking import points
from ..norwegian import course_option
from .canvas_feedback import bundle
from .canvas_gradebook import Filled, GradeList, WhichColumn
from .results import Standing, standing
from .terminal import Terminal, count

REPORT = "Se rapporten om innleveringene"


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
        column = _column(grade_list, assignment, course.title(assignment), column)
        out = out or _beside(canvas, assignment)
        if out.resolve() == canvas.resolve():
            raise PlainError("Den nye lista kan ikke hete det samme som den du har. Velg et annet navn etter --ut.")
    tell = Terminal(_names(there, grade_list))
    pages = _make_pages(course, assignment, there, tell)
    needs_you = _tell_who_waits(assignment, there, tell) or None in pages.values()
    ready = {student: page for student, page in pages.items() if page and student in there.sure}
    _pack(course, assignment, ready, there, tell)
    if grade_list:
        needs_you |= _fill(grade_list, column, out, there, tell, over)
    else:
        tell.line("Karakterliste fra Canvas: legg til --canvas FIL, så fylles poengene inn.", "dim")
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
    pages = dict(track(made, "Lager tilbakemeldinger", total=len(who), console=tell.console))
    failed = [student for student, page in pages.items() if page is None]
    tell.line(f"{count(len(who) - len(failed), 'side', 'sider')} med tilbakemelding ligger i", "green")
    tell.line(f"  {course.at('feedback', 'STUDENT', assignment)}")
    log = course.intake(assignment) / LOG
    tell.people(f"fikk ingen side. Kjør kommandoen på nytt, og vis {log} til en som kan hjelpe deg", failed, "red")
    return pages


def _tell_who_waits(assignment: str, there: Standing, tell: Terminal) -> bool:
    """Say who waits for what; returns whether anybody does."""
    mend = "må rettes på nytt: De har levert igjen, oppgaven er endret, eller rettingen ble avbrutt. Kjør først: "
    mend += f"{RUN} grade {assignment}"
    tell.people("venter på at du leser, og har fått ei foreløpig side", there.unread, "yellow")
    tell.people(f"er ikke rettet. {REPORT}", there.not_graded, "yellow")
    tell.people(mend, there.outdated, "yellow")
    tell.people(f"er rettet, men innleveringen er ikke hel. {REPORT}", there.not_whole, "yellow")
    look = f"er rettet, men rettingen sa fra om noe, så de får ingen side ennå. Se hva: {RUN} grade {assignment}"
    tell.people(look, there.doubtful, "yellow")
    tell.people(
        "har poeng som ikke stemmer med kriteriene i kommentaren din. Se etter en gang til", there.uneven, "yellow"
    )
    if there.not_whole or there.doubtful:
        tell.line("  Be om en ny, eller la den telle som den er: legg til --godta og studentens nummer.")
    for words in same_work([one | {"name": tell.names[student]} for student, one in there.about.items()]):
        tell.line(words, "yellow")
    return bool(there.unread or there.not_graded or there.outdated or there.not_whole or there.doubtful)


def _pack(course: Course, assignment: str, ready: dict[str, Path], there: Standing, tell: Terminal) -> None:
    """Pack the final pages for Canvas, when the hand-ins came from there."""
    if not any(entry.get("canvas_id") for entry in there.about.values()):
        return
    target = course.folder("feedback") / f"til-canvas-{assignment}.zip"
    unknown = bundle(target, ready, {student: entry.get("originals", []) for student, entry in there.about.items()})
    tell.line(f"{count(len(ready) - len(unknown), 'ferdig side', 'ferdige sider')} til å laste opp i Canvas ligger i")
    tell.line(f"  {target}")
    tell.people("leverte ikke en zip-fil selv, så Canvas kan ikke dele ut sida. Gi den videre selv", unknown, "yellow")


def _column(grade_list: GradeList, assignment: str, title: str, wanted: str) -> str:
    """The heading of the column to fill; a teacher at the keyboard is asked where it is not certain."""
    try:
        return grade_list.column(assignment, title, wanted)
    except WhichColumn as error:
        if not (sys.stdin.isatty() and error.columns):
            raise
        click.echo(f"Hvilken kolonne i karakterlista er {assignment}?")
        for number, name in enumerate(error.columns, start=1):
            click.echo(f"  {number}  {name}")
        numbers = click.Choice([str(number) for number, _ in enumerate(error.columns, start=1)])
        return error.columns[int(click.prompt("Skriv tallet", type=numbers, show_choices=False)) - 1]


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
        raise PlainError(f"Fikk ikke skrevet {out}. Er fila åpen i Excel? Lukk den, og prøv igjen.") from None
    tell.line(f"Poeng for {count(len(done.filled), 'student', 'studenter')} er fylt inn under «{column}» i", "green")
    tell.line(f"  {out}")
    if held_back := len(there.graded) - len(there.sure):
        who = count(held_back, "student", "studenter")
        tell.line(f"  {who} fikk ikke poeng der ennå. Grunnen står over.", "yellow")
    tell.people("hadde et annet tall i Canvas fra før. Nå står det nye", done.changed, "yellow", known=True)
    kept = (
        "er fritatt eller har noe annet enn et tall i Canvas. Der er ingenting endret. Skal poengene inn likevel, så "
    )
    kept += "legg til --skriv-over og studentens nummer"
    tell.people(kept, done.decided, "yellow", known=True)
    tell.people("står to ganger i lista. Før inn poengene selv", done.twice, "yellow")
    tell.people("står i Canvas, men har ikke levert. Der er ingenting endret", done.missing, "dim", known=True)
    tell.people("har levert, men står ikke i lista. Før inn poengene selv", unknown, "yellow")
    most, ours = grade_list.most(column), there.graded[0].most
    if most is not None and most != ours:
        tell.line(
            f"Oppgaven gir {points.words(ours)} poeng her, men {points.words(most)} i Canvas. Endre det i Canvas.",
            "yellow",
        )
    return bool(unknown or done.twice or (most is not None and most != ours))


def _beside(canvas: Path, assignment: str) -> Path:
    """A new file beside the list: a filled one from before is ours to write over, the teacher's own never is."""
    return canvas.with_name(f"{canvas.stem}-{assignment}-utfylt.csv")
