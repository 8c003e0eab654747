"""Portfolio: what a student chooses to keep from the whole course, gathered into one document."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import traitlets as t

from ..logic import in_words
from ..logic.required import Required
from ._base import AnswerWidget, only, text

KEY = re.compile(r"m\d\d-[a-z0-9-]{1,36}")
LONGEST_INTRO, LONGEST_COMMENT = 4000, 1000
LONGEST_SHEET = 300
MOST_CHOSEN = 500  # in a portfolio of one's own


class Portfolio(AnswerWidget):
    """ "Min mestringsmappe": every answer of the course to choose among, and what is chosen as one document.

    A portfolio is a purposeful collection in which the learner takes part in choosing, and says why (Paulson, Paulson &
    Meyer, 1991); so nothing is chosen beforehand, and each piece has room for a few words.

    >>> Portfolio("m14-mappe", private=True)

    With `exercise=True` it is a hand-in: no private answer is offered, and the answer holds the very texts that the
    preview shows, so that the teacher reads these and no others. The document itself, HTML or PDF, is made in the
    browser and sent nowhere.

    The answer: `{"intro": "…", "items": {"<answer key>": {"comment": "…"}}}`, every part optional. In an exercise each
    item also has `"copy": {"sheet": "<its lesson>", "title": "…", "prompt": "…", "rows": [["asked", "answered"], …],
    "at": "<UTC, ISO 8601>"}`: the answer as it was when it was chosen; some have a `drawing` too (`logic.in_words`).
    """

    # Set by `widgets`: where the notebook is, and what is answered in the whole course.
    here: ClassVar[Callable[[], Path]]
    course: ClassVar[Any]
    for_portfolio = False

    module = t.Unicode("portfolio").tag(sync=True)
    sheets = t.List().tag(sync=True)
    least = t.Int(0).tag(sync=True)
    most = t.Int(MOST_CHOSEN).tag(sync=True)
    longest = t.Dict({"intro": LONGEST_INTRO, "comment": LONGEST_COMMENT}).tag(sync=True)

    def __init__(self, key: str, *, exercise: bool = False, private: bool = True, **more):
        if not (exercise or private):
            raise ValueError(f"{key}: what one keeps is one's own: private=True, or exercise=True to hand it in")
        super().__init__(key, exercise=exercise, private=not exercise, **more)

    def set_content(self, least: int = 0, most: int = 0) -> None:
        """`least`, `most`: how many pieces are to be chosen; 0 says nothing of it."""
        if not all(type(number) is int for number in (least, most)) or not 0 <= least <= (most or MOST_CHOSEN):
            raise ValueError(f"{self.key}: least and most are numbers of pieces, the smaller one first")
        self.least, self.most = least, most or MOST_CHOSEN
        self.note = self.note or self.labels["note_exercise" if self.exercise else "note_own"]
        self.sheets = self.course.sheets(self.here(), not self.exercise, self.key)

    def check_answer(self, answer: Any) -> None:
        only(answer, {"intro", "items"})
        text(answer.get("intro", ""), LONGEST_INTRO)
        items = answer.get("items", {})
        if type(items) is not dict or len(items) > self.most or not all(map(KEY.fullmatch, items)):
            raise ValueError(f"expected at most {self.most} pieces by their keys")
        for item in items.values():
            only(item, {"comment", "copy"} if self.exercise else {"comment"})
            text(item.get("comment", ""), LONGEST_COMMENT)
            if self.exercise:
                _check_copy(item["copy"])

    def required(self) -> list[Required]:
        least = max(self.least, 0 if self.exercise else 1)  # nobody has to hand in a piece unless told to
        few = self.labels["too_few"].format(least=least) if least > 1 else self.labels["none_chosen"]
        return [Required(few, ("items",), least=least, short=few)] if least else []

    def describe(self) -> list[tuple[str, str]]:
        given = self.answer or {}
        rows = [(self.labels["intro"], given["intro"])] if given.get("intro") else []
        for item in given.get("items", {}).values():
            copy = item.get("copy", {})
            rows += [(f"{copy['sheet']}: {asked}", said) for asked, said in copy.get("rows", [])]
            rows += [(self.labels["comment"], item["comment"])] if item.get("comment") else []
        return rows

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self.labels["choose"], [sheet["title"] for sheet in self.sheets])]

    def _asked(self, widget, message: dict, buffers) -> None:
        """`gather` sends what is answered in the course now; a message and no trait, for it is kept nowhere."""
        if message.get("do") != "gather":
            return super()._asked(widget, message, buffers)
        self.sheets = self.course.sheets(self.here(), not self.exercise, self.key)
        self.send({"found": self.course.gather(self.here(), self.sheets)})


def _check_copy(copy: Any) -> None:
    in_words.check({name: part for name, part in copy.items() if name not in ("sheet", "at")})
    for part in ("sheet", "at"):
        text(copy[part], LONGEST_SHEET)
