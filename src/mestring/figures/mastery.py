"""Figures of lesson 01: how a view of mastery widens, and how fast something must grow to double."""

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas, number

PLACES = [(0, 3.7), (-1.3, 2.4), (1.3, 2.4), (-1.2, -2), (1.4, -2), (0, -3.5)]  # where each view that was added stands
TARGET = 2040  # the year of the source's claim about people above 67


def widening_view() -> Figure:
    """One view of mastery in the middle, and around it the six that came when the residents were asked."""
    from matplotlib.patches import Ellipse, FancyBboxPatch

    words = figure_words("widening_view")
    drawing, axes = canvas(height=5)
    axes.axis("off")
    axes.set(xlim=(-2.7, 2.7), ylim=(-5, 5))
    axes.add_patch(Ellipse((0, 0), 5.3, 9.8, fc="none", ec=ORANGE, lw=2.5, ls="--"))
    shape = "round,pad=0,rounding_size=0.25"
    axes.add_patch(FancyBboxPatch((-1.6, -1.05), 3.2, 2.1, boxstyle=shape, fc="none", ec=BLUE, lw=3))
    axes.text(0, 0.9, words["seen"], ha="center", va="top", fontsize=SMALL, color=INK)
    _words(axes, *words["ward"], (0, -0.05))
    for (view, said), place in zip(words["added"], PLACES, strict=True):
        _words(axes, view, said, place)
    return Figure(drawing, alt=words["alt"])


def _words(axes, name, said, place):
    """A name in bold type, and below it what it means."""
    x, y = place
    axes.text(x, y + 0.05, name, ha="center", va="bottom", fontsize=TEXT, weight="bold", color=INK)
    axes.text(x, y - 0.05, said, ha="center", va="top", fontsize=SMALL, color=INK, linespacing=1.1)


def yearly_growth(start: int) -> float:
    """How many per cent a year make something double from `start` to 2040."""
    return 100 * (2 ** (1 / (TARGET - start)) - 1)


def doubling(starts: list[int]) -> Figure:
    """The same doubling until 2040, counted from different years."""
    words = figure_words("doubling")
    drawing, axes = canvas(height=3.6)
    said = []
    for place, start in enumerate(starts):
        years = range(start, TARGET + 1)
        grown = [(1 + yearly_growth(start) / 100) ** (year - start) for year in years]
        look = {"color": (BLUE, ORANGE, GREEN)[place % 3], "ls": ("-", "--", "-.")[place % 3]}
        axes.plot(years, grown, lw=2.5, label=words["line"].format(start=start), **look)
        said.append(words["each"].format(start=start, growth=number(yearly_growth(start))))
    ticks = sorted({*starts, TARGET})
    axes.set_xticks(ticks, [str(year) for year in ticks])  # a year is no quantity: no space in it
    axes.set(ylim=(0, 2.1), yticks=[0, 1, 2])
    axes.set_ylabel(words["axis"], fontsize=SMALL, color=INK)
    axes.grid(axis="y", color=GREY, lw=0.5)
    axes.legend(fontsize=SMALL, frameon=False, loc="lower right")
    return Figure(drawing, alt=words["alt"].format(target=TARGET, each=" ".join(said)))
