"""Hand out the course into the student's workspace, and update it without touching a byte of the student's work.

A file that the student has changed stays as it is; its update comes beside it, as `name-ny.ipynb`. A file that
the student has deleted or moved away comes back: deleting is how one starts afresh. An exercise's notebook that only
has a new name is still that notebook: no empty one comes beside it. Nothing is ever removed.

A notebook counts as changed when the text of its cells is changed: opening and running it writes outputs and
metadata into the file, and that is nobody's work; nor is a text in an answer cell that is kept in its field's file.
`.utdelt.json` in the workspace remembers what was handed out.

The two editions have the same file names, keys and ids: in another language the same files are handed out anew, beside
the same answers. What is handed out at all is what there is in Norwegian.
"""

import hashlib
import json
from itertools import chain, count
from pathlib import Path

from .. import written
from ..answers import write_whole
from ..text.messages import N_, _
from . import WORKSPACE
from .files import command, edition, handed_out

RECORD = ".utdelt.json"
Record = dict[str, set[str]]  # file -> the hashes of every version that was handed out, of its bytes and its content


def fill(root: Path, workspace: Path | None = None) -> list[str]:
    """Bring the workspace up to date; returns what the student should be told, a sentence each.

    It lies below `root`, where the course lies, unless another is named.
    """
    workspace, chosen = workspace or root / WORKSPACE, edition(root)
    workspace.mkdir(exist_ok=True)
    record, told = read_record(workspace), []
    for relative in handed_out(root):
        here = chosen / relative  # the institution's own exercises may be in Norwegian only
        new = (here if here.exists() else root / relative).read_bytes()
        seen = record.setdefault(relative.as_posix(), set())
        target = renamed(workspace / relative, new)
        try:
            written = update(target, new, seen)
        except PermissionError:
            told.append(_("«{file}» er låst og ble ikke oppdatert. Lukk fila, og start kurset på nytt.", file=relative))
            continue
        seen |= {digest(new), content(relative, new)}
        if written and written != target:
            news = N_("«{file}» har kommet i ny utgave. Din egen er urørt; den nye heter «{new}».")
            told.append(_(news, file=relative, new=written.name))
    write_record(workspace, record)
    return told


def renamed(target: Path, new: bytes) -> Path:
    """The notebook that has been `target` and has another name now, known by the tasks in it; else `target` itself."""
    tasks = grade_ids(new) if target.suffix == ".ipynb" and not target.exists() else set()
    if not tasks:
        return target
    others = [path for path in target.parent.glob("*.ipynb") if not path.stem.startswith(f"{target.stem}-ny")]
    shared = {path: len(tasks & grade_ids(path.read_bytes())) for path in sorted(others) if path.is_file()}
    best = max(shared, key=shared.get, default=target)
    return best if shared.get(best, 0) > len(tasks) / 2 else target


def grade_ids(data: bytes) -> set[str]:
    """nbgrader's names of a notebook's tasks and answers; they stay when the file gets another name."""
    try:
        found = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in json.loads(data)["cells"]]
        return {name for name in found if isinstance(name, str)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return set()  # not a notebook any more


def update(target: Path, new: bytes, seen: set[str]) -> Path | None:
    """Write `new` to `target`, or beside it where that is the student's own by now; returns what was written.

    `seen` are the hashes of what was handed out before.
    """
    if not target.exists():
        write_whole(target, new)
        return target
    if _untouched(target, new, seen):
        there = target.read_bytes()
        only_opened = (
            digest(there) not in seen and digest(new) in seen and content(target, there) == content(target, new)
        )
        if there == new or only_opened:
            return None
        write_whole(target, new)
        return target
    if content(target, new) in seen:
        return None
    names = (target.with_stem(f"{target.stem}-ny{number}") for number in chain([""], count(2)))
    beside = next(path for path in names if not path.exists() or _untouched(path, new, seen))
    write_whole(beside, new)
    return beside


def digest(data: bytes) -> str:
    """The hash of a file."""
    return hashlib.sha256(data).hexdigest()


def content(path: Path, data: bytes) -> str:
    """The hash of what a person can change in a file: of a notebook, the text of its cells."""
    if path.suffix == ".ipynb":
        try:
            data = json.dumps([_text(cell) for cell in json.loads(data)["cells"]]).encode()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass  # not a notebook any more: every byte counts
    return digest(data)


def read_record(workspace: Path) -> Record:
    """What was handed out so far. Without a readable record every file that differs counts as the student's own."""
    try:
        return {name: set(map(str, hashes)) for name, hashes in json.loads((workspace / RECORD).read_bytes()).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def write_record(workspace: Path, record: Record) -> None:
    """Remember what was handed out."""
    data = json.dumps({name: sorted(hashes) for name, hashes in sorted(record.items())}, indent=1).encode()
    write_whole(workspace / RECORD, data)


def _untouched(path: Path, new: bytes, seen: set[str]) -> bool:
    """Whether the file holds nothing of the student's: it is as it was handed out, or already as the new one."""
    if not path.is_file():
        return False
    there, known = path.read_bytes(), seen | {content(path, new)}
    return any(content(path, data) in known for data in (there, *_as_unanswered(path, there)))


def _as_unanswered(path: Path, data: bytes) -> list[bytes]:
    """The notebook as it was before the texts that are kept were put into the answer cells: in each language once."""
    try:
        notebook = json.loads(data) if path.suffix == ".ipynb" else {"cells": []}
        cells = written.answer_cells(notebook)
        filled = [cell for name, cell in cells if written.is_kept(name, cell, path.parent)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []
    found = []
    for stub in written.STUBS.values() if filled else ():
        for cell in filled:
            cell["source"] = stub
        found.append(json.dumps(notebook).encode())
    return found


def _text(cell: dict) -> list:
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    return [cell["cell_type"], text.replace("\r\n", "\n"), cell.get("attachments") or {}]


if __name__ == "__main__":
    command(lambda: fill(Path.cwd()))
