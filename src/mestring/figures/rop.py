"""Figures of lesson 08: the four models, their curves, and what a life with both disorders often involves."""

from ..errors import PlainError
from ..logic.rop_models import MODELS, PULL, SIDES, SPEED, START, STEPS, applies, nodes, run
from ..text import figure_words
from ._style import BLUE, GREEN, GREY, INK, ORANGE, SMALL, Figure, canvas, number

NODES = {  # middle (x, y), width, height, colour, line style of the curve
    "mental": ((0.21, 0.24), 0.4, 0.3, BLUE, "-"),
    "substance": ((0.79, 0.24), 0.4, 0.3, ORANGE, "--"),
    "cause": ((0.5, 0.8), 0.62, 0.26, GREEN, ":"),
}
MARKS = {"person": ("o", BLUE), "services": ("s", ORANGE), "society": ("^", GREEN)}  # told apart without colour too
WHERE = [  # where each of the twelve points shows
    ["society"],
    ["society"],
    ["person", "services"],
    ["person"],
    ["services"],
    ["society"],
    ["services"],
    ["services"],
    ["person"],
    ["person"],
    ["society"],
    ["person", "society"],
]


def four_models() -> Figure:
    """The four models as small multiples: the same boxes, different arrows."""
    words = figure_words("rop")
    drawing, axes = canvas(height=3.1)
    axes.remove()
    heights = (0.45, 1)
    panels = drawing.subplots(2, 2, height_ratios=heights)
    for place, (model, arrows) in enumerate(MODELS.items()):
        panel, high = panels.flat[place], heights[place // 2]
        middle = 0.5 if "cause" in nodes(model) else 0.24
        panel.axis("off")
        panel.set(xlim=(0, 1), ylim=(middle - high / 2, middle + high / 2))
        panel.set_title(words["titles"][model], fontsize=SMALL, weight="bold", color=INK)
        for node in nodes(model):
            _box(panel, node, words["nodes"][node])
        for arrow in arrows:
            _arrow(panel, *arrow, aside=arrow[::-1] in arrows)
    told = []
    for model, arrows in MODELS.items():
        ends = (
            dict(zip(("source", "target"), (_name(words, node) for node in arrow), strict=True)) for arrow in arrows
        )
        told.append(f"{words['titles'][model]}: {words['and'].join(words['arrow'].format(**end) for end in ends)}.")
    return Figure(drawing, alt=words["models"].format(each=" ".join(told)))


def model_curves(treatment: str, effort: float = 4, pull: float = PULL, speed: float = SPEED) -> Figure:
    """How far each node comes down in every model under the same treatment: mental, substance, cause or both."""
    words = figure_words("rop")
    try:
        curves = {m: run(m, treatment, effort, pull=pull, speed=speed) for m in MODELS if applies(m, treatment)}
    except (KeyError, TypeError, ValueError):
        raise PlainError(words["out_of_range"]) from None
    drawing, axes = canvas(height=4)
    axes.remove()
    told = []
    for panel, (model, title) in zip(drawing.subplots(2, 2).flat, words["titles"].items(), strict=True):
        panel.set_title(title, fontsize=SMALL, weight="bold", color=INK)
        panel.set(xlim=(0, STEPS), ylim=(0, 1.1), xticks=[], yticks=[0, 1])
        panel.set_xlabel(words["time"], fontsize=SMALL, color=INK, loc="right")
        panel.tick_params(labelsize=SMALL, colors=INK)
        panel.spines[["top", "right"]].set_visible(False)
        if model not in curves:
            panel.text(STEPS / 2, 0.5, words["not_applicable"], ha="center", fontsize=SMALL, color=INK)
            told.append(f"{title}: {words['not_applicable']}.")
            continue
        panel.axvline(START, color=GREY, lw=1)
        for side in SIDES:  # the dashed one on top, so that both are seen where they go together
            *_, colour, style = NODES[side]
            panel.plot(curves[model][side], color=colour, ls=style, lw=3, label=_name(words, side).capitalize())
        ends = "; ".join(_ending(words, side, curves[model][side]) for side in SIDES)
        told.append(f"{title}: {ends}.")
        lines = panel.get_lines()[1:]
    drawing.legend(handles=lines, loc="outside lower center", ncols=2, fontsize=SMALL, frameon=False)
    return Figure(drawing, alt=words["curves"].format(each=" ".join(told)))


def twelve_points() -> Figure:
    """What a life with both disorders often involves, each point marked where it shows."""
    words = figure_words("twelve_points")
    drawing, axes = canvas(height=6)
    axes.axis("off")
    axes.set(xlim=(0, 10), ylim=(len(WHERE) - 0.4, -1.1))
    columns = dict(zip(MARKS, (5.2, 7.05, 9.05), strict=True))
    for name, x in columns.items():
        axes.text(x, -0.8, words["marks"][name], ha="center", va="center", fontsize=SMALL, color=INK)
    told = []
    for row, (point, where) in enumerate(zip(words["points"], WHERE, strict=True)):
        axes.axhline(row - 0.5, color=GREY, lw=0.5)
        axes.text(0, row, point, va="center", fontsize=SMALL, color=INK, linespacing=1.05)
        for name in where:
            shape, colour = MARKS[name]
            axes.scatter(columns[name], row, marker=shape, s=130, color=colour, ec=INK, lw=0.8)
        there = words["and"].join(words["marks"][name] for name in where).lower()
        told.append(f"{' '.join(point.split())}: {there}.")
    return Figure(drawing, alt=words["alt"].format(each=" ".join(told)))


def _box(axes, node, words):
    from matplotlib.patches import FancyBboxPatch

    (x, y), wide, high, colour, _ = NODES[node]
    corner, shape = (x - wide / 2, y - high / 2), "round,pad=0,rounding_size=0.05"
    axes.add_patch(FancyBboxPatch(corner, wide, high, boxstyle=shape, fc="none", ec=colour, lw=2.5))
    axes.text(x, y, words, ha="center", va="center", fontsize=SMALL, color=INK, linespacing=1.05)


def _arrow(axes, source, target, aside):
    """From edge to edge; `aside` makes room for the arrow that goes the other way."""
    (x, y), wide, high = NODES[source][:3]
    (to_x, to_y), to_wide, to_high = NODES[target][:3]
    right = 1 if to_x > x else -1
    if source == "cause":
        start, end = (x + right * wide / 3, y - high / 2), (to_x, to_y + to_high / 2)
    else:
        shift = 0.07 * right * aside
        start, end = (x + right * wide / 2, y + shift), (to_x - right * to_wide / 2, to_y + shift)
    look = {"arrowstyle": "-|>", "color": INK, "lw": 1.8, "mutation_scale": 14, "shrinkA": 2, "shrinkB": 2}
    axes.annotate("", xytext=start, xy=end, arrowprops=look)


def _name(words, node):
    return words["nodes"][node].replace("\n", " ").lower()


def _ending(words, side, curve):
    end = number(curve[-1], 2)
    return words["same" if end == "1" else "down"].format(side=_name(words, side), end=end)
