"""Saving leaves the outputs of the course's own cells out of the file, and everything else in it."""

import json
from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

import mestring.lab
from mestring.lab.saving import complete

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


def test_the_students_desk_saves_so():
    told = json.loads(CONFIG.read_text(encoding="utf-8"))["FileContentsManager"]
    assert AsyncLargeFileManager(**told).pre_save_hook is complete
