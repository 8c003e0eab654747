"""What the gradebook holds of one exercise, and what the students are called."""

import json
from collections.abc import Collection
from contextlib import suppress
from typing import NamedTuple

from ...answers import write_whole
from ...errors import PlainError
from ...text.messages import _
from .. import RUN, criteria, trouble
from ..course import Course


class Result(NamedTuple):
    """One student's points, the cells that nobody has read yet, and whether a sum of criteria is another one."""

    student: str
    score: float
    most: float
    waiting: frozenset[str]
    uneven: bool = False


def results(course: Course, assignment: str) -> list[Result]:
    """Every graded hand-in of the exercise, sorted by student. Raises PlainError when there is none."""
    from nbgrader.api import Gradebook, MissingEntry

    course.released(assignment)
    asked = criteria.asked(course.folder("source") / assignment / f"{assignment}.ipynb")
    found = []
    if course.gradebook.exists():
        trouble.wait_for(course.gradebook)
        with Gradebook(course.db_url) as gradebook, suppress(MissingEntry):
            found = [_result(submission, asked) for submission in gradebook.assignment_submissions(assignment)]
    if not found:
        about = {"assignment": assignment, "run": RUN}
        raise PlainError(_("Ingen har fått {assignment} rettet ennå. Kjør først: {run} grade {assignment}", **about))
    return sorted(found)


def _result(submission, asked: dict[str, list]) -> Result:
    grades = [grade for book in submission.notebooks for grade in book.grades]
    comments = {
        comment.name: comment.manual_comment or "" for book in submission.notebooks for comment in book.comments
    }
    waiting = frozenset(g.name for g in grades if g.needs_manual_grade and g.max_score)
    uneven = any(
        not g.needs_manual_grade and not criteria.agree(g.score, comments.get(g.name, ""), asked[g.name])
        for g in grades
        if g.name in asked
    )
    score = round(submission.score - (submission.late_submission_penalty or 0), 2)
    return Result(submission.student_id, score, submission.max_score, waiting, uneven)


class Standing(NamedTuple):
    """Who is ready for a final number, and what the others wait for. A student may wait for several things."""

    graded: list[Result]
    about: dict[str, dict]  # what intake wrote
    unread: list[str]  # the teacher has not read all of it
    not_whole: list[str]  # intake could not vouch for it: a number would be an undeserved zero
    doubtful: list[str]  # the grading had something to tell: a zero may be the machine's fault
    outdated: list[str]  # graded before they handed in anew, or before the exercise was mended
    not_graded: list[str]
    uneven: list[str]  # the points are not the sum of the criteria that the teacher's comment says are met

    @property
    def sure(self) -> dict[str, float]:
        """{student: points} for all who wait for nothing."""
        waiting = {*self.unread, *self.not_whole, *self.doubtful, *self.outdated}
        return {result.student: result.score for result in self.graded if result.student not in waiting}


def standing(course: Course, assignment: str, accepted: Collection[str] = ()) -> Standing:
    """How everybody stands; the teacher counts the hand-ins of those who are `accepted` as whole, now and later."""
    graded, about = results(course, assignment), course.students(assignment)
    names = [result.student for result in graded]
    if strangers := sorted(set(accepted).difference(names)):
        who = ", ".join(strangers)
        raise PlainError(_("Fant ingen rettet innlevering fra {who}. Bruk studentens nummer.", who=who))
    accepted = _accepted(course, assignment, about, accepted)
    anew, told = _grading(course, assignment)
    return Standing(
        graded,
        about,
        unread=[result.student for result in graded if result.waiting],
        not_whole=[s for s in names if about.get(s, {}).get("state") == "needs_you" and s not in accepted],
        doubtful=[student for student in names if student in told - anew - accepted],
        outdated=[student for student in names if student in anew],
        not_graded=[student for student in about if student not in names],
        uneven=[result.student for result in graded if result.uneven],
    )


def _accepted(course: Course, assignment: str, about: dict, now: Collection[str]) -> set[str]:
    """Everybody whose hand-in the teacher has accepted, as long as it is the same hand-in."""
    file = course.intake(assignment) / "accepted.json"
    taken_in = {student: entry.get("digest") for student, entry in about.items()}
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if now:
        kept |= {student: taken_in.get(student) for student in now}
        write_whole(file, json.dumps(kept, indent=1).encode())
    return {student for student, digest in kept.items() if digest == taken_in.get(student)}


def _grading(course: Course, assignment: str) -> tuple[set[str], set[str]]:
    """Whose points are of something else than what lies there now, and about whom grading had something to tell."""
    from ..batch.worker_pool import Batch

    batch = Batch(course, assignment)
    anew = batch.waiting()
    # What nbgrader graded without us is not in the record, and when it was is not known.
    outdated = {student for student, last in batch.record.items() if student in anew or not last["ok"]}
    return outdated, {student for student, last in batch.record.items() if last["lines"]}
