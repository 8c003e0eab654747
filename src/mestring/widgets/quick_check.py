"""Quick check: a few questions with one or several choices."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget


class QuickCheck(AnswerWidget):
    """Questions with options; in lessons each option carries feedback that explains, in exercises none does.

    >>> QuickCheck("m03-sjekk")

    The answer: `{"<question id>": ["<option id>", …]}`; one option unless the question says `many: true`.
    """

    module = t.Unicode("quick_check").tag(sync=True)
    questions = t.List().tag(sync=True)

    def set_content(self, questions: dict[str, dict]) -> None:
        """`questions`: id -> {text, many (False), options: id -> text or {text, feedback, right}}."""
        self.questions = [self._question(name, **question) for name, question in questions.items()]

    def _question(self, name: str, text: str, options: dict, many: bool = False) -> dict:
        given = [{"id": key, **({"text": o} if isinstance(o, str) else o)} for key, o in options.items()]
        if len(given) < 2 or not all(isinstance(o["id"], str) and o.get("text") for o in given):
            raise ValueError(
                f"{self.key}, {name}: at least two options, each with a text and an id in quotes if need be"
            )
        if self.exercise:
            given = [{"id": o["id"], "text": o["text"]} for o in given]
        elif not all(o.get("feedback") for o in given) or not any(o.get("right") for o in given):
            raise ValueError(f"{self.key}, {name}: in a lesson every option has feedback and one at least is right")
        return {"id": name, "text": text, "many": many, "options": given}

    def check_answer(self, answer: Any) -> None:
        questions = {question["id"]: question for question in self.questions}
        if type(answer) is not dict or not answer.keys() <= questions.keys():
            raise ValueError("expected answers to these questions only")
        for name, chosen in answer.items():
            options = [option["id"] for option in questions[name]["options"]]
            if type(chosen) is not list or not set(chosen) <= set(options) or len(set(chosen)) < len(chosen):
                raise ValueError("expected a list of different options")
            if len(chosen) > 1 and not questions[name]["many"]:
                raise ValueError("expected one option")

    def required(self) -> list[Required]:
        return [Required(question["text"], (question["id"],)) for question in self.questions]

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(question["text"], [option["text"] for option in question["options"]]) for question in self.questions]

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        question = next(question for question in self.questions if question["id"] == path[0])
        return question["text"], {option["id"]: option["text"] for option in question["options"]}

    def describe(self) -> list[tuple[str, str]]:
        given = self.answer or {}
        rows = []
        for question in self.questions:
            chosen = given.get(question["id"], [])
            words = [option["text"] for option in question["options"] if option["id"] in chosen]
            rows.append((question["text"], " · ".join(words) or self.labels["unanswered"]))
        return rows
