"""Grading kernels say nothing on stderr that nbgrader would take for a failed test."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import Execute

from mestring.teacher.execute import QuietExecute

pytestmark = pytest.mark.slow
NOISY = "import warnings, matplotlib.font_manager, os\nwarnings.warn('gammelt')\nos.environ['MPLCONFIGDIR']"


def outputs(execute, folder):
    notebook = new_notebook(cells=[new_code_cell(NOISY)])
    execute.preprocess(notebook, {"metadata": {"path": str(folder)}})
    return notebook.cells[0].outputs


def test_warnings_and_a_fresh_font_list_are_silent(tmp_path):
    fonts = tmp_path / "matplotlib"
    (result,) = outputs(QuietExecute(matplotlib_folder=str(fonts)), tmp_path)
    assert result.output_type == "execute_result"
    assert result.data["text/plain"] == repr(str(fonts))
    assert list(fonts.glob("fontlist-*.json"))


def test_nbgraders_own_step_would_fail_the_test(tmp_path):
    assert "stderr" in {output.get("name") for output in outputs(Execute(), tmp_path)}
