"""A pool of worker processes grades a pile: a record of what is done, and it goes on where it was stopped."""

import json
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from nbgrader.api import Gradebook

from ...answers import write_whole
from ...text.messages import N_, _
from ..course import Course
from .forked import can_fork
from .grader import Grader, fingerprint
from .lock import only_one
from .worker_process import Worker

RECORD, LOCK = "graded.json", "grade.lock"
LOST = N_("Innleveringen fikk rettingen til å stoppe to ganger. Se på den selv.")


class Batch:
    """All hand-ins of one assignment: which are to be graded, and what became of them."""

    def __init__(self, course: Course, assignment: str, workers: int = 2, sandbox: bool = True):
        self.course, self.assignment, self.workers, self.sandbox = course, assignment, workers, sandbox
        self.folder = course.intake(assignment)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.record = self._read()
        self.grader = Grader(course, assignment, sandbox)
        self.tests = self.grader.tests()

    def students(self) -> list[str]:
        """Everybody who has handed in."""
        places = self.course.folder("submitted").glob(f"*/{self.assignment}")
        return sorted(place.parent.name for place in places if place.is_dir() and not place.is_symlink())

    def waiting(self, again: bool = False) -> list[str]:
        """Those who are not graded yet, or who have handed in anew, or whose tests have been mended.

        `again`: everybody; or, where that was interrupted, those whom it did not come to.
        """
        graded = self._in_the_gradebook()
        everybody = again and not any(one.get("begun") for one in self.record.values())
        return [student for student in self.students() if everybody or student not in graded or not self._done(student)]

    def run(self, students: list[str], tell: Callable[[str, dict], None] = lambda student, result: None) -> None:
        """Grade these; `tell` hears of each result as it comes, after it is written down."""
        with only_one(self.folder / LOCK) as handle:
            self.record = self._read()  # somebody may just have finished
            for student in self.record.keys() & students:  # if this is interrupted, the next run knows whom is left
                self.record[student]["begun"] = True
            self._save()
            jobs, results = queue.Queue(), queue.Queue()
            for student in students:
                jobs.put(student)
            number = min(self.workers, len(students))
            workers = self._start(number, handle)
            threads = [
                threading.Thread(target=self._work, args=[jobs, results, handle, worker], daemon=True)
                for worker in workers
            ]
            for thread in threads:
                thread.start()
            for _ in students:
                student, result, of = results.get()
                if isinstance(result, Exception):
                    raise result
                self._write(student, result, of)
                tell(student, result)
            for thread in threads:
                thread.join()

    def _start(self, number: int, handle: int) -> list[Worker]:
        """So many workers. Where code is run, none of them begins before each has tried its sandbox."""
        if can_fork() and not self.grader.asks_for_code:
            return [Worker.copy(self, handle) for _ in range(number)]
        with ThreadPoolExecutor(number or 1) as pool:
            started = [pool.submit(Worker.start, self, handle) for _ in range(number)]
        refused = [one.exception() for one in started if one.exception()]
        if refused:
            for one in started:
                if not one.exception():
                    one.result().stop()
            raise refused[0]
        return [one.result() for one in started]

    def _work(self, jobs, results, handle, worker):
        """One worker process after another, as long as there are jobs: one that dies takes no student with it."""
        try:
            while True:
                try:
                    student = jobs.get_nowait()
                except queue.Empty:
                    return
                of = self._of(student)  # what comes in while it is graded is graded next time
                for _again in range(2):
                    worker = worker or Worker.start(self, handle)
                    result = worker.grade(student)
                    if result is not None:
                        break
                    worker = worker.stop()
                results.put((student, result or {"ok": False, "again": True, "lines": [_(LOST)]}, of))
        except Exception as error:  # no worker can be started: the batch can't go on
            results.put(("", error, ""))
        finally:
            if worker:
                worker.stop()

    def _done(self, student: str) -> bool:
        """Whether it need not be tried again: its points stand, or nothing but a new hand-in would help."""
        there = self.record.get(student)
        if not there or there["of"] != self._of(student) or there.get("again") or there.get("begun"):
            return False
        made = self.course.at("autograded", student, self.assignment) / f"{self.assignment}.ipynb"
        return not there["ok"] or made.is_file()

    def _in_the_gradebook(self) -> set[str]:
        """Those who have points there, and those whose hand-in cannot have any."""
        with Gradebook(self.course.db_url) as gradebook:
            graded = {one.student_id for one in gradebook.assignment_submissions(self.assignment)}
        return graded | {student for student, result in self.record.items() if not result["ok"]}

    def _of(self, student: str) -> str:
        return f"{fingerprint(self.course.at('submitted', student, self.assignment))} {self.tests}"

    def _read(self) -> dict:
        """What is written down, as far as it can be understood: the rest is graded again."""
        try:
            found = json.loads((self.folder / RECORD).read_text(encoding="utf-8"))
            return {student: one for student, one in found.items() if {"ok", "lines", "of"} <= one.keys()}
        except (OSError, ValueError, AttributeError):
            return {}

    def _write(self, student: str, result: dict, of: str) -> None:
        self.record[student] = {**result, "of": of}
        self._save()

    def _save(self) -> None:
        write_whole(self.folder / RECORD, json.dumps(self.record, ensure_ascii=False, indent=1).encode())
