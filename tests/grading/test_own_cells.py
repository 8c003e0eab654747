"""The teacher's own cells, run in the grading process for one hand-in after the other."""

import copy
import gc
import weakref

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from mestring.teacher.batch import own_cells

from .exercises import SOLUTIONS


@pytest.fixture(autouse=True)
def a_folder_to_leave(monkeypatch, tmp_path):
    """Running goes into the hand-in's folder, and stays there."""
    monkeypatch.chdir(tmp_path)


def alive():
    gc.collect()
    return len(gc.get_objects())


def test_a_hand_in_leaves_no_objects_behind(tmp_path):
    solved = nbformat.read(SOLUTIONS / "03-mestringstro" / "03-mestringstro.ipynb", as_version=4)
    own_cells.run(copy.deepcopy(solved), tmp_path)
    before, hand_ins = alive(), 10
    for _ in range(hand_ins):
        own_cells.run(copy.deepcopy(solved), tmp_path)
    assert alive() - before < 10 * hand_ins  # of the ten thousand that a run makes


def test_a_hand_in_knows_nothing_of_the_one_before(tmp_path):
    left = []
    first = new_notebook(
        cells=[new_code_cell("class Thing: pass\nthing = Thing()\nthing"), new_code_cell("keep(thing)")]
    )
    own_cells._shell().push({"keep": lambda thing: left.append(weakref.ref(thing))})
    own_cells.run(first, tmp_path)
    gc.collect()
    assert [seen() for seen in left] == [None]
    after = [
        new_code_cell("1 + 1"),
        new_code_cell("[name for name in ('thing', 'keep', 'Thing') if name in globals()]"),
    ]
    second = new_notebook(cells=[*after, new_code_cell("_, _1, len(Out), len(In)")])
    own_cells.run(second, tmp_path)
    shown = [cell.outputs[0].data["text/plain"] for cell in second.cells]
    assert shown == ["2", "[]", "([], 2, 2, 4)"]
    assert [cell.execution_count for cell in second.cells] == [1, 2, 3]
