"""Texts in fields and in answer cells: the cell follows the field, and nobody's text is written over."""

import json

import nbformat
import pytest

from mestring import WrittenAnswer, written
from mestring.answers import Store

NAME, KEY = "m03-talk", "m03-talk-text"


def book(source=written.STUB, field=True):
    about = {"grade_id": NAME, "solution": True, "grade": True, "points": 1}
    cells = [nbformat.v4.new_code_cell(f'WrittenAnswer("{KEY}", exercise=True)')] if field else []
    return nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_markdown_cell(source, metadata={"nbgrader": about})])


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "exercises" / "03-tro"
    place.mkdir(parents=True)
    return place


def field(folder, **content):
    return WrittenAnswer(KEY, exercise=True, store=Store(folder / "svar"), content={"title": "Samtale", **content})


def filled(notebook, folder):
    written.put_all(notebook, folder)
    return notebook.cells[-1].source


def test_the_cell_follows_the_field_there_and_back(folder):
    one, made = field(folder), book()
    assert filled(made, folder) == written.STUB
    for text in ("# ikke stort\n1. en\n- to", "kortere", "<b>fet</b>"):
        one.answer = {"text": text}
        assert filled(made, folder) == written.source_for({"text": text}) == one.cell["source"]
        assert written.text(made.cells[-1]) == text
    one.answer = None
    assert filled(made, folder) == written.STUB == one.cell["source"]


def test_an_old_window_saves_what_is_kept(folder):
    one, stale = field(folder), book()
    one.answer = {"text": "Først."}
    filled(stale, folder)
    one.answer = {"text": "Så."}
    assert filled(nbformat.from_dict(json.loads(nbformat.writes(stale))), folder) == "Så."


def test_what_somebody_wrote_into_the_cell_is_not_written_over(folder):
    field(folder).answer = {"text": "I feltet."}
    assert filled(book("For hånd."), folder) == "For hånd."
    made = book()
    filled(made, folder)
    made.cells[-1].source += " Og for hånd."
    assert filled(made, folder) == "I feltet. Og for hånd."


def test_a_notebook_without_fields_is_let_be(folder):
    field(folder).answer = {"text": "I feltet."}
    assert filled(book(field=False), folder) == written.STUB


@pytest.mark.parametrize("name", ["03-tro.ipynb", "03-tro-ny.ipynb", "min egen.ipynb"])
def test_a_text_from_before_there_was_a_field_is_taken_over(folder, name):
    nbformat.write(book("**Jeg:** Hei.", field=False), folder / name)
    one = field(folder)
    assert (one.answer, one.kept["notice"], one.kept["problem"]) == ({"text": "**Jeg:** Hei."}, "taken_over", "")
    assert field(folder).kept["notice"] == ""
    one.answer = None  # deleted on purpose: it does not come back
    assert field(folder).answer is None


def test_the_text_of_a_field_whose_file_was_lost_comes_back_as_it_was_typed(folder):
    field(folder).answer = {"text": "1. en\n2. to"}
    made = book()
    filled(made, folder)
    nbformat.write(made, folder / "03-tro.ipynb")
    (folder / "svar" / f"{KEY}.json").unlink()
    assert field(folder).answer == {"text": "1. en\n2. to"}


def test_nothing_is_taken_over_while_grading(folder):
    nbformat.write(book("Hei."), folder / "03-tro.ipynb")
    one = WrittenAnswer(KEY, exercise=True, store=Store(folder / "svar", writable=False), content={"title": "x"})
    assert one.answer is None and one.fallback() == ""


def test_words_are_counted_as_the_task_asks(folder):
    one = field(folder, least=3, most=5)
    assert len(one.missing()) == one.parts == 1
    one.answer = {"text": "bare to"}
    assert "2 ord" in one.missing()[0] and "minst 3" in one.missing()[0]
    assert one._store.load(KEY)[0].missing == 1  # begun and not finished, for the start page and the teacher
    one.answer = {"text": "nå er\ndet nok"}
    assert one.missing() == []


@pytest.mark.parametrize("content", [{"least": 5, "most": 3}, {"least": "5"}, {"least": -1}])
def test_numbers_that_make_no_sense_are_refused(folder, content):
    with pytest.raises(ValueError, match="least and most"):
        field(folder, **content)


@pytest.mark.parametrize("answer", [{}, {"text": ""}, {"text": " \n"}, {"text": 3}, {"text": "x" * 20_001}, "x"])
def test_what_is_no_text_is_not_kept(folder, answer):
    one = field(folder)
    one.answer = answer
    assert one.kept["problem"] == "invalid"


def test_in_words_the_lines_are_kept_and_nothing_is_html(folder):
    one = field(folder)
    one.answer = {"text": "<b>en\nto"}
    assert "&lt;b&gt;en<br>to" in one.fallback()


def test_hostile_files_fill_nothing(folder):
    (folder / "svar").mkdir()
    for answer in ('{"text": 3}', '["x"]', '{"text": "  "}', "7"):
        document = f'{{"version": 1, "key": "{KEY}", "revision": 1, "at": "x", "answer": {answer}}}'
        (folder / "svar" / f"{KEY}.json").write_text(document)
        assert filled(book("mitt"), folder) == "mitt"
