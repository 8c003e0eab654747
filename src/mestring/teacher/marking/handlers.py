"""The addresses of the marking room. Whoever mounts them sees to it that only the teacher gets here."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tornado.web import RequestHandler, StaticFileHandler

from ...errors import PlainError
from .. import trouble
from ..course import Course
from . import bank, changes
from .gradebook import Conflict
from .questions import steps
from .room import CONFLICT, Room

HERE = Path(__file__).parent
WAITS = "Det du har satt, er tatt vare på i denne siden og lagres av seg selv når det går."
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


def routes(course: Course, base: str) -> list[tuple]:
    """The handlers below the address `base`."""
    about = {"course": course, "rooms": {}}
    return [
        (rf"{base}/", Exercises, about),
        (rf"{base}/page/(.+)", StaticFileHandler, {"path": str(HERE / "page")}),
        (rf"{base}/([\w-]+)/", Page, about),
        (rf"{base}/([\w-]+)/start/([\w-]*)", Start, about),
        (rf"{base}/([\w-]+)/answers/([\w-]+)/([0-9a-f]+)", Answer, about),
        (rf"{base}/([\w-]+)/answers/([\w-]+)/([0-9a-f]+)/(rest|name)", More, about),
        (rf"{base}/([\w-]+)/comments/([\w-]+)", Comments, about),
        (rf"{base}/([\w-]+)/changes/([\w-]+)", Changes, about),
    ]


class Handler(RequestHandler):
    """Sentences instead of tracebacks: 400 for what the teacher can mend, 409 for a conflict, 503 for a wait."""

    def initialize(self, course: Course, rooms: dict):
        self.course, self.rooms = course, rooms

    def set_default_headers(self):
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def room(self, assignment: str) -> Room:
        if assignment not in self.rooms or self.rooms[assignment].outdated:
            self.rooms[assignment] = Room(self.course, assignment)
        return self.rooms[assignment]

    def body(self) -> dict:
        return json.loads(self.request.body)

    def write_error(self, status_code, exc_info=None, **more):
        error = exc_info and exc_info[1]
        words = trouble.sentence(error) or (str(error) if isinstance(error, PlainError) else "")
        if isinstance(error, Conflict):
            status_code, words = 409, CONFLICT
        elif trouble.BUSY in words:
            status_code, words = 503, f"{trouble.IN_USE} {WAITS}"
        elif words:
            status_code = 400
        self.set_status(status_code)
        self.finish({"error": words})

    def log_exception(self, kind, error, trace):
        if not isinstance(error, PlainError | Conflict):
            super().log_exception(kind, error, trace)


class Exercises(Handler):
    """All exercises with something to read."""

    def get(self):
        found = []
        for assignment in self.course.assignments:
            try:
                room = self.room(assignment)
            except PlainError:
                continue
            found.append({"name": assignment, "title": room.title, "questions": room.overview()})
        self.finish(render("exercises", exercises=found))


class Page(Handler):
    """The room of one exercise."""

    def get(self, assignment):
        room = self.room(assignment)
        told = []
        for one in room.questions.values():
            lines = [line._asdict() | {"steps": steps(line)} for line in one.criteria]
            told.append(one._asdict() | {"asked": one.version, "criteria": lines})
        self.finish(render("room", title=room.title, assignment=assignment, questions=told))


class Start(Handler):
    """Where to begin, in the exercise or in one question."""

    def get(self, assignment, question):
        room = self.room(assignment)
        self.finish((room.enter(question) if question else room.start()) | {"questions": room.overview()})


class Answer(Handler):
    """One answer, and what is said of it."""

    def get(self, assignment, question, identity):
        self.finish(self.room(assignment).answer(question, identity))

    def put(self, assignment, question, identity):
        self.finish(self.room(assignment).mark(question, identity, self.body()))


class More(Handler):
    """What is shown when it is asked for: the rest of the hand-in, the name."""

    def get(self, assignment, question, identity, what):
        self.finish({what: getattr(self.room(assignment), what)(question, identity)})


class Comments(Handler):
    """The comments to choose from."""

    def get(self, assignment, question):
        self.finish({"comments": self.room(assignment).comments(question)})

    def post(self, assignment, question):
        self.finish({"comments": self.room(assignment).keep(question, self.body()["text"])})

    def put(self, assignment, question):
        """Change one of the teacher's own, and tell which answers have it."""
        room, old, new = self.room(assignment), self.body()["old"], self.body()["new"]
        bank.change(self.course, assignment, question, old, new)
        touched = changes.of_comment(room, question, old, new) if new.strip() else []
        self.finish({"comments": room.comments(question), "changes": changes.told(room, question, touched)})


class Changes(Handler):
    """What changed criteria mean for answers that are marked already."""

    def get(self, assignment, question):
        room = self.room(assignment)
        touched = changes.of_criteria(room, question)
        if not touched:
            changes.settle(room, question)
        self.finish({"changes": changes.told(room, question, touched)})

    def put(self, assignment, question):
        """Bring the changes that are sent, or those before them; `settle`: the criteria are dealt with."""
        room, wish = self.room(assignment), self.body()
        found = changes.bring(room, question, wish["marks"])
        if wish["settle"] and not found["not"]:
            changes.settle(room, question)
        self.finish(found)


def render(name: str, **about) -> str:
    """A page; the template escapes every text that is not said to be HTML."""
    environment = Environment(loader=FileSystemLoader(HERE / "page"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(f"{name}.html.j2").render(**about)
