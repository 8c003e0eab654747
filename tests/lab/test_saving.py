"""Saving leaves the outputs of the course's own cells out of the file, and everything else in it."""

import json
from pathlib import Path

import pytest

import mestring.lab
from mestring.lab.saving import WholeFiles, complete

CONFIG = Path(mestring.lab.__file__).parent / "config" / "student" / "jupyter_server_config.json"
OUTPUT = {"output_type": "stream", "name": "stdout", "text": "et svar"}


def code(*tags):
    return {
        "cell_type": "code",
        "metadata": {"tags": list(tags)},
        "source": "",
        "outputs": [OUTPUT],
        "execution_count": 3,
    }


def test_only_the_courses_own_cells_lose_their_outputs():
    text = {"cell_type": "markdown", "metadata": {}, "source": "mitt svar"}
    ours, own = code("mestring", "remove-input"), code("hide-input")
    complete({"type": "notebook", "content": {"cells": [text, ours, own]}}, path="x.ipynb", contents_manager=None)
    assert (ours["outputs"], ours["execution_count"]) == ([], None)
    assert (own["outputs"], own["execution_count"]) == ([OUTPUT], 3)
    assert text == {"cell_type": "markdown", "metadata": {}, "source": "mitt svar"}


def test_other_files_are_let_be():
    complete({"type": "file", "content": "a,b"}, path="x.csv", contents_manager=None)
    complete({"type": "notebook", "content": {}}, path="x.ipynb", contents_manager=None)


@pytest.mark.parametrize("text", [True, False])
def test_whoever_reads_while_a_file_is_written_finds_it_whole(tmp_path, text):
    path, manager = tmp_path / "x.ipynb", WholeFiles(root_dir=str(tmp_path))
    old, new = ("før æ\n", "nå ø\n") if text else (b"\x00", b"\x01")
    look = path.read_text if text else path.read_bytes
    with manager.atomic_writing(str(path), text=text) as file:
        file.write(old)
    with manager.atomic_writing(str(path), text=text) as file:
        file.write(new)
        assert look() == old
    assert look() == new
    with pytest.raises(OSError), manager.atomic_writing(str(path), text=text) as file:
        file.write(old)
        raise OSError("no more room")
    assert look() == new and list(tmp_path.iterdir()) == [path]


def test_the_students_desk_saves_so():
    config = json.loads(CONFIG.read_text(encoding="utf-8"))
    assert WholeFiles(**config["FileContentsManager"]).pre_save_hook is complete
    assert config["ServerApp"]["contents_manager_class"] == "mestring.lab.saving.WholeFiles"
