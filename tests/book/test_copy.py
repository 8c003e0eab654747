"""A copy of all answers goes both ways: from the book into a student's folder, and from there into the book."""

import base64
import json

import pytest

from mestring.answers import Store
from mestring.workspace.backup import backup, restore

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


def test_the_books_copy_is_restored_in_a_students_folder(root):
    answers = [
        [
            page,
            {"key": key, "widget": "quick_check", "revision": 4, "at": "2026-11-28T10:00:00.123Z", "answer": {"å": 1}},
        ]
        for page, key, _ in ANSWERS.values()
    ]
    with node("../book/host/copy.js", GIVE) as give:
        (root / "kopi.zip").write_bytes(base64.b64decode(give(answers)))
    assert restore(root, root / "kopi.zip") is None
    for folder, (_, key, _) in ANSWERS.items():
        kept, note = Store(root / "mitt" / folder, writable=False).load(key)
        assert note == "" and (kept.answer, kept.revision, kept.at) == ({"å": 1}, 4, "2026-11-28T10:00:00Z")


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
