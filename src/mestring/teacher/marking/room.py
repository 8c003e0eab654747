"""What the page of the marking room asks for and what it saves, for one exercise."""

import json
from pathlib import Path

from ...answers import write_whole
from ...errors import PlainError
from ...text import LANGUAGES
from ...text.messages import N_, _, interface
from .. import RUN, editions
from ..course import Course
from ..requests import requests
from . import bank, gradebook, hand_in, judged, points
from .gradebook import Marks, Place
from .order import next_waiting, ordered
from .questions import CHOICES, Question, questions, total
from .sharing import records
from .told import told

NOTHING_TO_READ = N_("I {title} er det ingen tekster å lese.")
NOBODY = N_("Ingen har fått {assignment} rettet ennå. Kjør først: {run} grade {assignment}")
GONE = N_("Dette svaret ligger ikke lenger i karakterboka. Last siden på nytt.")
CONFLICT = N_(
    "Dette svaret er endret et annet sted: i et annet vindu, i Formgrader, eller ved ny retting. Eller kriteriene er "
    "endret. Ditt er ikke lagret."
)


class Room:
    """The answers of one exercise and what the teacher says of them."""

    def __init__(self, course: Course, assignment: str):
        """Raises PlainError when there is no such exercise, or nothing in it to read."""
        course.released(assignment)
        self.course, self.assignment, self.title = course, assignment, course.title(assignment)
        self._solved = [editions.notebook(course, "source", assignment, one) for one in LANGUAGES]
        self._read = [_changed(path) for path in self._solved]
        self.questions: dict[str, Question] = {one.name: one for one in questions(self._solved[0])}
        if not self.questions:
            raise PlainError(_(NOTHING_TO_READ, title=self.title))
        self.shown = self.questions if interface() == editions.NORWEGIAN else self._in_english()
        self._place = course.gradebook.with_name("marking") / f"{assignment}.json"

    @property
    def outdated(self) -> bool:
        """Whether the solution has been edited since this was made."""
        return [_changed(path) for path in self._solved] != self._read

    def place(self, question: str, student: str) -> Place:
        """Whose answer it is, with the answer."""
        place = Place(self.assignment, question, student)
        return place._replace(source=hand_in.written(self.cells(place.student), question).source)

    def overview(self) -> list[dict]:
        """How many answers to each question there are, how many wait, and how many a colleague has."""
        found = self._waiting()
        return [
            {
                "name": name,
                "title": self.shown[name].title,
                "answers": len(found.get(name, {})),
                "waiting": sum(found.get(name, {}).values()),
                "away": len(self._away(name)),
            }
            for name in self.questions
        ]

    def start(self) -> dict:
        """Where the teacher was, or what waits next, in the other questions too. Raises PlainError for nobody."""
        found = self._waiting()
        names = [name for name in (_load(self._place).get("question"), *self.questions) if found.get(name)]
        if not names:
            raise PlainError(_(NOBODY, assignment=self.assignment, run=RUN))
        name = next((name for name in names if any(found[name].values())), names[0])
        return {"question": name, "answer": self._at(name, found[name])}

    def enter(self, question: str) -> dict:
        """The answer to begin a question with."""
        found = self._waiting().get(question, {})
        if not found:
            raise PlainError(_(GONE))
        return {"question": question, "answer": self._at(question, found)}

    def answer(self, question: str, identity: str) -> dict:
        """One answer with its marks and its place among the others; it is remembered that the teacher is here."""
        place, there = self._find(question, identity)
        written = hand_in.written(self.cells(place.student), question)
        marks, version = gradebook.read(self.course, place._replace(source=written.source), self._asked(question))
        kept = _load(self._place)
        kept = {"question": question, "answers": kept.get("answers", {}) | {question: identity}}
        write_whole(self._place, json.dumps(kept, indent=1).encode())
        about = {"id": identity, "version": version}
        return about | self._told(place, identity, written, marks, there)

    def rest(self, question: str, identity: str) -> str:
        """All of the hand-in, as HTML."""
        place, _there = self._find(question, identity)
        return hand_in.rest(self.cells(place.student))

    def request(self, question: str, identity: str) -> str:
        """What the student asks to have looked at again, in the student's words; "" for nothing."""
        place, _there = self._find(question, identity)
        return requests(self.cells(place.student)).get(question, "")

    def name(self, question: str, identity: str) -> str:
        """Who has written it."""
        place, _there = self._find(question, identity)
        return self.course.students(self.assignment).get(place.student, {}).get("name") or place.student

    def mark(self, question: str, identity: str, wish: dict) -> dict:
        """Save what the page wishes: {"version", "met", "typed", "comment", "read"}.

        Raises PlainError for points that are none, and Conflict where the answer was marked elsewhere meanwhile.
        """
        place, _there = self._find(question, identity)
        written = hand_in.written(self.cells(place.student), question)
        place = place._replace(source=written.source)
        marks = self.marks(question, wish)
        version = gradebook.write(self.course, place, self._asked(question), marks, wish["version"])
        judged.note(self.course, self.assignment, question, [(identity, self._asked(question))])
        _place, there = self._find(question, identity)
        about = {"version": version}
        return about | self._told(place, identity, written, marks, there)

    def comments(self, question: str) -> list[dict]:
        """The comments to choose from."""
        return [one._asdict() for one in bank.comments(self.course, self.assignment, question)]

    def keep(self, question: str, text: str, language: str) -> list[dict]:
        """Add one of the teacher's own for hand-ins of this language. Raises ValueError for a language unknown."""
        if language not in LANGUAGES:
            raise ValueError(f"no language of ours: {language}")
        bank.keep(self.course, self.assignment, question, text, language)
        return self.comments(question)

    def marks(self, question: str, wish: dict) -> Marks:
        """What the page wishes, see `mark`. Raises PlainError for points that are none."""
        asked = self._asked(question)
        met = {one.number: wish["met"][str(one.number)] for one in asked if str(one.number) in wish["met"]}
        if any(word not in CHOICES for word in met.values()):
            raise ValueError(f"not what can be said of a line: {met}")
        if wish["read"] and met:
            met = {one.number: met.get(one.number, "nei") for one in asked}
        typed = (wish["typed"] or "").strip()
        given = points.parse(typed, self.questions[question].most) if typed else total(asked, met) if met else None
        return Marks(given, met, wish["comment"].strip(), bool(wish["read"]))

    def language(self, student: str) -> str:
        """The language of the student's hand-in."""
        return editions.language_of(self.cells(student), self.course, self.assignment)

    def _in_english(self) -> dict[str, Question]:
        """The questions of the English edition; ours where it has other lines, for the marks are for these."""
        english = {one.name: one for one in questions(self._solved[1], editions.ENGLISH)}
        return {name: english[name] if one.fits(english.get(name)) else one for name, one in self.questions.items()}

    def _told(
        self, place: Place, identity: str, written: hand_in.Written, marks: Marks, there: dict[str, bool]
    ) -> dict:
        question, away = self.questions[place.question], len(self._away(place.question))
        return told(question, identity, written, self.language(place.student), marks, there, away)

    def _waiting(self) -> dict[str, dict[str, bool]]:
        """{question: {student: whether this teacher must read it}}: what a colleague has waits for nobody here."""
        found = gradebook.waiting(self.course, self.assignment) if self.course.gradebook.exists() else {}
        away = {question: self._away(question) for question in found}
        return {
            question: {student: waits and student not in away[question] for student, waits in there.items()}
            for question, there in found.items()
            if question in self.questions  # the gradebook also has the parts that are graded by themselves
        }

    def _away(self, question: str) -> set[str]:
        return records.away(self.course, self.assignment, question)

    def _asked(self, question: str):
        return self.questions[question].criteria

    def _at(self, question: str, there: dict[str, bool]) -> str:
        """Where the teacher was, if that still waits, else the next that does; else where the teacher was."""
        order, kept = ordered(question, there), _load(self._place).get("answers", {}).get(question)
        waiting = {one for one, student in order.items() if there[student]}
        if kept in waiting:
            return kept
        return next_waiting(order, waiting, kept) or (kept if kept in order else next(iter(order)))

    def _find(self, question: str, identity: str) -> tuple[Place, dict[str, bool]]:
        there = self._waiting().get(question, {})
        student = ordered(question, there).get(identity)
        if question not in self.questions or student is None:
            raise PlainError(_(GONE))
        return Place(self.assignment, question, student), there

    def cells(self, student: str) -> list:
        """The cells of a graded hand-in."""
        path = self.course.at("autograded", student, self.assignment) / f"{self.assignment}.ipynb"
        return hand_in.cells(path) if path.exists() else []


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


def _load(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
