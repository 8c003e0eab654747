"""The sandbox for students' code: how long its trial takes before a batch, and what is reached without each wall."""

import statistics
import tempfile
import time
from pathlib import Path

from traitlets.config import Config

from mestring.teacher.batch.safety_check import problem, run_cells
from tests.grading.sabotage import WALLS, reached_without

ROUNDS = 5


def rows():
    """The trial's seconds, then a line per wall that is taken down."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config({"QuietExecute": {"matplotlib_folder": folder}})
        Path(folder, "fontlist-none.json").touch()  # nothing is plotted
        run_cells(config, ["0"])  # starts the process whose forks become kernels, as a batch has to
        seconds = {"a kernel with one cell": [], "the trial": []}
        for _ in range(ROUNDS):
            seconds["a kernel with one cell"].append(_seconds(lambda: run_cells(config, ["0"])))
            seconds["the trial"].append(_seconds(lambda: _tried(config, folder)))
    yield ", ".join(f"{name}: {statistics.median(times):.2f} s" for name, times in seconds.items())
    yield f"{'wall that is down':<38} what is reached then"
    for wall, expected in WALLS.items():
        found = reached_without(wall)
        shown = ", ".join(sorted(found)) or "nothing"
        yield f"{wall:<38} {shown}" + (f" (EXPECTED: {sorted(expected.falls)})" if found != expected.falls else "")


def _tried(config, folder):
    refused = problem(config, Path(folder))
    if refused:
        raise RuntimeError(refused)


def _seconds(run):
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
