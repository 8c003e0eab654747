"""What a written answer is judged by: the criteria in the task, and which of them the teacher found met.

The task lists them, for everybody to read:

    **Slik får du poeng**

    1. Du bruker begge kildene, og sier hva hver av dem taler for. (0,5 poeng)
    2. …

The teacher may say which are met in one line of the comment: `Kriterier: 1 ja, 2 delvis, 3 nei`, or in English
`Criteria: 1 yes, 2 partly, 3 no`.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

LISTED = re.compile(r"^\*\*(?:Slik får du poeng|How you get points)\*\*\n\n((?:\d\. .+\n?)+)", re.MULTILINE)
ONE = re.compile(r"(\d)\. (.+) \((\d+(?:[,.]\d+)?) (?:poeng|points?)\)")
LINE = re.compile(
    r"^[ \t]*(?:kriteri(?:er|um)|criteri(?:a|on))[ \t]*:[ \t]*(.+?)[ \t.]*$", re.MULTILINE | re.IGNORECASE
)
SAID = re.compile(r"(\d)\s*:?\s*(ja|delvis|nei|yes|partly|no)", re.IGNORECASE)
ENGLISH = {"yes": "ja", "partly": "delvis", "no": "nei"}


class Criterion(NamedTuple):
    """One line: its number, what it asks, and what it is worth."""

    number: int
    text: str
    points: float


def criteria(task: str) -> list[Criterion]:
    """The criteria of a task. Raises ValueError for a line that is none: it would be lost on the feedback page."""
    found = LISTED.search(task)
    lines = found[1].splitlines() if found else []
    parts = [ONE.fullmatch(line.strip()) for line in lines]
    if not all(parts):
        raise ValueError(f"not a criterion with its points: {lines[parts.index(None)]!r}")
    return [Criterion(int(one[1]), one[2], float(one[3].replace(",", "."))) for one in parts]


def without(task: str) -> str:
    """The task without its criteria."""
    return LISTED.sub("", task).strip()


def met(comment: str, asked: list[Criterion]) -> tuple[dict[int, str], str]:
    """{number: "ja", "delvis" or "nei"} from the teacher's comment, and the rest of the comment.

    A line with anything else in it stays in the comment as it is, so that no word of the teacher's is lost.
    """
    numbers = {str(one.number) for one in asked}
    for line in LINE.finditer(comment):
        parts = [SAID.fullmatch(part.strip()) for part in re.split(r"[,;]", line[1])]
        if all(parts) and {part[1] for part in parts} <= numbers:
            rest = comment[: line.start()] + comment[line.end() :]
            words = {int(part[1]): part[2].lower() for part in parts}
            return {number: ENGLISH.get(word, word) for number, word in words.items()}, rest.strip()
    return {}, comment


def line(said: dict[int, str]) -> str:
    """The line of a comment that `met` reads; "" where nothing is said of any."""
    return "Kriterier: " + ", ".join(f"{number} {word}" for number, word in sorted(said.items())) if said else ""


def agree(points: float, comment: str, asked: list[Criterion]) -> bool:
    """Whether the points can be the sum of what the comment says; they can where it doesn't say all of it."""
    said, _ = met(comment, asked)
    worth = {one.number: one.points for one in asked}
    least = sum(worth[number] for number, word in said.items() if word == "ja")
    most = least + sum(worth[number] for number, word in said.items() if word == "delvis")
    return said.keys() != worth.keys() or least <= points <= most


def asked(solution: Path) -> dict[str, list[Criterion]]:
    """{answer cell: its criteria} of a solved exercise; none where there is no solution at hand."""
    found, latest = {}, []
    for cell in json.loads(solution.read_text(encoding="utf-8"))["cells"] if solution.exists() else []:
        about = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown" and about.get("solution"):
            found[about["grade_id"]] = latest
        elif cell["cell_type"] == "markdown":
            latest = criteria("".join(cell["source"]))
    return {name: lines for name, lines in found.items() if lines}
