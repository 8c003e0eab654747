"""Question coach: is my question open? Said by rules that one can read, and only by the question's form."""

from typing import Any

import traitlets as t

from .. import text as words
from ._base import AnswerWidget, only, text

LONGEST = 300  # characters of a question


class QuestionCoach(AnswerWidget):
    """Questions of one's own for situations in a talk; the coach says whether each is open, and why.

    An open question lets the other decide what the answer is about (Miller & Rollnick, 2013). The rules look at the
    form alone, stand in `text/questions_nb.yml` and on the page, and say when they are in doubt. In
    exercises nothing is said.

    >>> QuestionCoach("m09-spor")

    The answer: `{"questions": {"<situation>": "…"}}`.
    """

    module = t.Unicode("question_coach").tag(sync=True)
    situations = t.List().tag(sync=True)
    table = t.Dict().tag(sync=True)
    longest = t.Int(LONGEST).tag(sync=True)

    def set_content(self, situations: dict[str, str]) -> None:
        """`situations`: id -> what has just been said or happened, to which a question is asked."""
        if not situations or not all(type(each) is str and each for pair in situations.items() for each in pair):
            raise ValueError(f"{self.key}: a situation is an id and a text")
        self.situations = [{"id": name, "text": said} for name, said in situations.items()]
        self.table = {} if self.exercise else words.question_rules()
        self.note = self.note or ("" if self.exercise else self.labels["limits"])

    def check_answer(self, answer: Any) -> None:
        only(answer, {"questions"})
        only(answer["questions"], {situation["id"] for situation in self.situations})
        if not answer["questions"]:
            raise ValueError("expected a question")
        for question in answer["questions"].values():
            text(question, LONGEST)
            if not question.strip():
                raise ValueError("expected a question")

    def missing(self) -> list[str]:
        asked = self._questions()
        return [each["text"] for each in self.situations if each["id"] not in asked]

    def describe(self) -> list[tuple[str, str]]:
        asked = self._questions()
        return [(each["text"], asked[each["id"]]) for each in self.situations if each["id"] in asked]

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(each["text"], []) for each in self.situations]

    def _questions(self) -> dict[str, str]:
        return (self.answer or {}).get("questions", {})
