"""The figure of lesson 11: how a literature search goes from its limits to the articles that were chosen."""

from ..text import figure_words
from ._style import BLUE, GREEN, INK, ORANGE, PAPER, SMALL, TEXT, Figure, canvas

COLUMN, BOX = 3.4, 3.0  # from one search to the next, and how wide a box is
TOPS = {"limits": 8.6, "hits": 5.9, "chosen": 3.2}
HEIGHT = {"limits": 1.5, "hits": 1.1, "chosen": 1.1}


def search_flow(searches: dict[str, tuple[list[str], int | str, int | str]], total: int | str) -> Figure:
    """One column for each search, from its limits through its hits to what was chosen, and the sum below.

    `searches`: name -> (limits, hits, chosen). A letter instead of a number is a gap to fill.
    """
    words = figure_words("search_flow")
    drawing, axes = canvas(height=4.4)
    axes.axis("off")
    right = COLUMN * (len(searches) - 1) + BOX
    axes.set(xlim=(-0.1, right + 0.1), ylim=(-0.6, 9.7))
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.5, "mutation_scale": 14, "shrinkA": 0, "shrinkB": 0}
    for place, (name, (limits, hits, chosen)) in enumerate(searches.items()):
        left, middle = place * COLUMN, place * COLUMN + BOX / 2
        axes.text(middle, 9.2, name, ha="center", va="center", fontsize=TEXT, weight="bold", color=INK)
        rows = {"limits": "\n".join(limits)}
        rows |= {row: words[row].format(count=count) for row, count in (("hits", hits), ("chosen", chosen))}
        for (row, text), colour in zip(rows.items(), (ORANGE, BLUE, GREEN), strict=True):
            _box(axes, left, TOPS[row], BOX, HEIGHT[row], text, colour)
        for above, below in (("limits", "hits"), ("hits", "chosen")):
            start, end = TOPS[above] - HEIGHT[above], TOPS[below]
            axes.annotate("", xytext=(middle, start), xy=(middle, end), arrowprops=arrow)
        towards = right / 2 + (middle - right / 2) * 0.3
        axes.annotate("", xytext=(middle, TOPS["chosen"] - HEIGHT["chosen"]), xy=(towards, 0.7), arrowprops=arrow)
    _box(axes, right / 2 - 2.2, 0.7, 4.4, 1.1, words["total"].format(count=total), GREEN)
    return Figure(drawing, alt=_told(words, searches, total))


def _box(axes, left, top, width, height, words, colour):
    from matplotlib.patches import FancyBboxPatch

    shape = "round,pad=0,rounding_size=0.2"
    axes.add_patch(FancyBboxPatch((left, top - height), width, height, boxstyle=shape, fc=PAPER, ec=colour, lw=2.5))
    place = {"ha": "center", "va": "center", "fontsize": SMALL, "linespacing": 1.1}
    axes.text(left + width / 2, top - height / 2, words, color=INK, **place)


def _told(words, searches, total):
    columns = (
        words["each"].format(name=name, limits=_whole(words["and"].join(limits)), hits=hits, chosen=chosen)
        for name, (limits, hits, chosen) in searches.items()
    )
    return words["alt"].format(each=" ".join(columns), total=total)


def _whole(words):
    return words.replace("-\n", "")  # a long word is broken only where it is drawn
