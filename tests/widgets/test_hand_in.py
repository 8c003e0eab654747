"""The hand-in button, asked as the browser asks it."""

import io
import zipfile

import nbformat
import pytest

from mestring import HandIn, written
from mestring.answers import Store
from mestring.widgets._base import AnswerWidget


@pytest.fixture
def desk(tmp_path, monkeypatch, check):
    """A folder with a notebook, an exercise widget and the button; what the button sends is collected."""
    folder = tmp_path / "03-mestringstro"
    folder.mkdir()
    stub = nbformat.v4.new_markdown_cell(written.STUB, metadata={"nbgrader": {"solution": True}})
    nbformat.write(nbformat.v4.new_notebook(cells=[stub]), folder / "03.ipynb")
    monkeypatch.setattr(HandIn, "here", lambda self: folder)
    monkeypatch.setattr(AnswerWidget, "_live", {})
    store = Store(folder / "svar")
    task = check(store=store, exercise=True)
    button = HandIn("m03-lever", store=store, content={"title": "Lever"})
    sent = []
    monkeypatch.setattr(button, "send", lambda content, buffers=None: sent.append((content, buffers)))

    def ask(what, name="03.ipynb"):
        button._handle_custom_msg({"do": what, "notebook": name, "ask": len(sent)}, [])
        content, buffers = sent[-1]
        assert content.pop("to") == len(sent) - 1, "every answer names its question"
        return content, buffers

    return button, task, ask


def test_it_says_what_is_missing(desk):
    _, task, ask = desk
    report = ask("inspect")[0]["report"]
    assert [(len(part["left"]), part["all"]) for part in report["parts"]] == [(2, 2), (1, 1)]
    task.answer = {"one": ["a"], "many": ["a"]}
    report = ask("inspect")[0]["report"]
    assert [(len(part["left"]), part["all"]) for part in report["parts"]] == [(0, 2), (1, 1)]
    assert report["personal"] == []


def test_the_zip_and_its_receipt(desk):
    button, task, ask = desk
    task.answer = {"one": ["a"]}
    message, (data,) = ask("pack")
    files = ["03-mestringstro.ipynb", "svar/m03-sjekk.json"]
    assert message == {"zip": "03-mestringstro.zip", "files": files, "sent": False}
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert button.answer["missing"] == 2 and button.kept["problem"] == "" and "sent" not in button.answer
    again = HandIn("m03-lever", store=button._store, content={"title": "Lever"})
    assert again.answer == button.answer


def test_on_a_hub_it_is_laid_where_the_teacher_collects(desk, tmp_path, monkeypatch):
    button, task, ask = desk
    (inbound := tmp_path / "inbound").mkdir()
    monkeypatch.setenv("MESTRING_INBOUND", str(inbound))
    monkeypatch.setenv("MESTRING_STUDENT", "kari-oedegaard-62be")
    for number in (1, 2):
        task.answer = {"one": ["a"]}
        assert ask("pack")[0]["sent"] and button.answer["sent"] is True
        assert len(list(inbound.iterdir())) == number
    for one in inbound.iterdir():
        who, exercise, at, _ = one.name.split("+")
        assert (who, exercise) == ("kari-oedegaard-62be", "03-mestringstro")
        assert (one / "timestamp.txt").read_text() == at
        assert (one / "03-mestringstro.ipynb").is_file() and (one / "svar/m03-sjekk.json").is_file()


def test_one_that_does_not_get_there_is_told_and_has_no_receipt(desk, tmp_path, monkeypatch):
    button, _, ask = desk
    monkeypatch.setenv("MESTRING_INBOUND", str(tmp_path / "gone"))
    monkeypatch.setenv("MESTRING_STUDENT", "kari")
    monkeypatch.setattr(zipfile.ZipFile, "extractall", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    assert "kom ikke fram" in ask("pack")[0]["trouble"]
    assert button.answer is None


def test_what_is_no_longer_on_disk_is_not_handed_in_as_if_it_were(desk):
    _, task, ask = desk
    task.answer = {"one": ["a"]}
    (task._store.folder / "m03-sjekk.json").unlink()
    assert ask("inspect")[0]["report"]["unkept"] == [task.title]
    assert "ikke lagret" in ask("pack")[0]["trouble"]
    task._handle_custom_msg({"do": "look"}, [])  # the widget gets the focus: it makes the loss good
    assert ask("pack")[0]["zip"]


def test_a_task_whose_widget_never_started_is_not_called_answered(desk, monkeypatch):
    button, task, ask = desk
    path = button.here() / "03.ipynb"
    book = nbformat.read(path, as_version=4)
    for source in (
        'QuickCheck("m03-sjekk", exercise=True)',
        'w = QuickCheck("m03-x")',
        'QuickCheck("m03-y", private=True)',
    ):
        book.cells.append(nbformat.v4.new_code_cell(source))
    book.cells.append(nbformat.v4.new_code_cell('HandIn("m03-lever")'))
    nbformat.write(book, path)
    rows = ask("inspect")[0]["report"]["parts"]
    assert [(row["name"], bool(row["left"])) for row in rows][:2] == [(task.title, True), ("m03-x", True)]
    assert len(rows) == 3
    task._store.keep("m03-x", {"q": ["a"]}, "QuickCheck", None)
    assert ask("inspect")[0]["report"]["parts"][1]["left"] == []


def test_a_notebook_that_the_teacher_could_not_take_in_is_told_with_its_size_and_where(desk):
    button, _, ask = desk
    path = button.here() / "03.ipynb"
    book = nbformat.read(path, as_version=4)
    book.cells.insert(0, nbformat.v4.new_markdown_cell("## 4. Torsdagene"))
    book.cells[1].source = "Se ![her](attachment:a%20b.png)"
    book.cells[1].attachments = {name: {"image/png": "A" * 12_000_000} for name in ("a b.png", "slettet.png")}
    nbformat.write(book, path)
    assert ask("inspect")[0]["report"]["large"] == ""  # the picture that was deleted stays behind
    book.cells[1].source += " ![og](attachment:slettet.png)"
    nbformat.write(book, path)
    told = ask("inspect")[0]["report"]["large"]
    assert told.startswith("Notatboka er på 24 MB, og læreren kan ikke ta imot mer enn 20 MB.")
    assert "«4. Torsdagene»" in told


def test_in_a_hand_in_the_button_says_nothing(tmp_path):
    folder = tmp_path / "svar"
    assert HandIn("m03-lever", store=Store(folder, writable=False), content={"title": "Lever"}).fallback() == ""
    assert "Lever" in HandIn("m03-lever", store=Store(folder), content={"title": "Lever"}).fallback()


@pytest.mark.parametrize("name", ["gone.ipynb", "../../etc/passwd", None, 7])
def test_a_notebook_that_is_not_there_is_a_sentence(desk, name):
    _, _, ask = desk
    assert "Lagre" in ask("pack", name)[0]["trouble"]
