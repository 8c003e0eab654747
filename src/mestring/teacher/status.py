"""`mestring status`: over all exercises, what waits for the teacher, and the command that takes it on."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from ..errors import PlainError
from ..text.messages import N_, _
from . import RUN, criteria
from .course import Course, find_course
from .marking.sharing import records
from .norwegian import course_option

NOTHING = N_("Ingenting venter på deg.")
# What so many hand-ins wait for: the end of a sentence that begins with their number
LENT = N_("med tekst som en kollega har fått og ikke har sendt tilbake")
ASKS = N_("der studenten ber om at noe blir sett på nytt")
ASKS_OF_A_TEST = N_("der studenten ber om at noe blir sett på nytt, i en del som rettes automatisk")
REPORTED = N_("som rapporten ber deg se på")
NOT_GRADED = N_("som ikke er rettet")
OUTDATED = N_("som ikke er rettet, eller må rettes på nytt")
DOUBTFUL = N_("som rettingen sa fra om")
UNREAD = N_("med tekst som ikke er lest")
UNEVEN = N_("med poeng som ikke er summen av kriteriene")
NO_PAGE = N_("uten side med tilbakemelding, selv om alt er lest")


class Waiting(NamedTuple):
    """How many of an exercise wait for what, in words, and what to type or open."""

    many: int
    words: str
    what: str


def waiting(course: Course, assignment: str) -> list[Waiting]:
    """What waits in one exercise, in the order in which it is best done."""
    return [one for one in _all(course, assignment) if one.many]


def _all(course: Course, assignment: str) -> Iterator[Waiting]:
    from .publish.results import standing

    about = course.students(assignment)
    there = {path.parent.name for path in course.folder("submitted").glob(f"*/{assignment}")}
    report = str(course.intake(assignment) / "report.html")
    doubts = {student for student, entry in about.items() if entry.get("state") == "needs_you"}
    grade = f"{RUN} grade {assignment}"
    try:
        now = standing(course, assignment)
    except PlainError:  # nobody is graded yet
        yield Waiting(len(doubts), _(REPORTED), report)
        yield Waiting(len(there), _(NOT_GRADED), grade)
        return
    graded = {result.student for result in now.graded}
    pages = {path.parent.parent.name for path in course.folder("feedback").glob(f"*/{assignment}/{assignment}.html")}
    yield Waiting(len((doubts - graded) | {*now.not_whole}), _(REPORTED), report)
    yield Waiting(len((there - graded) | {*now.outdated}), _(OUTDATED), grade)
    yield Waiting(len(now.doubtful), _(DOUBTFUL), grade)
    asks = {one.student: one.waiting.intersection(about.get(one.student, {}).get("asks", ())) for one in now.graded}
    texts = criteria.asked(course.folder("source") / assignment / f"{assignment}.ipynb").keys()
    away = {name: records.away(course, assignment, name) for name in texts}
    lent = {one.student: {name for name in one.waiting if one.student in away.get(name, ())} for one in now.graded}
    unread = sum(bool(one.waiting - asks[one.student] - lent[one.student]) for one in now.graded)
    mark = f"{RUN} mark {assignment}"
    yield Waiting(unread, _(UNREAD), mark)
    yield Waiting(sum(map(bool, lent.values())), _(LENT), f"{RUN} mark {_('FIL_FRA_KOLLEGAEN')}")
    yield Waiting(sum(bool(cells & texts) for cells in asks.values()), _(ASKS), mark)
    tests = sum(bool(cells - texts) for cells in asks.values())
    yield Waiting(tests, _(ASKS_OF_A_TEST), mark)
    yield Waiting(len(now.uneven), _(UNEVEN), mark)
    yield Waiting(len(now.sure.keys() - pages), _(NO_PAGE), f"{RUN} publish {assignment}")


def late(course: Course, assignment: str) -> int:
    """How many hand-ins Canvas calls late. What follows from it is for the teacher to decide."""
    return sum(bool(entry.get("late")) for entry in course.students(assignment).values())


@click.command(
    "status",
    help=N_("Sier for hver oppgave hva som venter på deg, og hva du kan skrive for å ta fatt på det."),
)
@course_option
def command(folder: Path | None) -> int:
    """Print it; returns the exit code."""
    course = find_course(folder)
    found = {name: waiting(course, name) for name in course.assignments}
    for name in course.assignments:
        if found[name]:
            click.echo(f"\n{course.title(name)}" + _late(late(course, name)))
        for many, words, what in found[name]:
            said = _("1 innlevering {}", words) if many == 1 else _("{} innleveringer {}", many, words)
            click.echo(f"  {said}\n      → {what}")
    if not any(found.values()):
        click.echo(_(NOTHING))
    return int(any(found.values()))


def _late(many: int) -> str:
    return " " + _("({} levert for sent)", many) if many else ""
