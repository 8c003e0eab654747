"""What the first teacher's machine remembers of each share: whose answer each is, and what came back.

One JSON file a share: {"id", "assignment", "double", "made", "tasks", "answers"}. An answer is {"question",
"pseudonym", "student", "source" (its fingerprint), "base" (the marks before it was given, or that came back),
"theirs" (the marks that came back last), "state"}.
"""

import json
from pathlib import Path

from ....answers import write_whole
from ....errors import PlainError
from ....text.messages import N_, _
from ...course import Course

STATES = OUT, TAKEN, DIFFERS, REPLACED, KEPT = "out", "taken", "differs", "replaced", "kept"  # of an answer
DAMAGED = N_("Det kurset husker om en deling, er skadet. Fila ligger nå i {place}. Last siden på nytt.")
UNKNOWN = N_("Denne fila hører til en deling som ikke ligger her. Er den laget på en annen maskin, eller slettet her?")


def record(course: Course, identity: str) -> dict:
    """One share. Raises PlainError where there is none."""
    try:
        return json.loads(_place(course, identity).read_text(encoding="utf-8"))
    except OSError:
        raise PlainError(_(UNKNOWN)) from None
    except ValueError:
        damaged = _place(course, identity).replace(_place(course, identity).with_suffix(".skadet"))
        raise PlainError(_(DAMAGED, place=damaged)) from None


def records(course: Course, assignment: str) -> list[dict]:
    """The shares of an exercise, the oldest first."""
    found = [record(course, path.stem) for path in folder(course).glob("*.json")]
    return sorted((one for one in found if one["assignment"] == assignment), key=lambda one: one["made"])


def save(course: Course, about: dict) -> None:
    """Write what is remembered of a share."""
    place = _place(course, about["id"])
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, json.dumps(about, ensure_ascii=False, indent=1).encode())


def forget(course: Course, identity: str) -> None:
    """Delete a share and its file; what was taken into the gradebook stays there."""
    for path in (_place(course, identity), file(course, record(course, identity))):
        path.unlink(missing_ok=True)


def away(course: Course, assignment: str, question: str) -> set[str]:
    """Whose answers to a question a colleague has, to mark them alone."""
    shares = [about for about in records(course, assignment) if not about["double"]]
    answers = [one for about in shares for one in about["answers"] if one["question"] == question]
    return {one["student"] for one in answers if one["state"] == OUT}


def file(course: Course, about: dict) -> Path:
    """The file for the colleague."""
    kind = "prove" if about["double"] else "del"
    return folder(course) / f"mestring-{kind}-{about['assignment']}-{about['id'][:6]}.zip"


def folder(course: Course) -> Path:
    """Where shares lie."""
    return course.gradebook.with_name("marking") / "delt"


def _place(course: Course, identity: str) -> Path:
    return folder(course) / f"{identity}.json"
