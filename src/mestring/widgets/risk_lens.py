"""Risk lens: what a base rate and a ratio make of a hundred people, and what a ratio alone leaves unsaid."""

from functools import cache
from typing import Any

import traitlets as t

from ..logic import risk
from ..logic.required import Required
from ..logic.risk import MEASURES, READINGS, decimals, exact
from ._base import AnswerWidget, only

# What a student may set: the least, the most, and how many decimals; and what a source's own ratio may be.
NUMBERS = {"base": (0.1, 99, 1), "ratio": (0.1, 100, 1), "guess": (0, 100, 0)}
RATIO = (0.01, 100, 2)
GOALS = {"base", "factor", "before", "after", "more"}


class RiskLens(AnswerWidget):
    """A hundred people as dots, before and after, for one case or several; what cannot be is refused with the reason.

    Natural frequencies beside ratios, so that one sees of how many: Gigerenzer & Hoffrage (1995).

    >>> RiskLens("m13-tretten")

    The answer: `{"cases": {"<case>": {"base": 7.5, "ratio": 13, "measure": "odds_ratio", "reading": "times",
    "guess": 50}}}`: only what the case leaves open, every part optional; a whole number has no decimals.
    """

    module = t.Unicode("risk_lens").tag(sync=True)
    cases = t.List().tag(sync=True)
    numbers = t.Dict().tag(sync=True)
    stops = t.Dict().tag(sync=True)

    def set_content(self, cases: dict[str, dict]) -> None:
        """`cases`: id -> {title, text, outcome, before, after, base, ratio, measures, readings, claim, interval,
        source, guess, goal}.

        `outcome`: what is counted, as what one does ("sover godt"). `before`, `after`: the two groups ("uten tiltak",
        "med tiltak"). `base`: percent, with one decimal, and `ratio`: fixed, or left out for the student to set.
        `measures`: which of risk_ratio and odds_ratio the student may choose, both if left out; one alone is fixed.
        `readings`: times and more where "13 ganger større" may be read in two ways, else `times` alone; `claim`: the
        words to be read. `interval`: [low, high] of the ratio; left out, the uncertainty is said to be unknown.
        `guess: true` asks how many of 100 it will be, before it is shown; an exercise never shows it.
        `goal`: {text, holds, told}, for lessons: what to reach, and what is said when all of `holds` is so. Of people
        of 100: `before`, `after` and `more`; what is set: `base` and `factor` (with the reading); each a number or
        [least, most]. `possible: false` where it should be impossible.
        """
        try:
            self.cases = [self._case(name, **case) for name, case in cases.items()]
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self.key}: {error}") from None
        if not any(case["open"] for case in self.cases):
            raise ValueError(f"{self.key}: leave something open in at least one case")
        names = ("least", "most", "places")
        self.numbers = {part: dict(zip(names, bounds, strict=True)) for part, bounds in NUMBERS.items()}
        self.stops = {"base": _stops(99, 10, 20), "ratio": _stops(100, 5, 20), "guess": list(range(101))}
        shown = not all(case["guess"] and self.exercise for case in self.cases)
        self.note = self.note or (self.labels["thinking_tool"] if shown else "")

    def _case(
        self, name: str, title: str, text: str, outcome: str, before: str, after: str, base=None, ratio=None,
        measures=MEASURES, readings=("times",), claim="", interval=None, source="", guess=False, goal=None,
    ) -> dict:  # fmt: skip
        if not all(type(words) is str for words in (name, title, text, outcome, before, after, claim, source)):
            raise ValueError(f"{name!r}: ids and words are texts, in quotes if need be")
        given = [(base, NUMBERS["base"]), *((number, RATIO) for number in (ratio, *(interval or ())))]
        wrong = [number for number, bounds in given if number is not None and not _is_number(number, *bounds)]
        if wrong or (interval and not (len(interval) == 2 and interval[0] <= (ratio or 0) <= interval[1])):
            raise ValueError(f"{name}: a base rate has one decimal, a ratio two, an interval lies around it; {wrong}")
        if not measures or not readings or not {*measures, *readings} <= {*MEASURES, *READINGS}:
            raise ValueError(f"{name}: measures are {MEASURES}, readings {READINGS}")
        if goal and self.exercise:
            raise ValueError(f"{name}: a goal would give the answer away; key it in the hidden test")
        number = exact(2 if ratio is None else ratio)  # what "times" means is told with this
        mark = self.labels["decimal_mark"]
        words = {"outcome": outcome, "before": before, "after": after}
        read = {"times": decimals(number, 2, mark), "more": decimals(number + 1, 2, mark)}
        read["claim"] = claim or self.labels["claim"].format(**read)
        told = {part: asked.format(**words, **read) for part, asked in self.labels["asks"].items()}
        made = {
            **words, "id": name, "title": title, "text": text, "source": source, "base": base, "ratio": ratio,
            "interval": interval, "guess": bool(guess), "goal": _goal(name, **goal) if goal else None, "asks": told,
            "measures": [{"id": one, "text": self.labels["measures"][one]} for one in measures],
            "readings": [{"id": one, "text": self.labels["readings"][one].format(**read)} for one in readings],
        }  # fmt: skip
        return made | {"open": _open(made), "known": list(filter(None, self._known(made)))}

    def check_answer(self, answer: Any) -> None:
        cases = {case["id"]: case for case in self.cases}
        only(answer, {"cases"})
        only(answer.get("cases", {}), cases.keys())
        for name, given in answer.get("cases", {}).items():
            only(given, set(cases[name]["open"]))
            for part, value in given.items():
                if part in NUMBERS:
                    if not _is_number(value, *NUMBERS[part]):
                        raise ValueError("expected a number in the range")
                elif value not in [one["id"] for one in cases[name][f"{part}s"]]:
                    raise ValueError("expected one of the choices")

    def required(self) -> list[Required]:
        return [Required(asked, ("cases", case["id"], part)) for case, part, asked, _ in self._parts()]

    def asked(self) -> list[tuple[str, list[str]]]:
        rows = []
        for case in self.cases:
            options = [case[f"{part}s"] for part in ("measure", "reading") if part in case["open"]]
            told = [self._ask(case, part) for part in case["open"]] + [one["text"] for some in options for one in some]
            goal = [case["goal"]["text"]] if case["goal"] else []
            known = [self.labels["groups"].format(**case), *case["known"]]
            rows.append((f"{case['title']}. {case['text']}", [*known, *goal, *told]))
        return rows

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        _, name, part = path
        case = next(case for case in self.cases if case["id"] == name)
        if part in NUMBERS:
            return self._ask(case, part), _values(part, self.labels["units"][part], self.labels["decimal_mark"])
        return self._ask(case, part), {one["id"]: one["text"] for one in case[f"{part}s"]}

    def describe(self) -> list[tuple[str, str]]:
        rows = []
        for case, part, asked, given in self._parts():
            _, names = self.choices(("cases", case["id"], part))
            rows.append((asked, names[given[part]] if part in given else self.labels["unanswered"]))
        told = [(self.labels["result"], self.result(case)) for case in self.cases]
        return rows + [row for row in told if row[1]]

    def result(self, case: dict) -> str:
        """What a case comes to, in words; empty where something is open, or where an exercise asks just that."""
        given = (self.answer or {}).get("cases", {}).get(case["id"], {})
        if set(case["open"]) - given.keys() or (case["guess"] and self.exercise):
            return ""
        base, ratio = (exact(given.get(part, case[part])) for part in ("base", "ratio"))
        measure, reading = (given.get(part, case[f"{part}s"][0]["id"]) for part in ("measure", "reading"))
        shares = base / 100, risk.after(base / 100, risk.factor(ratio, reading), measure)
        if shares[1] > 1:
            return self.labels["impossible"]
        before, after = (self._people(share) for share in shares)
        return self.labels["from_to"].format(before=before, after=after)

    def _people(self, share) -> str:
        count = risk.people(share, 100)
        words = "fewest" if not count else "most" if count == 100 and share < 1 else "people"
        return self.labels[words].format(count=count, of=100, most=99)

    def _known(self, case: dict) -> list[str]:
        """What the case gives: the base rate and the ratio where they are fixed, and where they are from."""
        given, mark = self.labels["given"], self.labels["decimal_mark"]
        base = case["base"] and given["base"].format(**case | {"base": decimals(exact(case["base"]), 1, mark)})
        name = "ratio" if len(case["measures"]) > 1 else case["measures"][0]["id"]
        ratio = case["ratio"] and given[name].format(ratio=decimals(exact(case["ratio"]), 2, mark))
        return [base, ratio, case["source"] and self.labels["source"].format(source=case["source"])]

    def _parts(self) -> list[tuple[dict, str, str, dict]]:
        """All that is open: the case, the part, what is asked in words, and what is answered in the case."""
        answered = (self.answer or {}).get("cases", {})
        return [(c, part, self._ask(c, part), answered.get(c["id"], {})) for c in self.cases for part in c["open"]]

    def _ask(self, case: dict, part: str) -> str:
        return f"{case['title']}: {case['asks'][part]}" if len(self.cases) > 1 else case["asks"][part]


def _open(case: dict) -> list[str]:
    """What a case leaves to the student, in the order in which it is asked."""
    numbers = [part for part in ("base", "ratio") if case[part] is None]
    choices = [part for part in ("measure", "reading") if len(case[f"{part}s"]) > 1]
    return [*numbers, *choices, *(["guess"] if case["guess"] else [])]


def _is_number(value: Any, least: float, most: float, places: int) -> bool:
    if type(value) not in (int, float) or not least <= value <= most:
        return False
    return value == round(value, places) and not (type(value) is float and value.is_integer())


def _goal(name: str, text: str, holds: dict, told: str) -> dict:
    if not holds or not holds.keys() <= {*GOALS, "possible"} or type(holds.get("possible", True)) is not bool:
        raise ValueError(f"{name}: a goal holds some of {', '.join(sorted(GOALS))}, and possible: true or false")
    bounds = {part: bound if type(bound) in (bool, list) else [bound, bound] for part, bound in holds.items()}
    return {"text": text, "told": told, "holds": bounds}


def _stops(most: int, tenths: int, halves: int) -> list:
    """Where a slider stops: closely where numbers are small, for there a little is much."""
    units = [*range(1, tenths * 10), *range(tenths * 10, halves * 10, 5), *range(halves * 10, most * 10 + 1, 10)]
    return [unit // 10 if unit % 10 == 0 else unit / 10 for unit in units]


@cache
def _values(part: str, unit: str, mark: str) -> dict:
    """Every number that may be set, and how it reads."""
    least, most, places = NUMBERS[part]
    numbers = [exact(unit) / 10**places for unit in range(round(least * 10**places), most * 10**places + 1)]
    return {int(n) if n.denominator == 1 else float(n): unit.format(number=decimals(n, places, mark)) for n in numbers}
