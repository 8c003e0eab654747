"""A real JupyterLab as students have it: one server for all tests, a workspace and a browser of its own for each."""

import contextlib
import json
import re
import secrets
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import expect

from mestring.lab.launch import command

from ..ports import free_port

ROOT = Path(__file__).parents[2]
START = "course/00-start.ipynb"
LESSON = "course/03-mestringstro.ipynb"
EXERCISE = "exercises/03-mestringstro/03-mestringstro.ipynb"
# What axe leaves out, and all of it: the buttons over JupyterLab's file list say that they are pressed or not, which
# their role does not allow. The menus, tabs and toolbars around the page are checked along with it.
SHELL = ["#filebrowser jp-toolbar"]


class Lab:
    """A running JupyterLab server and its REST interface."""

    def __init__(self, folder, kind="student", port=None):
        self.folder, self.token = folder, secrets.token_hex(8)
        self.port = port = port or free_port()
        self.address = f"http://127.0.0.1:{port}"
        argv, env = command(kind, folder, port, browser=False)
        self.log = folder.with_name(f"{folder.name}-{port}.log")
        with self.log.open("w") as log:
            argv.append(f"--IdentityProvider.token={self.token}")
            streams = {"stdout": log, "stderr": log, "stdin": subprocess.DEVNULL}
            self.process = subprocess.Popen(argv, env=env, cwd=folder, **streams)  # formgrader's course is the cwd
        self._wait()

    def _wait(self):
        until = time.monotonic() + 90
        while time.monotonic() < until and self.process.poll() is None:
            try:
                return self.api("status")
            except OSError:
                time.sleep(0.2)
        pytest.fail(f"JupyterLab did not start:\n{self.log.read_text()}", pytrace=False)

    def api(self, path, method="GET"):
        """One call of the server's REST interface."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.address}/api/{path}", method=method, headers=headers)
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or "null")

    def process_of(self, kernel):
        """A kernel's process."""
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):  # one that has ended while they were looked at
                if any(kernel in argument for argument in process.cmdline()):
                    return process
        pytest.fail(f"kernel {kernel} has no process")

    def stop(self):
        """Stop the server, and with it its kernels."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Home(Lab):
    """The course as `run.py` opens it: the server's folder is the student's own."""

    def __init__(self, folder):
        for part in ("course", "exercises"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("svar", ".*"))
        super().__init__(folder)

    def kernel_of(self, notebook):
        """The process of the kernel behind a notebook; one more kernel waits for the next page."""
        return self.process_of(next(s["kernel"]["id"] for s in self.api("sessions") if s["path"] == notebook))

    def enter(self, page):
        """Open the course at its front door."""
        page.goto(f"{self.address}/?token={self.token}")
        panel(page).wait_for(timeout=90_000)

    def names(self):
        """Every name of a file or folder that the student may see."""
        relative = [p.relative_to(self.folder) for p in self.folder.rglob("*")]
        names = {text for path in relative for text in (path.name, path.as_posix())}
        cut = {name[:12] + "…" for name in names}  # in the window's title
        return names | {f"{name} - Mestring" for name in names | cut} | {str(self.folder), "Mestring"}


class Desk:
    """A student's workspace, opened in that server."""

    def __init__(self, lab, name):
        self.lab, self.name = lab, name
        self.folder = lab.folder / name
        for part in ("course", "exercises"):
            shutil.copytree(ROOT / part, self.folder / part, ignore=shutil.ignore_patterns("svar", ".*"))

    def open(self, page, notebook, ready=True, lab=None):
        """Open a notebook as a click in the file list would; `ready` waits until our cells have run."""
        lab = lab or self.lab
        page.goto(f"{lab.address}/doc/tree/{self.name}/{notebook}?reset&token={lab.token}")
        page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=90_000)
        if ready:
            wait_ready(page)

    def path(self, notebook):
        return f"{self.name}/{notebook}"

    def kernel(self, notebook):
        """The id of the kernel behind a notebook; waits for it."""
        for _ in range(100):
            for session in self.lab.api("sessions"):
                if session["path"] == self.path(notebook):
                    return session["kernel"]["id"]
            time.sleep(0.2)
        pytest.fail(f"no kernel runs for {notebook}")

    def kill_kernel(self, notebook):
        """Kill the kernel's process from outside, as the system does when memory runs out."""
        self.lab.process_of(self.kernel(notebook)).kill()

    def lose_kernel(self, page, notebook, widget):
        """Kill the kernel, and wait until it is back and has drawn the widget (a selector) anew."""
        before = page.locator(widget).first.element_handle()
        self.kill_kernel(notebook)
        page.wait_for_function("before => !before.isConnected", arg=before, timeout=60_000)
        wait_ready(page)

    def keeps(self, page, notebook, key, answer):
        """An answer is told as kept and stands in its file; then the kernel is lost, and the widget drawn anew."""
        told = page.locator(f"[data-key={key}]")
        expect(told).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
        assert self.answer(notebook, key) == answer
        self.lose_kernel(page, notebook, f"[data-key={key}]")

    def shut_down(self, notebook):
        """Shut the kernel down in good order."""
        self.lab.api(f"kernels/{self.kernel(notebook)}", "DELETE")

    def answer(self, notebook, key):
        """What stands in the answer file, None where there is none."""
        path = (self.folder / notebook).parent / "svar" / f"{key}.json"
        return json.loads(path.read_text(encoding="utf-8"))["answer"] if path.exists() else None

    def edit(self, notebook, change):
        """Change the notebook file as another program would; `change` is given {cell id: cell} and the list."""
        path = self.folder / notebook
        content = json.loads(path.read_text(encoding="utf-8"))
        change({cell["id"]: cell for cell in content["cells"]}, content["cells"])
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def without_fields(_, cells):
    """For `edit`: the notebook as it was before texts had fields, when one wrote in the answer cells."""
    cells[:] = [cell for cell in cells if not "".join(cell["source"]).startswith("WrittenAnswer")]


# A widget is drawn some time after its cell has run.
DRAWN = """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) .mst-lab-ours")].every((cell) =>
  [...cell.querySelectorAll("[data-mime-type*=widget-view]")].every((output) => output.querySelector(".mst")))"""


def wait_ready(page):
    """Until our cells have run and their widgets are drawn, all of them."""
    page.locator(".jp-NotebookPanel[data-mestring=ready]").wait_for(state="attached", timeout=90_000)
    page.locator(".mst").first.wait_for(timeout=30_000)
    page.wait_for_function(DRAWN)


def panel(page):
    """The notebook that is on the screen."""
    return page.locator(".jp-NotebookPanel:visible")


def ready(page, title):
    """Until this notebook is on the screen and its cells have run."""
    expect(panel(page).locator("h1").first).to_have_text(re.compile(title), timeout=60_000)
    expect(panel(page)).to_have_attribute("data-mestring", "ready", timeout=60_000)


def widget(page, title):
    """One of our widgets, by its title."""
    return page.locator(".mst").filter(has=page.locator(".mst-title", has_text=title))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab in the student's view."""
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture
def desk(lab, request):
    """A workspace of one's own; its kernels go when the test is over."""
    name = "".join(c if c.isalnum() else "-" for c in request.node.name)
    own = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=lab.folder))  # tests of two files may have one name
    yield Desk(lab, own.name)
    for session in lab.api("sessions"):
        lab.api(f"sessions/{session['id']}", "DELETE")


@pytest.fixture
def home(tmp_path):
    """The course opened at its front door, by a server of its own."""
    server = Home(tmp_path / "mitt")
    yield server
    server.stop()
