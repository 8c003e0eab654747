"""The addresses of the marking room. Whoever mounts them sees to it that only the teacher gets here."""

from tornado.web import StaticFileHandler

from ...errors import PlainError
from ..course import Course
from . import asked, bank, changes
from .handler import PAGES, Handler
from .questions import steps
from .sharing import handlers as sharing
from .sharing import received


def routes(course: Course, base: str) -> list[tuple]:
    """The handlers below the address `base`."""
    about = {"course": course, "rooms": {}, "base": base}
    return [
        *sharing.routes(about),
        (rf"{base}/", Exercises, about),
        (rf"{base}/page/(.+)", StaticFileHandler, {"path": str(PAGES)}),
        (rf"{base}/([\w-]+)/", Page, about),
        (rf"{base}/([\w-]+)/asked/", Asked, about),
        (rf"{base}/([\w-]+)/start/([\w-]*)", Start, about),
        (rf"{base}/([\w-]+)/answers/([\w-]+)/([0-9a-f]+)", Answer, about),
        (rf"{base}/([\w-]+)/answers/([\w-]+)/([0-9a-f]+)/(rest|name)", More, about),
        (rf"{base}/([\w-]+)/comments/([\w-]+)", Comments, about),
        (rf"{base}/([\w-]+)/changes/([\w-]+)", Changes, about),
    ]


class Exercises(Handler):
    """All exercises with something to read."""

    def get(self):
        found = []
        for assignment in self.course.assignments:
            try:
                room = self.room(assignment)
            except PlainError:
                continue
            about = {"name": assignment, "title": room.title, "questions": room.overview()}
            found.append(about | {"asked": asked.count(room)})
        names = received.names(self.course)
        given = [received.origin(self.course, name) | {"name": name, "title": self.room(name).title} for name in names]
        self.show("exercises", exercises=found, given=given)


class Page(Handler):
    """The room of one exercise."""

    def get(self, assignment):
        room = self.room(assignment)
        told = []
        for one in room.shown.values():
            lines = [line._asdict() | {"steps": steps(line)} for line in one.criteria]
            told.append(one._asdict() | {"asked": room.questions[one.name].version, "criteria": lines})
        given = assignment.startswith(received.PREFIX)
        about = {"title": room.title, "assignment": assignment, "questions": told, "given": given}
        self.show("room", asked=asked.count(room), **about)


class Asked(sharing.Sheet):
    """The parts that are graded by themselves and wait: their points stand, or the teacher gives others."""

    def get(self, assignment):
        room = self.room(assignment)
        self.show("asked", title=room.title, assignment=assignment, asked=asked.found(room))

    def post(self, assignment):
        where = (self.get_body_argument(name) for name in ("question", "identity", "version"))
        asked.settle(self.room(assignment), *where, typed=self.get_body_argument("typed", ""))
        self.go(f"{assignment}/asked/")


class Start(Handler):
    """Where to begin, in the exercise or in one question."""

    def get(self, assignment, question):
        room = self.room(assignment)
        self.finish((room.enter(question) if question else room.start()) | {"questions": room.overview()})


class Answer(Handler):
    """One answer, and what is said of it."""

    def get(self, assignment, question, identity):
        room = self.room(assignment)
        self.finish(room.answer(question, identity) | {"request": room.request(question, identity)})

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
        self.finish({"comments": self.room(assignment).keep(question, **self.body())})

    def put(self, assignment, question):
        """Change one of the teacher's own, and tell which answers have it."""
        room, old, new = self.room(assignment), self.body()["old"], self.body()["new"]
        bank.change(room.course, room.assignment, question, old, new)
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
        if wish["settle"] and (found["done"] or not found["not"]):  # what is brought must not be carried over twice
            changes.settle(room, question)
        self.finish(found)
