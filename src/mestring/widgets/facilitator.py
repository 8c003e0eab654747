"""Facilitator: leads a group through steps, with a clock for each and a role for everybody."""

from datetime import datetime
from typing import Any

import traitlets as t

from ._base import AnswerWidget, only, text

MOST_MINUTES = 180
MOST_SECONDS = 24 * 60 * 60  # with all that is added


class Facilitator(AnswerWidget):
    """Steps with minutes and roles, one at a time, so that a group needs nobody to keep the time.

    Only where the group stands is kept, private always: no names, and nothing of what was said. The time left follows
    from the moment when it is up, by the reader's own clock, so it is true after a reload or a sleep.

    >>> Facilitator("m12-team")

    The answer: `{"step": "<id>", "of": 480, "end": "<UTC, ISO 8601>"}` while the clock runs, `"left": 300` in place of
    `end` while it stands (seconds), or `{"done": true}` after the last step.
    """

    for_portfolio = False
    module = t.Unicode("facilitator").tag(sync=True)
    roles = t.List().tag(sync=True)
    steps = t.List().tag(sync=True)

    def __init__(self, key: str, **more):
        super().__init__(key, private=True, **more)

    def set_content(self, steps: dict[str, dict], roles: dict[str, dict] | None = None) -> None:
        """`steps`: id -> {title, minutes, text, who}; `text` says what to do, `who` is a role's id or a list of them.

        Without `who` a step is everybody's. `roles`: id -> {name, text}; `text` says what the role does. A widget
        without a `title` or a `prompt` has ready-made ones.
        """
        self.title = self.title or self.labels["title"]
        self.prompt = self.prompt or self.labels["prompt"]
        roles = roles or {}
        for name, role in roles.items():
            self._check(name, role, {"name", "text"}, {"name", "text"})
        if not steps:
            raise ValueError(f"{self.key}: there are no steps")
        for name, step in steps.items():
            self._check(name, step, {"title", "minutes", "text", "who"}, {"title", "text"})
            minutes = step.get("minutes")
            if type(minutes) is not int or not 1 <= minutes <= MOST_MINUTES:
                raise ValueError(f"{self.key}, {name}: minutes are a whole number from 1 to {MOST_MINUTES}")
        self.roles = [{"id": name, **role} for name, role in roles.items()]
        self.steps = [
            {"id": name, "text": "", **step, "who": self._who(name, step, roles)} for name, step in steps.items()
        ]

    def _check(self, name: Any, part: Any, allowed: set[str], texts: set[str]) -> None:
        try:
            only(part, allowed)
        except ValueError as error:
            raise ValueError(f"{self.key}, {name}: {error}") from None
        needed = texts & part.keys() | allowed & {"title", "name"}
        if type(name) is not str or not all(type(part.get(one)) is str and part[one] for one in needed):
            raise ValueError(f"{self.key}, {name}: {sorted(needed)} are texts, and so is the id")

    def _who(self, name: str, step: dict, roles: dict) -> str:
        """Whose step it is, in words."""
        ids = [step["who"]] if isinstance(step.get("who"), str) else step.get("who", [])
        if type(ids) is not list or not all(each in roles for each in ids):
            raise ValueError(f"{self.key}, {name}: who is one of {list(roles)}, or a list of them")
        first, *rest = [roles[each]["name"] for each in ids] or [self.labels["everybody"]]
        names = [first, *(name[0].lower() + name[1:] for name in rest)]  # as in a sentence
        return self.labels["and"].join([", ".join(names[:-1]), names[-1]] if rest else names)

    def check_answer(self, answer: Any) -> None:
        only(answer, {"step", "of", "left", "end", "done"})
        if "done" in answer and answer != {"done": True}:
            raise ValueError("expected nothing but done")
        if "step" in answer and answer["step"] not in [step["id"] for step in self.steps]:
            raise ValueError("expected one of the steps")
        for seconds in (answer[part] for part in ("of", "left") if part in answer):
            if type(seconds) is not int or not 0 <= seconds <= MOST_SECONDS:
                raise ValueError("expected seconds")
        if "end" in answer:
            text(answer["end"], 40)
            if "left" in answer or datetime.fromisoformat(answer["end"]).tzinfo is None:
                raise ValueError("expected a moment, or what is left")

    def missing(self) -> list[str]:
        return [] if (self.answer or {}).get("done") else [self.labels["not_through"]]

    def asked(self) -> list[tuple[str, list[str]]]:
        roles = [f"{role['name']}: {role['text']}" if role.get("text") else role["name"] for role in self.roles]
        steps = [
            (f"{self.labels['at'].format(number=number, count=len(self.steps))}: {step['title']}", self._lines(step))
            for number, step in enumerate(self.steps, 1)
        ]
        return [*([(self.labels["roles"], roles)] if roles else []), *steps]

    def _lines(self, step: dict) -> list[str]:
        minutes = self.labels["times"]["minutes"][step["minutes"] > 1].format(count=step["minutes"])
        return [f"{minutes} · {step['who']}", *([step["text"]] if step["text"] else [])]

    def describe(self) -> list[tuple[str, str]]:
        answer = self.answer or {}
        titles = {step["id"]: step["title"] for step in self.steps}
        where = self.labels["done"] if answer.get("done") else titles.get(answer.get("step"))
        return [(self.labels["title"], where)] if where else []
