"""In which folder answers are kept, and where none are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mestring import answers

from .test_answers import KEY, keep


def test_where_answers_go(tmp_path, monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("MESTRING_ANSWERS", raising=False)
    exercise = tmp_path / "mitt" / "exercises" / "03-mestringstro"
    assert answers.open_store(folder=exercise).folder == exercise / "svar"
    assert answers.open_store(private=True, folder=exercise).folder == tmp_path / "mitt" / ".privat"
    assert answers.open_store(private=True, folder=tmp_path / "mitt" / "course").folder == tmp_path / "mitt" / ".privat"
    assert (
        answers.open_store(private=True, folder=tmp_path / "elsewhere").folder == Path.home() / ".mestring" / ".privat"
    )


def test_private_answers_are_readable_by_their_owner_alone(tmp_path):
    place = tmp_path / answers.PRIVATE
    keep(answers.Store(place), 1)
    keep(answers.Store(tmp_path / "svar"), 1)
    assert place.stat().st_mode & 0o777 == 0o700
    assert (place / f"{KEY}.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "svar" / f"{KEY}.json").stat().st_mode & 0o777 == 0o644


def test_a_folder_may_be_called_anything(tmp_path, monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("MESTRING_ANSWERS", raising=False)
    for name in ("submitted", "autograded"):
        assert answers.open_store(folder=tmp_path / name / "mitt" / "exercises" / "03-x").writable


def test_where_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("MESTRING_ANSWERS", raising=False)
    assert answers.open_store(folder=tmp_path / "solutions" / "03-x").folder is None
    hand_in = tmp_path / "submitted" / "kari" / "03-x"
    assert not answers.open_store(folder=hand_in).writable
    assert answers.open_store(folder=hand_in).folder == hand_in / "svar"
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert not answers.open_store(folder=tmp_path).writable
    assert answers.open_store(private=True, folder=tmp_path).folder is None
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    assert answers.open_store(folder=tmp_path).folder is None


TEXT = "WrittenAnswer('m01-x', content={})"


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("from mestring import WrittenAnswer", "", False),
        ("from mestring.widgets import WrittenAnswer", f"{TEXT}; os.chdir('/')", True),
        (
            "import mestring.widgets",
            "from mestring import WrittenAnswer; os.chdir('/')",
            True,
        ),  # a kernel made in advance
        ("import mestring.check", f"from mestring.widgets import WrittenAnswer; {TEXT}; os.chdir('/')", True),
    ],
)
def test_changing_directory_does_not_move_the_answers(tmp_path, before, after, moved):
    """The notebook's folder is the one where the course is imported from, or the first widget made."""
    (tmp_path / "moved").mkdir()
    program = f"import os; {before}; os.chdir('moved'); {after or 'pass'}; print({TEXT}._store.folder)"
    environment = {
        name: value for name, value in os.environ.items() if name not in ("NBGRADER_EXECUTION", "MESTRING_ANSWERS")
    }
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True
    )
    assert done.stdout.strip() == str(tmp_path.resolve() / ("moved" if moved else "") / "svar")
