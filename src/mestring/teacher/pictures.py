"""Draws a student's answer with the course's own figures, for the feedback page, where words alone say less.

Both the answer and its texts come from a hand-in: an answer that is none of the widget's is not drawn.
"""

import base64
import textwrap
import warnings
from functools import lru_cache
from pathlib import Path

from ..figures import Figure, coherence_map, column_chart, hope_lines, importance_confidence_map, marker_way
from ..text.messages import N_, _
from ..widgets import BorghildScale, CoherenceMap, HopeLines, LocusSort, TensionField
from ..widgets._base import AnswerWidget
from .overview.answers import answers, asked

LONGEST = 34  # characters of a name in a picture
ANSWER = N_("Svaret ditt")
PARTLY = N_("Bare det du ble ferdig med, er tegnet.")


def pictures(solution: Path, hand_in: Path, key: str) -> list[dict[str, str]]:
    """The pictures of the answer with this key: caption, alt text and PNG (base64) of each. None is no error."""
    try:
        widget = _widgets(solution, solution.stat().st_mtime_ns).get(key)
        if widget is None or hand_in.is_symlink():
            return []
        (answer,) = answers([hand_in], widget)
        return [] if answer is None else [_shown(*drawn) for drawn in draw(widget, answer)]
    except Exception:  # whatever a student has put there: the page's words stand without a picture
        return []


def draw(widget: AnswerWidget, answer: dict) -> list[tuple[str, Figure]]:
    """The figures of a valid answer, each with its caption; none for a widget that words say enough about."""
    ways = {BorghildScale: _map, CoherenceMap: _weights, TensionField: _ways, LocusSort: _columns, HopeLines: _lines}
    way = next((way for kind, way in ways.items() if isinstance(widget, kind)), None)
    if way is None:
        return []
    import matplotlib

    # A student's $ begins no formula, and a letter that the font lacks is no trouble.
    with matplotlib.rc_context({"text.parse_math": False}), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(way(widget, answer))


@lru_cache(maxsize=4)
def _widgets(solution: Path, changed: int) -> dict[str, AnswerWidget]:
    """By key; `changed` is the file's time stamp: an edited exercise is read again."""
    return {one.widget.key: one.widget for one in asked(solution)}


def _shown(caption: str, figure: Figure) -> dict[str, str]:
    return {"caption": caption, "alt": figure.alt, "data": base64.b64encode(figure.png).decode()}


def _map(widget: BorghildScale, answer: dict):
    for goal, said in answer.get("goals", {}).items():
        name = widget.goals.get(goal) or _clean(said.get("name", ""))
        points = {}
        for moment in widget.moments:
            rulers = said.get(moment, {})
            if {"importance", "confidence"} <= rulers.keys():
                label = widget.labels[moment] if len(widget.moments) > 1 else _(ANSWER)
                points[label] = (rulers["importance"], rulers["confidence"])
        if points:
            yield _caption(_("Kartet"), name), importance_confidence_map(points)


def _weights(widget: CoherenceMap, answer: dict):
    parts, asked_for = {}, 0
    own = widget.own(answer)
    for group in widget.groups:
        items = [(item["id"], item["text"]) for item in group["items"]]
        items += [(item, words) for item, part, words in own if part == group["id"]]
        asked_for += len(items)
        for item, words in items:
            weights = [answer.get(moment, {}).get(item) for moment in widget.moments]
            if None not in weights:
                _put(parts.setdefault(group["name"], {}), words, tuple(weights))
    if parts:
        moments = tuple(widget.labels[moment] for moment in widget.moments)
        whole = sum(map(len, parts.values())) == asked_for
        yield _caption(_("Kartet"), "", whole), coherence_map(parts, moments)


def _ways(widget: TensionField, answer: dict):
    lines = {field["id"]: f"{field['left']}–{field['right']}" for field in widget.fields}
    for case in widget.cases:
        given = answer.get("cases", {}).get(case["id"], {})
        steps = range(1 + len(case["steps"]))
        places = {
            lines[field]: [(entry or {}).get("at") for entry in given.get(field, [])] + [None] * len(steps)
            for field in case["fields"]
        }
        # The moments at which anything was placed, and the lines that have a marker at each of them.
        used = [step for step in steps if any(line[step] is not None for line in places.values())]
        drawn = {name: tuple(line[step] for step in used) for name, line in places.items()}
        drawn = {name: line for name, line in drawn.items() if None not in line}
        if used and drawn:
            moments = tuple(_("Nytt {}", step) if step else _("Først") for step in used)
            whole = len(used) == len(steps) and len(drawn) == len(places)
            yield _caption(widget.labels["way"], case["title"], whole), marker_way(drawn, moments)


def _columns(widget: LocusSort, answer: dict):
    own = answer.get("cards", {})
    for round in widget.rounds:
        placed = list(answer.get("rounds", {}).get(round["id"], {}).values())
        columns = round["columns"] + round["extra"]
        if placed:
            counts = {column["name"]: placed.count(column["id"]) for column in columns}
            whole = len(placed) == len(widget.cards) + len(own)
            yield _caption(_("Kort i hver kolonne"), round["title"], whole), column_chart({_(ANSWER): counts})


def _lines(widget: HopeLines, answer: dict):
    given = answer.get("phases", {})
    levels = {
        phase["title"]: tuple(given.get(phase["id"], {}).get(line) for line in widget.labels["lines"])
        for phase in widget.phases
    }
    if any(level is not None for pair in levels.values() for level in pair):
        whole = not any(None in pair for pair in levels.values())
        yield _caption(_("Linjene"), "", whole), hope_lines(levels)


def _caption(what: str, name: str, whole: bool = True) -> str:
    return f"{what}{': ' + name if name else ''}{'' if whole else '. ' + _(PARTLY)}"


def _put(items: dict, words: str, weights: tuple) -> None:
    """Under a short name of its own, also where a student has used the same words twice."""
    name = textwrap.shorten(_clean(words), LONGEST, placeholder=" …")
    while name in items:
        name += " "
    items[name] = weights


def _clean(words: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in words)
