"""Figures of lesson 07: hope and hopelessness as two lines over a story."""

from ._style import BLUE, GREY, INK, ORANGE, SMALL, TEXT, Figure, canvas

LEVELS = ("ikke noe", "litt", "en del", "mye", "svært mye")
LOOKS = {"Håp": (BLUE, "o", "-", 11), "Håpløshet": (ORANGE, "s", "--", 7)}  # told apart without colour too


def hope_lines(phases: dict[str, tuple[int | None, int | None]]) -> Figure:
    """How much hope and how much hopelessness there is in each phase of a story, in order.

    `phases`: name -> (hope, hopelessness), whole numbers from 0 (none) to 4; None leaves a gap. A thinking tool: the
    lines measure nothing.
    """
    drawing, axes = canvas(height=2.9)
    for place, (line, (colour, shape, stroke, size)) in enumerate(LOOKS.items()):
        levels = [float("nan") if levels[place] is None else levels[place] for levels in phases.values()]
        face = "white" if shape == "o" else colour  # a ring around the square: where both are, both are seen
        look = {"ms": size, "mfc": face, "mec": colour, "mew": 2, "zorder": 3 + place, "label": line}
        axes.plot(range(1, 1 + len(phases)), levels, stroke, marker=shape, color=colour, lw=2.5, **look)
    axes.set(xlim=(0.6, len(phases) + 0.4), ylim=(-0.3, len(LEVELS) - 0.7))
    axes.set_xticks(range(1, 1 + len(phases)))
    axes.set_yticks(range(len(LEVELS)), LEVELS)
    axes.set_xlabel("Del av historien", fontsize=TEXT, color=INK)
    axes.grid(axis="y", color=GREY, lw=0.5, alpha=0.5)
    drawing.legend(loc="outside upper center", ncols=2, fontsize=SMALL, frameon=False)
    told = [
        f"{number}. {name}: håp {_level(hope)}, håpløshet {_level(hopelessness)}."
        for number, (name, (hope, hopelessness)) in enumerate(phases.items(), 1)
    ]
    return Figure(drawing, alt=f"To linjer, én for håp og én for håpløshet. {' '.join(told)}")


def _level(level: int | None) -> str:
    return "ikke tegnet" if level is None else LEVELS[level]
