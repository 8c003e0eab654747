"""The addresses for two teachers: a share is made, a file is opened, what differs is chosen, a sample is compared."""

from ....errors import PlainError
from ....text.messages import N_, _
from ... import trouble
from ...course import Course
from .. import handler
from . import comparing, files, lending, received, records, returning

MOST_ANSWERS = 300


def routes(about: dict) -> list[tuple]:
    """The handlers; `about` is what each of them is given."""
    base, name = about["base"], r"([\w-]+)"
    return [
        (rf"{base}/file", File, about),
        (rf"{base}/{name}/share/", Shares, about),
        (rf"{base}/{name}/share/([0-9a-f]+)/", Share, about),
        (rf"{base}/{name}/share/([0-9a-f]+)/file", Given, about),
        (rf"{base}/{name}/share/([0-9a-f]+)/delete", DeleteShare, about),
        (rf"{base}/(mottatt-[0-9a-f]+)/back", Back, about),
        (rf"{base}/(mottatt-[0-9a-f]+)/delete", DeleteReceived, about),
    ]


def accept(course: Course, data: bytes) -> str:
    """Open a colleague's file, or take it in where it comes back; returns where to look, below the room's address.

    Raises PlainError for a file that cannot be used; a copy of it is kept aside.
    """
    try:
        document = files.unpack(data)
        if document["kind"] == files.GIVEN:
            return f"{received.receive(course, document)}/"
        about = returning.take_in(course, document)
        return f"{about['assignment']}/share/{about['id']}/"
    except PlainError as error:
        if trouble.in_use(error):  # nothing is wrong with the file
            raise
        raise files.set_aside(course, data, error) from None


class Sheet(handler.Handler):
    """A page, also where something is wrong."""

    waits = N_("Vent litt, gå tilbake og prøv igjen. Det som var lagret, ligger der det lå.")

    def tell(self, words):
        self.show("trouble", words=words)

    def go(self, path: str):
        self.redirect(f"{self.base}/{path}", status=303)

    def download(self, name: str, data: bytes):
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(data)


class File(Sheet):
    """A file from a colleague."""

    def post(self):
        sent = self.request.files.get("file")
        if not sent:
            raise PlainError(_("Velg fila først."))
        self.go(accept(self.course, sent[0]["body"]))


class Shares(Sheet):
    """What of an exercise was given to colleagues, and a new share."""

    def get(self, assignment):
        room = self.room(assignment)
        shares = [about | {"counts": _counts(about)} for about in records.records(self.course, assignment)]
        self.show("shares", title=room.title, assignment=assignment, questions=room.overview(), shares=shares)

    def post(self, assignment):
        many = self.get_body_argument("many", "")
        if not (many.isascii() and many.isdecimal() and 1 <= int(many) <= MOST_ANSWERS):
            raise PlainError(_("Skriv hvor mange svar det skal være, et tall fra 1 til {most}.", most=MOST_ANSWERS))
        parts, is_double = self.get_body_arguments("part"), self.get_body_argument("kind") == "double"
        if not parts:
            raise PlainError(_("Kryss av for minst én del."))
        about = lending.lend(self.course, assignment, parts, int(many), is_double)
        self.go(f"{assignment}/share/{about['id']}/")


class Share(Sheet):
    """One share: its file, what came of it, and what is to be chosen, or the comparison of a sample."""

    def get(self, assignment, identity):
        about, room = records.record(self.course, identity), self.room(assignment)
        returning.let_go(self.course, about)
        more = {"title": room.title, "assignment": assignment, "about": about, "counts": _counts(about)}
        more["remarks"] = lending.remarks(self.course, about)
        if about["double"]:
            self.show("double", compared=comparing.compare(self.course, about), **more)
        else:
            self.show("share", differing=comparing.differing(self.course, about), **more)

    def post(self, assignment, identity):
        where = (self.get_body_argument("question"), self.get_body_argument("pseudonym"))
        version = self.get_body_argument("version") if self.get_body_argument("stands") == "theirs" else ""
        returning.choose(self.course, records.record(self.course, identity), *where, version)
        self.go(f"{assignment}/share/{identity}/")


class Given(Sheet):
    """The file for the colleague."""

    def get(self, assignment, identity):
        file = records.file(self.course, records.record(self.course, identity))
        if not file.exists():
            raise PlainError(_("Fila er slettet. Lag en ny deling."))
        self.download(file.name, file.read_bytes())


class DeleteShare(Sheet):
    """The file and what is remembered of it go; what was taken in stays."""

    def post(self, assignment, identity):
        records.forget(self.course, identity)
        self.go(f"{assignment}/share/")


class Back(Sheet):
    """The file that goes back."""

    def get(self, name):
        self.download(*received.returning(self.course, name))


class DeleteReceived(Sheet):
    """What a colleague gave goes."""

    def post(self, name):
        received.forget(self.course, name)
        self.rooms.pop(name, None)
        self.go("")


def _counts(about: dict) -> dict[str, int]:
    states = [one["state"] for one in about["answers"]]
    return {"all": len(states)} | {state: states.count(state) for state in records.STATES}
