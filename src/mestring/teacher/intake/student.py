"""One student's hand-ins, from the files that came to the folder that is graded."""

import hashlib
import json
import os
import shutil
from collections import Counter
from datetime import UTC, datetime

from ... import handing_in
from ...answers import ANSWERS
from ...text.messages import _
from ...widgets import ConfidenceSharing, RegradeRequest, WallSharing
from ...written import key_of
from .. import handed_in_at
from ..course import Course
from . import answer_files, rewording, sources
from . import sentences as say
from .choosing import answered, choose
from .exercise import Exercise
from .fields import settle
from .opening import Opened, open_piece
from .outcome import Outcome, short

OWN_CHOICE = (ConfidenceSharing, RegradeRequest, WallSharing)  # no answers: nobody has worked on them


def take_in(course: Course, exercise: Exercise, pieces: list[sources.Piece], before: dict | None = None) -> Outcome:
    """Keep a student's hand-ins (newest first), repair the one that counts, and put it where nbgrader grades.

    `before` is what an earlier intake wrote of the student.
    """
    outcome, opened = Outcome(), []
    student = pieces[0].sender.student
    kept = course.intake(exercise.name) / "originals" / student
    names = sorted({short(piece.sender.name) for piece in pieces})
    if len(names) > 1:
        outcome.doubts.append(_(say.TWO_NAMES, say.quoted(names)))
    if doubtful := next((piece for piece in pieces if piece.sender.perhaps), None):
        outcome.doubts.append(_(say.TWO_NUMBERS, short(doubtful.label), student, doubtful.sender.perhaps))
    for piece in pieces:
        if piece.refused:
            outcome.doubts.append(piece.refused)
        elif piece.sender.online:
            outcome.doubts.append(_(say.ONLINE))
        else:
            opened.append(open_piece(piece, exercise))
            if exercise.english and not opened[:-1] and _is_english(opened[0], exercise):
                exercise = exercise.english
                opened = [open_piece(piece, exercise)]
            place, whole = sources.keep(piece, kept, opened[-1].found.private)
            outcome.originals.append(place.relative_to(kept).as_posix())
            if not whole:
                outcome.notes.append(_(say.NOT_COPIED))
    choose(exercise, opened, outcome)
    if outcome.repaired is not None:
        settle(exercise, outcome)
        _say_of_answers(exercise, outcome)
        _say_what_is_open(exercise, opened, outcome)
        outcome.work = _work(exercise, outcome)
        outcome.asks, outcome.asks_about = _asks(exercise, outcome)
        outcome.same_work = bool(before and outcome.work and before.get("work") == outcome.work)
        outcome.at = before["at"] if outcome.same_work else _handed_in_at(opened, outcome)
        place = course.at("submitted", student, exercise.name)
        _put(place, course.intake(exercise.name) / f".{student}", exercise.name, outcome)
        hits = handing_in.personal(place, place / f"{exercise.name}.ipynb")
        outcome.personal = dict(Counter(kind for kind, _ in hits))
    return outcome


def _is_english(newest: Opened, exercise: Exercise) -> bool:
    """Whether the hand-in is of the English edition: it has more of that one's texts."""
    books = [book for _, _, book in newest.fitting[:1]]
    return any(exercise.english.same_words(book) > exercise.same_words(book) for book in books)


def _work(exercise, outcome):
    """One short text for all that was answered, with the times of it; "" where nothing was.

    Who asks to have something looked at again has answered nothing anew, nor who lets a text or numbers be shown.
    """
    if not outcome.repaired.answered and not exercise.asking - outcome.answers.open_keys(exercise.widgets):
        return ""
    files = sorted(outcome.answers.files.items())
    answers = {key: data.decode() for key, data in files if not isinstance(exercise.widgets[key], OWN_CHOICE)}
    return hashlib.sha256(json.dumps([outcome.repaired.written, answers]).encode()).hexdigest()[:16]


def _asks(exercise, outcome):
    """What the student wants looked at again: the cells with the points, and the same in words."""
    data = outcome.answers.files.get(exercise.request)
    answer = json.loads(data)["answer"] if data and data != answer_files.DAMAGED else None
    if not isinstance(answer, dict):
        return [], ""
    names = {task["id"]: task["text"] for task in exercise.widgets[exercise.request].tasks}
    task = answer.get("task")
    return ([task], names[task]) if task in names else (sorted(exercise.written), _(say.WHOLE))


def _say_of_answers(exercise, outcome):
    answers = outcome.answers
    for key in sorted(answers.damaged):
        words = say.NEWER if key in answers.newer else say.DAMAGED
        outcome.doubts.append(_(words, exercise.title(key)))
    outcome.doubts += [_(say.UNSURE, exercise.title(key)) for key in sorted(answers.unsure)]
    outcome.doubts += [_(say.PARTIAL, exercise.title(key)) for key in sorted(answers.partial)]
    for key, became in sorted(answers.reworded.items()):
        if became == rewording.CHANGED or key in exercise.rekeyed:
            outcome.doubts.append(_(say.OTHER_WORDS, exercise.title(key)))
        else:
            outcome.notes.append(_(say.POLISHED, exercise.title(key)))
    if answers.several - answers.unsure:
        outcome.notes.append(_(say.SEVERAL))
    if answers.mended:
        outcome.notes.append(_(say.MENDED))
    if exercise.widgets and not answers.files:
        outcome.doubts.append(_(say.FOREIGN_ANSWERS) if answers.foreign else _(say.NO_ANSWERS))
    else:
        foreign = answers.foreign & answers.open_keys(exercise.widgets)
        outcome.doubts += [_(say.FOREIGN_ANSWER, exercise.title(key)) for key in sorted(foreign)]


def _say_what_is_open(exercise: Exercise, opened: list[Opened], outcome: Outcome) -> None:
    """What is not answered; and wherever the answer may be after all, the teacher is to look."""
    empty, unwritten = exercise.open_cells(outcome.answers), set(outcome.repaired.unanswered)
    empty -= {exercise.cell(key_of(name)) for name in exercise.written - unwritten}  # the answer cell has the text
    missing = empty | unwritten
    begun = outcome.answers.begun()
    outcome.begun = exercise.titles({exercise.cell(key) for key in begun})
    for key in sorted(begun | outcome.answers.open_keys(exercise.widgets)):
        if exercise.cell(key) in empty or key in begun:
            names = [name for one in opened for name in one.named_by(key)]
            outcome.doubts += [_(say.NAMED_BY, short(name), exercise.title(key)) for name in names[:1]]
    if not missing:
        return
    outcome.unanswered = exercise.titles(missing)
    troubles = set().union(*(one.found.troubles for one in opened))
    outcome.doubts += [say.trouble(what) for what in say.TROUBLES if what in troubles]  # it may be in there
    if outcome.repaired.elsewhere and unwritten:
        outcome.doubts.append(_(say.ELSEWHERE, say.quoted(exercise.titles(unwritten))))
    if documents := [name for one in opened for name in one.documents()]:
        outcome.doubts.append(_(say.DOCUMENT, short(documents[0]), say.quoted(outcome.unanswered)))
    if len(opened) > 1 and (lost := missing & set().union(*(answered(exercise, one) for one in opened))):
        outcome.doubts.append(_(say.EARLIER, say.quoted(exercise.titles(lost))))
    if len(empty) == len(exercise.asking) and not outcome.repaired.answered and not outcome.doubts:
        outcome.doubts.append(_(say.EMPTY))


def tidy_up(course: Course, assignment: str) -> None:
    """Put back what an intake that was killed had in its hands."""
    aside = course.intake(assignment)
    for old in aside.glob(".*.old"):
        place = course.at("submitted", old.name[1 : -len(".old")], assignment)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(old, place)
    for left in (*aside.glob(".*.old"), *aside.glob(".*.new")):
        shutil.rmtree(left, ignore_errors=True)


def _put(place, aside, name, outcome):
    """Replace the student's folder, whole or not at all."""
    made, old = aside.with_name(f"{aside.name}.new"), aside.with_name(f"{aside.name}.old")
    for folder in (made, old):
        shutil.rmtree(folder, ignore_errors=True)
    (made / ANSWERS).mkdir(parents=True)
    text = json.dumps(outcome.repaired.notebook, ensure_ascii=False, indent=1)
    (made / f"{name}.ipynb").write_text(text + "\n", encoding="utf-8", newline="\n")
    for key, data in outcome.answers.files.items():
        (made / ANSWERS / f"{key}.json").write_bytes(data)
    if outcome.at:
        stamp = datetime.fromisoformat(outcome.at).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        (made / handed_in_at.FILE).write_text(stamp, encoding="ascii")
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir() and sources.digest(place) == sources.digest(made):  # taken in before: it need not be graded again
        shutil.rmtree(made)
        return
    if place.exists():
        os.replace(place, old)
    os.replace(made, place)
    shutil.rmtree(old, ignore_errors=True)


def _handed_in_at(opened, outcome):
    """The time of the hand-in, where one is told that can be right."""
    for one in opened:
        told = next((data for parts, data in one.found.files if parts == (handed_in_at.FILE,)), None)
        when = one.piece.sender.at or (told is not None and handed_in_at.read(told.decode("utf-8", "replace")))
        if when:
            return when if isinstance(when, str) else when.isoformat()
        if told is not None:
            outcome.notes.append(_(handed_in_at.WRONG))
    return None
