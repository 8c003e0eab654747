"""Build the book and show it, or put it in a folder for publishing: `python -m mestring.book.build [--out FOLDER]`.

Always from scratch: cached pages would carry the widgets as they were when the page was last built.
"""

import argparse
import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

STRICT = ["-W", "-n", "--keep-going", "-q"]  # every warning is an error, unknown references too


def build(root: Path) -> Path:
    """Build the book whose source is `root`; returns the folder of its pages. Ends the program where it fails."""
    place = root / "build" / "book"
    shutil.rmtree(place, ignore_errors=True)
    own = {"MESTRING_STUDENT_ZIP": str(root / "build" / "mestring-student.zip"), "MESTRING_ANSWERS": "off"}
    command = [sys.executable, "-m", "jupyter_book", "build", str(root), "--path-output", str(place), *STRICT]
    print("Bygger boka. Det tar opptil et minutt …", flush=True)
    if subprocess.call(command, env={**os.environ, **own}):
        sys.exit("Boka ble ikke bygget. Årsaken står over.")
    return place / "_build" / "html"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    chosen = parser.parse_args()
    if chosen.out and chosen.out.exists() and (not chosen.out.is_dir() or any(chosen.out.iterdir())):
        sys.exit(f"«{chosen.out}» er ikke en tom mappe. Velg en ny, så ingen gamle sider blir med.")
    pages = build(Path.cwd())
    if chosen.out:
        shutil.copytree(pages, chosen.out, dirs_exist_ok=True)
        print(f"Boka ligger i {chosen.out}")
        return
    address = f"http://127.0.0.1:{chosen.port}/"
    print(f"Boka er her: {address} (avslutt med Ctrl + C)", flush=True)
    if chosen.browser:
        webbrowser.open(address)
    server = [sys.executable, "-m", "http.server", str(chosen.port), "--bind", "127.0.0.1", "--directory", str(pages)]
    sys.exit(subprocess.call(server, stderr=subprocess.DEVNULL))


if __name__ == "__main__":
    main()
