"""Written answers: what stands in a text field (`svar/<key>.json`) stands in nbgrader's answer cell too.

The field of the cell `m03-talk` has the key `m03-talk-text`. The cell remembers what was put into it, so that a text
which somebody wrote into the cell by hand is told from an older version of the field's.
"""

import hashlib
import json
import re
from pathlib import Path

from . import answers
from .logic.plain_text import as_markdown, as_typed
from .text import language

# What stands in a released answer cell until somebody writes, by language
STUBS = {
    "nb": "Skriv svaret ditt her. (Klikk på denne teksten, eller trykk Enter, for å begynne.)",
    "en": "Write your answer here. (Click on this text, or press Enter, to begin.)",
}
STUB = STUBS["nb"]
SUFFIX = "-text"
FIELD = re.compile(rf"""\bWrittenAnswer\(\s*["'](m\d\d-[a-z0-9-]+){SUFFIX}["']""")
MARK = "mestring"


def fields(notebook: dict) -> set[str]:
    """The names of the notebook's answer cells that have a text field."""
    code = [_source(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return {name for source in code for name in FIELD.findall(source)}


def key_of(name: str) -> str:
    """The key of the text field of an answer cell."""
    return name + SUFFIX


def cell_of(key: str) -> str:
    """The name of the answer cell of a text field; empty where it can have none."""
    return key.removesuffix(SUFFIX) if key.endswith(SUFFIX) else ""


def answer_cells(notebook: dict) -> list[tuple[str, dict]]:
    """The Markdown cells that students write in and teachers read, as (grade_id, cell)."""
    found = []
    for cell in notebook["cells"]:
        about = cell["metadata"].get("nbgrader")
        if cell["cell_type"] == "markdown" and isinstance(about, dict) and about.get("solution"):
            found.append((str(about.get("grade_id")), cell))
    return found


def text(cell: dict) -> str:
    """What was written in an answer cell; empty while nobody has."""
    source = _source(cell).strip()
    return "" if source in STUBS.values() else as_typed(source)


def is_from_field(cell: dict) -> bool:
    """Whether the cell holds what was put into it from its field, perhaps an older version."""
    about = cell["metadata"].get(MARK)
    return isinstance(about, dict) and about.get("filled") == digest(_source(cell))


def is_kept(name: str, cell: dict, folder: Path) -> bool:
    """Whether what the answer cell `name` says stands in its field's file too; `folder` is the notebook's."""
    kept, _ = answers.Store(folder / answers.ANSWERS, writable=False).load(key_of(name)) if is_key(name) else (None, "")
    return bool(kept and text_of(kept.answer)) and source_for(kept.answer) == _source(cell)


def put(cell: dict, answer: dict | None) -> None:
    """Let the cell say what the field says, unless it holds a text that did not come from the field."""
    if text(cell) not in ("", text_of(answer)) and not is_from_field(cell):
        return
    cell["metadata"].pop(MARK, None)
    if answer or text(cell):
        cell["source"] = source_for(answer)
        cell["metadata"][MARK] = {"filled": digest(cell["source"])}


def put_all(notebook: dict, folder: Path) -> None:
    """Let every answer cell say what its field says; `folder` is the notebook's."""
    store, cells = answers.Store(folder / answers.ANSWERS, writable=False), dict(answer_cells(notebook))
    for name in fields(notebook) & cells.keys():
        kept, _ = store.load(key_of(name))
        if kept is not None and (kept.answer is None or text_of(kept.answer)):
            put(cells[name], kept.answer)


def typed_before(folder: Path, key: str) -> str:
    """What was written in the answer cell when it had no field yet, in the notebook that was saved last."""
    for path in sorted(folder.glob("*.ipynb"), key=lambda path: path.stat().st_mtime, reverse=True):
        try:
            cell = dict(answer_cells(json.loads(path.read_text(encoding="utf-8")))).get(cell_of(key))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        if cell and text(cell):
            return text(cell)
    return ""


def text_of(answer) -> str:
    """The text of an answer; empty for whatever is none."""
    text = answer.get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) and text.strip() else ""


def is_key(name: str) -> bool:
    """Whether an answer cell of this name can have a field."""
    return bool(answers.KEY.match(key_of(name)))


def source_for(answer: dict | None) -> str:
    """The answer cell's Markdown for this answer."""
    return as_markdown(answer["text"]) if answer else STUBS[language()]


def digest(source: str) -> str:
    """What a cell remembers of the text that was put into it."""
    return hashlib.sha256(source.encode()).hexdigest()


def _source(cell: dict) -> str:
    return "".join(cell["source"])
