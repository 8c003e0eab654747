"""The list of cells that may run by themselves is exactly what students get."""

import json
from pathlib import Path

from mestring.lab import manifest

ROOT = Path(__file__).parents[2]


def test_the_files_are_in_sync():
    """Repairs the files before it fails: look at the change, and commit it."""
    wanted = manifest.texts(ROOT)
    there = {path: path.read_text(encoding="utf-8") for path in wanted}
    if there != wanted:
        manifest.main(ROOT)
    assert there == wanted, "The Lab extension's files were out of date. They have been made anew: look and commit."


def test_the_course_is_every_notebook_in_the_order_of_its_numbers():
    paths = [sheet["path"] for sheet in manifest.course(ROOT)]
    on_disk = [path.relative_to(ROOT).as_posix() for path in manifest.notebooks(ROOT) if "en" not in path.parts]
    assert sorted(paths) == sorted(on_disk)
    assert paths == sorted(paths, key=lambda path: (path.split("/")[1][:2], path))


def test_only_our_cells_are_listed(tmp_path):
    cell = {"id": "ours", "cell_type": "code", "metadata": {"tags": ["mestring"]}, "source": ["a\n", "b"]}
    notebook = {"cells": [cell, {**cell, "id": "own", "metadata": {}}, {**cell, "id": "text", "cell_type": "markdown"}]}
    places = ("course/01.ipynb", "exercises/01/01.ipynb", "en/course/01.ipynb", "solutions/01/01.ipynb",
              "course/.ipynb_checkpoints/01.ipynb", "mitt/course/01.ipynb")  # fmt: skip
    for place in places:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(json.dumps(notebook))
    ours = {"ours": manifest.digest("a\nb")}
    assert manifest.manifest(tmp_path) == {place: ours for place in sorted(places[:3])}
