"""The language is chosen once: by a setting, else by the edition whose folder one works in."""

import json

import pytest

from mestring import text
from mestring.answers import Store
from mestring.workspace.fill import fill
from mestring.written import STUBS, put_all

from .run.conftest import notebook, put


def exercise(answer):
    """An exercise of one written answer with its field."""
    about = {"nbgrader": {"grade_id": "m01-a", "solution": True}}
    field = {"cell_type": "code", "id": "m01-a-field", "metadata": {}, "source": 'WrittenAnswer("m01-a-text")'}
    return json.dumps(
        {
            "cells": [field, {"cell_type": "markdown", "id": "m01-a", "metadata": about, "source": answer}],
            "metadata": {},
        }
    ).encode()


@pytest.fixture
def editions(tmp_path, monkeypatch):
    """A course of one lesson and one exercise, in both languages."""
    monkeypatch.delenv("MESTRING_LANGUAGE", raising=False)
    for folder, code, words in (("", "nb", "Hei"), ("en/", "en", "Hello")):
        put(tmp_path / folder / "course/01-a.ipynb", notebook(words))
        put(tmp_path / folder / "exercises/01-a/01-a.ipynb", exercise(STUBS[code]))
    return tmp_path


def test_the_folder_tells_the_language_and_the_setting_comes_first(editions, monkeypatch):
    monkeypatch.chdir(editions / "course")
    assert text.language() == "nb"
    monkeypatch.chdir(editions / "en" / "exercises" / "01-a")
    assert text.language() == "en"
    monkeypatch.setenv("MESTRING_LANGUAGE", "nb")
    assert text.language() == "nb"
    monkeypatch.setenv("MESTRING_LANGUAGE", "xx")
    assert text.language() == "en"


def test_a_folder_that_is_only_called_en_is_no_edition(tmp_path, monkeypatch):
    monkeypatch.delenv("MESTRING_LANGUAGE", raising=False)
    (tmp_path / "en" / "mitt").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "en" / "mitt")
    assert text.language() == "nb"


def test_a_student_changes_the_language_and_keeps_the_answers(editions, monkeypatch):
    mine = editions / "mitt"
    fill(editions)
    store = Store(mine / "exercises/01-a/svar")
    store.keep("m01-a-text", {"text": "Mitt svar"}, "WrittenAnswer", None)
    filled = json.loads((mine / "exercises/01-a/01-a.ipynb").read_text(encoding="utf-8"))
    put_all(filled, mine / "exercises/01-a")
    put(mine / "exercises/01-a/01-a.ipynb", json.dumps(filled).encode())
    monkeypatch.setenv("MESTRING_LANGUAGE", "en")
    assert fill(editions) == []
    for name in ("course/01-a.ipynb", "exercises/01-a/01-a.ipynb"):
        assert (mine / name).read_bytes() == (editions / "en" / name).read_bytes()
    assert store.load("m01-a-text")[0].answer == {"text": "Mitt svar"}
    monkeypatch.setenv("MESTRING_LANGUAGE", "nb")
    assert fill(editions) == []
    assert (mine / "course/01-a.ipynb").read_bytes() == (editions / "course/01-a.ipynb").read_bytes()


def test_a_text_that_stands_in_the_notebook_alone_is_never_written_over(editions, monkeypatch):
    mine = editions / "mitt/exercises/01-a/01-a.ipynb"
    fill(editions)
    put(mine, exercise("Bare her."))
    monkeypatch.setenv("MESTRING_LANGUAGE", "en")
    assert len(fill(editions)) == 1
    assert mine.read_bytes() == exercise("Bare her.")
