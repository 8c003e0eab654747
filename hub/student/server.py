"""The server of a student who is signed in at a Hub: the workspace is brought up to date, then JupyterLab starts.

What is released while it runs comes within seconds: a student's server may run for weeks.
"""

import os
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path

from mestring.lab import server
from mestring.workspace.fill import fill

COURSE, HOME = Path(os.environ["MESTRING_COURSE"]), Path.cwd()
PAUSE = 3  # seconds


def hand_out_what_is_released() -> None:
    """Watch for exercises that the student has not got; only one that was there a while ago is whole."""
    before = set()
    while True:
        time.sleep(PAUSE)
        lacking = _exercises(COURSE) - _exercises(HOME)
        if lacking & before:
            with suppress(OSError):  # a full disk may have room later
                fill(COURSE, HOME)
        before = lacking


def _exercises(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("exercises/*/*.ipynb")}


shutil.rmtree(os.environ["JUPYTER_RUNTIME_DIR"], ignore_errors=True)  # what the kernels of the last server left
for name in ("tilbakemeldinger", "feedback"):  # where feedback lay while the other language was spoken
    with suppress(OSError):  # it is in use, or not there
        (HOME / name).rmdir()
try:
    for told in fill(COURSE, HOME):
        print(told, flush=True)
except OSError as error:  # on a full disk the page still opens, says so, and the student can make room
    print(error, flush=True)
threading.Thread(target=hand_out_what_is_released, daemon=True).start()
server.main("jupyterhub.singleuser.extension.JupyterHubSingleUser")
