"""The form of an answer in words: what is kept beside it, and copied into a portfolio that is handed in."""

from typing import Any

LONGEST_NAME, LONGEST_TEXT, MOST_ROWS = 4000, 20_000, 400


def check(words: Any) -> None:
    """Raises ValueError unless this is {title, prompt, rows: [[asked, answered], …]}, with a `drawing` or without.

    A drawing is a few lines over the same steps, each a whole number or None at each step, with the names of steps,
    levels and lines: {"steps": ["Høst"], "levels": ["ikke noe", "mye"], "lines": [{"name": "håp", "at": [1]}]}.
    """
    if type(words) is not dict or not {"title", "prompt", "rows"} <= words.keys() <= _PARTS:
        raise ValueError("expected an answer in words")
    _texts([words["title"], words["prompt"]], LONGEST_NAME, 2)
    for row in _list(words["rows"], MOST_ROWS):
        _texts(row, LONGEST_TEXT, 2)
        if len(row) != 2:
            raise ValueError("expected rows of what was asked and what was answered")
    if "drawing" in words:
        _check_drawing(words["drawing"])


_PARTS = {"title", "prompt", "rows", "drawing"}


def _check_drawing(drawing: Any) -> None:
    if type(drawing) is not dict or drawing.keys() != {"steps", "levels", "lines"}:
        raise ValueError("expected a drawing")
    _texts(drawing["steps"], LONGEST_NAME, 20)
    _texts(drawing["levels"], LONGEST_NAME, 20)
    for line in _list(drawing["lines"], 4):
        if type(line) is not dict or line.keys() != {"name", "at"}:
            raise ValueError("expected a line")
        _texts([line["name"]], LONGEST_NAME, 1)
        places = _list(line["at"], 20)
        on = [place is None or (type(place) is int and 0 <= place < len(drawing["levels"])) for place in places]
        if len(places) != len(drawing["steps"]) or not all(on):
            raise ValueError("expected a level at each step")


def _list(value: Any, most: int) -> list:
    if type(value) is not list or len(value) > most:
        raise ValueError(f"expected a list of at most {most}")
    return value


def _texts(value: Any, longest: int, most: int) -> None:
    if not all(type(text) is str and len(text) <= longest for text in _list(value, most)):
        raise ValueError("expected texts")
