"""The student's package, unzipped into an empty folder, opens the course with one command."""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from mestring.workspace.student_zip import collect, zipped

from ..ports import free_port
from .conftest import ROOT, files, put

pytestmark = pytest.mark.slow


def lend_environment(folder, run):
    """A .venv in `folder` with the packages of this one, but with the folder's own `mestring`; stamped as installed."""
    venv = folder / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(venv), "platbase": str(venv)}))
    put(site / "lent.pth", f"{folder / 'src'}\n{sysconfig.get_path('purelib')}\n".encode())
    for shared in ("share", "etc"):
        if Path(sys.prefix, shared).exists():
            (venv / shared).symlink_to(Path(sys.prefix, shared))
    put(venv / "requirements.txt.stamp", run.fingerprint("requirements.txt").encode())


@pytest.fixture
def unzipped(tmp_path, run):
    """The package in a folder with a space and a Norwegian letter in its name."""
    folder = tmp_path / "Mestring på vei"
    put(tmp_path / "student.zip", zipped(collect(ROOT)))
    with zipfile.ZipFile(tmp_path / "student.zip") as archive:
        archive.extractall(folder)
    lend_environment(folder, run)
    return folder


def start(folder, *arguments):
    """`python3 run.py …` as a process group of its own, with all that it says in one stream."""
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "start_new_session": True}
    # A test run in the background hands down that Ctrl + C is ignored; a student's terminal does not.
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    return subprocess.Popen([sys.executable, "run.py", *arguments], cwd=folder, **out, **heard)


def stop(process):
    """Ctrl + C in the terminal; returns what was said when all of it has ended."""
    os.killpg(process.pid, signal.SIGINT)
    try:
        return process.communicate(timeout=60)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail(f"Ctrl + C did not end it: {process.communicate()[0]}")


def answer(process, address):
    """What the server says as soon as it is up."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                return page.read().decode()
        except urllib.error.HTTPError as refused:
            return str(refused.code)
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"it stopped by itself: {process.communicate()[0]}")


def test_one_command_opens_the_course(unzipped):
    port = str(free_port())
    process = start(unzipped, "--no-browser", "--port", port)
    try:
        page = answer(process, f"http://127.0.0.1:{port}/login")
    finally:
        said = stop(process)
    assert "Jupyter" in page, said
    assert "Traceback" not in said
    mine = files(unzipped / "mitt")
    assert "course/03-mestringstro.ipynb" in mine and "exercises/03-mestringstro/03-mestringstro.ipynb" in mine
    assert not re.search(r"Installer|Henter", said), "nothing is installed a second time"


def test_a_backup_from_the_package_round_trips(unzipped):
    def call(*arguments):
        return subprocess.run([sys.executable, "run.py", *arguments], cwd=unzipped, text=True, capture_output=True)

    put(unzipped / "mitt/course/svar/m03-cafe.json", b"{}")
    assert call("backup", "min kopi.zip").returncode == 0
    put(unzipped / "mitt/course/svar/m03-cafe.json", b"later")
    assert "sikkerhetskopi-automatisk" in call("restore", "min kopi.zip").stdout
    assert (unzipped / "mitt/course/svar/m03-cafe.json").read_bytes() == b"{}"
