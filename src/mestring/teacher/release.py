"""Makes exercises/ from solutions/ with nbgrader, in both editions: `python -m mestring.teacher.release`.

The Lab extension's list of known cells follows, and so does a gradebook that is in use: nbgrader grades by the tests
that the gradebook holds.
"""

import os
import shutil
import subprocess
import sys
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config.loader import Config, PyFileConfigLoader

from ..text import EDITION
from ..written import STUBS


def release(root: Path, edition: str = "") -> list[str]:
    """Make exercises/ anew, or en/exercises/; returns the files that were not as they should be.

    nbgrader works in a folder aside: when it fails it deletes what it was making. The gradebook knows one
    edition: names and points are the same in both.
    """
    with TemporaryDirectory() as made:
        _generate(root, made, database=False, edition=edition)
        return _mirror(Path(made), root / edition / "exercises")


def register(root: Path) -> None:
    """Tell the gradebook of every exercise. Fails when graded cells changed after somebody was graded."""
    with TemporaryDirectory() as unused:
        _generate(root, unused, database=True)


def register_once(assignment: str, **_) -> None:
    """Register before the first grading, so that `nbgrader autograde` works in a fresh copy of the course."""
    root = Path.cwd()  # nbgrader's converters work in the course's root
    with Gradebook(load_config(root).CourseDirectory.db_url) as gradebook:
        known = any(assignment == there.name for there in gradebook.assignments)
    if not known:
        register(root)


def load_config(root: Path) -> Config:
    """The course's nbgrader configuration."""
    # nbgrader calls `alembic` by name to make a new gradebook.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def _generate(root: Path, folder: str, database: bool, edition: str = "") -> None:
    config = load_config(root)
    if edition:
        config.CourseDirectory.source_directory = f"{edition}/solutions"
        config.ClearSolutions.text_stub = STUBS[edition]
    config.CourseDirectory.release_directory = folder
    config.SaveCells.enabled = database
    for exercise in sorted((root / edition / "solutions").glob("*/*.ipynb")):
        config.CourseDirectory.assignment_id = exercise.parent.name
        coursedir = CourseDirectory(config=config)
        generate = GenerateAssignment(coursedir=coursedir, config=config, force=True, no_database=not database)
        done = capture_log(generate)
        if not done["success"]:
            raise RuntimeError(f"nbgrader could not make {exercise.parent.name}:\n{done['log']}")


def _mirror(source: Path, target: Path) -> list[str]:
    def files(folder):
        return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}

    wanted, there = files(source), files(target)
    same = {name for name in wanted & there if cmp(source / name, target / name, shallow=False)}
    for name in wanted - same:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
    for name in there - wanted:
        (target / name).unlink()
    return sorted(name.as_posix() for name in (wanted | there) - same)


def main(root: Path) -> None:
    """Release, and tell those who must know: the Lab extension, and the gradebook if there is one."""
    changed = release(root)
    if (root / EDITION / "solutions").is_dir():
        changed += [f"{EDITION}/exercises: {name}" for name in release(root, EDITION)]
    print("\n".join(changed) or "exercises/ is as it should be.")
    subprocess.run([sys.executable, "-m", "mestring.lab.manifest"], cwd=root, check=True)
    if (root / "grading" / "gradebook.db").exists():
        register(root)


if __name__ == "__main__":
    main(Path.cwd())
