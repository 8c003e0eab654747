"""Runs the cells of an exercise that asks for no code, in this process: all of them are the teacher's own."""

import base64
import contextlib
import io
import os
from functools import cache
from pathlib import Path

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets import Widget
from nbformat.v4 import new_output
from traitlets.config import Config

from ... import answers
from ...widgets import AnswerWidget


class Results(DisplayHook):
    """Keeps what the last line of a cell gives, instead of printing it."""

    def start_displayhook(self):
        """Nothing to print before it."""

    write_output_prompt = finish_displayhook = start_displayhook

    def flush(self):
        """Forget the last three, as IPython's own does."""
        self._, self.__, self.___ = "", "", ""

    def write_format_data(self, format_dict, md_dict=None):
        """Keep it as Jupyter would send it."""
        self.shell.keep("execute_result", format_dict, md_dict, execution_count=self.prompt_count)


class Displays(DisplayPublisher):
    """Keeps what a cell displays."""

    def publish(self, data, metadata=None, **_):
        """Keep it as Jupyter would send it."""
        self.shell.keep("display_data", data, metadata)


class Shell(InteractiveShell):
    """IPython without a terminal or a kernel around it: what it shows is kept as a notebook's outputs.

    Python never lets go of one, so a process has only one, which forgets.
    """

    def __init__(self):
        quiet = Config({"HistoryManager": {"enabled": False}})
        super().__init__(config=quiet, displayhook_class=Results, display_pub_class=Displays)
        self.outputs = []

    def keep(self, kind, data, metadata=None, **more):
        """Add an output; pictures are text in a notebook."""
        shown = {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in data.items()}
        self.outputs.append(new_output(kind, data=shown, metadata=metadata or {}, **more))

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.append(new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=stb))

    def run(self, source: str) -> tuple[list, int]:
        """Run a cell; returns its outputs and its number."""
        self.outputs, number = [], self.execution_count
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
            self.run_cell(source, store_history=True)
        streams = [("stdout", out.getvalue()), ("stderr", err.getvalue())]
        return [new_output("stream", name=name, text=text) for name, text in streams if text] + self.outputs, number


@cache
def _shell() -> Shell:
    return Shell()


def run(nb, folder: Path) -> None:
    """Run every code cell as in a kernel of its own that was started in `folder`."""
    shell = _shell()
    os.chdir(folder)
    answers.here.cache_clear()
    try:
        for cell in nb.cells:
            if cell.cell_type == "code" and cell.source.strip():
                cell.outputs, cell.execution_count = shell.run(cell.source)
    finally:
        shell.reset()
        Widget.close_all()
        AnswerWidget.forget_all()
