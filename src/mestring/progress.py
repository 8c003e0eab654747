"""How far a student has come, read from the notebooks and the answers in the workspace."""

import json
import re
from pathlib import Path

from . import answers
from .errors import PlainError
from .handing_in import asked, written_answers

_SHEET = re.compile(r"\d\d-(?!.*-ny\d*$)[a-z0-9-]+")  # -ny: an update that came beside a begun notebook


def read(folder: Path, own_key: str) -> list[dict]:
    """Every lesson and exercise but the start page as {title, path, state}, in number order.

    `folder` is the start page's and `path` leads from it; states are "new", "begun", "done" (everything answered but
    what is private) and "handed_in". `own_key` is the key of the widget that asks. A notebook that cannot be read is
    left out, and so are exercises where nobody's answers are read: a published book has none.
    """
    workspace = answers.workspace(folder)
    lessons, exercises = workspace.glob("course/*.ipynb"), workspace.glob("exercises/*/*.ipynb")
    sheets = [p for p in [*lessons, *(exercises if known() else [])] if _SHEET.fullmatch(p.stem)]
    rows = []
    for path in sorted(sheets, key=lambda p: (p.stem[:2], p.parent.name != "course", p.stem)):
        try:
            row = _row(path, folder, own_key)
            rows += [row] if row else []
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, PlainError):
            continue
    return rows


def following(rows: list[dict]) -> int | None:
    """The index of the sheet to go on with: the last one begun, else the first that is not through."""
    begun = [i for i, row in enumerate(rows) if row["state"] == "begun"]
    left = [i for i, row in enumerate(rows) if row["state"] == "new" or row["to_hand_in"]]
    return begun[-1] if begun else left[0] if left else None


def _row(path: Path, folder: Path, own_key: str) -> dict | None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    title = next((line[2:] for text in texts for line in text.splitlines() if line.startswith("# ")), "")
    keys = asked(path)
    if own_key in keys or not title:
        return None
    given = {key: _kept(path.parent, key, private) for key, private in keys.items()}
    button = next((key for key in given if key.endswith("-lever")), None)
    handed_in = bool(button and given.pop(button))
    written = [bool(words) for _, words in written_answers(path)]
    begun = any(given.values()) or any(written)
    done = all(written) and all(kept and not kept.missing for key, kept in given.items() if not keys[key])
    state = "handed_in" if handed_in else "new" if not begun else "done" if done else "begun"
    here = path.relative_to(folder) if path.is_relative_to(folder) else Path("..", path.relative_to(folder.parent))
    to_hand_in = bool(button) and state == "done"
    return {"title": title.strip(), "path": here.as_posix(), "state": state, "to_hand_in": to_hand_in}


def _kept(folder: Path, key: str, private: bool) -> answers.Kept | None:
    """The kept answer if there is one, read without setting anything aside: looking at progress changes no file."""
    place = answers.open_store(private, folder).folder
    kept, _ = answers.Store(place, writable=False).load(key)
    return kept if kept and kept.answer is not None else None


def known() -> bool:
    """Whether anybody's answers are read here; not where a book is built for everybody."""
    return answers.open_store().folder is not None
