"""The confidence survey of those who chose to share it: told of five or more, or of nobody.

Told are medians, and how many lie in a coarse class, where at least FEWEST do; how many shared is told in fives, so
that what is left out cannot be found by subtraction. Nor by comparing two pages: what was told stands until at least
FEWEST students more have shared, or changed or taken back what they had.
"""

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from ...answers import write_whole
from ...figures._style import number
from ...logic import confidence
from ...text.messages import N_, _
from .answers import Asked
from .choices import NOTHING
from .groups import FEWEST, grouped

FIRST, NOW, MIDDLE = N_("Først"), N_("Nå"), N_("tallet i midten (median)")
LEVELS = {name: f"{scores[0]}–{scores[-1]}" for name, scores in confidence.LEVELS.items()}
WAYS = {"higher": N_("Høyere nå enn først"), "same": N_("Likt begge ganger"), "lower": N_("Lavere nå enn først")}
MOST = N_("alle eller nesten alle")
SAID = {FIRST, NOW, MIDDLE, MOST, *WAYS.values()}  # the rest of a row is numbers
TOO_FEW = N_("Færre enn {fewest} har delt tallene sine. Da vises ingenting.")
AT_LEAST = N_("Minst {number} har valgt å dele tallene sine.")
SINCE = N_("Få er kommet til eller har endret noe siden. Tallene regnes ut på nytt når det gjelder {fewest}.")
NOTES = [
    N_("Antall står bare der minst {fewest} er like. Det som ikke står, gjelder for få, eller er slått sammen."),
    N_("Tallene gjelder dem som valgte å dele. De sier ikke hvordan det er med de andre."),
    N_(
        "Ingen har svart to ganger uten å ta kurset, og målestokken kan ha flyttet seg for den som har lært noe. "
        "Tallene viser derfor ikke hva kurset har gjort, og de måler ikke hva noen kan."
    ),
]
Row = tuple[list[str], str | float]  # what, in words or numbers, and how much; as it is kept, in no language


def section(item: Asked, given: dict[str, Any], kept: Path) -> dict:
    """The page's part about it. `given`: student -> answer; `kept`: the file with what was told last."""
    shared = {student: answer for student, answer in given.items() if answer}
    if len(shared) < FEWEST:
        return _part(item, [_(TOO_FEW, fewest=FEWEST)], [])
    last = _read(kept)
    salt = last.get("salt") or secrets.token_hex(16)
    now = sorted(_digest(salt, *one) for one in shared.items())  # no names beside the numbers
    then = set(last.get("who", []))
    if not then or max(len(set(now) - then), len(then - set(now))) >= FEWEST:
        found = {one["id"]: _counted(one["id"], list(shared.values())) for one in item.widget.items}
        questions = [{"id": name, "rows": rows} for name, rows in found.items()]
        last = {"salt": salt, "who": now, "questions": questions, "number": len(shared)}
        write_whole(kept, json.dumps(last, ensure_ascii=False, indent=1).encode())
    notes = [_(AT_LEAST, number=last["number"] // FEWEST * FEWEST), *(_(note, fewest=FEWEST) for note in NOTES)]
    if last["who"] != now:
        notes.append(_(SINCE, fewest=FEWEST))
    texts = {one["id"]: one["text"] for one in item.widget.items}
    return _part(item, notes, [{"words": texts[one["id"]], "rows": _said(one["rows"])} for one in last["questions"]])


def rows(name: str, answers: list[dict]) -> list[tuple[str, str]]:
    """What may be told of one item, as (what, how much); nothing where fewer than FEWEST gave it both times."""
    return _said(_counted(name, answers))


def _counted(name: str, answers: list[dict]) -> list[Row]:
    found = confidence.change(name, answers)
    if found.number < FEWEST:
        return []
    told = [([FIRST, MIDDLE], found.before), ([NOW, MIDDLE], found.after)]
    for moment, when in zip(confidence.MOMENTS, (FIRST, NOW), strict=True):
        where = {words: set() for words in LEVELS.values()}
        for student, answer in enumerate(answers):
            if name in answer[moment]:
                where[LEVELS[confidence.level(answer[moment][name])]].add(student)
        told += _told({(when, words): who for words, who in where.items()}, len(answers))
    return told + _told({(words,): getattr(found, way) for way, words in WAYS.items()}, len(answers))


def _said(rows: list[Row]) -> list[tuple[str, str]]:
    def words(part):
        return _(part) if part in SAID else part

    return [
        (": ".join(map(words, what)), words(size) if isinstance(size, str) else number(size)) for what, size in rows
    ]


def _told(chosen: dict[tuple, set], of: int) -> list[Row]:
    """The classes that are large enough; where only one is left, not exactly how large."""
    unanswered = set(range(of)) - set().union(*chosen.values())
    group = grouped({**chosen, NOTHING: unanswered}, NOTHING)
    told = [(list(what), size) for what, size in group.told.items() if what != NOTHING]
    if group.nearly_all not in (None, NOTHING):
        return [(list(group.nearly_all), MOST)]
    if len(told) == 1 and told[0][1] == of:
        return [(told[0][0], MOST)]
    return told


def _part(item: Asked, notes: list[str], questions: list[dict]) -> dict:
    return {
        "task": item.task,
        "title": item.widget.title,
        "figures": [],
        "questions": [one for one in questions if one["rows"]],
        "hidden": 0,
        "misunderstandings": [],
        "graded": False,
        "notes": notes,
    }


def _digest(salt: str, student: str, answer: dict) -> str:
    said = json.dumps([salt, student, answer], sort_keys=True).encode()
    return hashlib.sha256(said).hexdigest()[:24]


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
