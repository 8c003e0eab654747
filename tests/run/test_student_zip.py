"""What students get: everything they need, and nothing that gives an answer away."""

import json
import shutil
import zipfile

import pytest
import yaml

from mestring.errors import PlainError
from mestring.workspace import student_zip
from mestring.workspace.student_zip import collect, leaks, pack, secrets, zipped

from .conftest import ROOT, notebook, put

SOLVED = ["check.answered(w)\n### BEGIN HIDDEN TESTS\ncheck.grade(\n key={'q1': ['a']},\n)\n### END HIDDEN TESTS"]
SCHEME = "## Task\n<!-- BEGIN MARK SCHEME -->\nGood: names both rulers.\n<!-- END MARK SCHEME -->"
ANSWER = "The model answer that a teacher wrote."


@pytest.fixture(scope="module")
def real():
    """The real package's files."""
    return collect(ROOT)


@pytest.fixture
def course(root):
    """A small course with everything that has to be packed, and one solved exercise."""
    for name in (*student_zip.TOP, "src/mestring/core.py", "src/mestring/teacher/grade.py", "tests/test_it.py"):
        put(root / name, b"x = 1\n")
    put(root / "exercises/01/widgets/m01.yml", b"m01-a: {questions: {q1: {options: {a: A, b: B}}}}\n")
    solved = json.loads(notebook(*SOLVED, SCHEME, ANSWER))
    solved["cells"][2]["metadata"] = {"nbgrader": {"solution": True}}
    put(root / "solutions/01/01.ipynb", json.dumps(solved).encode())
    return root


def test_nothing_of_the_teachers_is_in_the_package(real):
    folders = {name.split("/")[0] for name in real}
    assert folders == {*student_zip.TOP, "LES-MEG.txt", "READ-ME.txt", "course", "exercises", "src", "en"}
    assert not [name for name in real if "/teacher/" in name or "/svar/" in name or name.endswith("_zip.py")]


def test_no_line_of_a_hidden_test_and_no_model_answer_is_in_the_package(real):
    """Read from solutions/ in another way than the packer does: between any BEGIN and END."""
    text = "\n".join(data.decode() for data in real.values()).replace("\\n", "\n").replace('\\"', '"')
    hidden = []
    for path in (*ROOT.glob("solutions/*/*.ipynb"), *ROOT.glob("en/solutions/*/*.ipynb")):
        inside = False
        for cell in json.loads(path.read_bytes())["cells"]:
            model = cell["metadata"].get("nbgrader", {}).get("solution")
            for line in "".join(cell["source"]).splitlines():
                inside = ("BEGIN " in line or inside) and "END " not in line
                hidden += [line.strip()] * bool((inside or model) and len(line.strip()) > 40)
    assert len(hidden) > 20
    assert [line for line in hidden if line in text] == []


def test_exercises_carry_no_right_or_feedback(real):
    for name, data in real.items():
        if "exercises/" in name and name.endswith(".yml"):
            assert {"right", "feedback"}.isdisjoint(student_zip._keys(yaml.safe_load(data)))


def test_the_same_files_give_the_same_bytes(course):
    first = pack(course).read_bytes()
    moved = course.parent / (course.name + "-moved")
    shutil.copytree(course, moved, copy_function=shutil.copyfile)
    assert pack(moved).read_bytes() == first == zipped(collect(moved))
    with zipfile.ZipFile(course / "build/mestring-student.zip") as archive:
        assert archive.testzip() is None and "run.py" in archive.namelist()


def test_the_small_course_is_clean(course):
    assert secrets(course) == {"key={'q1': ['a']},", "Good: names both rulers.", ANSWER}
    names = set(collect(course))
    assert "src/mestring/core.py" in names
    assert not [n for n in names if "teacher" in n or n.startswith(("solutions", "tests")) or "svar" in n]


@pytest.mark.parametrize(
    "name, planted",
    [
        ("exercises/01/01.ipynb", notebook("check.grade(\n  key={'q1': ['a']},\n)")),
        ("exercises/01/01.ipynb", notebook("### BEGIN HIDDEN TESTS\nassert w.answer\n### END HIDDEN TESTS")),
        ("exercises/01/01.ipynb", notebook(SCHEME)),
        ("exercises/01/01.ipynb", notebook("<!-- END MARK SCHEME -->")),
        ("exercises/01/01.ipynb", notebook(ANSWER)),
        ("exercises/01/widgets/m01.yml", b"m01-a: {questions: {q1: {options: {a: {text: A, right: true}}}}}"),
        ("exercises/01/widgets/m01.yml", b"m01-a: [{options: {a: {text: A, feedback: No}}}]"),
        ("course/01.ipynb", notebook("Good: names both rulers.")),
        ("src/mestring/core.py", b"    key={'q1': ['a']},\n"),
        ("README.md", f"So: \n{ANSWER}\n".encode()),
    ],
)
def test_a_planted_key_stops_the_package(course, name, planted):
    put(course / name, planted)
    with pytest.raises(PlainError, match="fasit") as refused:
        pack(course)
    assert name in str(refused.value) and not (course / "build").exists()


def test_lessons_may_say_what_is_right(course):
    put(course / "course/widgets/m01.yml", b"m01-a: {options: {a: {text: A, right: true, feedback: Yes}}}")
    assert leaks(collect(course), secrets(course)) == []


@pytest.mark.parametrize("gone", ["run.py", "exercises", "course"])
def test_a_missing_part_is_named(course, gone):
    shutil.rmtree(course / gone) if (course / gone).is_dir() else (course / gone).unlink()
    with pytest.raises(PlainError, match=f"{gone} mangler"):
        pack(course)
