"""What an answer must hold to be complete, as data: Python and the book's pages read the same list."""

from typing import Any, NamedTuple

EMPTY = (None, "", [], {})


class Required(NamedTuple):
    """One thing that is asked for: `words` are what is said while it is missing, `at` is its place in the answer.

    `one_of`: there is a choice in several places, and one of these [place, choice] is enough. `least`: so many words,
    or parts, are asked for; `short` is what is said of fewer, with {count} and {least} in it.
    """

    words: str
    at: tuple[str | int, ...]
    one_of: tuple[tuple[str, str], ...] = ()
    least: int = 0
    short: str = ""

    def missing(self, answer: Any) -> str:
        """What is said of this answer; empty where it holds what is required."""
        value = answer
        for step in self.at:
            value = _within(value, step)
        if self.one_of:
            return "" if any(_within(value, place) == choice for place, choice in self.one_of) else self.words
        if isinstance(value, str):
            value = value.split()
        if value in EMPTY:
            return self.words
        return self.short.format(count=len(value), least=self.least) if self.least and len(value) < self.least else ""

    def data(self) -> dict:
        """As JSON, without what is not used."""
        return {name: part for name, part in self._asdict().items() if part}


def missing(required: list[Required], answer: Any) -> list[str]:
    """What this answer does not hold yet, in words."""
    return [words for one in required if (words := one.missing(answer))]


def _within(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
