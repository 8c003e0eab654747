"""A coding of an interview: which runs of sentences are units, and what codes they have."""

import re
from typing import Any

from ._base import only, text

LONGEST_NAME = 80
MOST = {"units": 300, "codes": 60}
UNIT = re.compile(r"([a-z0-9-]{1,20}):(\d{1,3})-(\d{1,3})")
CODE = re.compile(r"k\d{1,4}")
_BETWEEN = re.compile(r"(?<=[.?!…])\s+|(?<=[.?!…][»”)])\s+")


def sentences(words: str) -> list[str]:
    """An utterance's sentences; joined by a space they are the utterance."""
    return [" ".join(sentence.split()) for sentence in _BETWEEN.split(words.strip())]


def place(unit: str) -> tuple[str, int, int]:
    """Where a unit is: the utterance, its first and its last sentence, counted from 1. ValueError for what is none."""
    found = UNIT.fullmatch(unit) if type(unit) is str else None
    if not found:
        raise ValueError(f"{unit!r}: expected a unit, as u03:1-2")
    return found[1], int(found[2]), int(found[3])


def check_coding(coding: dict, lengths: dict[str, int]) -> None:
    """Raises ValueError unless its `units` lie in the interview and its `codes` are named.

    `lengths`: how many sentences each utterance has. A code of a unit that is none of `codes` is no error: it says
    nothing, like a word that has been crossed out.
    """
    for part in ("units", "codes"):
        if type(coding.get(part, {})) is not dict or len(coding.get(part, {})) > MOST[part]:
            raise ValueError(f"expected at most {MOST[part]} {part}")
    for unit, codes in coding.get("units", {}).items():
        at, first, last = place(unit)
        if not 1 <= first <= last <= lengths.get(at, 0):
            raise ValueError(f"{unit}: no such sentences")
        if type(codes) is not list or len(codes) > MOST["codes"] or len(set(map(str, codes))) < len(codes):
            raise ValueError(f"{unit}: expected different codes")
        for code in codes:
            _is(CODE, code)
    for code, name in coding.get("codes", {}).items():
        _is(CODE, code)
        text(name, LONGEST_NAME)


def check_named(part: Any, letter: str, most: int) -> None:
    """Raises ValueError unless `part` is a dict whose names are the letter and a number."""
    if type(part) is not dict or len(part) > most:
        raise ValueError(f"expected at most {most} parts")
    for name in part:
        _is(re.compile(rf"{letter}\d{{1,4}}"), name)


def check_list(value: Any, most: int, check) -> None:
    """Raises ValueError unless `value` is a list of at most so many that pass `check`."""
    if type(value) is not list or len(value) > most:
        raise ValueError(f"expected a list of at most {most}")
    for one in value:
        check(one)


def check_code(code: Any) -> None:
    """A code of the student's own: `name`, `theme`, `text` and `from`, every part optional."""
    only(code, {"name", "theme", "text", "from"})
    text(code.get("name", ""), LONGEST_NAME)
    if "theme" in code:
        _is(re.compile(r"t\d{1,4}"), code["theme"])
    check_list(code.get("from", []), MOST["units"], place)


def _is(pattern: re.Pattern, value: Any) -> None:
    if type(value) is not str or not pattern.fullmatch(value):
        raise ValueError(f"{value!r}: expected {pattern.pattern}")
