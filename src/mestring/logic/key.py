"""What a right answer is: a key, written like the answer of a widget, and what an answer is worth beside it.

A leaf of a key is a number, a text, a list of texts (all of these, in any order) or several such options.
"""

from dataclasses import dataclass
from typing import Any

SMALLEST = 0.25  # points are given in quarters


@dataclass(frozen=True)
class AnyOf:
    """A leaf that several answers fit, and why they do."""

    options: tuple
    why: str = ""


def leaves(key: Any, where: str = "key") -> list[tuple[tuple, Any]]:
    """A key as a list of (path, leaf). Raises ValueError or TypeError for what is not a key."""
    found = list(_walk(key, (), where))
    if not found:
        raise ValueError(f"{where}: empty")
    return found


def options(leaf: Any) -> tuple:
    """The answers that fit a leaf."""
    return leaf.options if isinstance(leaf, AnyOf) else (leaf,)


def example(key: dict) -> dict:
    """An answer that fits the key: the first option of every leaf."""
    answer = {}
    for path, leaf in leaves(key):
        place = answer
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = options(leaf)[0]
    return answer


def find(answer: Any, path: tuple) -> Any:
    """What an answer says at this place; None where it says nothing."""
    for step in path:
        if type(answer) is not dict:
            return None
        answer = answer.get(step)
    return None if answer in ("", [], {}) else answer


def fits(found: Any, leaf: Any) -> bool:
    """Whether an answer is right. Types first: an object that calls itself equal to everything is worth nothing."""
    return any(_same(found, option) for option in options(leaf))


def all_fit(answer: Any, key: dict, where: str = "key") -> bool:
    """Whether the answer fits every leaf."""
    return all(fits(find(answer, path), leaf) for path, leaf in leaves(key, where))


def points(most: float, right: int, chances: list[float]) -> float:
    """The points for so many right answers, in quarters: they begin where guessing ends.

    `chances` holds, for each answer, how likely a guess is to be right; what a guesser gets in the mean is worth
    nothing, and all right is worth all (correction for guessing, see Frary 1988). Not all right is never all.
    """
    by_chance = sum(chances)
    if right == len(chances):
        return float(most)
    share = max(0.0, (right - by_chance) / (len(chances) - by_chance))
    return min(int(most * share / SMALLEST + 0.5) * SMALLEST, most - SMALLEST)


def _walk(key, path, where):
    if type(key) is dict:
        for step, below in key.items():
            if type(step) is not str:
                raise TypeError(f"{where}{_show(path)}: {step!r} must be a text")
            yield from _walk(below, (*path, step), where)
    elif not path:
        raise TypeError(f"{where}: must be a dict, written like the widget's answer")
    else:
        if not options(key):
            raise ValueError(f"{where}{_show(path)}: needs at least one option")
        for option in options(key):
            texts = type(option) is list and option and all(type(item) is str for item in option)
            if not texts and type(option) not in (str, int, float, bool):
                raise TypeError(f"{where}{_show(path)}: {option!r} is no answer; use a number, a text, a list of texts")
        yield path, key


def _show(path):
    return "".join(f"[{step!r}]" for step in path)


def _same(found, option):
    if type(found) is not type(option):
        return False
    if type(option) is list:
        return all(type(item) is str for item in found) and sorted(found) == sorted(option)
    return found == option
