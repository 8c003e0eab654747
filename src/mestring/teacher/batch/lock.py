"""One grading of an assignment at a time."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import PlainError
from ...text.messages import N_, _

BUSY = N_("En annen retting av denne oppgaven holder på. Vent til den er ferdig.")


@contextmanager
def only_one(path: Path, patience: float = 20) -> Iterator[int]:
    """Hold a lock that dies with the last process that has it; the handle, or -1 where there is no such lock."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield -1
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + patience  # the workers of a killed grading may need a moment
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() > until:
                    raise PlainError(_(BUSY)) from None
                time.sleep(0.1)
        yield handle
    finally:
        os.close(handle)
