"""Figures of lesson 07: hope and hopelessness as two lines over a story."""

from ..text import figure_words
from ._style import BLUE, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

LOOKS = [(BLUE, "o", "-", 11), (ORANGE, "s", "--", 7)]  # hope, hopelessness: told apart without colour too


def hope_lines(phases: dict[str, tuple[int | None, int | None]]) -> Figure:
    """How much hope and how much hopelessness there is in each phase of a story, in order.

    `phases`: name -> (hope, hopelessness), whole numbers from 0 (none) to 4; None leaves a gap. A thinking tool: the
    lines measure nothing.
    """
    words = figure_words("hope_lines")
    drawing, axes = canvas(height=2.9)
    for place, (line, (colour, shape, stroke, size)) in enumerate(zip(words["lines"], LOOKS, strict=True)):
        levels = [float("nan") if levels[place] is None else levels[place] for levels in phases.values()]
        face = "white" if shape == "o" else colour  # a ring around the square: where both are, both are seen
        look = {"ms": size, "mfc": face, "mec": colour, "mew": 2, "zorder": 3 + place, "label": line}
        axes.plot(range(1, 1 + len(phases)), levels, stroke, marker=shape, color=colour, lw=2.5, **look)
    axes.set(xlim=(0.6, len(phases) + 0.4), ylim=(-0.3, len(words["levels"]) - 0.7))
    axes.set_xticks(range(1, 1 + len(phases)))
    axes.set_yticks(range(len(words["levels"])), words["levels"])
    axes.set_xlabel(words["axis"], fontsize=TEXT, color=INK)
    axes.grid(axis="y", color=GREY, lw=0.5, alpha=0.5)
    drawing.legend(loc="outside upper center", ncols=2, fontsize=SMALL, frameon=False)
    told = [
        words["each"].format(
            number=number, name=name, hope=_level(words, hope), hopelessness=_level(words, hopelessness)
        )
        for number, (name, (hope, hopelessness)) in enumerate(phases.items(), 1)
    ]
    return Figure(drawing, alt=words["alt"].format(each=" ".join(told)))


def _level(words, level: int | None) -> str:
    return words["gap"] if level is None else words["levels"][level]
