"""In what order the answers to a question are read.

The order stays as it is, differs from question to question, and follows nothing that a teacher knows: nobody is always
read last, when a teacher is tired or has just seen something better.
"""

import hashlib
from collections.abc import Collection, Iterable


def identity(question: str, student: str) -> str:
    """A name for a student's answer to a question that does not tell who it is."""
    return hashlib.sha256(f"{question}\n{student}".encode()).hexdigest()[:16]


def ordered(question: str, students: Iterable[str]) -> dict[str, str]:
    """{identity: student}, in the order of reading."""
    return dict(sorted((identity(question, student), student) for student in students))


def next_waiting(order: Iterable[str], waiting: Collection[str], after: str | None) -> str | None:
    """The first answer behind `after` that waits, else the first of all; None when none is left but `after`."""
    order = list(order)
    start = order.index(after) + 1 if after in order else 0
    return next((one for one in order[start:] + order[:start] if one in waiting and one != after), None)
