"""How far a student has come, read from the notebooks and the answers in the workspace."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from . import answers
from .errors import PlainError
from .handing_in import asked, written_answers

_UPDATE = re.compile(r"-ny\d*\Z")  # it came beside a begun notebook
_NAME = re.compile(r"\d\d-[a-z0-9-]+")  # as the course names folders and lessons; copies are called something else
_MINUTES = re.compile(r"(\d+(?: til \d+)?) minutter")
# A notebook that cannot be read is left out: another one can.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, PlainError)


def read(folder: Path, own_key: str) -> list[dict]:
    """Every lesson and exercise but the start page, a lesson and then its exercise, in number order.

    A notebook is known by the answers it asks for, whatever the student has called it. `folder` is the start page's
    and each row's `path` leads from it; `own_key` is the key of the widget that asks. States are "new", "begun",
    "done" (everything answered but what is private) and "handed_in"; `answered` of `asked` is counted likewise, and
    `at` says when it was last worked on. A notebook that cannot be read is left out.
    """
    rows = []
    for path in notebooks(folder):
        try:
            row = _row(path, folder, own_key)
            rows += [row] if row else []
        except UNREADABLE:
            continue
    return sorted(rows, key=lambda row: (row["number"], row["part"] == "exercise", row["folder"], row["file"]))


def notebooks(folder: Path) -> list[Path]:
    """Every notebook of the workspace that a student works in: none that came with an update beside a begun one."""
    workspace = answers.workspace(folder)
    paths = [*workspace.glob("course/*.ipynb"), *workspace.glob("exercises/*/*.ipynb")]
    hidden = [path for path in paths if path.name.startswith(".") or path.parent.name.startswith(".")]
    return sorted(path for path in paths if path not in hidden and not _UPDATE.search(path.stem))


def following(rows: list[dict]) -> int | None:
    """The index of the notebook to go on with: the one last worked on, or what comes next where that is through.

    Number 00 is for trying out: nobody is sent there who has not begun it, until all the rest is done.
    """
    left = [i for i, row in enumerate(rows) if row["state"] in ("new", "begun") or row["to_hand_in"]]
    last = max((i for i, row in enumerate(rows) if row["at"]), key=lambda i: rows[i]["at"], default=0)
    trial = [rows[i]["number"] == "00" and rows[i]["state"] == "new" for i in range(len(rows))]
    return min(left, key=lambda i: (trial[i], i < last, i), default=None)


def overall(rows: list[dict]) -> dict[str, int]:
    """The whole course in numbers; of a notebook and its copies one counts."""
    own = list({(row["number"], row["part"]): row for row in reversed(rows)}.values())
    lessons, exercises = ([row for row in own if row["part"] == part] for part in ("lesson", "exercise"))
    return {
        "lessons": len(lessons),
        "lessons_done": sum(row["state"] == "done" for row in lessons),
        "exercises": len(exercises),
        "handed_in": sum(row["state"] == "handed_in" for row in exercises),
        "asked": sum(row["asked"] for row in own),
        "answered": sum(row["answered"] for row in own),
    }


def known() -> bool:
    """Whether anybody's answers are read here; not where a book is built for everybody."""
    return answers.open_store().folder is not None


def _row(path: Path, folder: Path, own_key: str) -> dict | None:
    keys = asked(path)
    texts = markdown(path)
    name = about(path, keys, texts)
    if not keys or own_key in keys or not name["title"]:
        return None
    exercise = name["part"] == "exercise"
    minutes = _MINUTES.search(texts[0])
    here = path.relative_to(folder) if path.is_relative_to(folder) else Path("..", path.relative_to(folder.parent))
    return {
        **name,
        "path": here.as_posix(),
        "minutes": minutes[1] if minutes else "",
        **_names(path, exercise),
        **_state(path, keys),
    }


def about(path: Path, keys: dict[str, bool], texts: list[str]) -> dict[str, str]:
    """What a notebook is called, by its first heading, and which lesson it belongs to, by the answers it asks for."""
    numbers = Counter(key[1:3] for key in keys).most_common(1)
    return {
        "title": next((line[2:].strip() for text in texts for line in text.splitlines() if line.startswith("# ")), ""),
        "part": "lesson" if path.parent.name == "course" else "exercise",
        "number": numbers[0][0] if numbers else "",
    }


def _names(path: Path, exercise: bool) -> dict[str, str]:
    """What a student has renamed or copied, so that rows of the same title can be told apart."""
    copied = exercise and not _NAME.fullmatch(path.parent.name)
    renamed = path.stem != path.parent.name if exercise else not _NAME.fullmatch(path.stem)
    return {"folder": path.parent.name if copied else "", "file": path.stem if renamed and not copied else ""}


def _state(path: Path, keys: dict[str, bool]) -> dict:
    given = {key: _kept(path.parent, key, private) for key, private in keys.items()}
    times = [kept.at for kept in given.values() if kept]
    button = next((key for key in given if key.endswith("-lever")), None)
    handed_in = bool(button and given.pop(button))
    written = [bool(words) for *_, words in written_answers(path)]
    if any(written):
        times.append(datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    counted = [bool(kept and not kept.missing) for key, kept in given.items() if not keys[key]] + written
    begun = any(given.values()) or any(written)
    state = "handed_in" if handed_in else "new" if not begun else "done" if all(counted) else "begun"
    return {
        "state": state,
        "to_hand_in": bool(button) and state == "done",
        "answered": sum(counted),
        "asked": len(counted),
        "at": max(times, default=""),
    }


def markdown(path: Path) -> list[str]:
    """The notebook's texts, cell by cell."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def _kept(folder: Path, key: str, private: bool) -> answers.Kept | None:
    """The kept answer if there is one, read without setting anything aside: looking at progress changes no file."""
    place = answers.open_store(private, folder).folder
    kept, _ = answers.Store(place, writable=False).load(key)
    return kept if kept and kept.answer is not None else None
