"""What widgets share in which somebody writes a longer text."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

LONGEST = 20_000  # characters
FEWEST_LINES = 4


class Writing(AnswerWidget):
    """One text in the writer's own words."""

    rows = t.Int(FEWEST_LINES).tag(sync=True)
    longest = t.Int(LONGEST).tag(sync=True)

    def check_answer(self, answer: Any) -> None:
        only(answer, {"text"})
        text(answer["text"], LONGEST)
        if not answer["text"].strip():
            raise ValueError("expected a text")

    def required(self) -> list[Required]:
        return [Required(self.labels["empty"], ("text",))]

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self.labels["field"], [])]

    def describe(self) -> list[tuple[str, str]]:
        return [(self.labels["field"], self.answer["text"])] if self.answer else []

    def fallback(self) -> str:
        return super().fallback().replace("\n", "<br>")
