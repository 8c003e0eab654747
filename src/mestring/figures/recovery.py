"""The figure of lesson 06: the five conditions of the source beside the five parts of CHIME."""

from textwrap import fill

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, PAPER, SMALL, TEXT, Figure, canvas

RELATIVES = [(0, 0), (1, 1), (2, 2)]  # which condition is related to which part, as we read them
SIDES = [("conditions", 0, 4.7, BLUE), ("chime", 6.3, 10, ORANGE)]  # left, right


def conditions() -> list[str]:
    """The five conditions of recovery that lesson 06 names."""
    return figure_words("conditions_and_chime")["conditions"]


def chime() -> list[str]:
    """The five parts of CHIME (Leamy et al., 2011)."""
    return figure_words("conditions_and_chime")["chime"]


def conditions_and_chime(relatives: dict[str, str] | None = None) -> Figure:
    """Two lists side by side, a line between each condition and its near relative in CHIME (Leamy et al., 2011).

    `relatives`: condition -> part of CHIME, our own reading unless told otherwise. Who has none stands in a dashed box.
    """
    words = figure_words("conditions_and_chime")
    if relatives is None:
        relatives = {words["conditions"][one]: words["chime"][part] for one, part in RELATIVES}
    drawing, axes = canvas(height=3.2)
    axes.axis("off")
    axes.set(xlim=(-0.1, 10.1), ylim=(-0.3, 5.4))
    for (side, left, right, colour), name, paired in zip(
        SIDES, words["headings"], (relatives, relatives.values()), strict=True
    ):
        boxes = words[side]
        axes.text((left + right) / 2, 5.1, name, ha="center", va="center", fontsize=TEXT, weight="bold", color=INK)
        look = {"ha": "center", "va": "center", "fontsize": SMALL, "color": INK}
        for box in boxes:
            y = _height(boxes, box)
            line = {"ec": colour, "lw": 2.5} if box in paired else {"ec": GREY, "lw": 1.5, "ls": "--"}
            axes.add_patch(_rectangle(left, y - 0.36, right - left, 0.72, fc=PAPER, **line))
            axes.text((left + right) / 2, y, fill(box, 21), **look)
    for condition, part in relatives.items():
        ends = [_height(words["conditions"], condition), _height(words["chime"], part)]
        axes.plot([SIDES[0][2], SIDES[1][1]], ends, color=GREEN, lw=3, marker="o", ms=6)
    return Figure(drawing, alt=_told(words, relatives))


def _height(boxes, box):
    return 4.2 - boxes.index(box)


def _rectangle(x, y, width, height, **look):
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), width, height, **look)


def _told(words, relatives):
    pairs = "; ".join(words["pair"].format(condition=one, part=part) for one, part in relatives.items())
    alone = ", ".join(one for one in words["conditions"] if one not in relatives)
    apart = ", ".join(one for one in words["chime"] if one not in relatives.values())
    return words["alt"].format(
        conditions=", ".join(words["conditions"]),
        chime=", ".join(words["chime"]),
        pairs=pairs or words["none"],
        alone=alone or words["none"],
        apart=apart or words["none"],
    )
