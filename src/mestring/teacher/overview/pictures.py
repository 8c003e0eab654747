"""The figures of the page, in the course's style, each with a text that says what it shows."""

import textwrap

from ...figures._style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SMALL, TEXT, Figure, canvas
from ...figures.self_efficacy import empty_map, quadrant_middle, quadrant_words
from ...logic import readiness
from ...text.messages import N_, _
from .choices import NOTHING, Item
from .groups import NEARLY_ALL, grouped

COLOURS = (BLUE, ORANGE, GREEN, PURPLE, "#56B4E9", "#F0E442", "#D55E00")
BETWEEN_POLES = (BLUE, "#8FC3E0", "#DDDDDD", "#F3CF80", ORANGE)  # strong at both ends, pale in the middle
OTHERS = N_("De andre")
LINE = 44  # characters above a bar


def class_map(places: dict[tuple | None, set[int]]) -> Figure | None:
    """The class on the Borghild map: each point as large as the number of students there.

    Points with few students are counted by quadrant, and quadrants with few of them only as somewhere on the map.
    """
    points, where = {place: who for place, who in places.items() if place}, places.get(None, set())
    told = grouped({**points, None: where}, unanswered=None)
    rest = {place: who for place, who in points.items() if place not in told.told}
    quadrants = {}
    for place, who in rest.items():
        quadrants.setdefault(readiness.quadrant(*place), set()).update(who)
    unset = {} if None in told.told else {None: where}
    around = grouped({**quadrants, **unset}, unanswered=None)
    if not (told.told or told.nearly_all or around.told or around.nearly_all):
        return None
    drawing, axes = empty_map(height=4.3)
    shown = {place: str(number) for place, number in told.told.items() if place}
    if told.nearly_all:
        shown = {told.nearly_all: _(NEARLY_ALL).replace(" ", "\n")}
    said, total = [], sum(map(len, places.values()))
    for quadrant, words in quadrant_words().items():
        more = str(around.told.get(quadrant, ""))
        if around.nearly_all == quadrant and not told.nearly_all:
            more = _("nesten alle de andre") if told.told else _(NEARLY_ALL)
        place = quadrant_middle(quadrant, [height for _place, height in shown])
        spread = _("{number} spredt her", number=more) if more.isdigit() else more
        axes.text(*place, f"{words}\n{spread}".rstrip(), ha="center", va="center", fontsize=SMALL, color=INK)
        if more:
            name = words.replace("\n", " ").lower()
            said.append(_("{number} er spredt i ruta «{name}».", number=more.capitalize(), name=name))
    for place, words in shown.items():
        share = told.told.get(place, total) / total
        axes.plot(*place, "o", ms=18 + 30 * share**0.5, color=ORANGE, mec=INK, clip_on=False, zorder=3)
        axes.annotate(words, place, ha="center", va="center", fontsize=SMALL, weight="bold", color=INK, zorder=4,
                      annotation_clip=False)  # fmt: skip
        who = _("{number} studenter", number=words) if place in told.told else _(NEARLY_ALL).capitalize()
        where_told = N_("{who} står på viktighet {importance} og mestringstro {confidence}.")
        said.insert(0, _(where_told, who=who, importance=place[0], confidence=place[1]))
    aside = []
    if None in told.told or None in around.told:
        number = told.told.get(None) or around.told[None]
        aside.append(_("{number} har ikke satt begge skalaene.", number=number))
    if around.others and not told.nearly_all:
        some_unset = unset and where and None not in around.told
        spread = N_("{number} står spredt på kartet.")
        if some_unset:
            spread = N_("{number} står spredt på kartet,\neller har ikke satt begge skalaene.")
        aside.append(_(spread, number=around.others))
    axes.set_title("\n".join(aside), fontsize=SMALL, color=INK, loc="left")
    said += [words.replace("\n", " ") for words in aside]
    return Figure(drawing, alt=_("Kart med viktighet bortover og mestringstro oppover.") + " " + " ".join(said))


def spread(items: list[Item], colours=COLOURS) -> Figure | None:
    """One bar for each item, divided by what the class chose; for items that have the same categories."""
    names = items[0].names
    groups = [grouped(item.chosen, NOTHING) for item in items]
    if not any(group.told or group.nearly_all for group in groups):
        return None
    labels = [textwrap.fill(item.words, LINE) for item in items]
    heights = [0.55 + 0.22 * (label.count("\n") + 1) for label in labels]
    legend = 0.3 * (len(names) + 2)
    drawing, axes = canvas(height=sum(heights) + legend + 0.2)
    total, top, said, used = max(len(set().union(*item.chosen.values())) for item in items), 0.0, [], set()
    for item, label, height, group in zip(items, labels, heights, groups, strict=True):
        axes.text(0, top, label, va="top", fontsize=SMALL, color=INK, linespacing=1.15)
        left, words = 0, []
        for part, number, written in _parts(names, group):
            colour, hatch = _look(names, part, colours)
            bar = top - height + 0.3
            axes.barh(bar, number, 0.34, left=left, color=colour, ec=INK, lw=0.8, hatch=hatch)
            axes.text(left + number / 2, bar, written, ha="center", va="center", fontsize=SMALL, color=INK,
                      bbox={"fc": "white", "ec": "none", "pad": 1, "alpha": 0.85})  # fmt: skip
            left, used = left + number, used | {part}
            words.append(f"{_name(part)} {written}")
        said.append(_("«{question}»: {answers}.", question=item.words, answers=", ".join(words)))
        top -= height
    axes.axis("off")
    axes.set(xlim=(0, total), ylim=(top, 0.05))
    _legend(drawing, names, used, colours)
    return Figure(drawing, alt=_("Liggende stolper som viser hvor mange som valgte hva.") + " " + " ".join(said))


def rounds(titles: dict[str, dict[str, set]], cards: dict[str, dict[str, int]]) -> Figure | None:
    """Cards per column, one bar for each column in each round.

    `titles`: round -> column -> its students; `cards`: round -> column -> how many cards they put there. Told in tens:
    an exact sum would give away, by subtraction, a card that few put somewhere else.
    """
    told = {name: grouped(columns) for name, columns in titles.items()}
    bars = [(name, column) for name, group in told.items() for column in group.told]
    if not bars:
        return None
    drawing, axes = canvas(height=0.62 * len(bars) + 0.45 * len(titles) + 0.2)
    most, top, said = max(_tens(cards[name][column]) for name, column in bars), 0.0, []
    for number, (name, group) in enumerate(told.items()):
        if name:
            axes.text(0, top, textwrap.shorten(name, LINE, placeholder=" …"), va="top", fontsize=TEXT, weight="bold",
                      color=INK)  # fmt: skip
            top -= 0.45
        for column in group.told:
            count = _tens(cards[name][column])
            axes.text(0, top, textwrap.shorten(column, LINE, placeholder=" …"), va="top", fontsize=SMALL, color=INK)
            axes.barh(top - 0.4, count, 0.24, color=COLOURS[number], ec=INK, lw=0.8)
            axes.text(count, top - 0.4, " " + _("ca. {number}", number=count), va="center", fontsize=SMALL, color=INK)
            top -= 0.62
        about = N_("{column} omtrent {number}")
        words = [_(about, column=column, number=_tens(cards[name][column])) for column in group.told]
        said.append(f"{name + ': ' if name else ''}{', '.join(words)}.")
    axes.axis("off")
    axes.set(xlim=(0, most * 1.25), ylim=(top, 0.05))
    return Figure(drawing, alt=_("Antall kort klassen la i hver kolonne.") + " " + " ".join(said))


def _tens(number: int) -> int:
    return max(10, round(number, -1))


def _parts(names, group):
    """(category, how many, what to write) for each piece of a bar."""
    if group.nearly_all:
        return [(group.nearly_all, group.others, _(NEARLY_ALL))]
    parts = [(name, group.told[name]) for name in (*names, NOTHING) if name in group.told]
    parts += [(OTHERS, group.others)] if group.others else []
    return [(name, number, str(number)) for name, number in parts]


def _name(part):
    return _(part) if part in (NOTHING, OTHERS) else part


def _look(names, part, colours):
    if part == NOTHING:
        return "white", None
    return (GREY, "//") if part == OTHERS else (colours[names.index(part) % len(colours)], None)


def _legend(drawing, names, used, colours):
    from matplotlib.patches import Patch

    parts = [part for part in (*names, NOTHING, OTHERS) if part in used]
    looks = [(_look(names, part, colours), part) for part in parts]
    handles = [
        Patch(fc=colour, hatch=hatch, ec=INK, label=textwrap.shorten(_name(part), LINE, placeholder=" …"))
        for (colour, hatch), part in looks
    ]
    drawing.legend(handles=handles, loc="outside lower left", fontsize=SMALL, frameon=False, borderaxespad=0)
