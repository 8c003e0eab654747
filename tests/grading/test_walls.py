"""The sandbox's walls: one that is taken down turns what says "denied" red, and nothing is graded behind it."""

import asyncio
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import psutil
import pytest
from click.testing import CliRunner
from jupyter_core.utils import run_sync
from traitlets.config import Config

from mestring.teacher.batch import sandbox
from mestring.teacher.batch.attempts import ATTEMPTS
from mestring.teacher.batch.command import command
from mestring.teacher.batch.safety_check import OPEN, REFUSED, UNUSABLE, canaries, problem

from .code_exercise import EXERCISE, KEY, write_exercise
from .course import Course
from .hostile import HAND_INS, TRIED
from .sabotage import ABSENT, WALLS, reached_without

ALONE = """
import sys
from mestring.teacher.batch.attempts import reached
print(*reached(eval(sys.argv[1])))
"""


@pytest.mark.slow
@pytest.mark.parametrize("wall", WALLS)
def test_without_a_wall_what_it_denies_is_reached_and_nothing_else(wall):
    assert reached_without(wall) == WALLS[wall].falls - ABSENT


@pytest.mark.slow
def test_a_browser_test_before_it_changes_nothing():
    async def after_another():  # a browser's loop runs on, and Jupyter has begun a thread of its own beside it
        run_sync(asyncio.sleep)(0)
        return reached_without(wall)

    wall = "no keys of the teacher's"
    with ThreadPoolExecutor(1) as threads:  # this thread may have a real browser's loop already
        assert threads.submit(asyncio.run, after_another()).result() == WALLS[wall].falls - ABSENT


def test_every_attempt_has_its_wall():
    tried = {name for names in TRIED.values() for name in names}
    assert set(ATTEMPTS) == set(OPEN) == tried
    fallen = {name for wall in WALLS.values() for name in wall.falls}
    assert tried <= fallen
    codes = "".join(one.code for one in HAND_INS.values())
    others = set(re.findall(r'NÅDD(?:", "| )(\w+)', codes))
    assert others == fallen - tried


def test_with_no_wall_at_all_the_attempts_reach_what_they_ask_for_and_change_nothing(tmp_path):
    with canaries(Config(), tmp_path) as canary:
        before = sorted(tmp_path.rglob("*"))
        done = subprocess.run([sys.executable, "-c", ALONE, repr(canary)], capture_output=True, text=True, cwd=tmp_path)
        assert sorted(tmp_path.rglob("*")) == before
    depends = {"has_rights", "makes_a_namespace", "changes_our_program"}  # on the machine and on who asks
    assert set(ATTEMPTS) - set(done.stdout.split()) <= depends, done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "killed"),
    [((1 << 40, 64), False), ((1 << 40, 2), True), ((1 << 20, 64), True)],
    ids=["within", "too many processes", "too much memory"],
)
def test_a_sandbox_beyond_its_limits_is_killed(limits, killed):
    assert ended_by_the_watch(*limits) is killed


def test_a_sandbox_that_leaves_the_machine_too_little_memory_is_killed(monkeypatch):
    left = iter([8 << 30, 7 << 30, 1 << 20])
    monkeypatch.setattr(sandbox.psutil, "virtual_memory", lambda: SimpleNamespace(available=next(left)))
    assert ended_by_the_watch(1 << 40, 64)


def ended_by_the_watch(memory, processes):
    """Whether a process with three children, which end by themselves, is killed."""
    code = "import subprocess\nfor child in [subprocess.Popen(['sleep', '1']) for _ in range(3)]: child.wait()"
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    while len(psutil.Process(process.pid).children()) < 3:
        time.sleep(0.01)
    sandbox.watch(process, process.pid, memory, processes)
    return process.wait() != 0


def test_a_sandbox_in_which_nothing_works_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "start_fork_server", lambda fonts: 1 / 0)
    monkeypatch.setattr(sandbox.SandboxProvisioner, "fork_server", None)
    config = Config({"QuietExecute": {"matplotlib_folder": str(tmp_path)}})
    (tmp_path / "fontlist-none.json").touch()
    assert problem(config, tmp_path) == REFUSED.format(UNUSABLE)


DOWN = """
from mestring.teacher.batch import isolation
command = isolation._command
isolation._command = lambda files: [word for word in command(files) if word != "--disable-userns"]
"""


@pytest.mark.slow
def test_behind_an_open_wall_nothing_is_graded(tmp_path):
    course = Course(tmp_path / "course", EXERCISE, write_exercise(tmp_path / "source"))
    course.hand_in("ola", {KEY: {"q1": ["a"], "q2": ["a"]}})
    settings = course.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text(encoding="utf-8") + DOWN, encoding="utf-8")
    done = CliRunner().invoke(command, [EXERCISE, "--course", str(course.folder)])
    assert str(done.exception) == REFUSED.format(OPEN["makes_a_namespace"]), done.output
    assert not course.at("autograded", "ola").exists()
