"""One student's hand-ins, from the files that came to the folder that is graded, and what to tell the teacher."""

import json
import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ... import handing_in
from ...answers import ANSWERS
from ..course import Course
from . import answer_files, reading, sources, unpack
from .exercise import Exercise
from .names import stem
from .repair import Repaired, fits, repair, sections
from .sentences import DAMAGE, NO_ANSWERS, NO_NOTEBOOK, NOT_TAKEN, TROUBLES

FINE, REPAIRED, NEEDS_YOU = "fine", "repaired", "needs_you"


@dataclass
class Outcome:
    """What was found out about one student."""

    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answers: answer_files.Answers = field(default_factory=answer_files.Answers)
    repaired: Repaired | None = None
    personal: dict[str, int] = field(default_factory=dict)
    originals: list[str] = field(default_factory=list)
    at: str | None = None

    @property
    def state(self) -> str:
        return NEEDS_YOU if self.doubts else REPAIRED if self.notes else FINE

    @property
    def lines(self) -> list[str]:
        """What the teacher reads."""
        if self.repaired is None:
            return [*dict.fromkeys(self.doubts), NOT_TAKEN]
        open_parts = ", ".join(f"«{title}»" for title in self.unanswered)
        if self.doubts:  # what is not there may have been lost
            last = [f"Fant ikke svar på {open_parts}."] if open_parts else []
        else:
            last = [f"Ikke besvart: {open_parts}." if open_parts else "Alt er besvart."]
        return list(dict.fromkeys([*self.doubts, *self.notes, *last]))


@dataclass
class _Opened:
    """A hand-in whose files were read."""

    piece: sources.Piece
    notebooks: list[tuple[int, str, reading.Notebook]]
    answers: answer_files.Answers
    found: unpack.Found
    wrong: list[str]  # the other exercises that its notebooks are of


def take_in(course: Course, exercise: Exercise, pieces: list[sources.Piece]) -> Outcome:
    """Keep a student's hand-ins (newest first), repair the one that counts, and put it where nbgrader grades."""
    outcome, opened = Outcome(), []
    student = pieces[0].sender.student
    kept = course.intake(exercise.name) / "originals" / student
    for piece in pieces:
        if piece.refused:
            outcome.doubts.append(piece.refused)
        elif piece.sender.online:
            outcome.doubts.append("Levert som tekst eller lenke i Canvas, ikke som fil. Les den i Canvas.")
        else:
            place, whole = sources.keep(piece, kept)
            outcome.originals.append(place.relative_to(kept).as_posix())
            if not whole:
                outcome.notes.append("Noe var for stort til å kopieres. Det ligger bare der du hentet det.")
            opened.append(_open(piece, exercise))
    _choose(exercise, opened, outcome)
    _say_what_is_open(exercise, outcome)
    if outcome.repaired is not None:
        outcome.at = next((when for o in opened if (when := o.piece.sender.at or _stamp(o.found))), None)
        place = course.at("submitted", student, exercise.name)
        _put(place, course.intake(exercise.name), exercise.name, outcome)
        hits = handing_in.personal(place, place / f"{exercise.name}.ipynb")
        outcome.personal = dict(Counter(kind for kind, _ in hits))
    return outcome


def _open(piece, exercise):
    found = unpack.read(piece.entries)
    notebooks, wrong = [], []
    for parts, data in found.files:
        if stem(parts[-1], []) in exercise.widgets or len(data) < 2:
            continue
        book = reading.read_notebook(data)
        if book is None:
            continue
        own = fits(exercise.released, book)
        other = max(exercise.others, key=lambda name: fits(exercise.others[name], book), default=None)
        if other and fits(exercise.others[other], book) > own:
            wrong.append(other)
        else:
            same_name = stem(parts[-1], [exercise.name]) == exercise.name
            notebooks.append((own + same_name / 2, "/".join(parts), book))
    return _Opened(piece, notebooks, answer_files.collect(found.files, exercise.widgets), found, wrong)


def _choose(exercise, opened, outcome):
    """The newest notebook that is of this exercise, and the answers that came with it."""
    source, best = None, []
    for one in opened:
        best = sorted([n for n in one.notebooks if n[0] >= 1], key=lambda n: n[0], reverse=True)
        if best:
            source = one
            break
    newest = opened[0] if opened else None
    if source is None:
        _say_why_not(exercise, opened, outcome)
        source = next((one for one in opened if one.answers.files), None)
        if source is None:
            return
        outcome.doubts.append(NO_NOTEBOOK)
        outcome.repaired = repair(exercise.released, reading.Notebook([]))
        outcome.repaired.notes.clear()
    else:
        outcome.repaired = _repair(exercise, best, outcome)
        if source is not newest and not newest.answers.files:  # else it is the answer files alone
            outcome.doubts.append("Den siste innleveringen kunne ikke brukes. Den forrige er tatt inn.")
        elif sum(bool(one.notebooks) for one in opened) > 1:
            outcome.notes.append(f"Levert {len(opened)} ganger. Den siste er tatt inn.")
    outcome.answers = _answers(exercise, opened, source, outcome)
    outcome.notes += [TROUBLES[what] for what in TROUBLES if what in source.found.troubles]
    _say_answers(exercise, outcome, source)


def _answers(exercise, opened, source, outcome):
    """The answers that came with the notebook, or file by file beside it; else those of another hand-in."""
    loose = [file for one in opened if one is source or not one.notebooks for file in one.found.files]
    answers = answer_files.collect(loose, exercise.widgets)
    if answers.files:
        return answers
    other = next((one for one in opened if one.answers.files), None)
    if other:
        outcome.notes.append("Svarene fra skalaene og spørsmålene er hentet fra en annen fil studenten leverte.")
    return other.answers if other else answers


def _repair(exercise, books, outcome):
    """The best of the notebooks that fit; two with different answers are for the teacher to compare."""
    _, name, book = books[0]
    result = repair(exercise.released, book)
    for _, other, second in books[1:]:
        also = repair(exercise.released, second)
        if also.answered and _written(also) != _written(result):
            if also.answered > result.answered:
                (name, book, result), (other, also) = (other, second, also), (name, result)
            if also.answered:
                outcome.doubts.append(f"To notatbøker med ulike svar. «{name}» er tatt inn. Se også «{other}».")
        else:
            outcome.notes.append("Notatboka lå der i to like utgaver. Den ene er tatt inn.")
    if name.rsplit("/", 1)[-1] != f"{exercise.name}.ipynb":
        outcome.notes.append("Notatboka hadde et annet navn og har fått det riktige.")
    outcome.notes += [DAMAGE[what] for what in book.damage if what != "json" or not result.doubts] + result.notes
    outcome.doubts += result.doubts
    return result


def _say_why_not(exercise, opened, outcome):
    """No notebook of this exercise: what was there instead?"""
    for one in opened:
        if one.wrong:
            outcome.doubts.append(f"Notatboka er av oppgaven {one.wrong[0]}, ikke {exercise.name}. Be om riktig fil.")
            return
        outcome.doubts += [TROUBLES[what] for what in TROUBLES if what in one.found.troubles]
    if any(one.notebooks for one in opened):
        outcome.doubts.append("Notatboka har ingenting av denne oppgaven i seg. Be om riktig fil.")
        return
    left = [(p, d) for one in opened for p, d in one.found.files if stem(p[-1], []) not in exercise.widgets]
    left = [(parts, data) for parts, data in left if parts[-1] != "timestamp.txt"]
    if left:
        parts, data = max(left, key=lambda file: (file[0][-1].lower().endswith(".ipynb"), len(file[1])))
        outcome.doubts.append(f"Fant ingen notatbok som kan leses. «{parts[-1]}» er {reading.other_kind(data)}.")
    elif extras := [name for one in opened for name in one.found.extras]:
        outcome.doubts.append(f"Fant ingen notatbok. «{extras[0]}» kan ikke leses her. Be om zip-fila fra «Lever».")
    elif opened:
        outcome.doubts.append("Fant ingen notatbok i det som er levert. Be studenten levere zip-fila fra «Lever».")


def _say_answers(exercise, outcome, source):
    answers = outcome.answers
    for key in sorted(answers.damaged):
        outcome.doubts.append(f"Svaret på «{exercise.title(key)}» er skadet og kan ikke leses. Det er lagt til side.")
    if answers.several:
        outcome.notes.append("Noen svar lå der i flere utgaver. De nyeste er tatt inn.")
    if answers.mended:
        outcome.notes.append("Svarfiler med feil navn eller form er rettet.")
    travelled = any(parts[-1].endswith(".json") and ANSWERS in parts for parts, _ in source.found.files)
    if exercise.widgets and not answers.files and not travelled:
        outcome.doubts.append(NO_ANSWERS)


def _say_what_is_open(exercise, outcome):
    if outcome.repaired is None:
        return
    empty = [exercise.title(key) for key in exercise.widgets if _is_open(outcome.answers.files.get(key))]
    order = list(dict.fromkeys(sections(exercise.released).values()))
    outcome.unanswered = sorted({*empty, *outcome.repaired.unanswered}, key=order.index)
    if len(empty) == len(exercise.widgets) and not outcome.repaired.answered and not outcome.doubts:
        outcome.doubts.append("Innleveringen er tom: ingenting er besvart. Spør om riktig fil er levert.")


def _is_open(data):
    if data is None:
        return True
    return data != answer_files.DAMAGED and json.loads(data)["answer"] in (None, {}, [], "")


def _written(repaired):
    return [c["source"] for c in repaired.notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution")]


def _put(place, aside, name, outcome):
    """Replace the student's folder, whole or not at all."""
    made, old = aside / f".{os.getpid()}.new", aside / f".{os.getpid()}.old"
    for folder in (made, old):
        shutil.rmtree(folder, ignore_errors=True)
    (made / ANSWERS).mkdir(parents=True)
    text = json.dumps(outcome.repaired.notebook, ensure_ascii=False, indent=1)
    (made / f"{name}.ipynb").write_text(text + "\n", encoding="utf-8", newline="\n")
    for key, data in outcome.answers.files.items():
        (made / ANSWERS / f"{key}.json").write_bytes(data)
    if outcome.at:
        stamp = datetime.fromisoformat(outcome.at).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        (made / "timestamp.txt").write_text(stamp, encoding="ascii")
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        os.replace(place, old)
    os.replace(made, place)
    shutil.rmtree(old, ignore_errors=True)


def _stamp(found):
    """nbgrader's own time of handing in, when it can be read: one that can't would stop the grading."""
    data = next((data for parts, data in found.files if parts == ("timestamp.txt",)), b"")
    try:
        when = datetime.fromisoformat(data.decode("ascii").strip().removesuffix(" UTC"))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except ValueError:
        return None
