"""Handing out and updating the workspace: whatever happens, a student's work keeps every byte."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import binary, sampled_from, text

from mestring.workspace import fill as module
from mestring.workspace.files import command
from mestring.workspace.fill import RECORD, fill

from .conftest import files, notebook, put

LESSON = "course/01.ipynb"


def test_a_fresh_workspace_holds_the_course_and_nobodys_answers(root):
    assert fill(root) == []
    assert set(files(root / "mitt")) == {LESSON, "course/widgets/m01.yml", "exercises/01/01.ipynb", RECORD}
    assert (root / "mitt" / LESSON).read_bytes() == (root / LESSON).read_bytes()


def test_filling_again_writes_no_file_again(root):
    fill(root)
    before = {path: path.stat().st_ino for path in (root / "mitt/course").rglob("*") if path.is_file()}
    fill(root)
    assert before == {path: path.stat().st_ino for path in (root / "mitt/course").rglob("*") if path.is_file()}


def test_a_notebook_that_was_only_run_is_updated(root):
    fill(root)
    put(root / "mitt" / LESSON, notebook("lesson", output="42", language_info={"name": "python"}))
    fill(root)
    assert b"42" in (root / "mitt" / LESSON).read_bytes(), "without news the outputs stay"
    put(root / LESSON, notebook("better lesson"))
    assert fill(root) == []
    assert (root / "mitt" / LESSON).read_bytes() == notebook("better lesson")


def test_new_metadata_reaches_an_untouched_notebook(root):
    fill(root)
    put(root / LESSON, notebook("lesson", points=2))
    fill(root)
    assert (root / "mitt" / LESSON).read_bytes() == notebook("lesson", points=2)


def exercise(text="", tasks=("a", "b", "c")):
    cell = {"cell_type": "markdown", "source": text}
    return json.dumps({"cells": [{**cell, "metadata": {"nbgrader": {"grade_id": each}}} for each in tasks]}).encode()


NAMED = "exercises/01/01.ipynb"


def test_an_exercise_with_a_new_name_gets_no_empty_one_beside_it(root):
    put(root / NAMED, exercise())
    fill(root)
    own = root / "mitt/exercises/01/Min besvarelse – Kari (ferdig).ipynb"
    (root / "mitt" / NAMED).rename(own)
    put(own, exercise("my answer"))
    assert fill(root) == []
    assert [path.name for path in own.parent.glob("*.ipynb")] == [own.name]
    # News come beside it, as ever, and once.
    put(root / NAMED, exercise("new"))
    assert len(fill(root)) == 1 and fill(root) == []
    assert own.read_bytes() == exercise("my answer")
    assert {path.name for path in own.parent.glob("*.ipynb")} == {own.name, f"{own.stem}-ny.ipynb"}


@pytest.mark.parametrize(
    ("name", "there"),
    [("01-ny.ipynb", exercise()), ("x.ipynb", exercise(tasks=["other"])), ("x.ipynb", b"{"), ("x.ipynb", b"[1]")],
)
def test_another_notebook_in_the_folder_is_not_the_exercise(root, name, there):
    put(root / NAMED, exercise())
    put(root / "mitt/exercises/01" / name, there)
    fill(root)
    assert (root / "mitt" / NAMED).read_bytes() == exercise()
    assert (root / "mitt/exercises/01" / name).read_bytes() == there


@pytest.mark.parametrize("mine", [notebook("my thoughts"), notebook("lesson", "my cell"), b"{ damaged", b""])
def test_an_update_comes_beside_a_changed_file_once(root, mine):
    fill(root)
    put(root / "mitt" / LESSON, mine)
    assert fill(root) == [], "no news, nothing beside"
    put(root / LESSON, notebook("new"))
    assert fill(root) == ["«course/01.ipynb» har kommet i ny utgave. Din egen er urørt; den nye heter «01-ny.ipynb»."]
    assert fill(root) == []
    assert (root / "mitt" / LESSON).read_bytes() == mine
    assert (root / "mitt/course/01-ny.ipynb").read_bytes() == notebook("new")


def test_the_next_update_replaces_the_one_beside_unless_that_is_used_too(root):
    fill(root)
    put(root / "mitt" / LESSON, notebook("mine"))
    for version in ("second", "third"):
        put(root / LESSON, notebook(version))
        fill(root)
    assert (root / "mitt/course/01-ny.ipynb").read_bytes() == notebook("third")
    put(root / "mitt/course/01-ny.ipynb", notebook("mine too"))
    put(root / LESSON, notebook("fourth"))
    fill(root)
    assert (root / "mitt/course/01-ny.ipynb").read_bytes() == notebook("mine too")
    assert (root / "mitt/course/01-ny2.ipynb").read_bytes() == notebook("fourth")


def test_an_update_beside_that_was_thrown_away_stays_away(root):
    fill(root)
    put(root / "mitt" / LESSON, notebook("mine"))
    put(root / LESSON, notebook("second"))
    fill(root)
    (root / "mitt/course/01-ny.ipynb").unlink()
    fill(root)
    assert not (root / "mitt/course/01-ny.ipynb").exists()


def test_a_deleted_or_renamed_file_comes_back(root):
    fill(root)
    put(root / "mitt" / LESSON, notebook("mine"))
    (root / "mitt" / LESSON).rename(root / "mitt/course/my-copy.ipynb")
    fill(root)
    assert (root / "mitt" / LESSON).read_bytes() == notebook("lesson")
    assert (root / "mitt/course/my-copy.ipynb").read_bytes() == notebook("mine")


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"a": 1}', None])
def test_without_the_record_everything_that_differs_is_the_students(root, damage):
    fill(root)
    put(root / "mitt" / LESSON, notebook("mine"))
    (root / "mitt" / RECORD).unlink() if damage is None else put(root / "mitt" / RECORD, damage)
    put(root / LESSON, notebook("new"))
    fill(root)
    assert (root / "mitt" / LESSON).read_bytes() == notebook("mine")
    assert (root / "mitt/course/01-ny.ipynb").read_bytes() == notebook("new")


def test_a_lesson_that_leaves_the_course_stays_with_the_student(root):
    fill(root)
    (root / LESSON).unlink()
    fill(root)
    assert (root / "mitt" / LESSON).exists()


def test_a_folder_in_the_way_is_not_touched(root):
    put(root / "mitt/course/01.ipynb/note.txt", b"mine")
    assert "01-ny.ipynb" in fill(root)[0]
    assert (root / "mitt/course/01.ipynb/note.txt").read_bytes() == b"mine"


def test_an_edition_that_was_taken_back_comes_back_though_only_a_tag_differs(root):
    fill(root)
    for tag in ("first", "second", "first"):
        put(root / LESSON, notebook("text", tag=tag))
        fill(root)
        assert (root / "mitt" / LESSON).read_bytes() == notebook("text", tag=tag)


def test_a_locked_file_is_told_of_and_updated_next_time(root, monkeypatch):
    fill(root)
    put(root / LESSON, notebook("new"))

    def locked(path, data, write=module.write_whole):
        if path.name == "01.ipynb":
            raise PermissionError
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_whole", locked)
        assert fill(root) == ["«course/01.ipynb» er låst og ble ikke oppdatert. Lukk fila, og start kurset på nytt."]
    fill(root)
    assert (root / "mitt" / LESSON).read_bytes() == notebook("new")


FILES = sampled_from([LESSON, "exercises/01/01.ipynb", "course/widgets/m01.yml"])
ANYWHERE = sampled_from(["course/svar/m01-a.json", ".privat/m01-b.json", "course/01-ny.ipynb", "course/notat.txt"])


class AnyCourse(RuleBasedStateMachine):
    """Releases, students' edits and restarts in any order; `own` is what the student has written so far."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root, self.own = Path(self.folder.name), {}
        for name in ("course/01.ipynb", "exercises/01/01.ipynb", "course/widgets/m01.yml"):
            put(self.root / name, notebook(name))
        fill(self.root)

    @rule(name=FILES, words=text(max_size=3))
    def release(self, name, words):
        put(self.root / name, notebook(name, words))

    @rule(name=FILES, words=text(max_size=3))
    def retag(self, name, words):
        put(self.root / name, notebook(name, tag=words))

    @rule(name=FILES, words=text(max_size=3))
    def write(self, name, words):
        self.own[name] = notebook(name, "my own " + words)
        put(self.root / "mitt" / name, self.own[name])

    @rule(name=ANYWHERE, data=binary(max_size=3))
    def make(self, name, data):
        self.own[name] = b"my own " + data
        put(self.root / "mitt" / name, self.own[name])

    @rule(name=FILES)
    def delete(self, name):
        self.own.pop(name, None)
        (self.root / "mitt" / name).unlink(missing_ok=True)

    @rule()
    def lose_the_record(self):
        (self.root / "mitt" / RECORD).unlink(missing_ok=True)

    @rule()
    def start(self):
        before = files(self.root / "mitt")
        fill(self.root)
        after = files(self.root / "mitt")
        assert set(before) <= set(after), "nothing is ever removed"
        for name in ("course/01.ipynb", "exercises/01/01.ipynb", "course/widgets/m01.yml"):
            newest = (self.root / name).read_bytes()
            taken_over = {name, name.replace(".ipynb", "-ny.ipynb")} & set(self.own)  # where it was handed out
            assert taken_over or name not in before or newest in after.values()
        once_more = fill(self.root)
        assert once_more == [] and files(self.root / "mitt") == after

    @invariant()
    def every_byte_is_there(self):
        there = files(self.root / "mitt") if hasattr(self, "root") else {}
        for name, data in getattr(self, "own", {}).items():
            assert there[name] == data

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestAnyCourse = AnyCourse.TestCase
TestAnyCourse.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(28, "No space left on device"), "Disken er full. Rydd plass"),
        (OSError(13, "Permission denied", "mitt/01.ipynb"), "«mitt/01.ipynb». Se etter"),
    ],
)
def test_what_the_system_refuses_is_told_with_a_way_on_and_without_its_english(error, says):
    def work():
        raise error

    with pytest.raises(SystemExit) as end:
        command(work)
    assert says in end.value.code
    assert error.strerror not in end.value.code
