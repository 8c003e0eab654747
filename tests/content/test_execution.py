"""Every notebook runs from top to bottom without an error or a warning, and every widget shows itself."""

import shutil

import pytest
from nbclient import NotebookClient
from traitlets.config import Config

from .material import NOTEBOOKS, read, widgets

# A kernel listens on ports that were chosen before it starts: meanwhile another test's kernel or browser may take one,
# and the kernel dies. Sockets that are files, named after the kernel, nobody else takes.
FILES = Config({"KernelManager": {"transport": "ipc"}})


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_the_notebook_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    folder = tmp_path / path.parent.name
    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("svar"))
    notebook = read(path)
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120, config=FILES).execute()
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    for name, given in outputs.items():
        assert not any(o.output_type == "error" or o.get("name") == "stderr" for o in given), name
    for made in widgets(path):
        shown = [output.data for output in outputs[made.cell] if output.output_type == "execute_result"]
        assert shown and "text/html" in shown[0], made.cell
    assert not (folder / "svar").exists()
