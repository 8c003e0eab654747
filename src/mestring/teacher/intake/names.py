"""Who sent a file, by its name: Canvas' bulk download, nbgrader's exchange, or a teacher's own folders.

Canvas names every file `<lastnamefirstname>[_LATE]_<user id>_<submission id>_<the student's file name>`, in lower
case and with no space in the name, and adds -1, -2 … (or a UUID) to a file name that was uploaded before.
"""

import hashlib
import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

CANVAS = re.compile(
    r"(?P<name>.*?)_(?P<late>LATE_|late_)?(?:(?P<id>\d+)|(?P<anonymous>anon_\w+?))_"
    r"(?:(?P<number>\d+)_(?P<file>.+)|(?P<online>(?:text|link)\.html))\Z"
)
ANONYMOUS = re.compile(r"(?P<late>LATE_)?(?P<anonymous>anon_[^_]+)_(?P<number>\d+)_(?P<file>.+)\Z")
EXCHANGE = re.compile(
    r"(?P<id>.+)\+(?P<assignment>[^+]+)\+(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? UTC)(?:\+.*)?\Z"
)
UUID = r"-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
COPIED = r" ?\(\d+\)|(?: [-–] |[-_ ])(?:kopi|copy)(?: ?\d+)?"  # by a browser, Windows, a Mac or JupyterLab
COPY = re.compile(rf"(?:{UUID}|[- ]\d+|{COPIED})\Z", re.IGNORECASE)
MOST_NAME = 500
AGAIN = re.compile(rf"(?:{COPIED})+\Z", re.IGNORECASE)
COPY_OF = re.compile(r"(?:(?:kopi av|copy of) )+(?=.)", re.IGNORECASE)  # Google Disk
ENDING = re.compile(r"(?:\.(?:ipynb|json|zip|txt))+\Z", re.IGNORECASE)
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,60}\Z")
FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ð": "d", "đ": "d", "ł": "l"})


@dataclass(frozen=True)
class Sender:
    """The student, and which of the student's hand-ins this is (the highest `order` is the newest).

    `perhaps` is the number of another student whom the name may mean as well.
    """

    student: str
    name: str
    canvas_id: str | None = None
    late: bool = False
    at: str | None = None
    order: str = ""
    file: str = ""
    online: bool = False
    perhaps: str = ""


def sender(name: str, assignment: str, others: list[int] = ()) -> Sender | None:
    """The sender of a file or folder with this name; None when it is for another assignment.

    `others` are the numbers of other hand-ins (see `certain`): they tell how to read a name with three numbers.
    """
    name = tidy(name)[:MOST_NAME]
    if match := EXCHANGE.match(name):
        who = match["id"]
        same = match["assignment"] == assignment
        return Sender(student_id(who), who, at=_utc(match["at"]), order=match["at"]) if same else None
    if readings := _readings(name):
        found, sure = _likely(readings, assignment, others)
        who = found.get("id") or found["anonymous"]
        return Sender(
            student_id(who),
            found.get("name") or who,
            canvas_id=found.get("id"),
            late=bool(found["late"]),
            order=(found["number"] or "").rjust(20, "0"),
            file=found["file"] or "",
            online=bool(found.get("online")),
            perhaps="" if sure else next(one["id"] for one in readings if one is not found),
        )
    # Nothing more is taken off: kandidat-1 and kandidat-2 are two students.
    who = AGAIN.sub("", COPY_OF.sub("", ENDING.sub("", name))) or name
    return Sender(student_id(who), who, file=name)


def certain(names: list[str]) -> list[int]:
    """The numbers of the hand-ins whose names can be read in one way only."""
    found = [_readings(tidy(name)[:MOST_NAME]) for name in names]
    return [int(ways[0]["number"]) for ways in found if len(ways) == 1 and ways[0]["number"]]


def _readings(name):
    """What Canvas' name for a file may say: one way, or two where three numbers follow each other."""
    match = ANONYMOUS.match(name) or CANVAS.match(name)
    found = [match.groupdict()] if match else []
    if match and match.groupdict().get("id") and not match["late"]:  # «LATE» stands right before the student's number
        second = CANVAS.match(name, match.end("id"))
        if second and not second["name"] and second["number"]:
            found.append(second.groupdict() | {"name": name[: match.end("id")]})
    return found


def _likely(readings, assignment, others):
    """One of the ways to read a name, and whether it is certain: Canvas counts its hand-ins, and «Lever» names them."""
    if len(readings) == 1:
        return readings[0], True
    if others:
        usual = math.log(sorted(others)[len(others) // 2] + 1)
        return min(readings, key=lambda one: abs(math.log(int(one["number"]) + 1) - usual)), True
    named = [one for one in readings if stem(one["file"], [assignment]) == assignment]
    return (named or readings)[0], bool(named)


def tidy(name: str) -> str:
    """One spelling of a name: composed letters (a Mac sends å as a + ring), no control or direction characters."""
    return "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")


def stem(name: str, known: list[str]) -> str:
    """A file name without its ending and what copying adds; a known one keeps its digits: `oving-1` is no copy."""
    plain = COPY_OF.sub("", ENDING.sub("", name))
    while plain not in known and (shorter := COPY.sub("", plain)) != plain and shorter:
        plain = shorter
    return plain


def student_id(who: str) -> str:
    """A name that is safe as a folder. Two students never get the same: what was changed leaves a mark at the end."""
    if SAFE_ID.match(who):
        return who
    plain = unicodedata.normalize("NFKD", who.translate(FOLDED)).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:40] or "student"
    return f"{plain}-{hashlib.sha256(who.encode()).hexdigest()[:4]}"


def _utc(text: str) -> str | None:
    try:
        return datetime.fromisoformat(text.removesuffix(" UTC")).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None
