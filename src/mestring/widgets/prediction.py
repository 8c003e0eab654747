"""Prediction: say first what a figure will show, then see it."""

from typing import Any

import traitlets as t

from ._base import AnswerWidget, only


class Prediction(AnswerWidget):
    """A figure that is shown when somebody has said what it will show; what was said stands beside it.

    To predict first helps one learn from what then comes, most of all where it surprises (Brod, 2021).

    >>> Prediction("m08-tolv-figur", twelve_points())

    The answer: `{"choice": "<option>"}`.
    """

    module = t.Unicode("prediction").tag(sync=True)
    options = t.List().tag(sync=True)
    right = t.Unicode().tag(sync=True)
    outcome = t.Unicode().tag(sync=True)
    picture = t.Unicode().tag(sync=True)
    words = t.Unicode().tag(sync=True)

    def __init__(self, key: str, figure=None, **more):
        """`figure`: one of the course's, with its `address` and `alt`; without it words alone tell the outcome."""
        super().__init__(key, **more)
        if figure is not None:
            self.picture = figure.address
            self.words = figure.alt

    def set_content(self, options: dict[str, str], outcome: str, right: str = "") -> None:
        """`options`: id -> what one may predict. `outcome`: what is seen, said afterwards in one or two sentences.

        `right`: the option that comes true; left out where that is a matter of opinion.
        """
        if len(options) < 2 or not all(type(part) is str and part for pair in options.items() for part in pair):
            raise ValueError(f"{self.key}: options have an id and a text, two of them or more")
        if right and right not in options:
            raise ValueError(f"{self.key}: right is one of {list(options)}")
        if type(outcome) is not str or not outcome:
            raise ValueError(f"{self.key}: the outcome is a text")
        self.options = [{"id": name, "text": words} for name, words in options.items()]
        self.outcome, self.right = outcome, right

    def check_answer(self, answer: Any) -> None:
        only(answer, {"choice"})
        if answer["choice"] not in [option["id"] for option in self.options]:
            raise ValueError("expected one of the options")

    def missing(self) -> list[str]:
        return [] if self.answer else [self.labels["predict"]]

    def asked(self) -> list[tuple[str, list[str]]]:
        options = [option["text"] for option in self.options]
        return [(self.labels["predict"], options), (f"{self.outcome} {self.words}".strip(), [])]

    def describe(self) -> list[tuple[str, str]]:
        chosen = [option["text"] for option in self.options if self.answer and option["id"] == self.answer["choice"]]
        return [(self.labels["predict"], words) for words in chosen]
