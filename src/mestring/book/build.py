"""Build the book and show it, or put it in a folder for publishing: `python -m mestring.book.build [--out FOLDER]`.

Always from scratch: cached pages would carry the widgets as they were when the page was last built.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

from ..text import EDITION
from ..text.messages import _
from .english import gather
from .student_zip import package

# Jupyter Book can't be run with -m, and its command is not always on the PATH. It reads notebooks: see formats.
START = "from mestring import formats; formats.leave_out(); from jupyter_book.cli.main import main; main()"
JUPYTER_BOOK = [sys.executable, "-c", START]
STRICT = ["-W", "-n", "--keep-going"]  # every warning is an error, unknown references too


def command(root: Path, place: Path) -> list[str]:
    """The command that builds the book whose source is `root` below `place`."""
    return [*JUPYTER_BOOK, "build", str(root), "--path-output", str(place), *STRICT]


def pages(place: Path) -> Path:
    """Where the finished pages are."""
    return place / "_build" / "html"


def build(root: Path) -> Path:
    """Build the book whose source is `root`, and its English edition, where there is one, into `en/` below it.

    Returns the folder of the pages. Ends the program where it fails.
    """
    place = root / "build" / "book"
    shutil.rmtree(place, ignore_errors=True)
    print(_("Bygger boka på norsk og engelsk. Det tar noen minutter …"), flush=True)
    english = None
    if (root / EDITION).is_dir():
        english = _built(gather(root, place / "english-source"), place / "english", package(root))
    built = _built(root, place)
    if english:
        shutil.copytree(english, built / EDITION)
    return built


def _built(root: Path, place: Path, zipped: Path | None = None) -> Path:
    env = {**os.environ, **({"MESTRING_STUDENT_ZIP": str(zipped)} if zipped else {})}
    done = subprocess.run([*command(root, place), "-q"], capture_output=True, text=True, errors="replace", env=env)
    if done.returncode:
        sys.exit(reasons(done.stderr) + "\n\n" + _("Boka ble ikke bygget. Årsaken står over."))
    return pages(place)


def reasons(said: str) -> str:
    """What of a failed build's messages tells why: Sphinx's warnings and errors, else everything that was said.

    The kernels that run the lessons warn of how they are reached. They live for seconds, on this machine.
    """
    lines = [line for line in said.splitlines() if line.strip() and "[IPKernelApp]" not in line]
    faults = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL): ", line)]
    return "\n".join(dict.fromkeys(faults or lines))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    chosen = parser.parse_args()
    if chosen.out and chosen.out.exists() and (not chosen.out.is_dir() or any(chosen.out.iterdir())):
        sys.exit(_("«{folder}» er ikke en tom mappe. Velg en ny, så ingen gamle sider blir med.", folder=chosen.out))
    built = build(Path.cwd())
    if chosen.out:
        shutil.copytree(built, chosen.out, dirs_exist_ok=True)
        print(_("Boka ligger i {folder}", folder=chosen.out))
        return
    address = f"http://127.0.0.1:{chosen.port}/"
    print(_("Boka er her: {address} (avslutt med Ctrl + C)", address=address), flush=True)
    if chosen.browser:
        webbrowser.open(address)
    server = [sys.executable, "-m", "http.server", str(chosen.port), "--bind", "127.0.0.1", "--directory", str(built)]
    sys.exit(subprocess.call(server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\n" + _("Avsluttet."))
