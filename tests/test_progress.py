"""What the start page says, from nothing done to everything handed in."""

import shutil
from pathlib import Path

import nbformat
import pytest

from mestring import progress, written
from mestring.answers import PRIVATE, Store
from mestring.lab import manifest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def workspace(tmp_path):
    def write(path, title, *sources):
        cells = [nbformat.v4.new_markdown_cell(f"# {title}"), *map(nbformat.v4.new_code_cell, sources)]
        if "exercises" in path:
            cells.append(nbformat.v4.new_markdown_cell(written.STUB, metadata={"nbgrader": {"solution": True}}))
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / path)

    write("course/00-start.ipynb", "Start", 'Progress("m00-framdrift")', 'QuickCheck("m00-prov")')
    write(
        "course/03-tro.ipynb",
        "Tro",
        'QuickCheck("m03-a")',
        'BorghildScale("m03-b", private=True)',
        'Note("m03-c")\nFacilitator("m03-d")',
    )
    write("exercises/03-tro/03-tro.ipynb", "Oppgave 03", 'QuickCheck("m03-c", exercise=True)', 'HandIn("m03-lever")')
    return tmp_path


def rows(workspace):
    return progress.read(workspace / "course", "m00-framdrift")


def read(workspace):
    found = rows(workspace)
    return {row["title"]: row["state"] for row in found}, progress.following(found)


def keep(workspace, place, key, missing=0):
    store = Store(workspace / place)
    store.keep(key, {"x": missing}, "W", store.load(key)[0], missing)


def test_nothing_was_done_yet(workspace):
    assert read(workspace) == ({"Tro": "new", "Oppgave 03": "new"}, 0)


def test_begun_done_and_handed_in(workspace):
    keep(workspace, PRIVATE, "m03-b")
    assert read(workspace) == ({"Tro": "begun", "Oppgave 03": "new"}, 0)
    keep(workspace, "course/svar", "m03-a", missing=2)
    assert read(workspace)[0]["Tro"] == "begun"
    keep(workspace, "course/svar", "m03-a")
    (workspace / PRIVATE / "m03-b.json").unlink()  # what is private is not asked for
    assert read(workspace) == ({"Tro": "done", "Oppgave 03": "new"}, 1)
    keep(workspace, "exercises/03-tro/svar", "m03-c")
    assert read(workspace) == ({"Tro": "done", "Oppgave 03": "begun"}, 1)
    keep(workspace, "exercises/03-tro/svar", "m03-lever")
    assert read(workspace) == ({"Tro": "done", "Oppgave 03": "handed_in"}, None)


def test_a_published_page_reads_nobodys_answers(workspace, monkeypatch):
    keep(workspace, "course/svar", "m03-a")
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    assert read(workspace)[0] == {"Tro": "new", "Oppgave 03": "new"}


def test_paths_lead_from_the_start_page(workspace):
    paths = [row["path"] for row in progress.read(workspace / "course", "m00-framdrift")]
    assert paths == ["03-tro.ipynb", "../exercises/03-tro/03-tro.ipynb"]


def test_damaged_notebooks_and_answers_stop_nothing_and_are_left_alone(workspace):
    (workspace / "course" / "01-x.ipynb").write_text("{")
    (workspace / "course" / "02-x.ipynb").write_text('{"cells": [1]}')
    (workspace / "course" / "05-notater.ipynb").write_text('{"cells": []}')
    (workspace / "course" / "06-dyp.ipynb").write_text("[" * 5000)
    (workspace / "course" / "svar").mkdir()
    bad = workspace / "course" / "svar" / "m03-a.json"
    bad.write_text("{")
    assert read(workspace)[0] == {"Tro": "new", "Oppgave 03": "new"}
    assert bad.read_text() == "{"


def test_numbers_of_each_notebook_and_of_the_whole(workspace):
    keep(workspace, "course/svar", "m03-a")
    keep(workspace, "exercises/03-tro/svar", "m03-c", missing=1)  # begun is not answered
    found = {row["title"]: (row["answered"], row["asked"]) for row in rows(workspace)}
    assert found == {"Tro": (1, 1), "Oppgave 03": (0, 2)}  # private answers and Lever are not counted, the text is
    path = workspace / "exercises/03-tro/03-tro.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace(written.STUB, "Hun vil ut."), encoding="utf-8")
    keep(workspace, "exercises/03-tro/svar", "m03-c")
    done = {"lessons": 1, "lessons_done": 1, "exercises": 1, "handed_in": 0, "asked": 3, "answered": 3}
    assert progress.overall(rows(workspace)) == done
    keep(workspace, "exercises/03-tro/svar", "m03-lever")
    assert progress.overall(rows(workspace)) == done | {"handed_in": 1}


def test_a_renamed_notebook_stays_and_a_copied_folder_is_a_copy(workspace):
    folder = workspace / "exercises/03-tro"
    shutil.copytree(folder, folder.with_name("03-tro - Kopi"))
    (folder / "03-tro.ipynb").rename(folder / "Min besvarelse – Kari (ferdig).ipynb")
    (workspace / "course/03-tro.ipynb").rename(workspace / "course/Min leksjon.ipynb")
    named = [(row["number"], row["title"], row["folder"], row["file"]) for row in rows(workspace)]
    assert named == [
        ("03", "Tro", "", "Min leksjon"),
        ("03", "Oppgave 03", "", "Min besvarelse – Kari (ferdig)"),
        ("03", "Oppgave 03", "03-tro - Kopi", ""),
    ]
    assert progress.overall(rows(workspace))["exercises"] == 1


def row(number, part="lesson", state="new", at="", to_hand_in=False):
    return {"number": number, "part": part, "state": state, "at": at, "to_hand_in": to_hand_in}


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        pytest.param([row("00", "exercise"), row("01"), row("01", "exercise")], 1, id="newcomer: not the trial"),
        pytest.param([row("01", state="begun", at="2"), row("02", state="begun", at="3")], 1, id="the last worked on"),
        pytest.param([row("01", state="begun", at="3"), row("02", state="begun", at="2")], 0, id="also an earlier one"),
        pytest.param([row("01"), row("02", state="done", at="2"), row("02", "exercise")], 2, id="on from what is done"),
        pytest.param([row("01"), row("02", state="done", at="2")], 0, id="back to what was passed over"),
        pytest.param([row("01", "exercise", "done", "1", to_hand_in=True), row("02")], 0, id="hand in"),
        pytest.param([row("00", "exercise", "begun", "1"), row("01")], 0, id="the trial, once begun"),
        pytest.param([row("00", "exercise"), row("01", state="done", at="1")], 0, id="the trial, when all is done"),
        pytest.param([row("01", state="done", at="1")], None, id="all done"),
    ],
)
def test_where_to_go_on(listed, wanted):
    assert progress.following(listed) == wanted


def test_the_course_itself_is_listed_in_its_own_order(tmp_path):
    for part in ("course", "exercises"):
        shutil.copytree(ROOT / part, tmp_path / part)
    listed = ["course/" + row["path"] for row in progress.read(tmp_path / "course", "m00-framdrift")]
    order = [sheet["path"] for sheet in manifest.course(ROOT)]
    assert [path.replace("course/../", "") for path in listed] == order[1:]
    assert all(row["minutes"] for row in rows(tmp_path) if row["part"] == "lesson")
