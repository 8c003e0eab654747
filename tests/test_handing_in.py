"""What goes into the zip, what does not, and what a student is told before."""

import io
import json
import zipfile

import nbformat
import pytest

from mestring import handing_in, written
from mestring.answers import Store
from mestring.errors import PlainError
from mestring.text import speaking


def notebook(*answers):
    cells = []
    for number, words in enumerate(answers, start=1):
        cells.append(nbformat.v4.new_markdown_cell(f"## {number}. Oppgave"))
        cells.append(nbformat.v4.new_markdown_cell(words, metadata={"nbgrader": {"solution": True, "grade": True}}))
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "exercises" / "04-kontroll"
    place.mkdir(parents=True)
    nbformat.write(notebook("Mitt svar, ring 412 34 567", written.STUB, ""), place / "04-kontroll.ipynb")
    store = Store(place / "svar")
    store.keep("m04-uka", {"cards": {"own-1": "Mail ola@example.no"}}, "CardSort", None)
    (place / "svar" / "m04-bad.json").write_text("{")
    (place / "svar" / "notes.txt").write_text("x")
    (place / "svar" / "skadet").mkdir()
    (place / "svar" / "skadet" / "m04-old.json").write_text("{}")
    Store(tmp_path / ".privat").keep("m04-egne", {"cards": {"own-1": "hemmelig"}}, "CardSort", None)
    return place


def test_the_zip_holds_the_notebook_and_its_answers_and_nothing_else(folder):
    data, names = handing_in.pack(folder, folder / "04-kontroll.ipynb")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == names == ["04-kontroll.ipynb", "svar/m04-uka.json"]
        assert archive.testzip() is None
        assert json.loads(archive.read("svar/m04-uka.json"))["key"] == "m04-uka"
    assert b"hemmelig" not in data
    assert handing_in.pack(folder, folder / "04-kontroll.ipynb")[0] == data
    assert (folder / "svar" / "m04-bad.json").exists()  # looking changes nothing


def test_outputs_and_other_names_stay_behind(folder):
    book = notebook("Svar")
    book.cells.append(
        nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("stream", text="slettet: 91234567")])
    )
    nbformat.write(book, folder / "04-kontroll-ny.ipynb")
    data, names = handing_in.pack(folder, folder / "04-kontroll-ny.ipynb")
    assert names[0] == "04-kontroll.ipynb"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sent = archive.read("04-kontroll.ipynb").decode()
    assert "slettet" not in sent
    assert nbformat.validate(nbformat.reads(sent, as_version=4)) is None


def test_an_answer_file_with_a_byte_order_mark_is_read(folder):
    path = folder / "svar" / "m04-uka.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert ("email", "ola@example.no") in handing_in.personal(folder, folder / "04-kontroll.ipynb")


def test_written_answers_are_told_from_the_stub(folder):
    found = handing_in.written_answers(folder / "04-kontroll.ipynb")
    assert [(name, bool(words)) for _, name, words in found] == [
        ("1. Oppgave", True),
        ("2. Oppgave", False),
        ("3. Oppgave", False),
    ]


def test_personal_data_is_found_in_text_and_widgets(folder):
    assert handing_in.personal(folder, folder / "04-kontroll.ipynb") == [
        ("phone", "412 34 567"),
        ("email", "ola@example.no"),
    ]


@pytest.mark.parametrize("data", [None, b"", b"{", b"\xff"])
def test_a_notebook_that_cannot_be_read_is_a_sentence(folder, data):
    path = folder / "other.ipynb"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PlainError, match="Lagre"):
        handing_in.written_answers(path)
    with speaking("en"), pytest.raises(PlainError, match="Save it"):
        handing_in.written_answers(path)
