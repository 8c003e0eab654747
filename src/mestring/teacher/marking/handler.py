"""What all addresses of the marking room share: what the browser may do, and sentences instead of tracebacks."""

import json
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tornado.web import RequestHandler

from ...errors import PlainError
from ...text.messages import N_, _, interface
from .. import RUN, trouble
from ..course import Course
from . import points
from .gradebook import Conflict
from .room import CONFLICT, Room
from .sharing import received

PAGES = Path(__file__).parent / "page"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",  # no other site hears the address; with less a form of ours names no origin
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class Handler(RequestHandler):
    """Sentences as JSON: 400 for what the teacher can mend, 409 for a conflict, 503 for a wait."""

    waits = N_("Det du har satt, er tatt vare på i denne siden og lagres av seg selv når det går.")

    def initialize(self, course: Course, rooms: dict, base: str):
        self.course, self.rooms, self.base = course, rooms, base

    def set_default_headers(self):
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def room(self, name: str) -> Room:
        """The room of an exercise, or of what a colleague gave."""
        if name not in self.rooms or self.rooms[name].outdated:
            given = name.startswith(received.PREFIX)
            self.rooms[name] = received.room(self.course, name) if given else Room(self.course, name)
        return self.rooms[name]

    def body(self) -> dict:
        return json.loads(self.request.body)

    def show(self, page: str, **about):
        """Answer with a page; the template escapes every text that is not said to be HTML."""
        environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined)
        environment.globals |= {"_": _, "interface": interface, "run": RUN}
        environment.filters |= {"points": points.words, "day": _day, "time": _time, "choice": _choice}
        token = self.xsrf_token.decode()  # also sets the cookie that has to match it
        self.finish(environment.get_template(f"{page}.html.j2").render(base=self.base, xsrf=token, **about))

    def tell(self, words: str):
        """Answer with what went wrong."""
        self.finish({"error": words})

    def write_error(self, status_code, exc_info=None, **more):
        error = exc_info and exc_info[1]
        words = trouble.sentence(error) or (str(error) if isinstance(error, PlainError) else "")
        if isinstance(error, Conflict):
            status_code, words = 409, _(CONFLICT)
        elif trouble.in_use(error):
            status_code, words = 503, f"{_(trouble.IN_USE)} {_(self.waits)}"
        elif words:
            status_code = 400
        self.set_status(status_code)
        self.tell(words)

    def log_exception(self, kind, error, trace):
        if not isinstance(error, PlainError | Conflict):
            super().log_exception(kind, error, trace)


def _choice(word: str) -> str:
    return _(word) if word else "–"


def _time(made: str) -> str:
    when = datetime.fromisoformat(made)
    return f"{when:%H.%M}" if interface() == "nb" else f"{when:%H:%M}"


def _day(made: str) -> str:
    when = datetime.fromisoformat(made)
    return f"{when:%d.%m.%Y}" if interface() == "nb" else f"{when.day} {when:%B %Y}"
