"""A process that grades one hand-in after another: names come as lines on stdin, results go as JSON lines to stdout.

It ends with whoever started it: when stdin closes it stops at once, and its sandboxes with it.
"""

import json
import os
import queue
import sys
import threading
from pathlib import Path

from ...text.messages import _
from ..trouble import sentence


def main(root: str, assignment: str, sandbox: str) -> None:
    """Grade until there is nothing more."""
    from ..course import find_course
    from .grader import Grader
    from .sandbox import TEMPORARY, sweep

    course = find_course(Path(root))
    sweep(TEMPORARY, course.intake(assignment))
    if sandbox == "sandbox":  # on Linux: what a kernel sends must not fill the machine
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    serve(Grader(course, assignment, sandbox == "sandbox"))


def serve(grader) -> None:
    """Answer each name with a result."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what nbgrader or a kernel prints is no answer
    jobs = queue.Queue()
    threading.Thread(target=listen, args=[jobs], daemon=True).start()
    print(json.dumps({"refused": grader.refusal()}), file=answers, flush=True)  # ready, or not
    while True:
        print(json.dumps(grade(grader, jobs.get())), file=answers, flush=True)


def grade(grader, student: str) -> dict:
    """The result; one student's trouble is never another's."""
    try:
        return grader.grade(student)
    except Exception as error:
        said = sentence(error) or _("Rettingen stoppet: {}", f"{type(error).__name__}: {error}")
        return {"ok": False, "again": True, "lines": [said[:300]]}


def listen(jobs: queue.Queue) -> None:
    """Pass on what stdin says; when it closes, the starter is gone."""
    for line in open(0, encoding="utf-8"):
        jobs.put(json.loads(line))
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
