"""The file that two teachers pass each other: a zip with one JSON document in it, looked at before it is used."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path

from ....answers import write_whole
from ....errors import PlainError
from ....text.messages import N_, _
from ...course import Course
from ..gradebook import Marks
from ..questions import Question

GIVEN, RETURNED = "given", "returned"  # the kinds of a document
NAME, FORMAT, VERSION, MOST = "vurdering.json", "mestring-marking", 1, 60_000_000
SOME_DAY = (2020, 1, 1, 0, 0, 0)  # the same marks give the same bytes
IDENTITY, ASSIGNMENT = re.compile(r"[0-9a-f]{16}"), re.compile(r"[\w-]{1,60}")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, RecursionError)
WRONG_SHAPE = (ValueError, TypeError, KeyError, AttributeError, IndexError)
DAMAGED = N_("Fila er skadet, eller den er ikke laget i Les og vurder. Be kollegaen din lage den og sende den på nytt.")
NEWER = N_("Fila er laget med en nyere utgave av kurset enn den du har. Hent den nye utgaven, og prøv igjen.")
ASIDE = N_("Ingenting av den er tatt inn. En kopi ligger i {place}.")


def pack(document: dict) -> bytes:
    """The file of a document."""
    packed = io.BytesIO()
    told = {"format": FORMAT, "version": VERSION, **document}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(NAME, SOME_DAY)
        archive.writestr(entry, json.dumps(told, ensure_ascii=False, indent=1), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(data: bytes) -> dict:
    """The document of a file. Raises PlainError for a damaged or foreign one, and for one of a newer edition."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(NAME) as file:
            text = file.read(MOST + 1)
        document = json.loads(text)
        ours = len(text) <= MOST and document["format"] == FORMAT and type(document["version"]) is int
        if ours and document["version"] > VERSION:
            raise PlainError(_(NEWER))
        shaped = IDENTITY.fullmatch(document["id"]) and ASSIGNMENT.fullmatch(document["assignment"])
        if ours and shaped and document["kind"] in (GIVEN, RETURNED):
            return document
    except (*BROKEN, *WRONG_SHAPE):
        pass
    raise PlainError(_(DAMAGED))


def set_aside(course: Course, data: bytes, why: PlainError) -> PlainError:
    """Keep a refused file, so that whoever helps can look at it; returns what the teacher is told."""
    place = course.gradebook.with_name("marking") / "avvist" / f"{hashlib.sha256(data).hexdigest()[:16]}.zip"
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data[:MOST])
    return PlainError(f"{why} {_(ASIDE, place=_near(place, course.root))}")


def digest(questions: Collection[Question]) -> str:
    """What an edition of the tasks is told by: marks are for these lines and no others."""
    asked = [[one.name, one.most, [line._asdict() for line in one.criteria]] for one in questions]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


def fingerprint(source: str) -> str:
    """What an answer is told by: marks are for this text and no other."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def told(marks: Marks) -> dict:
    """Marks as JSON."""
    return marks._asdict() | {"met": {str(number): word for number, word in marks.met.items()}}


def marks(about: dict, question: Question) -> Marks:
    """Marks from JSON. Raises ValueError, TypeError or KeyError for what nobody can have said of this question."""
    met = {int(number): word for number, word in about["met"].items()}
    points = about["points"]
    known = met.keys() <= {one.number for one in question.criteria} and {*met.values()} <= {"ja", "delvis", "nei"}
    number = points is None or (type(points) in (int, float) and 0 <= points <= question.most)
    if not (known and number and type(about["comment"]) is str and type(about["read"]) is bool):
        raise ValueError(about)
    return Marks(points, met, about["comment"], about["read"])


def _near(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
