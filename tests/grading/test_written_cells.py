"""Before grading: a split answer is whole again, and what stands in a text field stands in the answer cell."""

import copy

import nbformat
import pytest

from mestring import written
from mestring.answers import Store
from mestring.teacher.written_cells import WholeAnswers

from .exercises import ROOT

NAME = "m03-first-talk"


@pytest.fixture
def book():
    return nbformat.read(ROOT / "exercises" / "03-mestringstro" / "03-mestringstro.ipynb", as_version=4)


def graded(book, folder):
    resources = {"metadata": {"path": str(folder)}}
    made, resources = WholeAnswers().preprocess(book, resources)
    cells = [cell for cell in made.cells if cell.metadata.nbgrader.grade_id == NAME]
    assert len(cells) == 1
    return cells[0].source, resources["trouble"]


def write(book, *halves):
    place = next(number for number, cell in enumerate(book.cells) if cell.id == NAME)
    parts = [copy.deepcopy(book.cells[place]) for _ in halves]
    for part, half in zip(parts, halves, strict=True):
        part.source = half
    book.cells[place : place + 1] = parts


def keep(folder, text):
    Store(folder / "svar").keep(written.key_of(NAME), {"text": text}, "WrittenAnswer", None)


def test_two_halves_are_one_answer_in_order_and_the_teacher_is_told(book, tmp_path):
    write(book, "Første halvdel.", "Andre halvdel.")
    source, trouble = graded(book, tmp_path)
    assert source == "Første halvdel.\n\nAndre halvdel."
    assert len(trouble) == 1 and NAME in trouble[0] and "delt" in trouble[0]


@pytest.mark.parametrize("halves", [("Samme.", "Samme."), ("Samme.", written.STUB), (written.STUB, "Samme.")])
def test_a_copy_is_no_half(book, tmp_path, halves):
    write(book, *halves)
    assert graded(book, tmp_path) == ("Samme.", [])


def test_an_empty_cell_gets_the_fields_text(book, tmp_path):
    keep(tmp_path, "1. en\n2. to")
    source, trouble = graded(book, tmp_path)
    assert (written.as_typed(source), trouble) == ("1. en\n2. to", [])


def test_of_two_texts_the_field_counts_and_the_teacher_is_told(book, tmp_path):
    keep(tmp_path, "I feltet.")
    write(book, "I cella.")
    source, trouble = graded(book, tmp_path)
    assert source == "I feltet."
    assert len(trouble) == 1 and "tekstfeltet" in trouble[0]


def test_an_older_version_of_the_fields_own_text_is_no_doubt(book, tmp_path):
    keep(tmp_path, "Et utkast.")
    written.put_all(book, tmp_path)
    Store(tmp_path / "svar").keep(
        written.key_of(NAME), {"text": "Ferdig."}, "W", Store(tmp_path / "svar").load(written.key_of(NAME))[0]
    )
    assert graded(book, tmp_path) == ("Ferdig.", [])


def test_in_an_old_edition_the_cell_counts(book, tmp_path):
    keep(tmp_path, "Tatt over da den nye utgaven ble åpnet.")
    write(book, "Skrevet videre i den gamle.")
    book.cells = [cell for cell in book.cells if not cell.source.startswith("WrittenAnswer")]
    source, trouble = graded(book, tmp_path)
    assert source == "Skrevet videre i den gamle."
    assert len(trouble) == 1 and "svarcella" in trouble[0]
