"""The plans for each lesson: the minutes add up, and the time for marking is reckoned as the page says."""

import json
import math
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "book" / "opplegg.md").read_text(encoding="utf-8")
HEAD, *LESSONS = re.split(r"^## (?=\d\d )", PAGE, flags=re.MULTILINE)
TABLE = re.compile(r"^\| Minutter \| (\d+) minutter.*\n\|--:\|---\|\n((?:\|.*\n?)+)", re.MULTILINE)
MARKED = re.compile(r"^\| (\d\d) \| (\d) \| (\d+) \| (\d+) \| (\d+) t(?: (\d+) min)? \|$", re.MULTILINE)
LIMIT = re.compile(r"(\d+) (?:til|–|og) (\d+) ord")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda text: text[:2])
def test_the_minutes_of_each_plan_add_up(lesson):
    tables = TABLE.findall(lesson)
    assert [total for total, _ in tables] == ["45", "90"]
    for total, rows in tables:
        assert sum(int(row.split("|")[1]) for row in rows.splitlines()) == int(total)


def test_every_lesson_has_a_plan():
    numbers = sorted(path.name[:2] for path in (ROOT / "course").glob("[0-9]*.ipynb"))
    assert [lesson[:2] for lesson in LESSONS] == numbers[1:]


def test_the_time_for_marking_is_reckoned_as_the_page_says():
    rows = [[int(cell or 0) for cell in row] for row in MARKED.findall(HEAD)]
    assert [row[0] for row in rows] == list(range(1, 15))
    for number, parts, words, minutes, hours, rest in rows:
        (path,) = (ROOT / "solutions").glob(f"{number:02}-*/*.ipynb")
        asked = written(path)
        assert (parts, words) == (len(asked), sum(asked))
        assert minutes == math.ceil(words / 200 + parts)
        assert hours * 60 + rest == minutes * 30
    total = sum(row[3] for row in rows) * 30
    assert f"{total // 60} timer og {total % 60} minutter for 30 studenter" in HEAD


def written(path):
    """The most words that each written task asks for."""
    found, task = [], ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown" and about.get("solution"):
            found.append(max(int(most) for _, most in LIMIT.findall(task)))
        elif cell["cell_type"] == "markdown":
            task = "".join(cell["source"])
    return found
