"""From `python3 run.py` to ready exercises, and from opening a notebook, against another version of the course.

`.venv/bin/python -m benchmarks.ready BASE [ROUNDS]`; BASE is a commit (it gets a worktree and `.venv` of its own, which
needs the net) or the folder of a course that is installed. Both are started by turns, so that a busy machine slows
both alike; processor time, of the whole tree of processes without the browser, and the page's own work (what its main
thread did) are steadier than the clock.

Lessons grow, so two notebooks are opened: lesson 03 as it stands, and one of only those cells that both versions have.
"""

import contextlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.ports import free_port

from .browser import ROOT, chromium
from .imports import PROGRAM

LESSON, SAME = "course/03-mestringstro.ipynb", "course/same-cells.ipynb"
PAGES = {"lesson": LESSON, "same cells": SAME}
WAIT = 180_000  # ms
READY = ".jp-NotebookPanel:not(.lm-mod-hidden)[data-mestring=ready] .mst"


def measure(browser, course: Path) -> dict[str, float]:
    """One start of the course in `course`, with a browser that has never seen it, and notebooks opened after it."""
    folder = course / "mitt" / ".jupyter"
    port, out = free_port(), tempfile.TemporaryFile("w+")
    address = course / "mitt" / "benchmark-address.txt"
    address.unlink(missing_ok=True)
    opener = f"{sys.executable} -c \"import sys; open('{address}', 'w').write(sys.argv[1])\" %s"
    shutil.rmtree(folder, ignore_errors=True)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "run.py", "--port", str(port)],
        cwd=course, env={**os.environ, "BROWSER": opener}, stdout=out, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        while not (address.exists() and address.read_text()):
            if process.poll() is not None:
                out.seek(0)
                sys.exit(out.read())
            time.sleep(0.01)
        page_of_redirect = Path(re.sub("^file://", "", address.read_text())).read_text()
        url = re.search(r'href="(http[^"]+)"', page_of_redirect)[1].replace("&amp;", "&")
        served = time.perf_counter() - began
        visit(browser, url)
        found = {"start to ready, s": time.perf_counter() - began, "of it until the browser opens, s": served}
        found["start, processor s"] = spent(process)
        for name, path in PAGES.items():
            time.sleep(15)  # a kernel may be made in advance
            before = spent(process)
            opened = visit(browser, url.replace("/doc?", f"/doc/tree/{path}?"))
            opened["processor s"] = spent(process) - before
            found |= {f"{name}: {what}": value for what, value in opened.items()}
        return found
    finally:
        address.unlink(missing_ok=True)
        for each in [*psutil.Process(process.pid).children(recursive=True), process]:
            with contextlib.suppress(psutil.Error, OSError):
                each.terminate()
        process.wait(60)


def visit(browser, url: str) -> dict[str, float]:
    """What it takes until a page is ready in a browser with nothing in its cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    page = context.new_page()
    wire, seen = context.new_cdp_session(page), [0, 0]
    wire.send("Network.enable")
    wire.send("Performance.enable")
    wire.on("Network.requestWillBeSent", lambda _: seen.__setitem__(0, seen[0] + 1))
    wire.on("Network.loadingFinished", lambda e: seen.__setitem__(1, seen[1] + e["encodedDataLength"]))
    began = time.perf_counter()
    page.goto(url)
    page.locator(READY).first.wait_for(timeout=WAIT)
    took = time.perf_counter() - began
    work = {each["name"]: each["value"] for each in wire.send("Performance.getMetrics")["metrics"]}
    context.close()
    return {
        "open to ready, s": took, "the page's own work, s": work["TaskDuration"],
        "MB": seen[1] / 1e6, "requests": seen[0],
    }  # fmt: skip


def write_same_cells(courses: list[Path]) -> int:
    """The lesson's cells that all versions have, as a notebook in each; returns how many of them are code."""
    books = [json.loads((course / LESSON).read_text()) for course in courses]
    shared = set.intersection(*({cell["id"] for cell in book["cells"]} for book in books))
    for course, book in zip(courses, books, strict=True):
        book["cells"] = [cell for cell in book["cells"] if cell["id"] in shared]
        place = course / "mitt" / SAME
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(book))
    return sum(cell["cell_type"] == "code" for cell in books[0]["cells"])


def spent(process) -> float:
    """Processor seconds of a process and all below it, those that ended included where the system counts them."""
    total = 0.0
    root = psutil.Process(process.pid)
    for each in [root, *root.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            times = each.cpu_times()
            total += (
                times.user + times.system + getattr(times, "children_user", 0) + getattr(times, "children_system", 0)
            )
    return total


def imports(course: Path) -> float:
    """`import` of the widgets against anywidget's, with the course's own Python."""
    python, taken = course / ".venv/bin/python", {"anywidget": [], "mestring.BorghildScale": []}
    for _ in range(9):
        for name, times in taken.items():
            code = PROGRAM.format(name).replace("import mestring.BorghildScale", "from mestring import BorghildScale")
            done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
            times.append(float(done.stdout))
    ours, theirs = map(statistics.median, (taken["mestring.BorghildScale"], taken["anywidget"]))
    return ours / theirs


@contextlib.contextmanager
def course_of(base: str):
    """The folder of the version to compare with."""
    if Path(base).is_dir():
        yield Path(base)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "base"
        subprocess.run(["git", "worktree", "add", "--detach", place, base], cwd=ROOT, check=True)
        try:
            yield place
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", place], cwd=ROOT, check=True)


def main(base: str, rounds: str = "5") -> None:
    """Print the medians of both and their ratio."""
    with course_of(base) as before, chromium() as browser:
        courses = {"base": before, "now": ROOT}
        same = write_same_cells(list(courses.values()))
        for course in courses.values():
            measure(browser, course)  # installs, and fills the system's caches
        found = {name: [] for name in courses}
        for _ in range(int(rounds)):
            for name, course in courses.items():
                found[name].append(measure(browser, course))
                print(name, {what: round(value, 2) for what, value in found[name][-1].items()}, flush=True)
        for what in found["now"][0]:
            then, now = (statistics.median(each[what] for each in found[name]) for name in courses)
            print(f"{what}: {then:.2f} then, {now:.2f} now, ratio {now / then:.2f}")
        print(f"same cells: {same} of code")
        for course in courses.values():
            (course / "mitt" / SAME).unlink()
        then, now = map(imports, courses.values())
        print(f"import of the widgets against anywidget's: {then:.2f} then, {now:.2f} now")


if __name__ == "__main__":
    main(*sys.argv[1:])
