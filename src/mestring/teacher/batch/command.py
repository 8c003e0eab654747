"""`mestring grade`: what the teacher types and reads."""

import os
import sys
from contextlib import suppress

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ...errors import PlainError
from ...text.messages import N_, _
from .. import RUN
from ..norwegian import course_option

WITHOUT = N_(
    "Maskinen har ingen sandkasse for studentenes kode. {why}\n\n"
    "Uten sandkasse kan kode i en innlevering lese og endre alt du selv kan lese og endre på denne maskinen. I "
    "oppgaver der studentene bare svarer i widgetene, blir ingen av cellene deres kjørt."
)
WAYS = {
    False: N_("Oppgaven ber ikke om kode, så ingenting studentene har skrevet, ble kjørt."),
    "locked in": N_("Studentenes kode ble kjørt i sandkassen."),
    "free": N_("Studentenes kode ble kjørt uten sandkasse."),
}

NONE = N_("Ingen innleveringer av {name}. Hent dem inn først: {run} intake {name}")


@click.command(
    "grade",
    help=N_(
        "Retter alle innleveringer av OPPGAVE og fører poengene i nbgraders karakterbok.\n\n"
        "Du kan avbryte når som helst og kjøre kommandoen igjen: Den fortsetter der den slapp. Den som "
        "leverer på nytt, blir rettet på nytt. Tekstsvarene leser du selv etterpå, med mark."
    ),
)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@course_option
@click.option("--student", "only", multiple=True, metavar=N_("STUDENT"), help=N_("Rett bare denne. Kan gjentas."))
@click.option("--paa-nytt", "again", is_flag=True, help=N_("Rett også dem som er rettet før."))
@click.option(
    "--arbeidere", "workers", type=click.IntRange(1, 16), metavar=N_("TALL"), help=N_("Hvor mange som rettes samtidig.")
)
@click.option(
    "--uten-sandkasse", "open_house", is_flag=True, help=N_("Kjør studentenes kode uten vern. Les advarselen.")
)
def command(assignment, folder, only, again, workers, open_house):
    """See `grade`."""
    return grade(Console(), assignment, folder, only, again, workers, open_house)


def grade(console, assignment, folder=None, only=(), again=False, workers=None, open_house=False) -> int:
    """Grade with what the options say; returns the exit code."""
    from ..course import find_course
    from ..release import register
    from ..trouble import wait_for
    from . import isolation
    from .grader import Grader
    from .worker_pool import Batch

    course = find_course(folder)
    course.released(assignment)  # says so when there is no such exercise
    if not any(course.folder("submitted").glob(f"*/{assignment}")) and not course.students(assignment):
        raise PlainError(_(NONE, name=assignment, run=RUN))
    wait_for(course.gradebook)
    if not known(course, assignment):
        register(course.root)
    code = Grader(course, assignment, sandbox=False).asks_for_code
    why = code and (isolation.why_not() or isolation.exposed(course.root))
    if why and not open_house:
        console.print(_(WITHOUT, why=why), markup=False, highlight=False)
        if not sys.stdin.isatty() or not click.confirm("\n" + _("Vil du rette uten sandkasse?"), default=False):
            refused = _("Ingenting er rettet. Velg --uten-sandkasse for å rette likevel.")
            console.print(f"\n{refused}", markup=False)
            return 2
    batch = Batch(course, assignment, workers or min(4, os.cpu_count() or 1), sandbox=not (why or open_house))
    strangers = sorted(set(only) - set(batch.students()))
    if strangers:
        raise PlainError(_("Fant ingen innlevering fra {}.", ", ".join(strangers)))
    waiting = [student for student in batch.waiting(again) if not only or student in only]
    shown = {student: f"{one['name']} ({student})" for student, one in course.students(assignment).items()}
    with Progress(
        TextColumn(_("Retter")), BarColumn(), MofNCompleteColumn(), TextColumn(_("igjen:")), TimeRemainingColumn(),
        console=console, disable=not waiting, auto_refresh=False,
    ) as bar:  # fmt: skip
        task = bar.add_task("", total=len(waiting))
        batch.run(waiting, lambda student, result: (bar.advance(task), bar.refresh()))
    return report(console, batch, waiting, shown, only)


def known(course, assignment) -> bool:
    """Whether the gradebook has all of the exercise: registering it may have been interrupted."""
    import nbformat
    from nbgrader.api import Gradebook, MissingEntry

    released = nbformat.read(course.released(assignment) / f"{assignment}.ipynb", as_version=4)
    names = {cell.metadata.nbgrader.grade_id for cell in released.cells if "nbgrader" in cell.metadata}
    with Gradebook(course.db_url) as gradebook, suppress(MissingEntry):
        notebook = gradebook.find_notebook(assignment, assignment)
        return bool(notebook.submissions) or names == {cell.name for cell in notebook.source_cells}
    return False


def report(console, batch, graded, shown, only=()) -> int:
    """Say what was done and who needs the teacher; returns the exit code."""

    def say(text):
        """A name or a message of nbgrader's may hold what commands a terminal."""
        plain = "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text)
        console.print(plain, markup=False, highlight=False, soft_wrap=True)

    from ..intake.group_work import same_work

    students = [student for student in batch.students() if student in batch.record and (not only or student in only)]
    new = len(batch.students()) - len(students) if not only else 0
    if not students and not new:
        say(_(NONE, name=batch.assignment, run=RUN))
        return 2
    found = {student: batch.record[student] for student in students}
    fine = sum(found[student]["ok"] for student in graded)
    say(_("{now} rettet nå, {before} var rettet fra før.", now=fine, before=len(students) - len(graded)))
    if graded:
        way = WAYS[batch.grader.asks_for_code and ("locked in" if batch.sandbox else "free")]
        say(_(way))
    if new:
        say(_("{} kom inn mens du rettet. Kjør kommandoen en gang til.", new))
    for words in same_work([] if only else list(batch.course.students(batch.assignment).values())):
        say(words)
    left_out = set() if only else set(batch.course.students(batch.assignment)) - set(batch.students())
    if left_out:
        say(_("Dessuten kunne {} ikke tas imot. Se rapporten fra «{run} intake».", len(left_out), run=RUN))
    doubtful = {student: result for student, result in found.items() if result["lines"] or not result["ok"]}
    if not doubtful and (new or left_out):
        return 1
    if not doubtful:
        line = f"{RUN} mark {batch.assignment}"
        say(_("Alt gikk bra. Les nå det studentene har skrevet: {}", line))
        return 0
    say("\n" + _("{} trenger at du ser på dem:", len(doubtful)))
    for student, result in doubtful.items():
        lines = " ".join(result["lines"])
        say(f"  {shown.get(student, student)}: {lines if result['ok'] else _('ikke rettet. {}', lines)}")
    return 1
