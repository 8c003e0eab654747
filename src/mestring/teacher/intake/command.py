"""`mestring intake`: the first of the teacher's three steps."""

import json
import stat
import traceback
from contextlib import suppress
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from ...text.messages import N_, _
from ..course import Course, find_course
from ..norwegian import course_option
from ..trouble import stops_all
from . import group_work, report, sources
from . import sentences as say
from .exercise import Exercise
from .outcome import NEEDS_YOU
from .student import take_in, tidy_up


@click.command(
    "intake",
    help=N_(
        "Tar imot innleveringene av en oppgave, reparerer det som kan repareres, og sier hva som trenger deg.\n\n"
        "Gi zip-fila fra Canvas («Last ned innleveringer») eller ei mappe med innleveringer. Uten den brukes "
        "det som er hentet med nbgrader collect. Originalene blir liggende urørt."
    ),
)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@click.argument("source", metavar=N_("[ZIP ELLER MAPPE]"), required=False, type=click.Path(path_type=Path))
@click.option(
    "--gruppe",
    "groups",
    multiple=True,
    metavar=N_("STUDENTER"),
    help=N_(
        "Numrene til studenter som har levert sammen, med komma mellom. Det én av dem leverte, teller for alle. "
        "Kan gjentas."
    ),
)
@course_option
def command(assignment: str, source: Path | None, groups: tuple[str, ...], folder: Path | None) -> int:
    """See `intake`; returns the exit code."""
    console = Console()
    course = find_course(folder)
    entries, _looked_at = intake(course, assignment, source, console, [group.split(",") for group in groups])
    report.show(console, assignment, entries, course.intake(assignment) / "report.html")
    return int(any(entry["state"] == NEEDS_YOU for entry in entries))


def intake(
    course: Course, assignment: str, source: Path | None, console: Console, groups: list[list[str]] = ()
) -> tuple[list[dict], set[str]]:
    """Take in all hand-ins; returns what is known of every student, and who was looked at now.

    In each of `groups` (lists of students) the hand-in of the only one who sent any counts for all.
    """
    exercise = Exercise.of(course, assignment)
    place = course.intake(assignment)
    tidy_up(course, assignment)
    known = course.students(assignment)
    if source and source.resolve() == course.folder("submitted").resolve():
        source = None
    others = [name for name in course.assignments if name != assignment]
    pieces = sources.find_pieces(source, assignment, others) if source else sources.collected(course, assignment)
    by_student: dict[str, list[sources.Piece]] = {}
    for piece in pieces:
        if source or not _unchanged(course, assignment, known.get(piece.sender.student)):
            by_student.setdefault(piece.sender.student, []).append(piece)
    own = set(by_student)
    earlier = group_work.remembered(known, by_student) if source else []
    shared = group_work.share(by_student, [*earlier, *groups], known)
    place.mkdir(parents=True, exist_ok=True)
    _keep_from_others(course.root / "grading")
    for student, theirs in track(by_student.items(), _("Tar imot"), console=console, transient=True):
        before = known.get(student)
        if _newer_is_there(course, assignment, before, theirs):
            known[student] = before | {"lines": list(dict.fromkeys([_(say.OLDER), *before["lines"]]))}
        else:
            known[student] = _one(course, exercise, theirs, source is None, before)
        if sender := shared.get(student):
            known[student] |= {"with": sender, "own": student in own}
            if student not in own:
                known[student]["lines"].insert(0, _(say.FOR_A_GROUP, by_student[sender][0].sender.name))
        _write(place / "students.json", list(known.values()))
    entries = list(known.values())
    report.write(place / "report.html", assignment, entries)
    return entries, set(by_student)


def _keep_from_others(folder):
    """What students have written is the teacher's to read, and not everybody's on the machine."""
    with suppress(OSError):  # somebody else's folder
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) & ~stat.S_IRWXO)


def _one(course, exercise, pieces, in_place, before):
    """One student; whatever goes wrong is that student's alone."""
    sender = pieces[0].sender
    place = course.at("submitted", sender.student, exercise.name)
    entry = {
        "student": sender.student,
        "name": sender.name,
        "canvas_id": sender.canvas_id,
        "late": any(piece.sender.late for piece in pieces),
        "state": NEEDS_YOU,
        "lines": [_(say.UNEXPECTED)],
        "at": sender.at,
        "order": sender.order,
        "personal": {},
        "originals": [],
        "work": "",
        "asks": [],
        "of": "",
    }
    try:
        outcome = take_in(course, exercise, pieces, before)
        if outcome.repaired is None and in_place:
            sources.put_away(place, course.intake(exercise.name) / "originals" / sender.student)
        elif outcome.repaired is None and place.exists():
            outcome.doubts.append(_(say.STILL_THERE))
        kept = ("state", "lines", "personal", "originals", "work", "asks", "of")
        entry |= {name: getattr(outcome, name) for name in kept}
        entry["at"] = outcome.at or sender.at
        if outcome.same_work:  # late is what came late both times: the deadline may have been moved in between
            entry["late"] &= before["late"]
        if place.exists():
            entry["digest"] = sources.digest(place)
    except Exception as error:  # a teacher with 300 hand-ins must get the other 299
        if stops_all(error):
            raise
        with (course.intake(exercise.name) / "feil.txt").open("a", encoding="utf-8") as log:
            log.write(f"{sender.student}\n{traceback.format_exc()}\n")
    return entry


def _unchanged(course, assignment, entry):
    """Whether what lies in nbgrader's folder is what the last intake put there."""
    place = entry and course.at("submitted", entry["student"], assignment)
    return bool(place and place.is_dir() and entry.get("digest") == sources.digest(place))


def _newer_is_there(course, assignment, entry, pieces):
    """Whether what was taken in before is newer: a teacher has several downloads with nearly the same name."""
    order = pieces[0].sender.order
    place = entry and course.at("submitted", entry["student"], assignment)
    return bool(place and place.is_dir() and order and order < entry.get("order", ""))


def _write(path, entries):
    path.with_suffix(".tmp").write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    path.with_suffix(".tmp").replace(path)
