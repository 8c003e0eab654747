"""A copy of all answers goes both ways: from the book into a student's folder, and from there into the book."""

import base64
import json
import shutil

import pytest

from mestring import Facilitator, Note, copies, progress
from mestring.answers import Store
from mestring.book.exercise_pages import made
from mestring.workspace.backup import backup, restore

from ..browser.book_site import ROOT
from ..widgets.full_answers import full
from ..widgets.node import node

ABOUT = {"lessons": ["course/03-mestringstro"], "wholeCourse": ["Recall"]}
GIVE = "(answers) => Buffer.from(module.copyOf(answers)).toString('base64')"
TAKE = f"(zip) => module.answersIn(new Uint8Array(Buffer.from(zip, 'base64')), {json.dumps(ABOUT)})"
ANSWERS = {  # the folder in a workspace, and the page in the book
    "course/svar": ("course/03-mestringstro", "m03-cafe", "QuickCheck"),
    "exercises/03-mestringstro/svar": ("exercises/03-mestringstro/03-mestringstro", "m03-borghild-before", "CardSort"),
    ".privat": ("", "m03-husk", "Recall"),
}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "mitt").mkdir()
    return tmp_path


@pytest.mark.parametrize("put_back", ["by the command", "by the button"])
def test_the_books_copy_is_restored_in_a_students_folder(root, put_back):
    answers = [
        [
            page,
            {"key": key, "widget": "quick_check", "revision": 4, "at": "2026-11-28T10:00:00.123Z", "answer": {"å": 1}},
        ]
        for page, key, _ in ANSWERS.values()
    ]
    with node("../book/host/copy.js", GIVE) as give:
        (root / "kopi.zip").write_bytes(base64.b64decode(give(answers)))
    if put_back == "by the command":
        assert restore(root, root / "kopi.zip") is None
    else:
        assert copies.take_in(root / "mitt", (root / "kopi.zip").read_bytes()).taken == len(ANSWERS)
    for folder, (_, key, _) in ANSWERS.items():
        kept, note = Store(root / "mitt" / folder, writable=False).load(key)
        assert note == "" and (kept.answer, kept.revision, kept.at) == ({"å": 1}, 4, "2026-11-28T10:00:00Z")


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("put_back", [restore, lambda root, file: copies.take_in(root / "mitt", file.read_bytes())])
def test_a_lesson_of_the_book_is_done_only_where_all_is_answered(root, put_back, done):
    """Its page does not know what is missing; whoever takes it in asks the widgets."""
    course = root / "mitt/course"
    shutil.copytree(ROOT / "course/widgets", course / "widgets")
    shutil.copy(ROOT / "course/03-mestringstro.ipynb", course)
    answers = []
    for key, widget in widgets_of(course / "03-mestringstro.ipynb"):
        whole = full(widget, lambda options: options[0])
        answer = whole if done else {name: {} for name in whole}
        record = {"key": key, "widget": widget.module, "revision": 1, "at": "2026-11-28T10:00:00Z", "answer": answer}
        answers.append(["course/03-mestringstro", record])
    assert len({record["widget"] for _, record in answers}) > 3
    with node("../book/host/copy.js", GIVE) as give:
        (root / "kopi.zip").write_bytes(base64.b64decode(give(answers)))
    put_back(root, root / "kopi.zip")
    (row,) = progress.read(course, "m00-framdrift")
    assert row["state"] == ("done" if done else "begun")
    assert row["answered"] == (row["asked"] if done else 0)


def widgets_of(notebook):
    """What the notebook asks for and counts: (key, widget) each."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for widget in made(cell, notebook.parent) if cell["cell_type"] == "code" else []:
            if not (widget.private or isinstance(widget, Note | Facilitator)):
                yield widget.key, widget


def test_a_students_backup_is_taken_in_by_the_book(root):
    for folder, (_, key, widget) in ANSWERS.items():
        Store(root / "mitt" / folder).keep(key, {"å": [folder]}, widget, None, 2)
    (root / "mitt" / "course" / "03-mestringstro.ipynb").write_text("{}" * 300_000)  # no answer, whatever its size
    made = backup(root, root / "kopi.zip")
    with node("../book/host/copy.js", TAKE) as take:
        found = take(base64.b64encode(made.read_bytes()).decode())
    assert {page: (one["key"], one["answer"], one["missing"]) for page, one in found} == {
        page: (key, {"å": [folder]}, 2) for folder, (page, key, _) in ANSWERS.items()
    }
