"""Writes what the pages beside this file take from the code: `.venv/bin/python docs/widgets/tables.py`."""

import inspect
import re
from pathlib import Path

from anywidget import AnyWidget

from mestring import widgets
from mestring.teacher.overview.readers import NOT_SHOWN, SHOWN
from mestring.widgets._base import AnswerWidget

HERE = Path(__file__).parent
PART = re.compile(r"(?<=<!-- made from the code -->\n).*?(?=<!-- to here -->)", re.DOTALL)


def classes() -> dict:
    """Every widget's class by its stem."""
    found = [getattr(widgets, name) for name in widgets.__all__]
    return {stem(kind): kind for kind in found}


def stem(kind) -> str:
    """The name of the widget's files; `LocusSort` has no front end of its own and is called by its module."""
    return kind.__module__.rsplit(".", 1)[1]


def made(kind) -> str:
    """The part of a widget's page that is taken from the code."""
    answer = re.search(r"The answer.*", inspect.getdoc(kind) or "", re.DOTALL)
    parts = [f"`from mestring import {kind.__name__}`", answer and answer[0], *_content(kind), *_traits(kind)]
    shown = "yes" if issubclass(kind, tuple(SHOWN)) else f"no ({NOT_SHOWN.get(kind, 'it keeps no answer')})"
    return "\n\n".join(part for part in [*parts, f"On the class page: {shown}."] if part) + "\n"


def _content(kind) -> list[str]:
    """What stands in YAML: the parameters of `set_content`, and what it says of them."""
    if not issubclass(kind, AnswerWidget):
        return []
    given = [p for p in inspect.signature(kind.set_content).parameters.values() if p.kind is not p.VAR_KEYWORD][1:]
    rows = [(p.name, inspect.formatannotation(p.annotation), "yes" if p.default is p.empty else "no") for p in given]
    if not rows:
        return ["No content but `title`, `prompt` and `note`."]
    head = "Content, besides the `title`, `prompt` and `note` that every widget may have:"
    return [head, _table(("content", "type", "needed"), rows), inspect.getdoc(kind.set_content)]


def _traits(kind) -> list[str]:
    base = AnswerWidget if issubclass(kind, AnswerWidget) else AnyWidget
    own = sorted(kind.class_traits(sync=True).keys() - base.class_traits(sync=True).keys())
    rows = [(name, type(kind.class_traits()[name]).__name__) for name in own if not name.startswith("_")]
    return ["Traits of its own, which the front end reads:", _table(("trait", "type"), rows)] if rows else []


def _table(head, rows) -> str:
    lines = [head, ["---"] * len(head), *([f"`{row[0]}`", *row[1:]] for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def filled(page: str, kind) -> str:
    """A page with what the code says now."""
    return PART.sub(lambda _: f"\n{made(kind)}\n", page)


def main() -> None:
    for name, kind in classes().items():
        page = HERE / f"{name}.md"
        page.write_text(filled(page.read_text(encoding="utf-8"), kind), encoding="utf-8")


if __name__ == "__main__":
    main()
