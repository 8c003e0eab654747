"""Grades one hand-in, from a clean copy of its regular files.

Where the exercise asks for code, nbgrader's own converter does it, with a kernel in the sandbox; else `OwnGrading`.
"""

import copy
import fnmatch
import hashlib
import json
import os
import re
import shutil
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, DeduplicateIds, OverwriteCells, OverwriteKernelspec
from nbgrader.utils import capture_log

from ...answers import ANSWERS
from ...handing_in import MOST_NOTEBOOK
from ...text.messages import N_, _
from .. import RUN, editions, handed_in_at
from ..course import Course
from ..execute import QuietExecute
from ..written_cells import WholeAnswers
from .execute import BatchExecute
from .hand_in_files import regular_files
from .outputs import unseen
from .own_grading import OwnGrading
from .rebuild import Known, RebuildCells

TOO_LARGE = N_("Innleveringen er for stor til å rettes her. Se på den selv, eller be om en ny.")
NO_NOTEBOOK = N_("Fant ingen notatbok som heter {}.ipynb. Kjør «{run} intake», eller gi fila riktig navn.")
LINKS = N_("Lenker og spesialfiler i innleveringen er ikke tatt med: {}.")
UNREADABLE = N_("Notatboka kan ikke leses. Kjør «{run} intake», eller be om en ny.")
FAILED = N_("nbgrader kunne ikke rette innleveringen. Siste linje fra nbgrader: {}")
SAFE = re.compile(r"(?!\.)[\w.@+ -]{1,80}\Z")  # nbgrader looks for folders with wildcards
BAD_NAME = N_("Mappenavnet kan ikke brukes som studentens navn i nbgrader. Gi mappa et enklere navn.")


class BatchAutograde(Autograde):
    """nbgrader's converter; `trouble` collects what our steps have to tell."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.trouble = []

    def write_single_notebook(self, output, resources):
        """Write, and remember the trouble: the resources are a copy that is thrown away."""
        self.trouble += [line for line in resources.get("trouble", []) if line not in self.trouble]
        super().write_single_notebook(output, resources)


class Grader:
    """Grades hand-ins of one assignment, one after the other, in this process."""

    def __init__(self, course: Course, assignment: str, sandbox: bool):
        self.course, self.assignment, self._own = course, assignment, None
        self.config = copy.deepcopy(course.config)
        self.work = course.intake(assignment) / "work"
        # The converter sees the copies, never what the student has handed in
        self.config.CourseDirectory.submitted_directory = self.work.relative_to(course.root).as_posix()
        self.config.Autograde.sanitize_preprocessors = [
            WholeAnswers, RebuildCells, ClearOutput, DeduplicateIds,
            OverwriteKernelspec, OverwriteCells, CheckCellMetadata,
        ]  # fmt: skip
        steps = self.config.Autograde.autograde_preprocessors
        self.config.Autograde.autograde_preprocessors = [BatchExecute if s is QuietExecute else s for s in steps]
        self.config.BatchExecute.sandbox = sandbox

    def grade(self, student: str) -> dict:
        """Grade; returns {"ok": whether there are points, "lines": what the teacher should know}."""
        if not SAFE.match(student):
            return {"ok": False, "lines": [_(BAD_NAME)]}
        place = self.work / student / self.assignment
        shutil.rmtree(place.parent, ignore_errors=True)
        try:
            lines = self._copy(self.course.at("submitted", student, self.assignment), place)
            if self.asks_for_code:
                return self._convert(student, lines)
            self._own = self._own or OwnGrading(self.course, self.assignment)
            return {"ok": True, "lines": lines + self._own.grade(student, place)}
        except ValueError as problem:
            return {"ok": False, "lines": [str(problem)]}
        finally:
            shutil.rmtree(place.parent, ignore_errors=True)

    def refusal(self) -> str:
        """Why this grader must not run the exercise's code, as a sentence; "" when it may, or when there is none."""
        if not (self.asks_for_code and self.config.BatchExecute.sandbox):
            return ""
        from .safety_check import problem  # not on Windows

        return problem(self.config, self.work.parent)

    def _copy(self, source: Path, target: Path) -> list[str]:
        try:
            names = regular_files(source)
        except ValueError:
            raise ValueError(_(TOO_LARGE)) from None
        name = f"{self.assignment}.ipynb"
        if name not in names:
            raise ValueError(_(NO_NOTEBOOK, self.assignment, run=RUN))
        if (source / name).stat().st_size > MOST_NOTEBOOK:
            raise ValueError(_(TOO_LARGE))
        try:
            json.loads((source / name).read_bytes())
        except (ValueError, RecursionError):
            raise ValueError(_(UNREADABLE, run=RUN)) from None
        master = self.course.folder("source") / self.assignment
        ours = {one.relative_to(master).parts[0] for one in master.rglob("*") if one.is_file()} - {name}
        ignored = self.course.config.CourseDirectory.ignore
        for one in names:
            parts = Path(one).parts
            unwanted = any(fnmatch.fnmatch(part, pattern) for part in parts for pattern in ignored)
            if unwanted or parts[0] in ours or (one.endswith(".ipynb") and one != name):
                continue  # nbgrader lays its own copies there
            (target / one).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / one, target / one, follow_symlinks=False)
        stamp = target / handed_in_at.FILE
        untimely = stamp.exists() and not handed_in_at.read(stamp.read_text(encoding="utf-8", errors="replace"))
        if untimely:
            stamp.unlink()  # nbgrader would stop, or call it late
        special = [_shown(p.relative_to(source)) for p in source.rglob("*") if p.is_symlink() or not _plain(p)]
        return [_(handed_in_at.WRONG)] * untimely + [_(LINKS, ", ".join(special[:5]))] * bool(special)

    def _convert(self, student: str, lines: list[str]) -> dict:
        coursedir = CourseDirectory(config=self.config, assignment_id=self.assignment, student_id=student)
        app = BatchAutograde(coursedir=coursedir, config=self.config, force=True, create_student=True)
        said = capture_log(app)
        if said["success"]:
            made, handed_in = (self.course.at(step, student, self.assignment) for step in ("autograded", "submitted"))
            cells = nbformat.read(made / f"{self.assignment}.ipynb", as_version=4).cells
            return {"ok": True, "lines": lines + app.trouble + unseen(cells, handed_in / ANSWERS)}
        told = (said.get("error") or said.get("log") or "?").strip().splitlines()
        reasons = [line for line in told if "NbGraderException" not in line and "traceback" not in line.lower()]
        return {"ok": False, "again": True, "lines": [*lines, _(FAILED, (reasons or told)[-1][:300])]}

    @cached_property
    def asks_for_code(self) -> bool:
        """Whether students answer with code: then it is run, and needs a sandbox."""
        with Gradebook(self.course.db_url) as gradebook:
            return Known.of(gradebook.find_notebook(self.assignment, self.assignment)).asks_for_code

    def tests(self) -> str:
        """What hand-ins are graded by, as one short text: it changes when a key or a text is mended."""
        with Gradebook(self.course.db_url) as gradebook:
            notebook = gradebook.find_notebook(self.assignment, self.assignment)
            known = sorted((cell.name, cell.source or "") for cell in notebook.source_cells)
            known += sorted((cell.name, cell.max_score) for cell in notebook.grade_cells)
        made = hashlib.sha256(json.dumps(known).encode())
        for path in sorted((self.course.folder("source") / self.assignment).rglob("*")):
            if path.is_file() and path.suffix != ".ipynb":  # questions and answers of the widgets
                made.update(path.read_bytes())
        for path in sorted((editions.folder(self.course, "source", editions.ENGLISH) / self.assignment).rglob("*")):
            if path.is_file():
                made.update(path.read_bytes())
        return made.hexdigest()[:16]


def _shown(path: Path) -> str:
    """A file's name as text: a name may hold what commands a terminal, or be no text at all."""
    return "".join(letter if letter.isprintable() else "?" for letter in path.as_posix())


def _plain(path: Path) -> bool:
    return path.is_dir() or path.is_file()


def fingerprint(folder: Path) -> str:
    """What was handed in, as one short text; a changed or new file changes it."""
    made = hashlib.sha256()
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(place, name)
            made.update(os.fsencode(os.path.relpath(path, folder)))
            with suppress(OSError):  # gone since it was listed
                made.update(f" {os.lstat(path).st_size} {os.lstat(path).st_mtime_ns}\n".encode())
    return made.hexdigest()[:16]
