"""One student's hand-in that counts for others too, as the teacher says; and the same work that nobody told of."""

from collections import defaultdict
from dataclasses import replace

from ...errors import PlainError
from ...text.messages import _
from .. import RUN
from . import sentences as say
from .names import student_id
from .sources import Piece


def share(by_student: dict[str, list[Piece]], groups: list[list[str]], known: dict[str, dict]) -> dict[str, str]:
    """Give everybody in a group the pieces of the one who handed in; {student: whose hand-in it is}.

    Raises PlainError where nobody of a group has handed in, or several who, as far as is `known`, have not handed in
    the same.
    """
    shared = {}
    for group in groups:
        named = list(dict.fromkeys(map(student_id, group)))
        senders = [student for student in named if student in by_student]
        if not senders:
            raise PlainError(_(say.GROUP_OF_NONE, ",".join(group)))
        works = {known.get(student, {}).get("work") for student in senders}
        if len(senders) > 1 and not (len(works) == 1 and all(works)):
            raise PlainError(_(say.GROUP_OF_SEVERAL, ",".join(group), ", ".join(senders)))
        for student in named:
            shared[student] = senders[0]
            if student not in senders:
                by_student[student] = [_as(piece, student) for piece in by_student[senders[0]]]
    return shared


def remembered(known: dict[str, dict], by_student: dict[str, list[Piece]]) -> list[list[str]]:
    """The groups of an earlier intake whose sender has handed in again, without those who now have their own."""
    groups = defaultdict(list)
    for student, entry in known.items():
        if (sender := entry.get("with")) in by_student and (entry.get("own") or student not in by_student):
            groups[sender].append(student)
    return [group for group in groups.values() if len(group) > 1]


def same_work(entries: list[dict]) -> list[str]:
    """What is told of students who handed in the very same work, and not as a group.

    Nobody's points are held back for it: two who have worked together look the same as one who has copied.
    """
    return [
        _(say.SAME_WORK, _names(same), ",".join(entry["student"] for entry in same), run=RUN) for same in _same(entries)
    ]


def same_as(entries: list[dict]) -> dict[str, str]:
    """{student: what is told on each one's own row}."""
    return {
        entry["student"]: _(say.SAME_AS, _names(others) if len(others) < 4 else _(say.OTHERS, len(others)))
        for same in _same(entries)
        for entry in same
        if (others := [other for other in same if other is not entry])
    }


def _same(entries):
    by_work = defaultdict(list)
    for entry in sorted(entries, key=lambda one: one["student"]):
        if entry.get("work"):
            by_work[entry["work"]].append(entry)
    return [same for same in by_work.values() if len({one.get("with") or one["student"] for one in same}) > 1]


def _names(entries):
    *some, last = (f"{one['name']} ({one['student']})" for one in entries)
    return _(say.AND, ", ".join(some), last) if some else last


def _as(piece: Piece, student: str) -> Piece:
    """The piece as another student's, under a name by which Canvas would not hand the feedback out to the sender."""
    if piece.sender.student == student:
        return piece
    canvas_id = student if piece.sender.canvas_id and student.isdecimal() else None
    sender = replace(piece.sender, student=student, name=student, canvas_id=canvas_id)
    return replace(piece, sender=sender, label=(piece.sender.file or piece.label).replace("_", "-"))
