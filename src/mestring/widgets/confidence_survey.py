"""Confidence survey: how sure is one of being able to do a few things, asked first and last in the course?"""

from typing import Any

import traitlets as t

from ..logic import confidence
from ._base import AnswerWidget, only

SHARED = "m00-trygghet"  # both moments are one answer, whichever lesson asks


class ConfidenceSurvey(AnswerWidget):
    """The course's own items on confidence, 0-10 each: given first, given last, and then seen side by side.

    Built as Bandura (2006) advises for scales of self-efficacy: what one *can* do, as one is now, in a situation that
    is hard enough, on a scale of many steps. Never validated: a thinking tool. It describes changes, and praises none:
    what one measures oneself with may have moved meanwhile (response shift: Howard et al., 1979).

    >>> ConfidenceSurvey("m00-trygghet", private=True)

    Private always, and kept under one key for the whole course. The items are the words of the widget, so that they
    are the same everywhere.

    The answer: `{"before": {"hope": 4}, "after": {"hope": 7}}`, every part optional; whole numbers, 0-10.
    """

    module = t.Unicode("confidence_survey").tag(sync=True)
    items = t.List().tag(sync=True)
    moment = t.Unicode().tag(sync=True)
    whole_course = t.Bool(True).tag(sync=True)  # the book keeps the answer for all its pages

    def __init__(self, key: str, *, private: bool = True, store=None, content: dict | None = None):
        if not private:
            raise ValueError(f"{key}: how sure one is, is one's own; use private=True")
        content = self.find_content(key) if content is None else content
        super().__init__(SHARED, private=True, store=store, content=content)

    def set_content(self, moment: str) -> None:
        """`moment`: "before" in the lesson that asks first, "after" in the one that asks last."""
        if moment not in confidence.MOMENTS:
            raise ValueError(f"{self.key}: the moment is before or after, not {moment!r}")
        self.moment = moment
        self.items = items(self.labels)
        self.note = self.note or self.labels["thinking_tool"]

    def check_answer(self, answer: Any) -> None:
        check(answer, {item["id"] for item in self.items})

    def _adopt(self, version, notice: str = "") -> None:
        super()._adopt(version)  # that the other lesson has asked meanwhile is nothing to tell

    def missing(self) -> list[str]:
        given = (self.answer or {}).get(self.moment, {})
        return [item["text"] for item in self.items if item["id"] not in given]

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self.labels["scale"], [item["text"] for item in self.items])]

    def describe(self) -> list[tuple[str, str]]:
        return rows(self.answer, self.labels)


def items(labels: dict) -> list[dict]:
    """The items in their order, each with the lessons that teach it."""
    return [{"id": name, "text": text, "where": labels["lessons"][name]} for name, text in labels["items"].items()]


def check(answer: Any, names: set[str]) -> None:
    """Raises ValueError for anything but scores of these items at the two moments."""
    only(answer, set(confidence.MOMENTS))
    for scores in answer.values():
        only(scores, names)
        for score in scores.values():
            confidence.check_score(score)


def rows(answer: dict | None, labels: dict) -> list[tuple[str, str]]:
    """Each item that has an answer, with its numbers in words."""
    given = {moment: (answer or {}).get(moment, {}) for moment in confidence.MOMENTS}
    return [
        (
            text,
            ", ".join(labels[f"said_{m}"].format(score=scores[name]) for m, scores in given.items() if name in scores),
        )
        for name, text in labels["items"].items()
        if any(name in scores for scores in given.values())
    ]
