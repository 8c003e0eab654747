"""exercises/ is what nbgrader makes of solutions/. When it is not, this test mends it and fails."""

import shutil

from mestring.teacher.release import release

from .exercises import ROOT


def test_exercises_are_in_step_with_the_solutions():
    changed = release(ROOT)
    assert changed == [], "exercises/ was not in step with solutions/. It is now: look at the changes and commit them."


def test_a_changed_file_is_mended_and_a_foreign_one_removed(tmp_path):
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    book = next((tmp_path / "exercises").glob("*/*.ipynb"))
    right = book.read_bytes()
    book.write_bytes(right.replace(b"Skriv svaret", b"Skriv noe"))
    foreign = book.parent / "svar" / "m03-x.json"
    foreign.parent.mkdir()
    foreign.write_text("{}")
    name = book.parent.name
    assert release(tmp_path) == [f"{name}/{book.name}", f"{name}/svar/m03-x.json"]
    assert book.read_bytes() == right
    assert not foreign.exists()
    assert release(tmp_path) == []
