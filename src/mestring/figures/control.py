"""Figures of lesson 04: three questions about control in time, and sorted cards counted by column."""

from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

BOXES = [(0, 3.5, 3.7, BLUE), (4.5, 5.5, 2.35, ORANGE), (5.6, 3.9, 1, GREEN)]  # left, width, height above the line
NOW, BOX = 4, 1.1
LOOKS = [(BLUE, ""), (ORANGE, "//"), (GREEN, "..")]  # colour and pattern: told apart without colour too


def three_questions() -> Figure:
    """Where in time three questions look: back, ahead in most things, and ahead to one task."""
    from matplotlib.patches import FancyBboxPatch

    words = figure_words("three_questions")
    drawing, axes = canvas(height=3.4)
    axes.axis("off")
    axes.set(xlim=(-0.3, 10.3), ylim=(-0.3, 5))
    look = {"arrowstyle": "-|>", "color": INK, "lw": 1.5, "mutation_scale": 16, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xytext=(-0.2, 0.5), xy=(10.2, 0.5), arrowprops=look)
    axes.plot([NOW, NOW], [0.35, 4.9], color=GREY, lw=1, ls="--")
    for x, when in ((1.75, "past"), (NOW, "now"), (7.25, "future")):
        axes.text(x, 0.2, words[when], ha="center", va="top", fontsize=SMALL, color=INK)
    for (name, question), (left, width, bottom, colour) in zip(words["questions"], BOXES, strict=True):
        shape = "round,pad=0,rounding_size=0.2"
        axes.add_patch(FancyBboxPatch((left, bottom), width, BOX, boxstyle=shape, fc="none", ec=colour, lw=2.5))
        middle = left + width / 2
        axes.text(middle, bottom + BOX - 0.08, name, ha="center", va="top", fontsize=TEXT, weight="bold", color=INK)
        axes.text(middle, bottom + 0.08, question, ha="center", va="bottom", fontsize=SMALL, color=INK, linespacing=1)
    return Figure(drawing, alt=words["alt"])


def column_chart(sorted_by: dict[str, dict[str, int]]) -> Figure:
    """How many cards lie in each column. `sorted_by` gives each person's name its columns and their counts."""
    words = figure_words("column_chart")
    columns = list(dict.fromkeys(column for counts in sorted_by.values() for column in counts))
    people = len(sorted_by)
    thick = 0.8 / people
    drawing, axes = canvas(height=1.3 + 0.3 * len(columns) * max(people, 1.3))
    said = []
    for number, (person, counts) in enumerate(sorted_by.items()):
        colour, pattern = LOOKS[number % len(LOOKS)]
        places = [row + (number - (people - 1) / 2) * thick for row in range(len(columns))]
        lengths = [counts.get(column, 0) for column in columns]
        axes.barh(places, lengths, thick, color=colour, hatch=pattern, ec=INK, lw=0.8, label=person)
        listed = ", ".join(f"{column} {length}" for column, length in zip(columns, lengths, strict=True))
        said.append(f"{person}: {listed}.")
    most = max(max(counts.values(), default=0) for counts in sorted_by.values())
    axes.set_yticks(range(len(columns)), columns)
    axes.set(xlim=(0, most + 0.5), xticks=range(most + 1))
    axes.invert_yaxis()
    axes.set_xlabel(words["axis"], fontsize=TEXT, color=INK)
    axes.grid(axis="x", color=GREY, lw=0.5)
    axes.set_axisbelow(True)
    if people > 1:
        drawing.legend(loc="outside upper center", ncols=people, fontsize=SMALL, frameon=False)
    return Figure(drawing, alt=words["alt"].format(each=" ".join(said)))
