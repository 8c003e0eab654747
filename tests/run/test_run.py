"""run.py itself: what it installs and when, and one clear sentence for everything that can go wrong."""

import ast
import os
import re
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from mestring.teacher import cli
from mestring.teacher.translation.stray_words import strays

from .conftest import ROOT, put

SOURCE = (ROOT / "run.py").read_text(encoding="utf-8")


def call(*arguments, cwd=ROOT, code=None, **env):
    """Run run.py, or `code`, with this Python; returns the finished process."""
    command = [sys.executable, *(["-c", code] if code else ["run.py"]), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env={**os.environ, **env}, text=True, capture_output=True)


def says(done, sentence):
    """Whether a process ended with this sentence and nothing like a traceback."""
    assert re.search(sentence, done.stderr) and done.returncode == 1, done.stderr + done.stdout
    return len(done.stderr.strip().splitlines()) == 1


# Written so that every Python can read it


def test_needs_the_standard_library_only():
    imported = {n for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Import) for n in node.names}
    assert {name.name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_old_python_can_read_it():
    ast.parse(SOURCE, feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_of(version):
    fake = f"import sys, runpy; sys.version_info = {version}; runpy.run_path('run.py', run_name='__main__')"
    assert says(call(code=fake), rf"3\.11 eller nyere, og dette er {'.'.join(map(str, version))}")


# What the user types


@pytest.mark.parametrize("language", ["nb", "en"])
def test_help_names_every_command_in_the_language_chosen(here, language, capsys):
    here.speak(language)
    with pytest.raises(SystemExit):
        here.Parser().parse_args(["--help"])
    said = capsys.readouterr().out
    for command in here.COMMANDS:
        assert command == "course" or re.search(rf"run\.py {command}\b", said)
    assert not re.search(r"usage|optional|show this", said)
    assert strays(said, language) == []


def test_help_is_short_to_ask_for():
    done = call("--help")
    assert done.returncode == 0 and "run.py guide" in done.stdout


@pytest.mark.parametrize("arguments", [["nonsense"], ["--port", "x"], ["teach", "--nonsense"], ["book", "extra"]])
def test_what_it_does_not_know_is_said_back(arguments):
    assert says(call(*arguments), f"Forsto ikke «{' '.join(arguments)}»")


@pytest.mark.parametrize("command", ["teach", "student-zip", "book", "hub", "check", "test"])
def test_the_students_package_says_what_it_lacks(empty, command):
    assert says(call(command, cwd=empty), "finnes ikke i studentpakken")


def test_a_hub_needs_linux_and_installs_nothing_elsewhere(run, monkeypatch):
    monkeypatch.setattr(run, "LINUX", False)
    monkeypatch.setattr(run, "install", lambda *locks: pytest.fail("installed"))
    with pytest.raises(SystemExit, match="trenger Linux"):
        run.hub(SimpleNamespace(port=None, no_browser=True))


def test_a_hub_says_that_node_is_too_old(run, monkeypatch):
    """Ubuntu 22.04 has Node 12, where the proxy ends in a SyntaxError."""
    monkeypatch.setattr(run, "LINUX", True)
    monkeypatch.setattr(run, "lacking", lambda tools: [])
    monkeypatch.setattr(run, "install", lambda *locks: pytest.fail("installed"))
    monkeypatch.setattr(run.subprocess, "check_output", lambda command: b"v12.22.9\n")
    with pytest.raises(SystemExit, match="trenger Node.js 18"):
        run.hub(SimpleNamespace(port=None, no_browser=True))


def test_restore_needs_a_file():
    assert says(call("restore"), "hvilken fil")


def test_every_step_of_the_teachers_is_a_command(run):
    assert list(cli.STEPS) == run.STEPS


@pytest.mark.parametrize("line", [["grade", "--student", "1", "--no-browser"], ["intake", "--help"], ["guide"]])
def test_a_step_gets_its_line_as_it_was_typed(run, monkeypatch, line):
    started = []
    monkeypatch.setattr(run, "install", lambda *_: None)
    monkeypatch.setattr(run, "start", lambda *command, cwd=None: started.append((command[2:], cwd)))
    monkeypatch.setattr(sys, "argv", ["run.py", *line])
    monkeypatch.chdir(ROOT / "course")
    run.main()
    assert started == [(tuple(line), ROOT if line == ["guide"] else ROOT / "course")]


def test_a_step_taken_from_elsewhere_finds_the_course_and_the_files_of_elsewhere(run, monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr(run, "install", lambda *_: None)
    monkeypatch.setattr(run, "start", lambda *command, cwd=None: started.append((command[2:], cwd)))
    monkeypatch.chdir(tmp_path)
    run.step(["intake", "03", "submissions.zip"])
    assert started == [(("intake", "03", "submissions.zip", "--course", ROOT), tmp_path)]


# Ports


def test_a_busy_port_is_told_of_and_a_free_one_found(run):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} er opptatt"):
            run.free_port(port)
        assert port < run.free_port(None, first=port) < port + 100
    assert run.free_port(port) == port


@pytest.mark.parametrize("port", [70000, -1])
def test_an_impossible_port_is_told_of(run, port):
    with pytest.raises(SystemExit, match="sperret"):
        run.free_port(port)


# Installing


def test_installs_once_and_again_when_a_lock_changes(here, empty, monkeypatch):
    installed = []
    monkeypatch.setattr(here, "pip_install", installed.append)
    here.install("requirements.txt")
    here.install("requirements.txt")
    assert installed == ["requirements.txt"]
    put(empty / "pyproject.toml", b"[project]\n")
    here.install("requirements.txt")
    assert installed == ["requirements.txt"] * 2


def test_an_interrupted_installation_is_taken_up_again(here, monkeypatch):
    def interrupted(lock):
        raise KeyboardInterrupt

    monkeypatch.setattr(here, "pip_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        here.install("requirements.txt")
    installed = []
    monkeypatch.setattr(here, "pip_install", installed.append)
    here.install("requirements.txt")
    assert installed == ["requirements.txt"]


@pytest.mark.parametrize("fault", ["moved", "no python", "python without its packages"])
def test_a_venv_that_does_not_work_is_made_again(here, empty, monkeypatch, fault):
    if fault == "moved":
        put(empty / ".venv/pyvenv.cfg", b"command = python -m venv /somewhere/else/.venv")
    elif fault == "no python":
        monkeypatch.setattr(here, "PYTHON", empty / ".venv/bin/python")
    else:
        put(empty / "python", b"#!/bin/sh\nexit 1\n")
        (empty / "python").chmod(0o755)
        monkeypatch.setattr(here, "PYTHON", empty / "python")
    made, really = [], subprocess.run

    def note(command, **more):
        return made.append(command) or SimpleNamespace(returncode=0) if "venv" in command else really(command, **more)

    monkeypatch.setattr(here.subprocess, "run", note)
    here.make_venv()
    assert made == [[sys.executable, "-m", "venv", "--clear", empty / ".venv"]]


def test_a_python_without_venv_is_told_of(here, empty, monkeypatch):
    (empty / ".venv/pyvenv.cfg").unlink()
    monkeypatch.setattr(here.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(here.shutil, "which", lambda name: name == "apt-get")
    monkeypatch.setattr(here.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install .* python3-venv$"):
        here.make_venv()


def test_too_little_room_is_told_of_before_anything_is_fetched(here, monkeypatch):
    monkeypatch.setattr(here.shutil, "disk_usage", lambda _: SimpleNamespace(free=900_000_000))
    monkeypatch.setattr(here, "pip_install", lambda lock: pytest.fail("fetched all the same"))
    with pytest.raises(SystemExit, match="lite plass"):
        here.install("requirements.txt")


def test_an_update_asks_for_no_more_room(here, monkeypatch):
    fetched = []
    monkeypatch.setattr(here.shutil, "disk_usage", lambda _: SimpleNamespace(free=900_000_000))
    monkeypatch.setattr(here, "make_venv", lambda: None)
    monkeypatch.setattr(here, "pip_install", fetched.append)
    here.VENV.mkdir(parents=True, exist_ok=True)
    (here.VENV / "requirements.txt.stamp").write_text("an older one")
    here.install("requirements.txt")
    assert fetched == ["requirements.txt"]


def test_a_folder_that_venv_refuses_is_told_of(here, monkeypatch):
    monkeypatch.setattr(here, "ROOT", here.ROOT / f"kurs{os.pathsep}2026")
    monkeypatch.setattr(here, "VENV", here.ROOT / ".venv")
    with pytest.raises(SystemExit, match="i navnet"):
        here.make_venv()


def test_no_network_is_told_of(here, empty, monkeypatch):
    """A real pip, an index where nobody answers."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    own = {"PIP_INDEX_URL": address, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1"}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    put(empty / "requirements.txt", b"a-package-that-nobody-has==1.0\n")
    with pytest.raises(SystemExit, match="maskinen er på nett"):
        here.install("requirements.txt")
    assert not list((empty / ".venv").glob("*.stamp"))


@pytest.mark.parametrize("said, sentence", [
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "full"),
    ("WARNING: Retrying after connection broken by 'ConnectTimeoutError(…)'\nERROR: No matching distribution", "nett"),
    ("WARNING: Retrying … 'NameResolutionError: getaddrinfo failed'", "nett"),
    ("ERROR: HTTPSConnectionPool(host='files'): Read timed out.", "nett"),
    ("ERROR: Could not find a version that satisfies the requirement numpy==9", "install.log"),
    ("error: metadata-generation-failed", "install.log"),
])  # fmt: skip
def test_what_pip_says_becomes_a_sentence(run, said, sentence):
    assert sentence in run.reason(said)


def test_the_language_is_remembered_until_another_is_asked_for(here, empty):
    (empty / "en" / "course").mkdir(parents=True)
    asked = [[], ["--lang", "en"], ["guide"], ["grade", "03-mestringstro", "--lang", "nb", "--again"], []]
    assert [here.language(line) for line in asked] == [
        ("nb", []),
        ("en", []),
        ("en", ["guide"]),
        ("nb", ["grade", "03-mestringstro", "--again"]),
        ("nb", []),
    ]
    (empty / "mitt/.language").write_text("xx")
    assert here.language([])[0] == "nb"


def test_english_is_spoken_where_it_is_chosen(here, monkeypatch):
    here.speak("en")
    with pytest.raises(SystemExit, match="Did not understand"):
        here.Parser().parse_args(["--nonsense"])


def test_a_copy_without_the_english_edition_says_so(here):
    with pytest.raises(SystemExit, match="not part of this copy"):
        here.language(["--lang", "en"])
