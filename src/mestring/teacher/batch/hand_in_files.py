"""The files of a hand-in that are sent into the sandbox."""

import io
import os
import stat
import tarfile
from pathlib import Path

from .fork_server import MB

HAND_IN, NUMBER = 50 * MB, 2000  # the largest hand-in


class TooLarge(ValueError):
    """More than a hand-in may hold."""


def pack(folder: Path) -> int:
    """The regular files of a folder as a tar file in memory; returns its handle. No links, pipes, devices.

    And no notebook: nbgrader has put the hidden tests and the mark schemes back into it.
    """
    handle = os.memfd_create("hand-in")
    with os.fdopen(os.dup(handle), "wb") as file, tarfile.open(fileobj=file, mode="w") as archive:
        for name in regular_files(folder):
            if name.endswith(".ipynb"):
                continue
            data = (folder / name).read_bytes()
            about = tarfile.TarInfo(name)
            about.size, about.mode = len(data), 0o644
            archive.addfile(about, io.BytesIO(data))
    os.lseek(handle, 0, os.SEEK_SET)
    return handle


def regular_files(folder: Path) -> list[str]:
    """The names of the regular files below a folder. Raises TooLarge when they are too many or too large."""
    names, size = [], 0
    for place, _, files in os.walk(folder, followlinks=False):
        for name in sorted(files):
            path = Path(place, name)
            found = path.lstat()
            if stat.S_ISREG(found.st_mode):
                names.append(path.relative_to(folder).as_posix())
                size += found.st_size
            if len(names) > NUMBER or size > HAND_IN:
                raise TooLarge("the hand-in is too large")
    return names
