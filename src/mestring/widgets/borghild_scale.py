"""The Borghild scale: how important is a goal, and how much does one believe in reaching it?"""

from typing import Any

import traitlets as t

from ..logic import readiness
from ..logic.required import Required
from ._base import AnswerWidget, only, text

RULERS = readiness.RULERS
LONGEST_NOTE, LONGEST_NAME = 4000, 120


class BorghildScale(AnswerWidget):
    """Two 1-10 rulers per goal, importance and confidence, on one map, before and after.

    The two rulers follow Rollnick, Mason & Butler (1999) and Miller & Rollnick (2013); confidence is self-efficacy
    (Bandura 1977). A thinking tool for a talk: no score, no threshold to act on.

    >>> BorghildScale("m03-cafe")

    The answer: `{"goals": {"cafe": {"before": {"importance": 10, "confidence": 1, "notes": {"confidence": "…"}}}}}`,
    every part optional; a goal of one's own is called `own-1`, … and has a `name`. Scores are whole numbers, 1-10.
    """

    module = t.Unicode("borghild_scale").tag(sync=True)
    goals = t.Dict().tag(sync=True)
    moments = t.List().tag(sync=True)
    own_goals = t.Int(0).tag(sync=True)
    halves = t.List().tag(sync=True)
    questions = t.Dict().tag(sync=True)

    def set_content(self, goals: dict[str, str] | None = None, moments=("before",), own_goals: int = 0) -> None:
        """`goals`: id -> the goal in words; `moments`: "before" and perhaps "after"; `own_goals`: how many to add."""
        if not goals and not own_goals:
            raise ValueError(f"{self.key}: give goals, own_goals or both")
        if list(moments) not in (["before"], ["before", "after"]):
            raise ValueError(f"{self.key}: moments are [before] or [before, after], not {moments!r}")
        self.goals, self.moments, self.own_goals = dict(goals or {}), list(moments), own_goals
        self.note = self.note or self.labels["thinking_tool"]
        self.halves = [readiness.half(score) for score in readiness.SCORES]
        self.questions = {} if self.exercise else {ruler: self._questions(ruler) for ruler in RULERS}

    def _questions(self, ruler: str) -> list[list[str]]:
        """The follow-up questions for the scores 1 to 10, in order."""
        words = self.labels["questions"][ruler]
        return [
            [words[kind].format(score=score, other=other) for kind, other in readiness.follow_up(score)]
            for score in readiness.SCORES
        ]

    def check_answer(self, answer: Any) -> None:
        own = {f"own-{number}" for number in range(1, self.own_goals + 1)}
        only(answer, {"goals"})
        only(answer["goals"], {*self.goals, *own})
        for goal, moments in answer["goals"].items():
            only(moments, {*self.moments, *({"name"} if goal in own else ())})
            text(moments.get("name", ""), LONGEST_NAME)
            for moment in self.moments:
                said = moments.get(moment, {})
                only(said, {*RULERS, "notes"})
                for ruler in RULERS:
                    if ruler in said:
                        readiness.check_score(said[ruler])
                notes = said.get("notes", {})
                only(notes, set(RULERS))
                for note in notes.values():
                    text(note, LONGEST_NOTE)

    def required(self) -> list[Required]:
        own = (self.answer or {}).get("goals", {})
        return [
            Required(self._row(goal, moment, ruler), ("goals", goal, moment, ruler))
            for goal in (self.goals or own or {"own-1": {}})
            for moment in self.moments
            for ruler in RULERS
        ]

    def asked(self) -> list[tuple[str, list[str]]]:
        rulers = [self.labels["ruler"].format(**self._ruler(ruler)) for ruler in RULERS]
        goals = list(self.goals.values()) or [self.labels["goal_name"].format(number=1)]
        moments = [self.labels[moment] for moment in self.moments] if len(self.moments) > 1 else []
        return [(f"{goal} ({' – '.join(moments).lower()})" if moments else goal, rulers) for goal in goals]

    def _ruler(self, ruler: str) -> dict[str, str]:
        return {
            "question": self.labels[ruler],
            "low": self.labels[f"{ruler}_low"],
            "high": self.labels[f"{ruler}_high"],
        }

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        return self._row(*path[1:]), {score: self.labels["score"].format(score=score) for score in readiness.SCORES}

    def describe(self) -> list[tuple[str, str]]:
        rows = []
        for goal, moments in (self.answer or {}).get("goals", {}).items():
            for moment in self.moments:
                said = moments.get(moment, {})
                for ruler in RULERS:
                    if ruler in said:
                        rows.append((self._row(goal, moment, ruler), self.labels["score"].format(score=said[ruler])))
                    if note := said.get("notes", {}).get(ruler):
                        rows.append((self.labels["note"].format(ruler=self._short(ruler)), note))
                if all(ruler in said for ruler in RULERS):
                    place = readiness.quadrant(*(said[ruler] for ruler in RULERS))
                    rows.append((self.labels["map"], self.labels["quadrants"][place]["name"]))
        return rows

    def _row(self, goal: str, moment: str, ruler: str) -> str:
        name = self.goals.get(goal) or (self.answer or {}).get("goals", {}).get(goal, {}).get("name")
        name = name or self.labels["goal_unnamed"].format(number=goal.removeprefix("own-"))
        when = f", {self.labels[moment].lower()}" if len(self.moments) > 1 else ""
        return f"{name}{when}: {self._short(ruler)}"

    def _short(self, ruler: str) -> str:
        return self.labels[f"{ruler}_short"].lower()
