"""Figures of lesson 05: health as a continuum, and what wears and what carries in the three parts of coherence."""

import textwrap

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

WEIGHTS = range(-2, 3)
LOOKS = [(ORANGE, "//"), (BLUE, ""), (GREEN, "..")]  # one per moment: told apart without colour too
LANES = ("#F0F0F0", "#FFFFFF")
SIDES = [(1.7, 4.3, 0.7, ORANGE), (8.1, 5.7, 9.3, BLUE)]  # middle of the pole, arrow from and to, colour


def health_continuum() -> Figure:
    """Health as a line between two poles, what may move us along it, and the two questions one can ask of it."""
    words = figure_words("health_continuum")
    drawing, axes = canvas(height=2.9)
    axes.axis("off")
    axes.set(xlim=(0, 10), ylim=(0, 5.1))
    look = {"mutation_scale": 16, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xytext=(0.2, 3), xy=(9.8, 3), arrowprops=look | {"arrowstyle": "<|-|>", "color": INK, "lw": 2})
    axes.plot(5, 3, "o", ms=15, color=GREEN, mec=INK, zorder=3)
    axes.text(5, 2.5, words["here"], ha="center", va="top", fontsize=SMALL, color=INK)
    for (pole, may, name, question), (end, root, tip, colour) in zip(words["sides"], SIDES, strict=True):
        arrow = look | {"arrowstyle": "-|>", "color": colour, "lw": 4}
        axes.annotate("", xytext=(root, 3.7), xy=(tip, 3.7), arrowprops=arrow)
        axes.text((root + tip) / 2, 4.1, may, ha="center", va="bottom", fontsize=SMALL, color=INK)
        axes.text(end, 2.5, pole, ha="center", va="top", fontsize=TEXT, weight="bold", color=INK)
        axes.text(end, 1.3, name, ha="center", va="top", fontsize=TEXT, weight="bold", color=INK)
        axes.text(end, 0.8, question, ha="center", va="top", fontsize=SMALL, color=INK)
    return Figure(drawing, alt=words["alt"])


def survivors() -> Figure:
    """How many of a hundred women had fairly good mental health, with and without the camps (Antonovsky 1987)."""
    words = figure_words("survivors")
    groups = dict(zip(words["groups"], (29, 51), strict=True))
    drawing, axes = canvas(height=1.9)
    for row, (share, (colour, pattern)) in enumerate(zip(groups.values(), LOOKS, strict=False)):
        axes.barh(row, share, 0.6, color=colour, hatch=pattern, ec=INK, lw=0.8)
        axes.text(share + 1.5, row, words["share"].format(share=share), va="center", fontsize=TEXT, color=INK)
    axes.set_yticks(range(len(groups)), [textwrap.fill(group, 14) for group in groups])
    axes.set(xlim=(0, 100))
    axes.invert_yaxis()
    axes.set_xlabel(words["axis"], fontsize=TEXT, color=INK)
    return Figure(drawing, alt=words["alt"])


def coherence_map(parts: dict[str, dict[str, tuple[int, ...]]], moments: tuple[str, ...] = ()) -> Figure:
    """Bars to the left for what wears, to the right for what carries: one lane per part, no sum.

    `parts` gives each part its items, and each item its weight at every moment, from -2 to 2.
    Without `moments` there is one: now.
    """
    words = figure_words("coherence_map")
    moments = moments or (words["now"],)
    rows = sum(len(items) + 1 for items in parts.values())
    drawing, axes = canvas(height=1.1 + 0.34 * rows + 0.3 * (len(moments) > 1))
    thick = 0.8 / len(moments)
    places, names, said, y = [], [], [], 0.0
    for number, (part, items) in enumerate(parts.items()):
        lane = LANES[number % 2]
        axes.axhspan(y - 0.5, y + len(items) + 0.5, color=lane, lw=0, zorder=0)
        heading = {"ha": "center", "va": "center", "fontsize": TEXT, "weight": "bold", "color": INK}
        axes.text(0, y, part, **heading, bbox={"fc": lane, "ec": "none", "pad": 2})
        told = []
        for item, weights in items.items():
            y += 1
            places.append(y)
            names.append(textwrap.fill(item, 17))
            for moment, weight in enumerate(weights):
                colour, pattern = LOOKS[moment]
                middle = y + (moment - (len(weights) - 1) / 2) * thick
                axes.barh(middle, weight, thick, color=colour, hatch=pattern, ec=INK, lw=0.8)
                if weight == 0:
                    axes.plot(0, middle, "D", ms=6, color=colour, mec=INK, zorder=3)
            told.append(
                f"{item} " + ", ".join(_told(words, m, w, len(moments)) for m, w in zip(moments, weights, strict=True))
            )
        said.append(f"{part}: {'; '.join(told)}.")
        y += 1
    axes.axvline(0, color=INK, lw=1)
    axes.set_yticks(places, names)
    axes.set_xticks(WEIGHTS, words["ticks"])
    axes.set(xlim=(-2.3, 2.3), ylim=(y - 0.5, -0.5))
    axes.grid(axis="x", color=GREY, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if len(moments) > 1:
        for moment, (colour, pattern) in zip(moments, LOOKS, strict=False):
            axes.barh(0, 0, color=colour, hatch=pattern, ec=INK, label=moment)
        drawing.legend(loc="outside upper center", ncols=len(moments), fontsize=SMALL, frameon=False)
    return Figure(drawing, alt=words["alt"].format(lanes=words["lanes"][str(len(parts))], each=" ".join(said)))


def _told(words, moment: str, weight: int, moments: int) -> str:
    number = str(weight).replace("-", "\N{MINUS SIGN}")
    return (f"{moment.lower()} " if moments > 1 else "") + f"{words['weights'][str(weight)]} ({number})"
