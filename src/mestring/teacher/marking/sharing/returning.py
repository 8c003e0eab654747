"""Takes a colleague's marks in: each where nothing has changed meanwhile, the rest for the teacher to choose."""

from typing import NamedTuple

from ....errors import PlainError
from ....text.messages import N_, _
from ...course import Course
from .. import gradebook, hand_in, judged
from ..gradebook import Conflict, Marks, Place
from ..order import identity
from ..room import Room
from . import files, lending, records

OTHER_EDITION = N_(
    "Kriteriene i oppgaven er endret siden denne delingen ble laget, så vurderingene i fila passer ikke lenger. "
    "Del svarene på nytt, eller legg tilbake oppgaven slik den var."
)


class Answer(NamedTuple):
    """An answer of a share as it stands now: its entry in the record, where it is, and what the first teacher says."""

    entry: dict
    place: Place
    mine: Marks
    version: str
    same_text: bool


def take_in(course: Course, document: dict) -> dict:
    """Take in what came back; returns the record, in which each answer's `state` tells what became of it.

    A sample's marks are only remembered: nothing of them goes into the gradebook. What was taken in before is left
    alone. Raises PlainError for a file that does not fit.
    """
    about = records.record(course, document["id"])
    room = Room(course, about["assignment"])
    if not document["tasks"] == about["tasks"] == files.digest(room.questions.values()):
        raise PlainError(_(OTHER_EDITION))
    given = {(one["question"], one["pseudonym"]): one for one in about["answers"]}
    try:
        said = {
            (question, pseudonym): (files.marks(told, room.questions[question]), told["source"])
            for question, answers in document["answers"].items()
            for pseudonym, told in answers.items()
        }
        fits = said and said.keys() <= given.keys()
    except files.WRONG_SHAPE:
        fits = False
    if not fits:
        raise PlainError(_(files.DAMAGED))
    try:
        for key, (theirs, source) in said.items():
            if files.told(theirs) != given[key]["theirs"]:
                _settle(room, about, given[key], theirs, source)
    finally:  # what was taken in before a trouble is remembered as such
        records.save(course, about)
    return about


def answers(course: Course, about: dict) -> list[Answer]:
    """The answers of a share as they stand now; one whose hand-in is gone is left out."""
    room = Room(course, about["assignment"])
    there = gradebook.waiting(course, about["assignment"])
    found = [one for one in about["answers"] if one["student"] in there.get(one["question"], {})]
    return [_now(room, about, one) for one in found]


def let_go(course: Course, about: dict) -> None:
    """Where a text is handed in anew, or is gone, nothing is left to choose: the colleague's marks are not for it."""
    to_choose = [one for one in about["answers"] if one["state"] == records.DIFFERS]
    there = [one.entry for one in answers(course, about) if one.same_text] if to_choose else []
    if gone := [one for one in to_choose if one not in there]:
        for one in gone:
            one["state"] = records.REPLACED
        records.save(course, about)


def choose(course: Course, about: dict, question: str, pseudonym: str, version: str) -> None:
    """Let the colleague's marks stand, or with version "" the teacher's own.

    Raises Conflict where the teacher's were changed since they were shown.
    """
    entry = next(one for one in about["answers"] if (one["question"], one["pseudonym"]) == (question, pseudonym))
    room = Room(course, about["assignment"])
    if version:
        now = _now(room, about, entry)
        theirs = files.marks(entry["theirs"], room.questions[question])
        _write(room, now, theirs, version)
        entry["base"] = entry["theirs"]
    entry["state"] = records.TAKEN if version else records.KEPT
    records.save(course, about)


def _settle(room: Room, about: dict, entry: dict, theirs: Marks, source: str) -> None:
    entry |= {"theirs": files.told(theirs), "state": _state(room, about, entry, theirs, source)}
    if entry["state"] == records.TAKEN and not about["double"]:
        entry["base"] = entry["theirs"]


def _state(room: Room, about: dict, entry: dict, theirs: Marks, source: str) -> str:
    """What becomes of an answer's marks; where nothing has changed since the share was made, they are written."""
    asked = room.questions[entry["question"]]
    if entry["student"] not in gradebook.waiting(room.course, room.assignment).get(asked.name, {}):
        return records.REPLACED
    now = _now(room, about, entry)
    if not now.same_text or source != entry["source"]:
        return records.REPLACED
    if about["double"] or now.mine == theirs:
        return records.TAKEN
    if now.mine != files.marks(entry["base"], asked):
        return records.DIFFERS
    try:
        _write(room, now, theirs, now.version)
    except Conflict:  # in this very moment
        return records.DIFFERS
    return records.TAKEN


def _write(room: Room, now: Answer, theirs: Marks, version: str) -> None:
    question, asked = now.place.question, room.questions[now.place.question].criteria
    gradebook.write(room.course, now.place, asked, theirs, version)
    judged.note(room.course, room.assignment, question, [(identity(question, now.place.student), asked)])


def _now(room: Room, about: dict, entry: dict) -> Answer:
    place = lending.place(about, entry)
    written = hand_in.written([lending.answer_cell(room.course, place)], place.question)
    place = place._replace(source=written.source)
    mine, version = gradebook.read(room.course, place, room.questions[place.question].criteria)
    return Answer(entry, place, mine, version, files.fingerprint(written.source) == entry["source"])
