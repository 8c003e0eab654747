"""Reads the lessons, the solved exercises and their widgets' texts."""

import ast
import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import yaml

from mestring.widgets import __all__ as WIDGETS

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "course").glob("*.ipynb"))
START = ROOT / "course" / "00-start.ipynb"  # how to use the course: teaches no concept, cites nothing
TEACHING = [path for path in LESSONS if path != START]
EXERCISES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NOTEBOOKS = [*LESSONS, *EXERCISES]


@dataclass
class Made:
    """A cell's call of a widget."""

    key: str
    widget: str
    options: dict
    cell: str
    notebook: Path


def read(path):
    return nbformat.read(path, as_version=4)


def number(path):
    """The lesson's number, from the file's name."""
    return path.stem[:2]


def prose(path):
    return "\n\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")


def words(text):
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text))


def widgets(path):
    """Every widget that a notebook makes."""
    found = []
    for cell in read(path).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                keyed = isinstance(node, ast.Call) and node.args  # the course record has no key
                if keyed and isinstance(node.func, ast.Name) and node.func.id in WIDGETS:
                    options = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
                    found.append(Made(ast.literal_eval(node.args[0]), node.func.id, options, cell.id, path))
    return found


def texts(path):
    """What the widgets of a notebook say: answer key -> content. A copy of one's own: some tests change it."""
    return deepcopy(_texts(path))


@cache
def _texts(path):
    return yaml.safe_load((path.parent / "widgets" / f"m{number(path)}.yml").read_text(encoding="utf-8"))


def concepts_of(cell):
    return {tag.removeprefix("concept:") for tag in cell.metadata.get("tags", []) if tag.startswith("concept:")}
