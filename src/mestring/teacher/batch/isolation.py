"""Isolation by bubblewrap: a sandbox with the system, Python and this package, and nothing else of the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil

from ...text.messages import N_, _
from .fork_server import HOME, INSIDE, MB

FILES = 64 * MB  # what may be written in each of the sandbox's two folders; it lies in memory
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/alternatives")
ENVIRONMENT = {"PATH": "/usr/bin:/bin"}  # bubblewrap's own: visible in the sandbox as that of process 1
INSTALL = "sudo apt install bubblewrap"
EXPOSED = N_(
    "{place} ligger i {python}, som sandkassa må vise fram. Legg kurset og Python-miljøet (.venv) hver for seg."
)
PACKAGE, FORK_SERVER = Path(__file__).resolve().parents[2], Path(__file__).with_name("fork_server.py")


def why_not() -> str:
    """Why no sandbox can be made here, and what to do; "" when it can."""
    if not sys.platform.startswith("linux"):
        return _("Sandkassa finnes bare på Linux.")
    if not shutil.which("bwrap"):
        return _("Programmet bubblewrap mangler. Installer det med: {}", INSTALL)
    if not _can_be_entered():
        return _(
            "Bubblewrap er installert, men maskinen lar det ikke lage sandkasser. "
            "På Ubuntu 24.04 og nyere må den som styrer maskinen tillate det: se «AppArmor» i bubblewraps hjelp."
        )
    return ""


def _can_be_entered() -> bool:
    """Whether a sandbox stands, and a process can go into it."""
    process = start()
    try:
        inside, stdin = process_inside(process), process.stdin.fileno()
        tried = [sys.executable, "-I", FORK_SERVER, str(inside), str(stdin)]
        done = subprocess.run(tried, pass_fds=[inside, stdin], capture_output=True)
        os.close(inside)
        return done.returncode == 0
    except (IndexError, psutil.Error):
        return False
    finally:
        process.communicate()


def exposed(root: Path) -> str:
    """Why student code in a sandbox could read this course or the teacher's home; "" when it cannot."""
    for place in (root, Path.home()):
        for shown in readable():
            if place.resolve().is_relative_to(shown):
                return _(EXPOSED, place=place, python=shown)
    return ""


def readable() -> list[str]:
    """The folders that stand in every sandbox, for reading: the system, Python, and this package."""
    places = [*SYSTEM, sys.base_prefix, sys.prefix, Path(sys.executable).resolve().parents[1], PACKAGE]
    return list(dict.fromkeys(str(path) for path in places if os.path.exists(path)))


def _command(files: int) -> list[str]:
    """bubblewrap's command line: what is there, and nothing else. Only two folders in memory can be written."""
    command = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"]
    command += ["--cap-drop", "ALL", "--hostname", "sandkasse", "--proc", "/proc", "--dev", "/dev"]
    for place in (HOME, INSIDE):
        command += ["--size", str(files), "--tmpfs", place]
    for path in readable():
        command += ["--ro-bind", path, path]
    for place in ("/proc", "/dev", "/"):  # in /proc are switches of the whole machine, and root may be grading
        command += ["--remount-ro", place]
    return [*command, "--chdir", HOME, "--clearenv"]


def start(files: int = FILES) -> subprocess.Popen:
    """An empty sandbox that stands until its stdin closes; `files`: how many bytes each of its folders takes."""
    process = subprocess.Popen(
        [*_command(files), "--", "/bin/sh", "-c", "echo; read line"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    with process.stdout as ready:
        ready.readline()  # the isolation is complete
    return process


def process_inside(sandbox: subprocess.Popen) -> int:
    """A handle of the process that stands in the sandbox. Raises IndexError when there is none."""
    return os.pidfd_open(psutil.Process(sandbox.pid).children(recursive=True)[-1].pid)
