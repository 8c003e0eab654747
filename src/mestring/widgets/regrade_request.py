"""Regrade request: which part a student wants looked at again, and why."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

LONGEST = 600  # characters: one or two sentences
REQUEST = "application/vnd.mestring.request+json"


class RegradeRequest(AnswerWidget):
    """A fold above the hand-in button: one part, and one or two sentences about it, for after the feedback.

    Nothing waits for it, and *Lever* does not list it. It goes with the next hand-in, as every answer does.

    >>> RegradeRequest("m03-se-paa-nytt", exercise=True)

    The answer: `{"task": "m03-first-talk", "text": "…"}`; without `task` it is about the whole exercise.
    """

    for_portfolio = listed = False
    module = t.Unicode("regrade_request").tag(sync=True)
    tasks = t.List().tag(sync=True)
    longest = t.Int(LONGEST).tag(sync=True)

    def set_content(self, tasks: dict) -> None:
        """`tasks`: the cell that gives a part's points -> the part's heading, in order."""
        if type(tasks) is not dict or not all(type(one) is str and one for pair in tasks.items() for one in pair):
            raise ValueError(f"{self.key}: the tasks are texts, by the names of the cells with their points")
        self.title = self.title or self.labels["title"]
        self.prompt = self.prompt or self.labels["prompt"]
        self.tasks = [{"id": name, "text": words} for name, words in tasks.items()]

    def check_answer(self, answer: Any) -> None:
        only(answer, {"task", "text"})
        text(answer["text"], LONGEST)
        if not answer["text"].strip():
            raise ValueError("expected a text")
        if "task" in answer and answer["task"] not in [task["id"] for task in self.tasks]:
            raise ValueError("no part of this exercise")

    def required(self) -> list[Required]:
        return []

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self.labels["task"], [task["text"] for task in self.tasks]), (self.labels["field"], [])]

    def describe(self) -> list[tuple[str, str]]:
        if not self.answer:
            return []
        names = {task["id"]: task["text"] for task in self.tasks}
        task = names.get(self.answer.get("task"), self.labels["whole"])
        return [(self.labels["task"], task), (self.labels["field"], self.answer["text"])]

    def fallback(self) -> str:
        """Nothing in a hand-in where nothing is asked for."""
        handed_in = self._store.folder is not None and not self._store.writable
        return "" if handed_in and not self.answer else super().fallback()

    def _repr_mimebundle_(self, **kwargs):
        """In a hand-in also as data: the teacher's programs read which part it is about."""
        shown = super()._repr_mimebundle_(**kwargs)
        return {**shown, REQUEST: self.answer} if isinstance(shown, dict) and self.answer else shown
