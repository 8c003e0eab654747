"""Tension fields: a marker between two poles, placed for a case and moved as new information arrives."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

FARTHEST = 5
PLACES = range(-FARTHEST, FARTHEST + 1)
LONGEST_REASON = 2000
SIDES, TOLD = ("left", "right"), ("shows", "hides")


class TensionField(AnswerWidget):
    """Lines between two poles, for one case or several. No place on a line is right or wrong.

    Tension fields as moving poles, to interpret and to act with, follow Levin (2015).

    >>> TensionField("m09-brett")

    The answer: `{"cases": {"<case>": {"<field>": [{"at": -2, "why": "…"}, None, …]}}}`: for each line the first
    judgement, then one after each new piece of information; every part optional, and an unset marker has no `at`.
    """

    module = t.Unicode("tension_field").tag(sync=True)
    fields = t.List().tag(sync=True)
    cases = t.List().tag(sync=True)

    def set_content(self, cases: dict[str, dict], fields: dict[str, dict | None] | None = None) -> None:
        """`cases`: id -> {title, text, fields: [ids], steps: [{text}], shows, hides: field -> {left, right}}.

        `fields`: id -> {left, right, left_shows, left_hides, right_shows, right_hides}, each part from our own words
        where it is left out. Exercises never send what a pull shows and hides: that is the student's to say.
        """
        known = self.labels["fields"]
        fields = {name: {**known.get(name, {}), **(given or {})} for name, given in (fields or known).items()}
        try:
            self.fields = [self._field(name, **field) for name, field in fields.items()]
            self.cases = [self._case(fields, name, **case) for name, case in cases.items()]
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self.key}: {error}") from None
        if not self.cases:
            raise ValueError(f"{self.key}: give at least one case")
        self.note = self.note or self.labels["thinking_tool"]

    def _field(self, name: str, left: str, right: str, **told: str) -> dict:
        only(told, {f"{side}_{what}" for side in SIDES for what in TOLD})
        poles = {"left": left.lower(), "right": right.lower()}
        words = [
            self.labels["places"][abs(at)].format(pole=poles["right" if at > 0 else "left"], **poles) for at in PLACES
        ]
        return {"id": name, "left": left, "right": right, "places": words}

    def _case(self, lines: dict, name: str, title: str, text: str, fields=None, steps=(), shows=None, hides=None):
        fields = list(lines) if fields is None else fields
        told = {"shows": shows or {}, "hides": hides or {}}
        if not fields or not {*fields, *told["shows"], *told["hides"]} <= lines.keys():
            raise ValueError(f"{name}: the lines of a case are among {', '.join(lines)}")

        def pull(field: str, side: str) -> dict:
            """What the pull to one pole shows and hides: in this case, or else in general."""
            general = {what: lines[field].get(f"{side}_{what}", "") for what in TOLD}
            return {what: told[what].get(field, {}).get(side, general[what]) for what in TOLD}

        pulls = {} if self.exercise else {field: [pull(field, side) for side in SIDES] for field in fields}
        steps = [step["text"] for step in steps]
        return {"id": name, "title": title, "text": text, "fields": fields, "steps": steps, "pulls": pulls}

    def check_answer(self, answer: Any) -> None:
        cases = {case["id"]: case for case in self.cases}
        only(answer, {"cases"})
        only(answer.get("cases", {}), cases.keys())
        for name, lines in answer.get("cases", {}).items():
            only(lines, set(cases[name]["fields"]))
            for entries in lines.values():
                if type(entries) is not list or len(entries) > 1 + len(cases[name]["steps"]):
                    raise ValueError("expected one entry for each step")
                for entry in entries:
                    self._check_entry(entry)

    def _check_entry(self, entry: Any) -> None:
        if entry is None:
            return
        only(entry, {"at", "why"})
        if "at" in entry and (type(entry["at"]) is not int or entry["at"] not in PLACES):
            raise ValueError("expected a whole number on the line")
        text(entry.get("why", ""), LONGEST_REASON)

    def required(self) -> list[Required]:
        entries = [(row, at) for row, _, _, at in self._entries()]
        unset = [Required(row, (*at, "at")) for row, at in entries]
        unsaid = [Required(f"{row}: {self.labels['why']}", (*at, "why")) for row, at in entries]
        return unset + (unsaid if self.exercise else [])

    def asked(self) -> list[tuple[str, list[str]]]:
        lines = {field["id"]: field for field in self.fields}
        rows = []
        for case in self.cases:
            new = [f"{self.labels['new'].format(number=i)}: {step}" for i, step in enumerate(case["steps"], 1)]
            fields = [self._line(lines[name]) for name in case["fields"]]
            rows.append((f"{case['title']}. {case['text']}", [*fields, *new]))
        return rows

    def _line(self, field: dict) -> str:
        return self.labels["line"].format(left=field["left"], right=field["right"].lower())

    def describe(self) -> list[tuple[str, str]]:
        rows = []
        for row, entry, field, _ in self._entries():
            place = field["places"][entry["at"] + FARTHEST] if "at" in entry else self.labels["unset"]
            rows.append((row, f"{place} – {entry['why']}" if entry.get("why") else place))
        return rows

    def _entries(self) -> list[tuple[str, dict, dict, tuple]]:
        """Every judgement that is asked for: in words, what was answered, its line, and its place in the answer."""
        fields = {field["id"]: field for field in self.fields}
        found = []
        for case in self.cases:
            given = (self.answer or {}).get("cases", {}).get(case["id"], {})
            for number in range(1 + len(case["steps"])):
                moment = self.labels["then" if number else "first"].format(number=number).lower()
                for field in (fields[name] for name in case["fields"]):
                    entry = (given.get(field["id"], [])[number : number + 1] or [None])[0] or {}
                    at = ("cases", case["id"], field["id"], number)
                    found.append((f"{case['title']}, {self._line(field)}, {moment}", entry, field, at))
        return found
