"""The figure of lesson 14: which lessons refer to which, read from the lessons themselves."""

import re
from collections import Counter
from math import cos, pi, sin
from pathlib import Path

from ..text import figure_words
from ._style import BLUE, GREY, INK, ORANGE, PAPER, SMALL, Figure, canvas

LINK = re.compile(r"\]\((\d\d)-[a-z]+\.ipynb")
FIRST, LAST = 1, 13  # lesson 00 is about the course, 14 looks back on it


def lesson_threads(folder: Path = Path()) -> Figure:
    """The lessons in a ring, a line where one refers to another; the more refer to a lesson, the larger it is.

    `folder` holds the notebooks: beside the lesson that shows the figure. Raises ValueError where there are none.
    """
    refers = references(folder)
    if not refers:
        raise ValueError(f"no lessons in {folder.resolve()}")
    count = Counter(other for others in refers.values() for other in others)
    drawing, axes = canvas(height=4)
    axes.axis("off")
    axes.set(xlim=(-1.25, 1.25), ylim=(-1.25, 1.25), aspect="equal")
    places = {lesson: _place(number, len(refers)) for number, lesson in enumerate(sorted(refers))}
    most = max(count.values(), default=0)
    for one, other in sorted({tuple(sorted((a, b))) for a, others in refers.items() for b in others}):
        axes.plot(*zip(places[one], places[other], strict=True), color=GREY, lw=1.5, zorder=1)
    for lesson, (x, y) in places.items():
        colour = ORANGE if count[lesson] == most else BLUE
        axes.plot(x, y, "o", ms=19 + 4 * count[lesson], color=PAPER, mec=colour, mew=3, zorder=2)
        axes.text(x, y, lesson, ha="center", va="center_baseline", fontsize=SMALL, weight="bold", color=INK, zorder=3)
    return Figure(drawing, alt=_told(count, most))


def references(folder: Path) -> dict[str, set[str]]:
    """{lesson: the other lessons that its text refers to}, of those in the folder."""
    found = {path.name[:2]: path for path in folder.glob("[0-9][0-9]-*.ipynb")}
    found = {lesson: path for lesson, path in found.items() if FIRST <= int(lesson) <= LAST}
    return {
        lesson: {other for other in LINK.findall(path.read_text(encoding="utf-8")) if other in found} - {lesson}
        for lesson, path in found.items()
    }


def _place(number: int, of: int) -> tuple[float, float]:
    """On the ring, clockwise from the top."""
    turn = pi / 2 - 2 * pi * number / of
    return cos(turn), sin(turn)


def _told(count: Counter, most: int) -> str:
    groups: dict[int, list[str]] = {}
    for lesson, times in sorted(count.items()):
        groups.setdefault(times, []).append(lesson)
    words = figure_words("lesson_threads")
    said = [
        words["each"].format(times=times, lessons=", ".join(groups[times])) for times in sorted(groups, reverse=True)
    ]
    return words["alt"].format(most=most, largest=", ".join(groups.get(most, [])), each="; ".join(said))
