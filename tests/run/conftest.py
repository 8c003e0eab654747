"""A small course of its own for tests of the workspace, and run.py as a module."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def notebook(*texts, output=None, **metadata):
    """The bytes of a notebook with these cells; `output` is what running it left behind."""
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": text, "execution_count": None, "outputs": []}
        for n, text in enumerate(texts)
    ]
    if output:
        cells[0] |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": output}]}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


def put(path, data):
    """Write a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def files(folder):
    """Every file below `folder` with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def root(tmp_path):
    """A repository with one lesson, one exercise and a developer's own leftovers."""
    put(tmp_path / "course/01.ipynb", notebook("lesson"))
    put(tmp_path / "course/widgets/m01.yml", b"m01-a: {title: A}\n")
    put(tmp_path / "course/svar/m01-a.json", b"a developer's own answer")
    put(tmp_path / "course/.ipynb_checkpoints/01.ipynb", b"{}")
    put(tmp_path / "exercises/01/01.ipynb", notebook("exercise", "write here"))
    return tmp_path


@pytest.fixture(scope="session")
def run():
    """run.py as a module; nothing runs on import."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def empty(tmp_path):
    """A folder with the files that a start needs, nothing installed."""
    for name in ("run.py", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def here(run, empty, monkeypatch):
    """run.py as a module whose root is `empty` and whose .venv is this Python's, with nothing stamped."""
    monkeypatch.setenv("MESTRING_INTERFACE", "nb")
    monkeypatch.setattr(run, "SAID", {})
    monkeypatch.setattr(run, "ROOT", empty)
    monkeypatch.setattr(run, "VENV", empty / ".venv")
    monkeypatch.setattr(run, "PYTHON", type(empty)(sys.executable))
    put(empty / ".venv/pyvenv.cfg", f"command = python -m venv {empty / '.venv'}".encode())
    return run
