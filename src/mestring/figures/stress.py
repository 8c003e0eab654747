"""Figures of lesson 02: how a person appraises what happens, and how seldom there is only one kind of coping."""

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

BOXES = [(10, 0.75, GREY), (8.5, 2, BLUE), (5.6, 1.3, BLUE), (3.55, 1.6, GREEN)]  # top, height, colour
WIDE, BACK = 6.3, 9.7  # how wide a box is, and where the way back goes
DOTS, PER_ROW = 100, 20


def appraisal_flow() -> Figure:
    """From what happens, through the two appraisals and coping, and back by reappraisal."""
    from matplotlib.patches import FancyBboxPatch

    words = figure_words("appraisal_flow")
    drawing, axes = canvas(height=4.4)
    axes.axis("off")
    axes.set(xlim=(-0.1, 10), ylim=(1.8, 10.1))
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.5, "mutation_scale": 14, "shrinkA": 0, "shrinkB": 0}
    middle = WIDE / 2
    for (heading, more), (top, height, colour) in zip(words["boxes"], BOXES, strict=True):
        shape = "round,pad=0,rounding_size=0.2"
        box = FancyBboxPatch((0, top - height), WIDE, height, boxstyle=shape, fc="none", ec=colour, lw=2.5)
        axes.add_patch(box)
        axes.text(middle, top - 0.15, heading, ha="center", va="top", fontsize=TEXT, weight="bold", color=INK)
        axes.text(middle, top - 0.72, more, ha="center", va="top", fontsize=SMALL, color=INK, linespacing=1.1)
    for (top, height, _), (below, *_), ends in zip(BOXES, BOXES[1:], ("-|>", "<|-|>", "-|>"), strict=False):
        look = arrow | {"arrowstyle": ends}
        axes.annotate("", xytext=(middle, top - height), xy=(middle, below), arrowprops=look)
    primary, coping = 8, 2.75
    axes.annotate("", xytext=(WIDE, 7.2), xy=(WIDE + 0.7, 6.5), arrowprops=arrow)
    axes.text(WIDE + 0.4, 6.4, words["out"], va="top", fontsize=SMALL, color=INK, linespacing=1.1)
    axes.plot([WIDE, BACK, BACK], [coping, coping, primary], color=INK, lw=1.5, ls="--")
    axes.annotate("", xytext=(BACK, primary), xy=(WIDE, primary), arrowprops=arrow)
    axes.text(BACK - 0.15, 3.5, words["back"], ha="right", fontsize=TEXT, weight="bold", color=INK)
    return Figure(drawing, alt=words["alt"])


def hundred_episodes(both: int) -> Figure:
    """A hundred stressful episodes as dots; in `both` of them people used both kinds of coping."""
    words = figure_words("hundred_episodes")
    drawing, axes = canvas(height=1.7)
    axes.axis("off")
    axes.set(aspect="equal", xlim=(-0.8, PER_ROW - 0.2), ylim=(-4.8, 0.8))
    places = [(number % PER_ROW, -(number // PER_ROW)) for number in range(DOTS)]
    for start, end, filled, name in ((0, both, BLUE, words["both"]), (both, DOTS, "none", words["one"])):
        x, y = [place[0] for place in places[start:end]], [place[1] for place in places[start:end]]
        edge = {"ec": INK, "lw": 0.8} if filled == BLUE else {"ec": ORANGE, "lw": 2.5}
        axes.scatter(x, y, s=85, color=filled, label=f"{name}: {end - start}", **edge)
    drawing.legend(loc="outside lower center", ncols=2, fontsize=SMALL, frameon=False)
    return Figure(drawing, alt=words["alt"].format(both=both, one=DOTS - both))
