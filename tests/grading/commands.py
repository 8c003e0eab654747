"""The commands that a teacher types, each time in a process of its own.

Only importing nbgrader takes seconds, so one process imports it and waits; for each call it makes a copy of itself.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

WAITING = """
import json, os, sys, traceback
from mestring.teacher.cli import run
from mestring.teacher.batch import worker_pool
from nbgrader.apps import NbGraderApp

def nbgrader(exercise, *steps):
    for step in steps:
        NbGraderApp.launch_instance([step, exercise])
        NbGraderApp.clear_instance()
    return 0

def mestring(*words):
    return run(list(words))

for line in sys.stdin:
    folder, *streams, command, words = json.loads(line)
    copy = os.fork()
    if copy:
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
        continue
    code = 99
    try:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, log in enumerate(streams, start=1):
            os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        code = globals()[command](*words)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
"""


@cache
def _waiting():
    """It ends with this process, which holds its input open."""
    return subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _done(folder: Path, command: str, words) -> tuple[int, str, str]:
    """The exit code of a command in this folder, what it says, and what else it writes."""
    process, logs = _waiting(), [folder / "said.log", folder / "written.log"]
    process.stdin.write(json.dumps([str(folder), *map(str, logs), command, words]) + "\n")
    process.stdin.flush()
    code = int(process.stdout.readline())
    return code, *(log.read_text(encoding="utf-8") for log in logs)


def nbgrader(course, *steps: str) -> None:
    """Run these steps for the course's exercise; fails with what nbgrader said."""
    code, said, written = _done(course.folder, "nbgrader", [course.exercise, *steps])
    assert code == 0, said + written


def mestring(folder: Path, *words: str) -> str:
    """`mestring` with these words, in this folder; returns what it says. Fails where the command could not run."""
    code, said, written = _done(folder, "mestring", [*map(str, words)])
    assert code in (0, 1), said + written
    return said
