"""Confidence in a few things that one can do, told twice: what was given both times, and how a group's answers lie."""

from statistics import median
from typing import NamedTuple

BEFORE, AFTER = MOMENTS = ("before", "after")
SCORES = range(11)  # 0-10 in single units, with 0 as "cannot do at all": Bandura's guide (2006)
LEVELS = {"low": range(4), "middle": range(4, 7), "high": range(7, 11)}  # what a group is told of, instead of numbers


class Change(NamedTuple):
    """One item over those who gave it both times: how many they are, the medians, and who went which way."""

    number: int
    before: float | None
    after: float | None
    higher: set[int]
    same: set[int]
    lower: set[int]


def check_score(score: int) -> None:
    """Raises ValueError for anything but a whole number from 0 to 10; True and 7.0 are none."""
    if type(score) is not int or score not in SCORES:
        raise ValueError(f"a score is a whole number from 0 to 10, not {score!r}")


def paired(answer: dict | None) -> dict[str, dict[str, int]]:
    """The part of an answer that was given both times: moment -> item -> score. Empty where nothing was."""
    given = [(answer or {}).get(moment, {}) for moment in MOMENTS]
    both = [item for item in given[0] if item in given[1]]
    return {
        moment: {item: scores[item] for item in both} for moment, scores in zip(MOMENTS, given, strict=True) if both
    }


def level(score: int) -> str:
    """Which of LEVELS a score lies in."""
    return next(name for name, scores in LEVELS.items() if score in scores)


def change(item: str, answers: list[dict | None]) -> Change:
    """How one item lies before and after, of those who gave it both times; students are named by their place."""
    pairs = {
        student: (both[BEFORE][item], both[AFTER][item])
        for student, both in enumerate(map(paired, answers))
        if item in both.get(BEFORE, {})
    }
    before, after = zip(*pairs.values(), strict=True) if pairs else ((), ())
    ways = [
        {who for who, (first, then) in pairs.items() if (then > first) - (then < first) == way} for way in (1, 0, -1)
    ]
    return Change(len(pairs), median(before) if before else None, median(after) if after else None, *ways)
