"""What the start page says, from nothing done to everything handed in."""

import nbformat
import pytest

from mestring import handing_in, progress
from mestring.answers import PRIVATE, Store


@pytest.fixture
def workspace(tmp_path):
    def write(path, title, *sources):
        cells = [nbformat.v4.new_markdown_cell(f"# {title}"), *map(nbformat.v4.new_code_cell, sources)]
        if "exercises" in path:
            cells.append(nbformat.v4.new_markdown_cell(handing_in.STUB, metadata={"nbgrader": {"solution": True}}))
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / path)

    write("course/00-start.ipynb", "Start", 'Progress("m00-framdrift")', 'QuickCheck("m00-prov")')
    write("course/03-tro.ipynb", "Tro", 'QuickCheck("m03-a")', 'BorghildScale("m03-b", private=True)')
    write("exercises/03-tro/03-tro.ipynb", "Oppgave 03", 'QuickCheck("m03-c", exercise=True)', 'HandIn("m03-lever")')
    return tmp_path


def read(workspace):
    rows = progress.read(workspace / "course", "m00-framdrift")
    return {row["title"]: row["state"] for row in rows}, progress.following(rows)


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


def test_a_published_page_lists_lessons_only(workspace, monkeypatch):
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    assert read(workspace)[0] == {"Tro": "new"}


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
