"""Takes hand-ins in as `mestring intake` does, in a course of the test's own, and looks at what came of it."""

import io
import shutil

from rich.console import Console

from mestring.teacher.course import find_course
from mestring.teacher.intake import command

from .exercises import ROOT

EXERCISE = "03-mestringstro"
AT = "2024-11-21 20:44:23.123456 UTC"


def new_course(folder):
    """A course with a folder for hand-ins, `inn`."""
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "inn").mkdir()
    return find_course(folder)


def put(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def take(course, source="inn", groups=()):
    """{student: entry} after taking in."""
    console = Console(file=io.StringIO())
    entries, _ = command.intake(course, EXERCISE, course.root / source if source else None, console, groups)
    assert not (course.intake(EXERCISE) / "feil.txt").exists()
    return {entry["student"]: entry for entry in entries}


def states(entries):
    return {student: entry["state"] for student, entry in entries.items()}


def text_in(course, student):
    return (course.at("submitted", student, EXERCISE) / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
