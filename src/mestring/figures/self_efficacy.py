"""Figures of lesson 03: what the belief in one's own mastery does, and the map of the two rulers."""

from ..logic import readiness
from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

PLACES = [(0, 1.3), (1.15, 0.45), (0.88, -1), (-0.8, -1), (-1.08, 0.45)]  # where each step stands
ARROWS = [  # from, to, how curved
    ((0.55, 1.12), (1.0, 0.75), -0.2),
    ((1.15, 0.15), (1.0, -0.72), -0.2),
    ((0.5, -0.9), (-0.12, -0.9), 0),
    ((-0.95, -0.72), (-1.12, 0.15), -0.2),
    ((-0.95, 0.75), (-0.55, 1.12), -0.2),
]
MIDDLE = 5.5  # drawn between the halves of `readiness`: a line to talk by, not a threshold


def expectation_circle() -> Figure:
    """The circle from what we expect, through what we do, to what we learn to expect."""
    words = figure_words("expectation_circle")
    drawing, axes = canvas(height=3.9)
    axes.axis("off")
    axes.set(xlim=(-1.75, 1.75), ylim=(-1.45, 1.55))
    for start, end, curve in ARROWS:
        look = {"arrowstyle": "-|>", "color": BLUE, "lw": 2, "mutation_scale": 16, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", xytext=start, xy=end, arrowprops=look | {"connectionstyle": f"arc3,rad={curve}"})
    for (name, question), (x, y) in zip(words["steps"], PLACES, strict=True):
        axes.text(x, y + 0.03, name, ha="center", va="bottom", fontsize=TEXT, weight="bold", color=INK)
        axes.text(x, y - 0.03, question, ha="center", va="top", fontsize=SMALL, color=INK)
    return Figure(drawing, alt=words["alt"])


def quadrant_words() -> dict[str, str]:
    """{quadrant as `logic.readiness` names it: the words that stand in it}."""
    return figure_words("importance_confidence_map")["quadrants"]


def quadrant_middle(place: str, taken: list[int]) -> tuple[float, float]:
    """Where the words of a quadrant stand: about in its middle, above or below what stands at the heights `taken`."""
    x, y = (8.1 if half == "high" else 2.9 for half in place.split("-"))
    free = [height for height in (y, y + 1.4, y - 1.4) if all(abs(height - one) >= 1 for one in taken)]
    return x, (free or [y])[0]


def empty_map(height: float):
    """The map of the two rulers with nothing on it, `height` in inches: the drawing and its axes."""
    words = figure_words("importance_confidence_map")
    drawing, axes = canvas(height=height)
    axes.set(xlim=(0.4, 10.6), ylim=(0.4, 10.6), xticks=[1, 5, 10], yticks=[1, 5, 10])
    axes.set_xlabel(words["importance"], fontsize=TEXT, color=INK)
    axes.set_ylabel(words["confidence"], fontsize=TEXT, color=INK)
    axes.axhline(MIDDLE, color=GREY, lw=1)
    axes.axvline(MIDDLE, color=GREY, lw=1)
    return drawing, axes


def importance_confidence_map(goals: dict[str, tuple[int, int]]) -> Figure:
    """The map of the two rulers. `goals` gives each goal's name its importance and its confidence, 1 to 10."""
    words = figure_words("importance_confidence_map")
    drawing, axes = empty_map(height=4.2)
    taken = [confidence for _, confidence in goals.values()]
    for place, said_there in quadrant_words().items():
        axes.text(*quadrant_middle(place, taken), said_there, ha="center", va="center", fontsize=SMALL, color=INK)
    said = []
    for number, (name, (importance, confidence)) in enumerate(goals.items()):
        colour = (ORANGE, BLUE, GREEN)[number % 3]
        axes.plot(importance, confidence, "o", ms=13, color=colour, mec=INK, clip_on=False, zorder=3)
        side, shift = ("left", 12) if importance < MIDDLE else ("right", -12)
        axes.annotate(name, (importance, confidence), xytext=(shift, 0), textcoords="offset points", ha=side,
                      va="center", fontsize=SMALL, weight="bold", color=INK)  # fmt: skip
        where = quadrant_words()[readiness.quadrant(importance, confidence)].replace("\n", " ").lower()
        said.append(words["each"].format(name=name, importance=importance, confidence=confidence, quadrant=where))
    return Figure(drawing, alt=words["alt"].format(each=" ".join(said)))
