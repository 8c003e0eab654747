"""Recall: three questions from earlier lessons, answered from memory on top of a lesson."""

import re
from datetime import date
from typing import Any, ClassVar

import traitlets as t

from ..logic import leitner
from ._base import AnswerWidget, only

SHARED = "m00-repetisjon"  # what is remembered is one answer for the whole course, whoever asks
ID, LESSON, CHOSEN = re.compile(r"m\d\d-[a-z0-9-]{1,30}"), re.compile(r"\d\d"), {*"abcd", "yes", "no"}
MOST = 1000  # items


class Recall(AnswerWidget):
    """Questions of the item bank, the weakest and oldest first; the reason is shown at once.

    >>> Recall("m03-husk", private=True)

    Private always, and kept under one key, which it shares with `Repetition`.

    The answer: `{"read": "<lesson>", "items": {"<item id>": {"box": 1, "day": "2026-11-27", "chosen": "a", "at":
    "03"}}}`; `read` is the last lesson whose items may be asked, `at` the lesson that asked, and of a card `chosen` is
    "yes" or "no".
    """

    bank: ClassVar[Any]  # set by the package: where the items come from

    for_portfolio = False
    module = t.Unicode("recall").tag(sync=True)
    items = t.List().tag(sync=True)
    lesson = t.Unicode().tag(sync=True)
    intervals = t.List(leitner.INTERVALS).tag(sync=True)
    count = t.Int(leitner.EACH_LESSON).tag(sync=True)
    level = t.Int(2).tag(sync=True)  # of its heading: it stands right below the page's own
    whole_course = t.Bool(True).tag(sync=True)  # the book keeps the answer for all its pages

    def __init__(self, key: str, *, private: bool = True, store=None, content: dict | None = None):
        if not private:
            raise ValueError(f"{key}: what one remembers is one's own; use private=True")
        self._asked_by = key
        content = self.find_content(key) if content is None else content
        super().__init__(SHARED, private=True, store=store, content=content)

    def set_content(self) -> None:
        """The items come from `course/bank`; the key's number is the lesson that asks."""
        self.lesson = self._asked_by[1:3]
        self.items = self.bank.earlier(self.lesson, self.bank.items())

    def check_answer(self, answer: Any) -> None:
        only(answer, {"read", "items"})
        if not LESSON.fullmatch(answer.get("read", "00")):
            raise ValueError("expected a lesson's number")
        items = answer.get("items", {})
        if type(items) is not dict or len(items) > MOST or not all(map(ID.fullmatch, items)):
            raise ValueError("expected items by their ids")
        for record in items.values():
            only(record, {"box", "day", "chosen", "at"})
            day = record.get("day", "2026-11-27")
            if type(record.get("box", 1)) is not int or not 1 <= record.get("box", 1) <= len(self.intervals):
                raise ValueError("expected a box")
            if date.fromisoformat(day).isoformat() != day:
                raise ValueError("expected a date")
            if record.get("chosen", "a") not in CHOSEN or not LESSON.fullmatch(record.get("at", "00")):
                raise ValueError("expected an option and a lesson")

    def _adopt(self, version, notice: str = "") -> None:
        super()._adopt(version)  # that another lesson has asked meanwhile is nothing to tell

    def missing(self) -> list[str]:
        given = (self.answer or {}).get("items", {})
        return [item["text"] for item in self.items if item["id"] not in given][: self.count]

    def asked(self) -> list[tuple[str, list[str]]]:
        """On a page without JavaScript some of the items, for nothing there can tell which are due."""
        return [(item["text"], [each["text"] for each in item.get("options", [])]) for item in self.items[: self.count]]

    def describe(self) -> list[tuple[str, str]]:
        given = (self.answer or {}).get("items", {})
        return [(item["text"], self._words(item, given[item["id"]])) for item in self.items if item["id"] in given]

    def _words(self, item: dict, record: dict) -> str:
        options = {option["id"]: option["text"] for option in item.get("options", [])}
        names = {"yes": self.labels["knew"], "no": self.labels["knew_not"]}
        return {**options, **names}.get(record.get("chosen"), self.labels["unanswered"])
