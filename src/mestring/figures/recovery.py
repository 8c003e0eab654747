"""The figure of lesson 06: the five conditions of the source beside the five parts of CHIME."""

from ._style import BLUE, GREEN, GREY, INK, ORANGE, PAPER, SMALL, TEXT, Figure, canvas

CONDITIONS = ["Håp", "Meningsfull aktivitet", "Nærende relasjoner", "Trygg og egnet bolig", "Penger nok"]
CHIME = ["Håp", "Mening", "Tilknytning", "Identitet", "Myndiggjøring"]
RELATIVES = {"Håp": "Håp", "Meningsfull aktivitet": "Mening", "Nærende relasjoner": "Tilknytning"}  # our reading
SIDES = [("De fem vilkårene", CONDITIONS, 0, 4.7, BLUE), ("CHIME", CHIME, 6.3, 10, ORANGE)]  # heading, left, right


def conditions_and_chime(relatives: dict[str, str] = RELATIVES) -> Figure:
    """Two lists side by side, a line between each condition and its near relative in CHIME (Leamy et al., 2011).

    `relatives`: condition -> part of CHIME. Who has none stands in a dashed box.
    """
    drawing, axes = canvas(height=3.2)
    axes.axis("off")
    axes.set(xlim=(-0.1, 10.1), ylim=(-0.3, 5.4))
    for (name, boxes, left, right, colour), paired in zip(SIDES, (relatives, relatives.values()), strict=True):
        axes.text((left + right) / 2, 5.1, name, ha="center", va="center", fontsize=TEXT, weight="bold", color=INK)
        for box in boxes:
            y = _height(boxes, box)
            line = {"ec": colour, "lw": 2.5} if box in paired else {"ec": GREY, "lw": 1.5, "ls": "--"}
            axes.add_patch(_rectangle(left, y - 0.36, right - left, 0.72, fc=PAPER, **line))
            axes.text((left + right) / 2, y, box, ha="center", va="center", fontsize=SMALL, color=INK)
    for condition, part in relatives.items():
        ends = [_height(CONDITIONS, condition), _height(CHIME, part)]
        axes.plot([SIDES[0][3], SIDES[1][2]], ends, color=GREEN, lw=3, marker="o", ms=6)
    return Figure(drawing, alt=_told(relatives))


def _height(boxes, box):
    return 4.2 - boxes.index(box)


def _rectangle(x, y, width, height, **look):
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), width, height, **look)


def _told(relatives):
    pairs = "; ".join(f"{condition} og {part}" for condition, part in relatives.items()) or "ingen"
    alone = ", ".join(c for c in CONDITIONS if c not in relatives) or "ingen"
    apart = ", ".join(c for c in CHIME if c not in relatives.values()) or "ingen"
    return (
        f"To lister side om side. De fem vilkårene: {', '.join(CONDITIONS)}. CHIME: {', '.join(CHIME)}. "
        f"Streker binder sammen: {pairs}. Uten strek blant vilkårene: {alone}. Uten strek i CHIME: {apart}."
    )
