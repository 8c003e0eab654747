"""Hope lines: hope and hopelessness as two curves over a story, drawn phase by phase."""

from typing import Any

import traitlets as t

from ._base import AnswerWidget, only

LINES = ("hope", "hopelessness")
LEVELS = range(5)
DIRECTIONS = ("more", "same", "less")
EFFECTS = ("fed", "broke", "both", "neither")
MUCH = 2  # from this level on there is "a good deal" of it


class HopeLines(AnswerWidget):
    """Hope and hopelessness over a story: two lines, because somebody may be full of both at the same time.

    That a person may hold both at once is how five mental health workers spoke of it (*En empirisk studie av fenomenet
    håp*, 2018). Before each new phase one says where the lines will go. No drawing is right or wrong.

    >>> HopeLines("m07-linjer")

    The answer: `{"phases": {"<phase>": {"hope": 0…4, "hopelessness": 0…4, "events": {"<event>": "fed", "broke", "both"
    or "neither"}, "expected": {"<line>": "more", "same" or "less"}}}, "earlier": {"<phase>": {"<line>": 0…4}}}`, every
    part optional; `earlier` is a drawing that the student has put aside to compare with.
    """

    module = t.Unicode("hope_lines").tag(sync=True)
    phases = t.List().tag(sync=True)
    reading = t.Dict().tag(sync=True)
    much = t.Int(MUCH).tag(sync=True)

    def set_content(self, phases: dict[str, dict], reading: dict | None = None) -> None:
        """`phases`: id -> {title, text, events: id -> what happened}, two phases or more.

        `reading`: {title, text, lines: phase -> [hope, hopelessness]}, somebody else's drawing; shown when one's
        own is drawn, and never sent to an exercise.
        """
        try:
            self.phases = [self._phase(name, **phase) for name, phase in phases.items()]
            self.reading = {} if reading is None or self.exercise else self._reading(**reading)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self.key}: {error}") from None
        if len(self.phases) < 2:
            raise ValueError(f"{self.key}: a line has two phases or more")
        self.note = self.note or self.labels["thinking_tool"]

    def _phase(self, name: str, title: str, text: str, events: dict[str, str] | None = None) -> dict:
        listed = [{"id": event, "text": words} for event, words in (events or {}).items()]
        if not all(
            type(words) is str and words for words in [name, title, text, *(events or {}), *(events or {}).values()]
        ):
            raise ValueError(f"{name}: ids, titles, texts and events are texts")
        return {"id": name, "title": title, "text": text, "events": listed}

    def _reading(self, title: str, text: str, lines: dict[str, list[int]]) -> dict:
        drawn = {phase: dict(zip(LINES, levels, strict=True)) for phase, levels in lines.items()}
        if drawn.keys() != {phase["id"] for phase in self.phases}:
            raise ValueError("the reading draws each phase")
        for levels in drawn.values():
            self._check_levels(levels)
        return {"title": title, "text": text, "lines": drawn}

    def check_answer(self, answer: Any) -> None:
        phases = {phase["id"]: phase for phase in self.phases}
        only(answer, {"phases", "earlier"})
        for part in ("phases", "earlier"):
            only(answer.get(part, {}), phases.keys())
        for levels in answer.get("earlier", {}).values():
            only(levels, set(LINES))
            self._check_levels(levels)
        for name, said in answer.get("phases", {}).items():
            only(said, {*LINES, "events", "expected"})
            self._check_levels({line: said[line] for line in LINES if line in said})
            only(said.get("events", {}), {event["id"] for event in phases[name]["events"]})
            only(said.get("expected", {}), set(LINES))
            self._check_among(said.get("events", {}), EFFECTS)
            self._check_among(said.get("expected", {}), DIRECTIONS)

    def _check_levels(self, levels: dict) -> None:
        if not all(type(level) is int and level in LEVELS for level in levels.values()):
            raise ValueError(f"expected whole numbers from {LEVELS[0]} to {LEVELS[-1]}")

    def _check_among(self, said: dict, allowed: tuple[str, ...]) -> None:
        if not all(type(one) is str and one in allowed for one in said.values()):
            raise ValueError(f"expected one of {allowed}")

    def missing(self) -> list[str]:
        rows = []
        for phase, said in self._said():
            rows += [f"{phase['title']}: {self.labels['lines'][line].lower()}" for line in LINES if line not in said]
            told = said.get("events", {})
            rows += [f"{phase['title']}: {event['text']}" for event in phase["events"] if event["id"] not in told]
        return rows

    def asked(self) -> list[tuple[str, list[str]]]:
        rows = [(f"{phase['title']}. {phase['text']}", [e["text"] for e in phase["events"]]) for phase in self.phases]
        return rows + ([(self.reading["title"], [self.reading["text"]])] if self.reading else [])

    def describe(self) -> list[tuple[str, str]]:
        words, rows = self.labels, []
        for phase, said in self._said():
            levels = [f"{words['lines'][line].lower()} {self._level(said.get(line))}" for line in LINES]
            rows.append((phase["title"], ", ".join(levels)))
            told = said.get("events", {})
            rows += [(e["text"], words["effects"][told[e["id"]]]) for e in phase["events"] if e["id"] in told]
        return rows

    def drawing(self) -> dict | None:
        said, words = self._said(), self.labels
        lines = [{"name": words["lines"][line], "at": [given.get(line) for _, given in said]} for line in LINES]
        return {"steps": [phase["title"] for phase, _ in said], "levels": words["levels"], "lines": lines}

    def _level(self, level: int | None) -> str:
        return self.labels["unset"] if level is None else self.labels["levels"][level]

    def _said(self) -> list[tuple[dict, dict]]:
        given = (self.answer or {}).get("phases", {})
        return [(phase, given.get(phase["id"], {})) for phase in self.phases]
