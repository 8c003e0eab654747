"""What a student has handed in, as HTML that is safe to show: the written answers, and all the rest of it."""

import json
from pathlib import Path
from typing import NamedTuple

from nbformat import v4
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from .. import sanitize
from ..feedback import HEADING


class Written(NamedTuple):
    """One written answer: its Markdown, its HTML, and whether nobody has written anything."""

    source: str
    html: str
    untouched: bool


def cells(notebook: Path) -> list:
    """The cells of a graded hand-in. nbgrader has checked their form when it wrote them."""
    return v4.reads(notebook.read_text(encoding="utf-8")).cells


def written(cells: list, question: str) -> Written:
    """The answer to a question; an empty one where the cell is gone."""
    for cell in cells:
        if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("grade_id") == question:
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            seen = cell.source + json.dumps(cell.get("attachments", {}), sort_keys=True)
            return Written(seen, "" if untouched else sanitize.markdown({"cell": cell}, cell.source), untouched)
    return Written("", "", True)


def rest(cells: list) -> str:
    """The student's answers in the widgets with what was found of them, and the texts and cells of their own."""
    parts = []
    for cell in cells:
        heading = HEADING.match(cell.source) if cell.cell_type == "markdown" and is_locked(cell) else None
        if heading:
            parts.append(f"<h3>{sanitize.escape(heading[1])}</h3>")
        elif cell.cell_type == "code":
            shown = [one.data["text/html"] for one in cell.get("outputs", []) if "text/html" in one.get("data", {})]
            said = sanitize.html("".join(shown))
            parts.append(said if is_grade(cell) or "mst-fallback" in said else "")
        elif cell.cell_type == "markdown" and (is_solution(cell) or not is_locked(cell)):
            parts.append(sanitize.markdown({"cell": cell}, cell.source))
    return "\n".join(filter(None, parts))
