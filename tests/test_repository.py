"""The repository as a guest meets it: nobody's answers, nobody's machine, no leftovers."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from babel.dates import format_date

ROOT = Path(__file__).parents[1]
PICTURES = {".png", ".webp", ".svg", ".ico", ".mo"}
ANYWHERE = {"svar", "skadet", ".privat", "__pycache__", ".ipynb_checkpoints", ".jupyter"}
MADE = {"mitt", "build", "grading", ".venv"}
MACHINE = re.compile(r"/(root|work|opt|tmp|home/[a-z]{2,}|Users/[a-z]{2,})/|C:\\+Users", re.IGNORECASE)
INDEX = re.compile(r"pypi\.org/simple|pythonhosted\.org|index-url|find-links")


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, text=True, capture_output=True)


def tracked():
    """The files that a clone would have."""
    listed = git("ls-files", "-z")
    assert listed.returncode == 0, listed.stderr
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts():
    """Every tracked text with its name; this file holds examples of what must not be there."""
    names = set(tracked()) - {"tests/test_repository.py"}
    return [(name, (ROOT / name).read_bytes()) for name in sorted(names) if Path(name).suffix not in PICTURES]


def test_no_answers_and_no_leftovers_are_tracked():
    assert [name for name in tracked() if ANYWHERE.intersection(Path(name).parts)] == []
    assert [name for name in tracked() if name.split("/")[0] in MADE] == []


def test_names_are_ascii_and_fit_every_system():
    assert [name for name in tracked() if not re.fullmatch(r"[\w./-]+", name, re.ASCII)] == []
    lower = [name.lower() for name in tracked()]
    assert len(set(lower)) == len(lower), "two names that differ in case only"


def test_no_path_of_a_machine_and_no_index():
    found = [(name, m[0]) for name, data in texts() for m in MACHINE.finditer(data.decode())]
    assert found == []
    assert [(name, m[0]) for name, data in texts() for m in INDEX.finditer(data.decode())] == []


@pytest.mark.parametrize(
    "planted", ["in /root/x", "/".join(["", "work", "main"]), "/home/kari/kurs", "C:\\Users\\Kari", "open /tmp/a"]
)
def test_a_planted_path_is_found(planted):
    assert MACHINE.search(planted)


@pytest.mark.parametrize(
    "planted", ["-i https://pypi.org/simple", "--extra-index-url x", "--find-links file:///opt/wheels"]
)
def test_a_planted_index_is_found(planted):
    assert INDEX.search(planted)


def test_texts_are_utf8_with_plain_line_ends():
    bad = [name for name, data in texts() if b"\r" in data or (data and not data.endswith(b"\n"))]
    assert bad == []


@pytest.mark.parametrize(
    "name",
    ["solutions/09-x/09-x.ipynb", "exercises/09-x/widgets/m09.yml", "course/09-x.ipynb", "en/course/09-x.ipynb",
     "src/mestring/book/build.py", "book/images/readme-lab.png", "requirements.txt", ".ci/run"],
)  # fmt: skip
def test_nothing_of_the_course_is_ignored(name):
    assert git("check-ignore", "--no-index", name).returncode == 1


@pytest.mark.parametrize(
    "name",
    ["course/svar/m01-a.json", "solutions/09-x/svar/m09-a.json", ".privat/m01-a.json", "mitt/course/01.ipynb",
     ".venv/bin/python", "build/mestring-student.zip", "grading/gradebook.db", "sikkerhetskopi-20261121.zip"],
)  # fmt: skip
def test_what_is_private_or_made_is_ignored(name):
    assert git("check-ignore", "--no-index", name).returncode == 0


def test_findings_are_listed_and_pinned():
    listed = (ROOT / "findings" / "README.md").read_text(encoding="utf-8")
    for script in sorted((ROOT / "findings").glob("*.sh")):
        said = script.read_text(encoding="utf-8")
        installed = re.findall(r"^(?:pip install|npm install) (.+)$", said, re.M)
        packages = [word for line in installed for word in line.split() if not word.startswith("-")]
        assert f"`{script.name}`" in listed and packages, script.name
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+|(@\w+/)?[\w.-]+@[\d.]+", package) for package in packages), packages


def test_the_page_about_the_course_says_the_edition_that_is_cited():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    day = format_date(date.fromisoformat(cited["date-released"]), "long", locale="nb_NO")
    about = (ROOT / "book" / "om.md").read_text(encoding="utf-8")
    assert f"utgave {cited['version']} fra {day}" in about
