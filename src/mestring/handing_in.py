"""What goes into a hand-in: the notebook and its answers, as one zip and as the folder that nbgrader submits."""

import io
import json
import os
import re
import secrets
import tempfile
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from . import answers, text, written
from .errors import PlainError
from .logic import personal_data

# Nobody waits for a widget that is made private, for a Note, or for what is one's own choice.
KEY_IN_CODE = re.compile(
    r"""(\b(?:Note|Facilitator|ConfidenceSharing|RegradeRequest|WallSharing)\(\s*)?["'](m\d\d-[a-z0-9-]+)["'](.*?private=True)?"""
)
ROOM = 500_000  # bytes that a notebook may need
MOST_NOTEBOOK = 20_000_000  # bytes: a teacher's intake reads no larger one
SOME_DAY = (2020, 1, 1, 0, 0, 0)  # the same answers give the same bytes


def written_answers(notebook: Path) -> list[tuple[str, str, str]]:
    """The answer cells that have no text field, as (grade_id, the task's heading, what the student wrote or "")."""
    book = _read(notebook)
    fields, cells, headings = written.fields(book), written.answer_cells(book), _headings(book)
    return [(name, headings[id(cell)], written.text(cell)) for name, cell in cells if name not in fields]


def parts(notebook: Path) -> dict[str, str]:
    """{answer key: the heading that its widget stands under}."""
    book = _read(notebook)
    headings = _headings(book)
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    return {key: headings[id(cell)] for cell in code for _, key, _ in KEY_IN_CODE.findall("".join(cell["source"]))}


def asked(notebook: Path) -> dict[str, bool]:
    """The answer keys that the notebook's cells ask for, and whether each is private or one's own choice."""
    code = ["".join(cell["source"]) for cell in _read(notebook)["cells"] if cell["cell_type"] == "code"]
    return {key: bool(note or told) for source in code for note, key, told in KEY_IN_CODE.findall(source)}


def personal(folder: Path, notebook: Path) -> list[tuple[str, str]]:
    """What may be personal data in the answers that would leave the machine, as (kind, the words)."""
    cells = _read(notebook)["cells"]
    mine = [cell for cell in cells if not cell["metadata"].get("nbgrader", {}).get("locked")]
    texts = [written.as_typed("".join(cell["source"])) for cell in mine]
    for path in _answer_files(folder):
        kept, _ = answers.Store(path.parent, writable=False).load(path.stem)
        texts += _texts(kept and kept.answer)
    return list(dict.fromkeys(hit for words in texts for hit in personal_data.find(words)))


def largest(notebook: Path) -> tuple[int, list[str]]:
    """The bytes of a notebook that is too large for the teacher, and the headings with most of them; else 0 and none.

    It is what is pasted in: a photograph may be 10 MB, and pictures travel as text.
    """
    book = _read(notebook)
    size, headings, sizes = len(_as_sent(book)), _headings(book), Counter()
    for cell in book["cells"]:
        sizes[headings[id(cell)]] += len(json.dumps(cell))
    if size <= MOST_NOTEBOOK:
        return 0, []
    return size, [name for name, fills in sizes.most_common() if 4 * fills > size]


def why_not_saved(folder: Path) -> str:
    """Why nothing can be saved in this folder: "full", "readonly", or "other" where it can after all."""
    if not all(os.access(path, os.W_OK) for path in (folder, *folder.glob("*.ipynb"))):
        return "readonly"
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(ROOM))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return answers.CODES.get(error.errno, "other")
    return "other"


def pack(folder: Path, notebook: Path) -> tuple[bytes, list[str]]:
    """The zip of the notebook and its answers (none that is private or set aside), and the names in it.

    The notebook goes by the exercise's name, which is what nbgrader knows, also when the student works in a copy; it
    goes without outputs and without pictures that no text shows: they may be what was deleted since, and grading makes
    outputs anew.
    """
    book = _read(notebook)
    written.put_all(book, folder)
    files = {f"{folder.name}.ipynb": _as_sent(book)}
    files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in _answer_files(folder)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, SOME_DAY), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue(), list(files)


def send(packed: bytes, exercise: str) -> bool:
    """Lay a packed hand-in where `nbgrader collect` finds it, on a Hub; returns whether this is one.

    Raises PlainError when it could not be laid there.
    """
    if not (inbound := os.environ.get("MESTRING_INBOUND")):
        return False
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    place = Path(inbound, f"{os.environ['MESTRING_STUDENT']}+{exercise}+{at}+{secrets.token_hex(6)}")
    unfinished = place.with_name(f".{place.name}.tmp")
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(unfinished)
        (unfinished / "timestamp.txt").write_text(at, encoding="utf-8")
        unfinished.rename(place)
    except OSError:
        raise PlainError(text.labels("handing_in")["not_sent"]) from None
    return True


def _answer_files(folder: Path) -> list[Path]:
    store = answers.Store(folder / answers.ANSWERS, writable=False)
    paths = sorted(store.folder.glob("m[0-9][0-9]-*.json"))
    return [path for path in paths if answers.KEY.match(path.stem) and store.load(path.stem)[0] is not None]


def _headings(book: dict) -> dict[int, str]:
    """The last heading above each cell, by the cell's identity."""
    found, heading = {}, ""
    for cell in book["cells"]:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader", {}).get("solution"):
            lines = "".join(cell["source"]).splitlines()
            heading = next((line.strip("# ") for line in lines if line.startswith("#")), heading)
        found[id(cell)] = heading
    return found


def _texts(answer) -> list[str]:
    """Every text in an answer, however deep."""
    if isinstance(answer, str):
        return [answer]
    below = answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else []
    return [words for part in below for words in _texts(part)]


def _as_sent(notebook: dict) -> bytes:
    notebook["metadata"].pop("widgets", None)  # JupyterLab can be set to save what every widget shows
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if pictures := cell.get("attachments"):  # JupyterLab keeps those whose place in the text was deleted
            text = unquote("".join(cell["source"]))
            cell["attachments"] = {name: data for name, data in pictures.items() if f"attachment:{name}" in text}
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _read(notebook: Path) -> dict:
    try:
        return json.loads(notebook.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise PlainError(text.labels("handing_in")["unreadable"]) from None
