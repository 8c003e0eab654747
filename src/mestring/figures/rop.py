"""Figures of lesson 08: the four models, their curves, and what a life with both disorders often involves."""

from ..errors import PlainError
from ..logic.rop_models import MODELS, PULL, SIDES, SPEED, START, STEPS, applies, nodes, run
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, Figure, canvas, number

TITLES = {
    "harm": "1. Skademodellen",
    "self_medication": "2. Selvmedisinering",
    "common_cause": "3. Felles årsak",
    "mutual": "4. Gjensidig",
}
NODES = {  # words, middle (x, y), width, height, colour, line style of the curve
    "mental": ("Psykiske\nplager", (0.21, 0.24), 0.4, 0.3, BLUE, "-"),
    "substance": ("Rusbruk", (0.79, 0.24), 0.4, 0.3, ORANGE, "--"),
    "cause": ("Felles årsak", (0.5, 0.8), 0.62, 0.26, GREEN, ":"),
}
OUT_OF_RANGE = (
    "Slik går det ikke an å tegne. treatment er mental, substance, cause eller both, effort er fra 0 til 4, pull fra 0 "
    "til 0.6 og speed over 0 og opp til 0.5."
)
MARKS = {"Person": ("o", BLUE), "Tjenester": ("s", ORANGE), "Samfunn": ("^", GREEN)}  # told apart without colour too
POINTS = {  # each of the twelve points in short -> where it shows
    "Lite penger,\nvansker med arbeid": ["Samfunn"],
    "Oftere uten bolig": ["Samfunn"],
    "Trenger bred hjelp\nover lang tid": ["Person", "Tjenester"],
    "Flere rusmidler\nom hverandre": ["Person"],
    "Fram og tilbake\nmellom tiltak": ["Tjenester"],
    "Tungt for pårørende": ["Samfunn"],
    "Mange innleggelser\nog avrusninger i hast": ["Tjenester"],
    "Oftere innlagt\nmed tvang": ["Tjenester"],
    "Sykdommen utvikler\nseg raskere": ["Person"],
    "Høy risiko\nfor selvmord": ["Person"],
    "Møter med politi\nog kriminalomsorg": ["Samfunn"],
    "Væremåte som ofte\nskiller seg ut": ["Person", "Samfunn"],
}


def four_models() -> Figure:
    """The four models as small multiples: the same boxes, different arrows."""
    drawing, axes = canvas(height=3.1)
    axes.remove()
    heights = (0.45, 1)
    panels = drawing.subplots(2, 2, height_ratios=heights)
    for place, (model, arrows) in enumerate(MODELS.items()):
        panel, high = panels.flat[place], heights[place // 2]
        middle = 0.5 if "cause" in nodes(model) else 0.24
        panel.axis("off")
        panel.set(xlim=(0, 1), ylim=(middle - high / 2, middle + high / 2))
        panel.set_title(TITLES[model], fontsize=SMALL, weight="bold", color=INK)
        for node in nodes(model):
            _box(panel, node)
        for arrow in arrows:
            _arrow(panel, *arrow, aside=arrow[::-1] in arrows)
    told = (f"{TITLES[m]}: {' og '.join(_in_words(*arrow) for arrow in arrows)}." for m, arrows in MODELS.items())
    return Figure(drawing, alt="Fire små tegninger med de samme boksene og ulike piler. " + " ".join(told))


def model_curves(treatment: str, effort: float = 4, pull: float = PULL, speed: float = SPEED) -> Figure:
    """How far each node comes down in every model under the same treatment: mental, substance, cause or both."""
    try:
        curves = {m: run(m, treatment, effort, pull=pull, speed=speed) for m in MODELS if applies(m, treatment)}
    except (KeyError, TypeError, ValueError):
        raise PlainError(OUT_OF_RANGE) from None
    drawing, axes = canvas(height=4)
    axes.remove()
    told = []
    for panel, (model, title) in zip(drawing.subplots(2, 2).flat, TITLES.items(), strict=True):
        panel.set_title(title, fontsize=SMALL, weight="bold", color=INK)
        panel.set(xlim=(0, STEPS), ylim=(0, 1.1), xticks=[], yticks=[0, 1])
        panel.set_xlabel("tid →", fontsize=SMALL, color=INK, loc="right")
        panel.tick_params(labelsize=SMALL, colors=INK)
        panel.spines[["top", "right"]].set_visible(False)
        if model not in curves:
            panel.text(STEPS / 2, 0.5, "gjelder ikke", ha="center", fontsize=SMALL, color=INK)
            told.append(f"{title}: gjelder ikke.")
            continue
        panel.axvline(START, color=GREY, lw=1)
        for side in SIDES:  # the dashed one on top, so that both are seen where they go together
            *_, colour, style = NODES[side]
            panel.plot(curves[model][side], color=colour, ls=style, lw=3, label=_name(side).capitalize())
        ends = "; ".join(f"{_name(side)} {_ending(curves[model][side])}" for side in SIDES)
        told.append(f"{title}: {ends}.")
        lines = panel.get_lines()[1:]
    drawing.legend(handles=lines, loc="outside lower center", ncols=2, fontsize=SMALL, frameon=False)
    return Figure(
        drawing,
        alt="Fire små tegninger med kurver over tid, der 1 er som før og 0 er borte. En strek viser når behandlingen "
        "begynner. " + " ".join(told),
    )


def twelve_points() -> Figure:
    """What a life with both disorders often involves, each point marked where it shows."""
    drawing, axes = canvas(height=6)
    axes.axis("off")
    axes.set(xlim=(0, 10), ylim=(len(POINTS) - 0.4, -1.1))
    columns = dict(zip(MARKS, (5.2, 7.05, 9.05), strict=True))
    for name, x in columns.items():
        axes.text(x, -0.8, name, ha="center", va="center", fontsize=SMALL, color=INK)
    for row, (words, where) in enumerate(POINTS.items()):
        axes.axhline(row - 0.5, color=GREY, lw=0.5)
        axes.text(0, row, words, va="center", fontsize=SMALL, color=INK, linespacing=1.05)
        for name in where:
            shape, colour = MARKS[name]
            axes.scatter(columns[name], row, marker=shape, s=130, color=colour, ec=INK, lw=0.8)
    told = (f"{' '.join(words.split())}: {' og '.join(where).lower()}." for words, where in POINTS.items())
    return Figure(
        drawing,
        alt="Tolv punkter under hverandre. Merker viser hvor hvert punkt viser seg: sirkel for personen, firkant for "
        "tjenestene, trekant for samfunnet. " + " ".join(told),
    )


def _box(axes, node):
    from matplotlib.patches import FancyBboxPatch

    words, (x, y), wide, high, colour, _ = NODES[node]
    corner, shape = (x - wide / 2, y - high / 2), "round,pad=0,rounding_size=0.05"
    axes.add_patch(FancyBboxPatch(corner, wide, high, boxstyle=shape, fc="none", ec=colour, lw=2.5))
    axes.text(x, y, words, ha="center", va="center", fontsize=SMALL, color=INK, linespacing=1.05)


def _arrow(axes, source, target, aside):
    """From edge to edge; `aside` makes room for the arrow that goes the other way."""
    (x, y), wide, high = NODES[source][1:4]
    (to_x, to_y), to_wide, to_high = NODES[target][1:4]
    right = 1 if to_x > x else -1
    if source == "cause":
        start, end = (x + right * wide / 3, y - high / 2), (to_x, to_y + to_high / 2)
    else:
        shift = 0.07 * right * aside
        start, end = (x + right * wide / 2, y + shift), (to_x - right * to_wide / 2, to_y + shift)
    look = {"arrowstyle": "-|>", "color": INK, "lw": 1.8, "mutation_scale": 14, "shrinkA": 2, "shrinkB": 2}
    axes.annotate("", xytext=start, xy=end, arrowprops=look)


def _in_words(source, target):
    return f"pil fra {_name(source)} til {_name(target)}"


def _name(node):
    return NODES[node][0].replace("\n", " ").lower()


def _ending(curve):
    return "ligger som før" if number(curve[-1], 2) == "1" else f"går ned fra 1 til {number(curve[-1], 2)}"
