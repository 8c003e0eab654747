"""Every notebook runs from top to bottom without an error or a warning, and every widget shows itself."""

import shutil

import pytest
from nbclient import NotebookClient

from .material import NOTEBOOKS, read, widgets


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_the_notebook_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    folder = tmp_path / path.parent.name
    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("svar"))
    notebook = read(path)
    execute(notebook, folder)
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    for name, given in outputs.items():
        assert not any(o.output_type == "error" or o.get("name") == "stderr" for o in given), name
    for made in widgets(path):
        shown = [output.data for output in outputs[made.cell] if output.output_type == "execute_result"]
        assert shown and "text/html" in shown[0], made.cell
    assert not (folder / "svar").exists()


def execute(notebook, folder):
    """Run it; once more where its kernel died at once: something took a port between its choosing and the start."""
    for again in (True, False):
        try:
            return NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120).execute()
        except RuntimeError as died:
            if not again or "Kernel died before replying" not in str(died):
                raise
