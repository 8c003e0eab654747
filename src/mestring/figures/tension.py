"""Figures of lesson 09: work in, with and through relations, three tension fields over a case, and a marker's way."""

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, PAPER, SMALL, TEXT, Figure, canvas, number

PEOPLE = {"worker": (0.6, BLUE), "user": (2.3, ORANGE), "others": (4.0, GREY)}  # place, colour
RELATIONS = [  # who is seen, between which two the work is done
    (["worker", "user"], None),
    (["worker", "user", "others"], ["user", "others"]),
    (["worker", "user"], ["worker", "user"]),
]
COLOURS = (BLUE, ORANGE, GREEN)  # of the fields
END = 5  # a marker stands between -5, at the left pole, and 5, at the right pole
LOOKS = [(BLUE, "o"), (ORANGE, "s"), (GREEN, "D"), (GREY, "^")]  # one per moment: told apart without colour too


def relations_three_ways() -> Figure:
    """Work in, with and through relations: one row each, with a thick line where the work is done."""
    words = figure_words("relations_three_ways")
    drawing, axes = canvas(height=3.1)
    axes.axis("off")
    axes.set(xlim=(0, 13), ylim=(-1.7, 8.1))
    for row, ((name, says), (seen, worked)) in enumerate(zip(words["rows"], RELATIONS, strict=True)):
        y = 6.4 - 3 * row
        for pair in (seen[:2], seen[1:]):
            axes.plot([PEOPLE[p][0] for p in pair], [y] * len(pair), color=INK, lw=7 if pair == worked else 1.5)
        for person in seen:
            x, colour = PEOPLE[person]
            letter = words["letters"][person]
            axes.plot(x, y, "o", ms=22, color=PAPER, mec=colour, mew=3)
            axes.text(x, y, letter, ha="center", va="center_baseline", fontsize=SMALL, weight="bold", color=INK)
        axes.text(5, y + 1.1, name, va="top", fontsize=TEXT, weight="bold", color=INK)
        axes.text(5, y + 0.3, says, va="top", fontsize=SMALL, color=INK, linespacing=1.1)
    axes.text(6.5, -1.6, words["key"], ha="center", va="bottom", fontsize=SMALL, color=INK)
    return Figure(drawing, alt=words["alt"])


def tension_fields(case: str) -> Figure:
    """Three fields as lines under one case: each pole with its question, and a marker that may go both ways."""
    words = figure_words("tension_fields")
    drawing, axes = canvas(height=4)
    axes.axis("off")
    axes.set(xlim=(0, 10), ylim=(0.5, 10.2))
    box = {"boxstyle": "round,pad=0.5", "fc": "#F0F0F0", "ec": INK, "lw": 1.5}
    axes.text(5, 9.4, case, ha="center", va="center", fontsize=TEXT, color=INK, bbox=box)
    line = {"arrowstyle": "<|-|>", "color": INK, "lw": 2, "mutation_scale": 14, "shrinkA": 0, "shrinkB": 0}
    said = []
    for row, ((left, asks_left, right, asks_right), colour) in enumerate(zip(words["lines"], COLOURS, strict=True)):
        y = 7.1 - 2.8 * row
        axes.annotate("", xytext=(0.1, y), xy=(9.9, y), arrowprops=line)
        axes.plot(5, y, "o", ms=15, color=colour, mec=INK, zorder=3)
        for x, side, pole, asks in ((0.1, "left", left, asks_left), (9.9, "right", right, asks_right)):
            axes.text(x, y + 0.2, pole, ha=side, va="bottom", fontsize=TEXT, weight="bold", color=INK)
            axes.text(x, y - 0.25, asks, ha=side, va="top", fontsize=SMALL, color=INK, linespacing=1.1)
        asks = {"asks_left": _flat(asks_left), "asks_right": _flat(asks_right)}
        said.append(words["each"].format(left=left, right=right, **asks))
    return Figure(drawing, alt=words["alt"].format(case=_flat(case), each=" ".join(said)))


def marker_way(fields: dict[str, tuple[int, ...]], moments: tuple[str, ...]) -> Figure:
    """Where a marker stood on each field at each moment, and its way from one moment to the next.

    `fields` gives each field, named "Left–Right", one place per moment: -5 is at the left pole, 0 in the middle.
    """
    words = figure_words("marker_way")
    lane = len(moments) + 1
    drawing, axes = canvas(height=0.9 + 0.31 * lane * len(fields))
    said = []
    for row, (field, places) in enumerate(fields.items()):
        left, right = field.split("–")
        top = row * lane
        for x, side, pole in ((-END, "left", left), (END, "right", right)):
            axes.text(x, top, pole, ha=side, va="center", fontsize=TEXT, weight="bold", color=INK)
        rows = [top + moment + 1 for moment in range(len(moments))]
        axes.vlines(range(-END, END + 1), top + 0.6, top + lane - 0.6, color=GREY, lw=0.5)
        axes.vlines(0, top + 0.6, top + lane - 0.6, color=INK, lw=1.2)
        axes.plot(places, rows, color=INK, lw=1.5)
        for (colour, shape), place, y in zip(LOOKS, places, rows, strict=False):
            axes.plot(place, y, shape, ms=11, color=colour, mec=INK, zorder=3)
        told = ", ".join(f"{m.lower()} {_told(words, p, left, right)}" for m, p in zip(moments, places, strict=True))
        said.append(words["each"].format(left=left, right=right.lower(), told=told))
    axes.set(xlim=(-END - 0.5, END + 0.5), ylim=(lane * len(fields) - 0.4, -0.6), yticks=[])
    axes.set_xticks(range(-END, END + 1), [number(value) for value in range(-END, END + 1)])
    axes.spines["left"].set_visible(False)
    for moment, (colour, shape) in zip(moments, LOOKS, strict=False):
        axes.plot([], [], shape, ms=9, color=colour, mec=INK, label=moment)
    drawing.legend(loc="outside upper center", ncols=len(moments), fontsize=SMALL, frameon=False, handletextpad=0.2)
    count = words["several" if len(fields) > 1 else "one"].format(count=len(fields), end=END)
    moves = words["moves" if len(moments) > 1 else "stands"]
    return Figure(drawing, alt=" ".join((count, moves, *said)))


def _flat(words: str) -> str:
    return words.replace("\n", " ")


def _told(words, place: int, left: str, right: str) -> str:
    if place == 0:
        return words["middle"]
    return words["towards"].format(pole=(left if place < 0 else right).lower(), place=number(place))
