"""Hand-ins that mean harm: the batch ends, nothing leaks, nothing is harmed, nobody wins or loses a point by them."""

import json
from functools import partial

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from mestring.teacher.batch import isolation
from mestring.teacher.batch.command import command
from mestring.teacher.batch.isolation import why_not
from mestring.teacher.batch.outputs import VERDICT
from mestring.teacher.batch.safety_check import canaries
from mestring.teacher.batch.worker_pool import Batch
from mestring.teacher.course import find_course
from mestring.teacher.release import load_config, register

from .code_exercise import EXERCISE, FASIT, KEY, write_exercise
from .course import Course, running_for
from .hostile import HAND_INS, LIMITS, REACHED, key_of_ours, written_out

pytestmark = pytest.mark.slow
RIGHT, HALF, WRONG = ({"q1": ["a"], "q2": [two]} for two in ("a", "b", "b"))
WRONG["q1"] = ["b"]
NEIGHBOURS = {  # the answers, and the points and the verdict that they deserve; guessing alone would give 2/3 of one
    "ærlig-kari": ({KEY: RIGHT}, (2.0, "right")),
    "ærlig-ola": ({KEY: HALF}, (0.5, "partial")),
    "ærlig-tom": ({}, (0.0, "missing")),
    "ærlig-åse": ({KEY: WRONG}, (0.0, "wrong")),
}
HOME, TOKEN, OTHER = "hjemme-hemmelighet", "hub-token-hemmelighet", "en-annens-svar-hemmelighet"


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Everything hostile and four honest neighbours, graded in one go by two workers."""
    assert why_not() == ""
    folder = tmp_path_factory.mktemp("hostile")
    course = Course(folder / "course", EXERCISE, write_exercise(folder / "source"))
    with open(course.folder / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"\nfrom traitlets.config import Config\nc.merge(Config({LIMITS}))\n")
    home = folder / "home"
    home.mkdir()
    (home / "hemmelig.txt").write_text(HOME)
    config = load_config(course.folder)
    with canaries(config, course.folder / "grading") as canary, key_of_ours(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("JUPYTERHUB_API_TOKEN", TOKEN)
        for name, hostile in HAND_INS.items():
            code = written_out(hostile.code, canary, course.folder, home)
            place = course.hand_in(name, {KEY: WRONG}, change=partial(_fill, code=code, change=hostile.change))
            hostile.files(place)
        for name, (answers, _) in NEIGHBOURS.items():
            course.hand_in(name, answers, change=partial(_fill, code=HONEST))
        (course.at("submitted", "ærlig-kari") / "notat.txt").write_text(OTHER)
        register(course.folder)
        course.batch = Batch(find_course(course.folder), EXERCISE, workers=2)
        course.batch.run(course.batch.waiting())
        course.processes = running_for(course)
        yield course


HONEST = "def double(number):\n    return 2 * number"


def _fill(book, code, change=lambda book: None):
    next(cell for cell in book.cells if cell.metadata.nbgrader.grade_id == "m06-double").source = code
    change(book)


def points(course, student):
    return {name: score for name, (score, _) in course.grades(student).items()}


def test_the_batch_ends_and_says_something_of_everybody(batch):
    assert set(batch.batch.record) == {*HAND_INS, *NEIGHBOURS}
    assert batch.batch.waiting() == []


@pytest.mark.parametrize("name", HAND_INS)
def test_nobody_wins_a_point(batch, name):
    found = points(batch, name)
    assert set(found) == {"m06-valg", "m06-double-test", "m06-tekst"}
    assert set(found.values()) == {0}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_neighbours_get_what_they_deserve(batch, name):
    cells = json.loads((batch.at("autograded", name) / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))["cells"]
    (verdict,) = next(cell["outputs"] for cell in cells if cell["id"] == "m06-valg")
    found = points(batch, name)
    assert {**batch.batch.record[name], "of": ""} == {"ok": True, "lines": [], "of": ""}
    assert (found.pop("m06-valg"), verdict["data"][VERDICT]["state"]) == NEIGHBOURS[name][1]
    assert found == {"m06-double-test": 1, "m06-tekst": 0}


@pytest.mark.parametrize("name", HAND_INS)
def test_nothing_leaks(batch, name):
    made = batch.at("autograded", name)
    assert not any(path.is_symlink() for path in made.rglob("*"))
    cells = json.loads((made / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = json.dumps([cell.get("outputs") for cell in cells], ensure_ascii=False)
    beside = [path for path in made.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
    shown += "".join(path.read_text(errors="replace") for path in beside)
    for secret in (HOME, TOKEN, OTHER, "SQLite format"):
        assert secret not in shown, secret
    assert REACHED.findall(shown) == []
    assert FASIT not in batch.feedback(name)
    assert len(shown) < 500_000


def test_the_gradebook_is_whole_and_holds_each_hand_in_once(batch):
    with Gradebook(batch.db_url) as gradebook:
        assert gradebook.db.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert sorted(one.student.id for one in submissions) == sorted([*HAND_INS, *NEIGHBOURS])


def test_nothing_is_left_behind(batch):
    assert batch.processes == []
    assert list((batch.folder / "grading" / "intake" / EXERCISE / "work").iterdir()) == []


def test_scripts_are_text(batch):
    made = batch.at("autograded", "shows-scripts") / f"{EXERCISE}.ipynb"
    outputs = [o for cell in json.loads(made.read_text())["cells"] for o in cell.get("outputs", []) if "data" in o]
    assert outputs
    for output in outputs:
        assert not {"application/javascript", "image/svg+xml", "application/x-evil"} & set(output["data"])
        assert "<script" not in "".join(output["data"].get("text/html", ""))
    assert "<script>document" not in batch.feedback("shows-scripts")


@pytest.mark.parametrize("name", HAND_INS)
def test_a_zero_has_its_reason_where_the_points_are(batch, name):
    cells = json.loads((batch.at("autograded", name) / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))["cells"]
    tests = [
        cell for cell in cells if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade")
    ]
    assert [cell["metadata"]["nbgrader"]["grade_id"] for cell in tests] == ["m06-valg", "m06-double-test"]
    for cell in tests:
        reasons = [o for o in cell["outputs"] if o["output_type"] == "error" or "mst-verdict" in str(o.get("data"))]
        assert reasons, cell["metadata"]["nbgrader"]["grade_id"]


STOPPED = ["stops-itself", "exits-the-kernel", "crashes-the-kernel", "sleeps-long", "loops-and-ignores-interrupts"]
STOPPED += ["starts-many-processes", "eats-memory", "silences-the-shell", "gives-itself-297-points"]
UNSEEN = ["links-to-the-gradebook", "has-an-answer-of-bottomless-depth", "has-a-huge-answer"]


@pytest.mark.parametrize("name", [*STOPPED, "deletes-the-tests", *UNSEEN])
def test_what_the_sandbox_or_the_repair_did_is_told(batch, name):
    assert batch.batch.record[name]["lines"]


def test_without_a_sandbox_the_command_says_so_and_asks(tmp_path, monkeypatch):
    monkeypatch.setattr(isolation.shutil, "which", lambda name: None)
    course = Course(tmp_path / "course", EXERCISE, write_exercise(tmp_path / "source"))
    course.hand_in("ola", {KEY: RIGHT}, change=partial(_fill, code=HONEST))
    for agree in (False, True):
        arguments = [EXERCISE, "--course", str(course.folder), *["--uten-sandkasse"] * agree]
        done = CliRunner().invoke(command, arguments, standalone_mode=False)
        assert done.return_value == (0 if agree else 2), done.output
        assert (isolation.INSTALL in done.output) is not agree
        assert ("kjørt uten sandkasse" in done.output) is agree
        assert course.at("autograded", "ola").exists() is agree
    assert points(course, "ola") == {"m06-valg": 2, "m06-double-test": 1, "m06-tekst": 0}
