"""What is answered in the whole course, as the portfolio and the record of what is done are told."""

import json

import pytest

from mestring import portfolio
from mestring.answers import Store

LESSON, EXERCISE = "course/03-mestringstro", "exercises/03-mestringstro/03-mestringstro"


@pytest.fixture
def course(tmp_path):
    """A workspace with one lesson and one exercise; gives its lesson's folder."""

    def notebook(page, title, *code):
        path = tmp_path / f"{page}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = [{"cell_type": "markdown", "metadata": {}, "source": f"# {title}"}]
        cells += [{"cell_type": "code", "metadata": {}, "source": source} for source in code]
        path.write_text(json.dumps({"cells": cells}), encoding="utf-8")

    notebook(LESSON, "Mestringstro", 'QuickCheck("m03-sjekk")', 'Note("m03-notat")', 'Recall("m03-husk", private=True)')
    notebook(EXERCISE, "Oppgave 03: Mestringstro", 'WrittenAnswer("m03-tekst", exercise=True)', 'HandIn("m03-lever")')
    notebook("exercises/03-kopi/03-mestringstro", "Oppgave 03: Mestringstro", 'WrittenAnswer("m03-tekst")')
    return tmp_path / "course"


def put(folder, key, answer, **words):
    said = {"title": "Tittel", "prompt": "", "rows": [["Spurt?", "Svart."]], **words} if words is not None else None
    return Store(folder).keep(key, answer, "X", None, 0, (), said)


def test_each_sheet_names_its_own_answers_once(course):
    every = portfolio.sheets(course, private=True)
    assert [(s["page"], s["part"], s["number"], s["title"]) for s in every] == [
        (LESSON, "lesson", "03", "Mestringstro"),
        ("exercises/03-kopi/03-mestringstro", "exercise", "03", "Oppgave 03: Mestringstro"),
    ]
    assert every[0]["keys"] == [["m03-sjekk", False], ["m03-notat", True]]


def test_nothing_private_is_named_where_something_is_handed_in(course):
    every = portfolio.sheets(course, private=False, own_key="m03-tekst")
    assert [sheet["keys"] for sheet in every] == [[["m03-sjekk", False]]]


def test_answers_are_read_as_they_were_kept_and_nothing_is_touched(course):
    listed = portfolio.sheets(course, private=True)
    assert portfolio.gather(course, listed) == {}
    kept = put(course / "svar", "m03-sjekk", {"a": 1})
    put(course.parent / ".privat", "m03-notat", {"text": "x"}, rows=[["Ditt", "Mitt."]])
    beside = {"at": kept.at, "whole": True}
    found = portfolio.gather(course, listed)
    assert found["m03-sjekk"] == {"title": "Tittel", "prompt": "", "rows": [["Spurt?", "Svart."]], **beside}
    assert found["m03-notat"]["rows"] == [["Ditt", "Mitt."]]


@pytest.mark.parametrize("words", [None, {"title": 1, "prompt": "", "rows": []}, {"rows": [["a"]]}, "x"])
def test_an_answer_without_usable_words_is_told_of(course, words):
    kept = put(course / "svar", "m03-sjekk", {"a": 1})
    path = course / "svar" / "m03-sjekk.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "words": words}), encoding="utf-8")
    found = portfolio.gather(course, portfolio.sheets(course, private=True))
    assert found == {"m03-sjekk": {"problem": "wordless", "at": kept.at, "whole": True}}


@pytest.mark.parametrize(
    "content, problem",
    [("{", "damaged"), ('{"version": 99, "key": "m03-sjekk", "answer": 1}', "newer_version")],
)
def test_a_file_that_cannot_be_read_is_told_of_and_stays(course, content, problem):
    (course / "svar").mkdir()
    path = course / "svar" / "m03-sjekk.json"
    path.write_text(content, encoding="utf-8")
    assert portfolio.gather(course, portfolio.sheets(course, private=True)) == {"m03-sjekk": {"problem": problem}}
    assert path.read_text(encoding="utf-8") == content


def test_a_deleted_answer_is_none(course):
    seen = put(course / "svar", "m03-sjekk", {"a": 1})
    Store(course / "svar").keep("m03-sjekk", None, "X", seen)
    assert portfolio.gather(course, portfolio.sheets(course, private=True)) == {}


def test_a_notebook_that_cannot_be_read_is_left_out(course):
    (course / "04-kontroll.ipynb").write_text("{", encoding="utf-8")
    assert len(portfolio.sheets(course, private=True)) == 2
