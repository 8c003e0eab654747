"""By which criteria each answer was judged: they may be edited while a class is being read.

Beside the gradebook lies one JSON file an exercise: {question: the criteria by which its answers were judged,
"question/answer": those of an answer that was judged by others}.
"""

import json
from collections.abc import Iterable

from ...answers import write_whole
from ..course import Course
from ..criteria import Criterion

Judged = dict[str, list[Criterion]]


def load(course: Course, assignment: str) -> Judged:
    """What is known; nothing before the first time, and where the file is damaged."""
    try:
        kept = json.loads(_file(course, assignment).read_text(encoding="utf-8"))
        return {name: [Criterion(*one) for one in lines] for name, lines in kept.items()}
    except (OSError, ValueError, TypeError):
        return {}


def by(judged: Judged, question: str, identity: str) -> list[Criterion] | None:
    """The criteria by which an answer was judged; None where nobody knows."""
    return judged.get(f"{question}/{identity}", judged.get(question))


def settle(course: Course, assignment: str, question: str, asked: list[Criterion]) -> None:
    """All answers to a question count as judged by these from now on."""
    judged = load(course, assignment)
    others = {name: lines for name, lines in judged.items() if name.partition("/")[0] != question}
    _save(course, assignment, judged, others | {question: asked})


def note(course: Course, assignment: str, question: str, given: Iterable[tuple[str, list[Criterion]]]) -> None:
    """These answers, as (identity, criteria), were judged by these; nothing to note before the first `settle`."""
    before = load(course, assignment)
    if question not in before:
        return
    judged = dict(before)
    for identity, asked in given:
        judged.pop(f"{question}/{identity}", None)
        if asked != judged[question]:
            judged[f"{question}/{identity}"] = asked
    _save(course, assignment, before, judged)


def _save(course: Course, assignment: str, before: Judged, judged: Judged) -> None:
    if judged != before:
        data = json.dumps(judged, ensure_ascii=False, indent=1).encode()
        write_whole(_file(course, assignment), data)


def _file(course: Course, assignment: str):
    return course.gradebook.with_name("marking") / f"{assignment}-criteria.json"
