"""What run.py gets that is no Python package: the system's own for the tests, and the tools for JavaScript."""

import os
from types import SimpleNamespace

import pytest

from .conftest import put


@pytest.fixture
def debian(here, empty, monkeypatch):
    """A machine with apt-get and nothing else; what it is asked for goes to the file `said`."""
    put(empty / "apt-get", f"#!/bin/sh\necho \"$@\" >> '{empty}/said'\n".encode())
    (empty / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr(here, "environment", lambda **more: {**os.environ, "PATH": f"{empty}:{os.defpath}", **more})
    monkeypatch.setattr(here, "install", lambda *locks: None)
    monkeypatch.setattr(here, "npm_install", lambda *folders: None)
    monkeypatch.setattr(here, "LINUX", True)
    monkeypatch.setattr(here.glob, "glob", lambda path: [])
    return here


def become(run, monkeypatch, user):
    monkeypatch.setattr(run.os, "geteuid", lambda: user, raising=False)


def test_root_gets_what_is_missing(debian, empty, monkeypatch):
    become(debian, monkeypatch, 0)
    monkeypatch.setattr(debian, "start", lambda *command: 0)
    assert debian.test(SimpleNamespace(rest=[])) == 0
    wanted = " ".join(debian.ALL)
    assert (empty / "said").read_text() == f"update\ninstall -y --no-install-recommends {wanted}\n"


@pytest.mark.parametrize("command", ["test", "check"])
def test_others_are_given_the_one_line_to_type(debian, empty, monkeypatch, command):
    become(debian, monkeypatch, 1000)
    with pytest.raises(SystemExit) as stopped:
        getattr(debian, command)(SimpleNamespace(rest=[]))
    line = str(stopped.value).splitlines()[-1]
    assert line.startswith("sudo apt-get update && sudo apt-get install -y ") and "bubblewrap" in line
    assert ("chromium" in line) == (command == "test")
    assert not (empty / "said").exists()


def test_what_is_there_is_not_asked_for(debian, empty, monkeypatch):
    become(debian, monkeypatch, 0)
    monkeypatch.setattr(debian.glob, "glob", lambda path: [path] if path.startswith("/") else [])
    for name in [signs.split()[-1] for signs in debian.ALL.values() if not signs.startswith("/")]:
        put(empty / name, b"#!/bin/sh\n")
        (empty / name).chmod(0o755)
    debian.install_for_tests(debian.ALL)
    assert not (empty / "said").exists()


def test_a_machine_without_apt_is_told_what_is_missing(debian, empty, monkeypatch):
    (empty / "apt-get").unlink()
    with pytest.raises(SystemExit, match=f"mangler på maskinen: .*{list(debian.ALL)[-1]}"):
        debian.test(SimpleNamespace(rest=[]))


def test_elsewhere_the_browser_is_playwrights_own(debian, empty, monkeypatch):
    started = []
    monkeypatch.setattr(debian, "LINUX", False)
    monkeypatch.setattr(debian, "start", lambda *command: started.append(command[1:3]) or 0)
    for name in debian.EVERYWHERE.values():
        put(empty / name, b"#!/bin/sh\n")
        (empty / name).chmod(0o755)
    assert debian.test(SimpleNamespace(rest=[])) == 0
    assert started == [("playwright", "install"), ("pytest", "-n")]


def test_apt_that_fails_is_a_sentence(debian, empty, monkeypatch):
    become(debian, monkeypatch, 0)
    put(empty / "apt-get", b"#!/bin/sh\nexit 100\n")
    with pytest.raises(SystemExit, match="apt-get stoppet"):
        debian.install_system(["chromium"])


def test_the_javascript_tools_are_installed_once_and_again_when_the_lock_changes(here, empty, monkeypatch):
    installed = []
    monkeypatch.setattr(
        here.subprocess, "call", lambda *a, **k: installed.append(a) or put(empty / "node_modules/x", b"")
    )
    for lock in (b"{}", b"{}", b"{ }"):
        put(empty / "package-lock.json", lock)
        here.npm_install(".")
    assert len(installed) == 2
