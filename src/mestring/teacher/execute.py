"""Runs a hand-in for grading."""

import os
import subprocess
import sys
from pathlib import Path

from nbgrader.preprocessors import Execute
from traitlets import Unicode


class QuietExecute(Execute):
    """nbgrader takes anything on stderr for a failed test, so warnings are off and matplotlib's fonts are known."""

    matplotlib_folder = Unicode(help="Where the grading kernels keep matplotlib's font list").tag(config=True)

    # A file mestring.py among the handed-in ones is not our package.
    extra_arguments = ["--IPKernelApp.ignore_cwd=True"]
    # The widgets' words are in the outputs; their code and values would only swell the notebook.
    store_widget_state = False
    # All is told by then, and a kernel that is asked to end takes a quarter of a second about it.
    shutdown_kernel = "immediate"

    def start_new_kernel(self, **kwargs):
        """Start the kernel with a quiet environment of its own."""
        env = {**os.environ, "PYTHONWARNINGS": "ignore", "MPLCONFIGDIR": self.matplotlib_folder}
        if not any(Path(self.matplotlib_folder).glob("fontlist-*.json")):
            subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=env, capture_output=True)
        super().start_new_kernel(env=env, **kwargs)
