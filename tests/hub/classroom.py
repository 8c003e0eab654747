"""A Hub of a test's own, started by the command that a teacher types, and students who are signed in at it."""

import json
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
import requests
from websocket import create_connection

from ..grading.exercises import ROOT
from ..ports import free_port

EXERCISE = "03-mestringstro"
NOTEBOOK = f"exercises/{EXERCISE}/{EXERCISE}.ipynb"
# Run a module by its name, without what makes nbgrader's start slow.
QUICKLY = "import runpy, sys; from mestring import formats; formats.leave_out(); sys.argv.pop(0); "
QUICKLY += "runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
PATIENCE = 120  # seconds; three servers start at once on two cores, beside other tests
ENDING = 25  # seconds; JupyterHub waits 30 for a service that does not hear it


def copy_course(folder):
    """What a Hub and a teacher's commands need of the repository, with one exercise."""
    shutil.copytree(ROOT / "hub", folder / "hub", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (folder / "hub" / "node_modules").symlink_to(ROOT / "hub" / "node_modules")
    for name in (f"solutions/{EXERCISE}", f"exercises/{EXERCISE}", "course", "en/course", f"en/exercises/{EXERCISE}"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("svar", ".*"))
    shutil.copy(ROOT / "nbgrader_config.py", folder)


def start(folder, port):
    """The command that a teacher's `run.py hub` runs, as in the background: SIGINT is ignored there."""
    command = [sys.executable, "hub/start.py", "--port", str(port), "--no-browser"]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )


class Hub:
    """The course in a folder of its own, with its Hub."""

    def __init__(self, folder):
        self.folder, self.data = folder, folder / "grading" / "hub"
        copy_course(folder)
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        self.process = start(folder, port)
        self.said = self._greeting()
        self.password = re.search("Passord: (.+)", self.said)[1]

    def _greeting(self):
        """What it says until it has said how to end it; all, when it ends by itself."""
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl + C" in line:
                return said
        pytest.fail(f"The Hub did not start:\n{said}", pytrace=False)

    def teacher(self, *command):
        """What the teacher types on the machine; returns what it says."""
        done = subprocess.run(
            [sys.executable, "-c", QUICKLY, *command], cwd=self.folder, capture_output=True, text=True
        )
        return done.stdout + done.stderr

    def own(self, student):
        """The folder with all that is one student's."""
        return self.data / "students" / student

    def stop(self):
        """End the Hub, and with it all servers; returns the exit code."""
        self.process.terminate()
        return self.process.wait(ENDING)


class Student:
    """Somebody who signs in by the form, as a browser does, and then has a server."""

    def __init__(self, hub, name, asking=""):
        self.hub, self.web = hub, requests.Session()
        self.web.get(f"{hub.address}/hub/login{asking}").raise_for_status()
        form = {"username": name, "password": hub.password, "_xsrf": self.web.cookies["_xsrf"]}
        self.web.post(f"{hub.address}/hub/login", data=form).raise_for_status()  # which begins to start the server

    def wait(self):
        """Until the server answers; then this student has a token, as a page of JupyterLab has a cookie."""
        until = time.monotonic() + PATIENCE
        while "/user/" not in (page := self.web.get(f"{self.hub.address}/hub/spawn")).url or "pending" in page.url:
            assert time.monotonic() < until, self.hub.data.joinpath("hub.log").read_text()[-3000:]
            time.sleep(0.3)
        self.page, self.address = page.text, page.url.rpartition("/doc")[0]
        name = quote(requests.utils.unquote(self.address.rpartition("/user/")[2]))
        xsrf = {"X-XSRFToken": self.web.cookies.get("_xsrf", path="/hub/")}
        headers = {**xsrf, "Referer": f"{self.hub.address}/hub/home"}
        made = self.web.post(f"{self.hub.address}/hub/api/users/{name}/tokens", headers=headers, json={})
        assert made.ok, made.text
        self.token = {"Authorization": f"token {made.json()['token']}"}
        return self

    def ask(self, path, method="GET", /, address=None, **body):
        """One call of the REST interface, of the own server unless another is named."""
        url = f"{address or self.address}/{path}"
        return requests.request(method, url, headers=self.token, json=body or None, allow_redirects=False, timeout=60)

    def read(self, path):
        """A notebook or a text as the student's JupyterLab gets it."""
        found = self.ask(f"api/contents/{quote(path)}")
        assert found.ok, found.text
        return found.json()["content"]

    def write(self, path, data):
        """Save a file as JupyterLab does."""
        notebook = path.endswith(".ipynb")
        self.ask(f"api/contents/{quote(path.rpartition('/')[0])}", "PUT", type="directory")
        body = {"type": "notebook", "content": json.loads(data)} if notebook else {"type": "file", "content": data}
        saved = self.ask(f"api/contents/{quote(path)}", "PUT", format="json" if notebook else "text", **body)
        assert saved.ok, saved.text

    def open(self, notebook):
        """Open a notebook: its kernel starts."""
        made = self.ask("api/sessions", "POST", path=notebook, name="", type="notebook", kernel={"name": "python3"})
        assert made.ok, made.text
        where = f"{self.address}/api/kernels/{made.json()['kernel']['id']}/channels"
        self.line = create_connection(where.replace("http", "ws", 1), header=self.token, timeout=PATIENCE)

    def run(self, code):
        """Run code in that kernel; returns all that it shows: texts, and the kinds of its displays."""
        number, shown = secrets.token_hex(8), []
        header = {"msg_id": number, "msg_type": "execute_request", "session": number, "username": "", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.line.send(json.dumps(message))
        while True:
            said = self.line.recv()
            answer = json.loads(said) if isinstance(said, str) else {"parent_header": {}, "content": {}}
            if answer["parent_header"].get("msg_id") != number:
                continue
            content, kind = answer["content"], answer["header"]["msg_type"]
            displayed = content["data"] if kind in ("display_data", "execute_result") else content.get("traceback")
            shown.append(content.get("text") or " ".join(displayed or ()))
            if content.get("execution_state") == "idle":
                return "\n".join(filter(None, shown))
