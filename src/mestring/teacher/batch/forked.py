"""A worker process that has everything imported: a copy of this one (Linux).

Importing nbgrader takes longer than grading thirty hand-ins. Only a process without other threads may copy itself.
"""

import gc
import os
import signal
import sys
import threading

from .worker import serve


def can_fork() -> bool:
    """Whether this process may copy itself."""
    return sys.platform == "linux" and threading.active_count() == 1


class Forked:
    """As `subprocess.Popen`, as far as the pool needs it: a process that grades with this grader.

    `log`: where what it says on stderr goes. `keep`: a file descriptor that stays open in it, or -1.
    """

    def __init__(self, grader, log: int, keep: int):
        (reads, write), (read, writes) = os.pipe(), os.pipe()
        self.pid = os.fork()
        if not self.pid:
            try:
                gc.freeze()  # what is never looked at by the collector is never copied
                for number, theirs in enumerate((reads, writes, log)):
                    os.dup2(theirs, number)
                # Its sisters' pipes too: a worker ends when the last who can write to it is gone.
                for other in map(int, os.listdir("/proc/self/fd")):
                    if other > 2 and other != keep:
                        _close(other)
                os.setsid()
                serve(grader)
            finally:
                os._exit(1)
        os.close(reads)
        os.close(writes)
        self.stdin, self.stdout = os.fdopen(write, "wb"), os.fdopen(read, "rb")

        self.ended = False

    def kill(self) -> None:
        """Stop it at once."""
        if not self.ended:  # afterwards its number may be another's
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Until it is dead."""
        if not self.ended:
            os.waitpid(self.pid, 0)
            self.ended = True


def _close(handle: int) -> None:
    try:
        os.close(handle)
    except OSError:
        pass  # the one that listed them
