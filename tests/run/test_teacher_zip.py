"""What a colleague gets: the whole course with its keys, and nobody's hand-in or answer."""

import re
import subprocess
import sys
import zipfile

from mestring.workspace.teacher_zip import pack

from .conftest import ROOT, put

NOT_FOR_TEACHING = {*("tests", "benchmarks", "findings", ".ci"), *("node_modules", "package.json", "package-lock.json")}


def test_all_that_is_the_courses_is_in_it_and_nothing_else(tmp_path):
    own = {name for name in tracked() if "/" in name and name.split("/")[0] not in NOT_FOR_TEACHING}
    with zipfile.ZipFile(pack_into(tmp_path)) as archive:
        names = set(archive.namelist())
        assert "fasiten" in archive.read("LES-MEG.txt").decode()
        assert "answer key" in archive.read("READ-ME.txt").decode()
    assert own - names == set()
    assert {name.split("/")[0] for name in names} & NOT_FOR_TEACHING == set()


def tracked():
    """Every file of the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, text=True, capture_output=True).stdout
    return [name for name in listed.split("\0") if (ROOT / name).is_file()]


def pack_into(folder):
    """A pack of a course like this one, where answers, grades and leftovers of a run lie about too."""
    for name in tracked():
        if name.split("/")[0] not in ("tests", "findings"):
            put(folder / name, (ROOT / name).read_bytes())
    for name in (
        "course/svar/m01.json",
        "grading/gradebook.db",
        "book/_build/x",
        "src/mestring/__pycache__/x.pyc",
    ):
        put(folder / name, b"of a run")
    target = pack(folder)
    with zipfile.ZipFile(target) as archive:
        assert not [name for name in archive.namelist() if archive.read(name) == b"of a run"]
    before = target.read_bytes()
    assert pack(folder).read_bytes() == before
    return target


def test_it_starts_and_says_what_it_leaves_out(tmp_path):
    with zipfile.ZipFile(pack_into(tmp_path / "here")) as archive:
        archive.extractall(tmp_path / "unpacked")
    done = subprocess.run([sys.executable, "run.py", "test"], cwd=tmp_path / "unpacked", text=True, capture_output=True)
    assert re.search("Testene følger ikke med i lærerpakken", done.stderr) and done.returncode == 1
