"""Confidence sharing: a student's own choice whether the class's figures may count the confidence survey."""

from typing import Any

import traitlets as t

from .. import text
from ..logic import confidence
from ..logic.required import Required
from ._base import AnswerWidget
from .confidence_survey import SHARED, check, items


class ConfidenceSharing(AnswerWidget):
    """One box, never ticked beforehand, above the very numbers that would go with the hand-in.

    Nothing waits for it: who ticks nothing has nothing missing. It takes the part of the confidence survey that was
    given both times, as it stands when the box is ticked; later changes in the survey are not taken along unasked.

    >>> ConfidenceSharing("m14-gruppetall", exercise=True)

    The answer: the numbers themselves, `{"before": {"hope": 4}, "after": {"hope": 7}}`, the same items both times;
    none where the box is not ticked.
    """

    for_portfolio = False
    module = t.Unicode("confidence_sharing").tag(sync=True)
    items = t.List().tag(sync=True)
    borrows = t.Unicode(SHARED).tag(sync=True)  # the private answer that is looked at; the book's host reads it
    borrowed = t.Dict().tag(sync=True)

    def set_content(self) -> None:
        """No content of its own: the items are those of the survey."""
        self.items = items(text.labels("confidence_survey"))
        self._borrow()

    def _borrow(self) -> None:
        kept = None
        if self._store.writable:  # the student's own workspace
            kept, _ = self.open_store(True).load(SHARED)
        self.borrowed = confidence.paired(_scores(kept and kept.answer, {item["id"] for item in self.items}))

    def _look(self) -> None:
        super()._look()
        self._borrow()

    def check_answer(self, answer: Any) -> None:
        check(answer, {item["id"] for item in self.items})
        if not answer or confidence.paired(answer) != answer:
            raise ValueError("expected what was given both times")

    def required(self) -> list[Required]:
        return []

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self.labels["tick"], [])]

    def describe(self) -> list[tuple[str, str]]:
        """Whether, and never what: a notebook's outputs are saved, and stand beside a name where it is handed in."""
        return [(self.labels["tick"], self.labels["ticked"])] if self.answer else []

    def fallback(self) -> str:
        """Nothing in a hand-in: who reads it there knows whose it is."""
        return super().fallback() if self._store.writable or self._store.folder is None else ""


def _scores(answer: Any, names: set[str]) -> dict | None:
    """The survey's answer if it is one."""
    try:
        check(answer, names)
    except (ValueError, AttributeError, TypeError):
        return None
    return answer
