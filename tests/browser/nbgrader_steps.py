"""The commands of nbgrader that a teacher types, each time in a process of its own.

Only importing nbgrader takes seconds, so one process imports it and waits; for each call it makes a copy of itself.
"""

import json
import subprocess
import sys
from functools import cache

WAITING = """
import json, os, sys, traceback
from nbgrader.apps import NbGraderApp

for line in sys.stdin:
    folder, exercise, log, *steps = json.loads(line)
    copy = os.fork()
    if copy:
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
        continue
    code = 1
    try:
        os.chdir(folder)
        written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(written, stream)
        for step in steps:
            NbGraderApp.launch_instance([step, exercise])
            NbGraderApp.clear_instance()
        code = 0
    except BaseException:
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(code)
"""


@cache
def _waiting():
    """It ends with this process, which holds its input open."""
    return subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def nbgrader(course, *steps):
    """Run these steps for the course's exercise; fails with what nbgrader said."""
    process, log = _waiting(), course.folder / "nbgrader.log"
    process.stdin.write(json.dumps([str(course.folder), course.exercise, str(log), *steps]) + "\n")
    process.stdin.flush()
    assert process.stdout.readline().strip() == "0", log.read_text(encoding="utf-8")
