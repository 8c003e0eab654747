"""The figure of lesson 13: a project's three numbers, each of something else."""

from ..text import figure_words
from ._style import BLUE, GREEN, INK, ORANGE, SMALL, TEXT, Figure, canvas

PER_ROW = 25  # marks side by side


def ripple(people: int = 16, offers: int = 3, weekly: int = 50) -> Figure:
    """Who took part, what they made and about how many come in a week, as *Terapeuter bør tilrettelegge* tells it.

    Each number has marks of its own shape, for none of them can be divided by another.
    """
    words = figure_words("ripple")
    person, offer = {"marker": "o", "s": 60, "color": BLUE, "ec": INK}, {"marker": "s", "s": 90, "color": ORANGE}
    weekly_look = {"marker": "o", "s": 52, "color": "none", "ec": GREEN, "lw": 1.5, "ls": ":"}
    rings = [  # how many, of what, height of the marks, from one to the next, and their look
        (people, words["people"], 0, 1, person),
        (offers, words["offers"], -3.3, 1.6, offer | {"ec": INK}),
        (weekly, words["weekly"], -6.6, 1, weekly_look),
    ]
    rows = -(-weekly // PER_ROW)
    drawing, axes = canvas(height=2.2 + 0.2 * (rows - 2))
    axes.axis("off")
    axes.set(aspect="equal", xlim=(-0.8, PER_ROW - 0.2), ylim=(-8.6 - 1.2 * (rows - 2), 2.2))
    for number, (what, more), top, step, look in rings:
        places = [(mark % PER_ROW * step, top - 1.2 * (mark // PER_ROW)) for mark in range(number)]
        axes.scatter([x for x, _ in places], [y for _, y in places], **look)
        heading = axes.text(
            -0.5, top + 0.8, what.format(count=number), va="bottom", fontsize=TEXT, weight="bold", color=INK
        )
        beside = {"xy": (1, 0), "xycoords": heading, "va": "bottom", "annotation_clip": False}
        axes.annotate(f" {more}", fontsize=SMALL, color=INK, **beside)
    return Figure(drawing, alt=words["alt"].format(people=people, offers=offers, weekly=weekly))
