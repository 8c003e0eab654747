"""A process that grades one hand-in after the other: started anew or copied from this one, asked, and ended."""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from ...errors import PlainError
from ...text.messages import N_, _
from .. import RUN
from .forked import Forked

if TYPE_CHECKING:
    from .worker_pool import Batch

LOG = "grade.log"
NOT_STARTED = N_("Fikk ikke startet rettingen. Kjør «{run} doctor» for å se hva som mangler.")
LONGEST = 300  # seconds for one hand-in, all in all


class Worker:
    """A process that grades; see worker.py."""

    def __init__(self, process):
        self.process = process
        ready = self._answer() or {"refused": _(NOT_STARTED, run=RUN)}
        if ready["refused"]:
            self.stop()
            raise PlainError(ready["refused"])

    @classmethod
    def start(cls, batch: "Batch", handle: int) -> "Worker":
        """A new process."""
        mode = "sandbox" if batch.sandbox else "open"
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "mestring.teacher.batch.worker",
            str(batch.course.root),
            batch.assignment,
            mode,
        ]
        keep = {"pass_fds": [handle]} if handle >= 0 else {}  # the lock is held as long as a worker lives
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with open(batch.folder / LOG, "ab") as log:
            return cls(subprocess.Popen(command, stderr=log, start_new_session=True, **pipes, **keep))

    @classmethod
    def copy(cls, batch: "Batch", handle: int) -> "Worker":
        """A copy of this process, for exercises without code: no sandbox has to be prepared."""
        with open(batch.folder / LOG, "ab") as log:
            return cls(Forked(batch.grader, log.fileno(), handle))

    def grade(self, student: str) -> dict | None:
        """The result, or None when the process died or took far too long."""
        try:
            self.process.stdin.write(json.dumps(student).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            return None
        return self._answer()

    def stop(self) -> None:
        """End the process; it is dead on return."""
        self.process.kill()
        self.process.wait()
        with suppress(OSError):
            self.process.stdin.close()
        self.process.stdout.close()

    def _answer(self) -> dict | None:
        clock = threading.Timer(LONGEST, self.process.kill)
        clock.start()
        try:
            return json.loads(self.process.stdout.readline())
        except ValueError:
            return None
        finally:
            clock.cancel()
