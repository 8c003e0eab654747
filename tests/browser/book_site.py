"""The built book for tests: built once per test run with every warning an error, and served on a free port."""

import contextlib
import functools
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mestring.book.build import command, pages
from mestring.workspace.student_zip import pack

from .engines import wait_for

ROOT = Path(__file__).parents[2]
BUILDING = 600  # seconds


@dataclass(frozen=True)
class Site:
    folder: Path
    address: str

    @property
    def pages(self):
        """Every page of the book, as paths below `address`."""
        found = (p.relative_to(self.folder) for p in self.folder.rglob("*.html"))
        return sorted(p.as_posix() for p in found if p.parts[0] != "_static")


def build(source, out, **environment):
    """Build the book in `source` as `run.py book` does; returns the finished process."""
    # Kernels and tools are started by name: this environment's must be found first.
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **environment}
    return subprocess.run(command(Path(source), Path(out)), cwd=source, env=env, text=True, capture_output=True)


def built_book(out):
    """This repository's book, built into the folder `out` from the files a fresh clone would have."""
    done = build(ROOT, out, MESTRING_STUDENT_ZIP=str(pack(ROOT)))
    assert done.returncode == 0, f"The book does not build:\n{done.stdout[-4000:]}\n{done.stderr[-6000:]}"
    return pages(out)


def shared_book(folder):
    """The same for all test workers, in a `folder` of theirs: the first builds it, the others wait until it has."""
    out, ended = folder / "book", folder / "book-ended"
    try:
        out.mkdir()
    except FileExistsError:
        assert wait_for(ended.exists, BUILDING), "Another worker builds the book and does not come to an end."
        assert pages(out).is_dir(), "The book did not build in another worker."
        return pages(out)
    try:
        return built_book(out)
    except BaseException:
        shutil.rmtree(out)  # nobody is to go on with half a book
        raise
    finally:
        ended.touch()


class Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def log_message(self, *args):
        """Be quiet."""


@contextlib.contextmanager
def serve(folder, handler=Handler):
    """Serve `folder` on a free port; yields the address, without a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
