"""A Hub on this machine: what a student's server takes, how long starts are when many come; from it, 2,000 students.

Memory is PSS: what processes share is counted once. STARTS=5,10 asks for other numbers at once, BOOK=FOLDER for another
build of the pages. Needs what `run.py hub` needs. What is calculated, and from what, stands in capacity.py.
"""

import gzip
import json
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import requests

from tests.book import weight
from tests.grading.course import WRITTEN, Course
from tests.grading.exercises import graded
from tests.hub.classroom import EXERCISE, NOTEBOOK, Hub, Student

from . import capacity
from .browser import built_book
from .grading import HAND_INS, MESTRING, cost, pile

STARTS = [int(number) for number in os.environ.get("STARTS", "5,10,20,40").split(",")]
ALIKE, LOOK, PAUSE = 5, 30, 10  # servers that are looked at; seconds of it; seconds between two things a student does
VISIT = "index.html", "course/00-start.html", "course/03-mestringstro.html"


def rows():
    """What was measured, then what follows."""
    with tempfile.TemporaryDirectory() as folder:
        hub = Hub(Path(folder, "course"))
        try:
            hub.teacher("nbgrader", "release_assignment", EXERCISE)
            server = yield from servers(hub)
            yield from starts(hub, server)
        finally:
            hub.stop()
        yield from capacity.table(server)
        book = Path(os.environ["BOOK"]) if "BOOK" in os.environ else built_book(Path(folder, "book"))
        yield from page_table(book)
        yield from grading_table(Path(folder))


def servers(hub):
    """A few students' servers: what one takes when nobody uses it, and when its student works. Returns the figures."""
    yield f"this machine: {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB"
    own, every = processes(hub), lambda: processes(hub)
    alone, own_before, before = memory(own), spent(own), spent(every())
    names = [f"first{number}" for number in range(ALIKE)]
    for name in names:
        arrive(hub, name)
    time.sleep(LOOK / 2)  # each makes a kernel in advance
    start, by_hub = (spent(every()) - before) / ALIKE, (spent(own) - own_before) / ALIKE
    idle_cpu = rate(hub, time.sleep, LOOK)
    idle = (memory(every()) - alone) / ALIKE
    students = [Student(hub, name).wait() for name in names]
    with ThreadPoolExecutor(ALIKE) as together:
        before = spent(every())
        cells = list(together.map(open_notebook, students))[0]
        opening = (spent(every()) - before) / ALIKE
        time.sleep(LOOK / 2)  # and another one
        active_cpu = rate(
            hub, lambda seconds: list(together.map(lambda one: work(one, cells, seconds), students)), LOOK
        )
    active = (memory(every()) - alone) / ALIKE
    yield f"the Hub and its proxy: {alone:.0f} MB"
    yield f"{'a server':<72} {'MB':>5} {'of a core':>10}"
    yield f"{'idle, a kernel ready':<72} {idle:>5.0f} {idle_cpu:>10.4f}"
    busy = f"active: {len(cells)} widgets, one shown anew and the notebook saved each {PAUSE} s"
    yield f"{busy:<72} {active:>5.0f} {active_cpu:>10.4f}"
    yield f"CPU of a start: {start:.1f} s, the Hub's part of it {by_hub:.2f} s; of opening a notebook: {opening:.1f} s"
    return capacity.Server(active, active_cpu, start - by_hub, by_hub, opening)


def starts(hub, server):
    """So many students who come at once; and what the model says of it, with the cores that the Hub has got."""
    yield (
        f"{'come at once':>12} {'wait: median':>12} {'95 %':>7} {'all':>7} {'model: 95 %':>12} "
        f"{'sent away first':>16} {'cores had':>10}   seconds"
    )
    for number in STARTS:
        names = [f"of{number}-{one}" for one in range(number)]
        with ThreadPoolExecutor(number) as together:
            before, began = spent(processes(hub)), time.monotonic()
            came = list(together.map(lambda name: arrive(hub, name), names))
            cores = (spent(processes(hub)) - before) / (time.monotonic() - began)
            list(together.map(lambda name: stop(hub, name), names))
        waits = [seconds for seconds, _ in came]
        middle, late = capacity.spread(waits)
        said = capacity.spread(capacity.waits([0.0] * number, server, cores, opening=False))[1]
        away = sum(busy > 0 for _, busy in came)
        yield f"{number:>12} {middle:>12.1f} {late:>7.1f} {max(waits):>7.1f} {said:>12.1f} {away:>16} {cores:>10.1f}"


def arrive(hub, name, patience=900):
    """Sign in, and come again each second until the server answers; seconds, and how often the Hub was too busy."""
    began, busy, web = time.monotonic(), 0, requests.Session()
    web.get(f"{hub.address}/hub/login")
    form = {"username": name, "password": hub.password, "_xsrf": web.cookies["_xsrf"]}
    page = web.post(f"{hub.address}/hub/login", data=form)
    while not (page.ok and "/user/" in page.url and "pending" not in page.url):
        if time.monotonic() - began > patience:
            raise RuntimeError(f"{name} has no server after {patience} s: {page.status_code} {page.url}")
        busy += page.status_code == 429
        time.sleep(1)
        page = web.get(f"{hub.address}/hub/spawn")
    return time.monotonic() - began, busy


def stop(hub, name):
    """Stop the student's server."""
    student = Student(hub, name).wait()
    student.ask(f"hub/api/users/{name}/server", "DELETE", address=hub.address).raise_for_status()


def open_notebook(student):
    """Open the exercise and show all its widgets; returns their cells."""
    student.open(NOTEBOOK)
    cells = [c["source"] for c in student.read(NOTEBOOK)["cells"] if "mestring" in c["metadata"].get("tags", [])]
    for cell in cells:
        student.run(cell)
    return cells


def work(student, cells, seconds):
    """Show a widget anew, which is more than an answer, and save the notebook, over and over."""
    end, notebook = time.monotonic() + seconds, json.dumps(student.read(NOTEBOOK))
    while time.monotonic() < end:
        student.run(cells[0])
        student.write(NOTEBOOK, notebook)
        time.sleep(PAUSE)


def rate(hub, run, seconds):
    """Of a core, for each of the few servers, while something runs for so many seconds."""
    before, began = spent(processes(hub)), time.monotonic()
    run(seconds)
    return (spent(processes(hub)) - before) / (time.monotonic() - began) / ALIKE


def processes(hub):
    """The Hub's and all below it."""
    root = psutil.Process(hub.process.pid)
    return [root, *root.children(recursive=True)]


def memory(found):
    """MB of these processes."""
    total = 0
    for one in found:
        with suppress(psutil.Error):
            total += one.memory_full_info().pss
    return total / 1e6


def spent(found):
    """Seconds of CPU of these processes while they run, and of those that they have waited for."""
    total = 0.0
    for one in found:
        with suppress(psutil.Error):
            total += sum(one.cpu_times()[:4])
    return total


def page_table(book):
    """Bytes of a student's first visit and of the next page, and what so many in one minute ask of the line."""
    seen, sizes = {}, []
    for name in VISIT:
        files = weight.files(book / name)
        sizes.append(sum(size for path, size in files.items() if path not in seen))
        seen |= files
    worker = (book / "service-worker.js").read_text(encoding="utf-8")
    kept, _ = json.JSONDecoder().raw_decode(worker.partition(" = ")[2])
    whole = sum(len(gzip.compress((book / name.partition("?")[0]).read_bytes(), 6)) for name in kept["files"])
    yield f"pages, gzipped: {', '.join(f'{name} {size / 1e3:.0f} kB' for name, size in zip(VISIT, sizes, strict=True))}"
    yield f"the whole book, fetched after the first page to be there without a network: {whole / 1e6:.1f} MB"
    yield f"{'students in a minute':>20} {'three pages: Mbit/s':>20} {'and all kept offline':>21}"
    for students in capacity.STUDENTS:
        line = [students * size * 8 / 60 / 1e6 for size in (sum(sizes), sum(sizes) + whole)]
        yield f"{students:>20} {line[0]:>20.1f} {line[1]:>21.1f}"


def grading_table(folder):
    """Minutes to grade one exercise of so many students on this machine."""
    course = pile(
        Course(folder / "grading", EXERCISE), {test.answer_key: test.full for test in graded(EXERCISE)}, WRITTEN
    )
    one = cost(course, [*MESTRING, EXERCISE, "--arbeidere", "2"], needs_somebody=True)
    yield f"mestring grade, {HAND_INS} hand-ins, two workers: {one}"
    yield ", ".join(f"{number} hand-ins: {number * one.wall / 60:.1f} min" for number in capacity.STUDENTS)
