"""What of an answer still fits a widget that has changed since, found with nothing but the widget's own strict test."""

from collections.abc import Callable
from typing import Any, NamedTuple

# The parts of an answer that hold the student's own words; all else are choices, which only the old edition can name.
WORDS = {"notes", "name", "cards", "items", "why", "text", "impression", "preliminary"}
ANY = -1  # in a place: somewhere in a list whose order says nothing


class Part(NamedTuple):
    """One choice or text of an answer, and its place: names in objects and numbers in lists, from the outside in."""

    place: list
    value: Any

    @property
    def words(self) -> str:
        """The student's own words; empty for a choice."""
        return self.value.strip() if isinstance(self.value, str) and WORDS.intersection(self.place) else ""


def fit(answer: Any, fits: Callable[[Any], bool], outside: list[Part] = ()) -> tuple[Any, list[Part]]:
    """The largest part of the answer that fits, None if there is none, and the parts that do not fit.

    `outside` are parts that did not fit before: they come back where they fit now and nothing else has taken their
    place. What one part needs may come after it (a card before the column that it lies in), so the parts are tried
    until no more of them fit.
    """
    kept, left = None, [] if answer is None else [Part([], answer)]
    while left:
        still = []
        for part in left:
            kept, out = _add(kept, part, fits)
            still += out
        if still == left:
            break
        left = still
    known = {repr(part) for part in left}
    for part in outside:
        taken = _at(kept, part.place)
        if taken == part.value:
            continue
        kept, out = _add(kept, part, fits) if taken is None else (kept, [part])
        left += [each for each in out if repr(each) not in known]
    return kept, left


def _add(whole: Any, part: Part, fits) -> tuple[Any, list[Part]]:
    """The answer with as much of the part as fits, and the rest of the part."""
    tried = _with(whole, part.place, part.value)
    if fits(tried):
        return tried, []
    left = []
    for child in _children(part):
        whole, out = _add(whole, child, fits)
        left += out
    return whole, left if part.value and isinstance(part.value, dict | list) else [part]


def _children(part: Part) -> list[Part]:
    match part.value:
        case dict():
            return [Part([*part.place, name], value) for name, value in part.value.items()]
        case list() if any(isinstance(value, dict | list) for value in part.value):
            return [Part([*part.place, i], value) for i, value in enumerate(part.value) if value is not None]
        case list():
            return [Part([*part.place, ANY], value) for value in part.value]
    return []


def _with(whole: Any, place: list, value: Any) -> Any:
    """A copy of the answer with the value in its place."""
    if not place:
        return value
    first, *rest = place
    if isinstance(first, str):
        whole = whole if isinstance(whole, dict) else {}
        return {**whole, first: _with(whole.get(first), rest, value)}
    whole = whole if isinstance(whole, list) else []
    if first == ANY:
        return whole if value in whole else [*whole, value]
    filled = [*whole, *[None] * (first + 1 - len(whole))]
    filled[first] = _with(filled[first], rest, value)
    return filled


def _at(whole: Any, place: list) -> Any:
    """What stands in this place; None where nothing does, and for a place somewhere in a list."""
    for step in place:
        if isinstance(step, str):
            whole = whole.get(step) if isinstance(whole, dict) else None
        elif step != ANY and isinstance(whole, list) and step < len(whole):
            whole = whole[step]
        else:
            return None
    return whole
