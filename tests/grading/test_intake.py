"""Every damaged hand-in gets what it deserves, the original stays as it was, and the report says what was done."""

import io
import json
import shutil
import zipfile

import nbformat
import pytest
from nbgrader.utils import compute_checksum
from rich.console import Console

from mestring import check
from mestring.answers import Store
from mestring.teacher.course import find_course
from mestring.teacher.intake.command import intake
from mestring.teacher.intake.report import alphabetical, show
from mestring.written import key_of

from .exercises import ROOT, graded
from .hand_ins import CASES, NEEDS_YOU, Work, canvas_zip, hand_in

EXERCISES = ["03-mestringstro", "04-kontroll"]


class Class:
    """All the damaged hand-ins of one exercise, taken in at once."""

    def __init__(self, folder, exercise):
        shutil.copytree(ROOT / "exercises", folder / "exercises")
        shutil.copytree(ROOT / "course", folder / "course", ignore=shutil.ignore_patterns("*.yml", "bank"))
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        self.exercise, self.course = exercise, find_course(folder)
        self.hand_ins = {name: hand_in(name, exercise) for name in CASES}
        self.ids, self.packed = canvas_zip(self.hand_ins.values())
        (folder / "canvas.zip").write_bytes(self.packed)
        self.console = Console(file=io.StringIO(), width=200)
        entries, self.new = intake(self.course, exercise, folder / "canvas.zip", self.console)
        self.entries = {entry["student"]: entry for entry in entries}
        self.place = self.course.intake(exercise)

    def entry(self, name):
        return self.entries[self.ids[name]]

    def at(self, name):
        return self.course.at("submitted", self.ids[name], self.exercise)


@pytest.fixture(scope="module", params=[EXERCISES[0], pytest.param(EXERCISES[1], marks=pytest.mark.slow)])
def everybody(request, tmp_path_factory):
    return Class(tmp_path_factory.mktemp("class"), request.param)


def released(exercise):
    return nbformat.read(ROOT / "exercises" / exercise / f"{exercise}.ipynb", as_version=4).cells


def test_there_are_enough_of_them():
    assert len(CASES) >= 40


def test_nothing_crashed_and_nobody_is_forgotten(everybody):
    assert not (everybody.place / "feil.txt").exists()
    assert everybody.new == set(everybody.ids.values()) == set(everybody.entries)


@pytest.mark.parametrize("name", CASES)
def test_the_truth_is_told(everybody, name):
    truth, entry = everybody.hand_ins[name], everybody.entry(name)
    assert (entry["state"], truth.says in " ".join(entry["lines"])) == (truth.state, True), entry["lines"]
    assert entry["late"] is truth.late
    assert entry["canvas_id"] == entry["student"]
    assert entry["personal"] == truth.personal


@pytest.mark.parametrize("name", CASES)
def test_the_points_are_those_it_deserves(everybody, name):
    """The points of the checks themselves, on the answer files that were taken in."""
    truth, place = everybody.hand_ins[name], everybody.at(name)
    assert place.exists() is truth.taken
    for test in graded(everybody.exercise) if truth.taken else []:
        kept, _ = Store(place / "svar", writable=False).load(test.answer_key)
        points = check.grade(test.widget(everybody.exercise, kept and kept.answer), **test.told).points
        assert points == (test.told["points"] if test.answer_key in truth.answers else 0), test.answer_key
    if truth.taken and len(truth.answers) < len(graded(everybody.exercise)):  # no zero in silence
        entry = everybody.entry(name)
        assert entry["state"] == NEEDS_YOU or "Ikke besvart" in " ".join(entry["lines"])


@pytest.mark.parametrize("name", CASES)
def test_the_notebook_is_whole_again(everybody, name):
    truth, place = everybody.hand_ins[name], everybody.at(name)
    if not truth.taken:
        assert everybody.entry(name)["state"] == NEEDS_YOU
        return
    notebook = nbformat.read(place / f"{everybody.exercise}.ipynb", as_version=4)
    nbformat.validate(notebook)
    cells = {cell.id: cell for cell in notebook.cells}
    known = released(everybody.exercise)
    assert [cell.id for cell in notebook.cells if not cell.id.startswith("student-")] == [cell.id for cell in known]
    for cell in known:
        assert cells[cell.id].metadata == cell.metadata
        if cell.metadata.nbgrader.locked:
            assert compute_checksum(cells[cell.id]) == cell.metadata.nbgrader.checksum
        elif cell.id in truth.texts:
            assert truth.texts[cell.id][:20] in cells[cell.id].source
            assert truth.texts[cell.id][-20:] in cells[cell.id].source
            assert "Skriv svaret" not in cells[cell.id].source
            assert cells[cell.id].source.count(truth.texts[cell.id][:20]) == 1
            assert "Translated" not in cells[cell.id].source
            assert "i fjor" not in cells[cell.id].source
    others = [cell for cell in notebook.cells if cell.id.startswith("student-")]
    assert [cell.cell_type for cell in others if cell.cell_type == "code"] == []
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize("name", CASES)
def test_the_original_is_kept_as_it_was(everybody, name):
    truth, entry = everybody.hand_ins[name], everybody.entry(name)
    folder = everybody.place / "originals" / entry["student"]
    kept = sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
    sent = [data for file, data in truth.files.items() if file != "text.html"]
    if "tatt vare på" in " ".join(entry["lines"]):  # but for what is private
        assert b"bare mitt" in b"".join(
            zipfile.ZipFile(io.BytesIO(data)).read("mitt/.privat/m03-notat.json") for data in sent
        )
        names = [zipfile.ZipFile(io.BytesIO(data)).namelist() for data in kept]
        assert [name for name in names[0] if ".privat" in name] == []
        assert len(names[0]) == len(truth.answers) + 1
    else:
        assert kept == sorted(sent)


def test_nothing_lies_outside_its_place(everybody):
    root = everybody.course.root
    assert {path.name for path in root.iterdir()} == {
        *("course", "exercises", "grading", "nbgrader_config.py", "canvas.zip")
    }
    submitted = [path for path in (root / "grading/submitted").rglob("*") if path.is_file()]
    keys = {key for hand_in in everybody.hand_ins.values() for key in (*hand_in.answers, *map(key_of, hand_in.texts))}
    allowed = {f"{everybody.exercise}.ipynb"} | {f"{key}.json" for key in keys}
    assert {path.name for path in submitted} <= allowed
    assert not any(path.is_symlink() for path in root.rglob("*"))


def test_the_report_shows_names_as_text_and_no_answers(everybody):
    page = (everybody.place / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "912 34 567" not in page
    assert "example.no" not in page
    assert "Mulige personopplysninger: 1 e-postadresse, 1 telefonnummer." in page
    assert "Bussen gikk" not in page
    assert 'lang="nb"' in page
    assert page.count("<tr>") == len(CASES) + 1
    show(everybody.console, everybody.exercise, list(everybody.entries.values()), everybody.place / "report.html")
    told = everybody.console.file.getvalue()
    assert "912 34 567" not in told
    assert "trenger deg. Rapporten ligger her" in told


def test_taking_in_again_changes_nothing(tmp_path):
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    course, console = find_course(tmp_path), Console(file=io.StringIO())
    ids, packed = canvas_zip([hand_in("answer_cell_split", EXERCISES[0]), hand_in("only_the_notebook", EXERCISES[0])])
    (tmp_path / "canvas.zip").write_bytes(packed)

    def now():
        files = [path for path in (tmp_path / "grading").rglob("*") if path.is_file()]
        return {path: path.read_bytes() for path in files if path.name != "report.html"}

    intake(course, EXERCISES[0], tmp_path / "canvas.zip", console)
    first = now()
    intake(course, EXERCISES[0], tmp_path / "canvas.zip", console)
    assert now() == first
    assert intake(course, EXERCISES[0], None, console)[1] == set()
    assert now() == first


def test_the_generator_makes_a_real_canvas_zip():
    ids, packed = canvas_zip([hand_in("late", EXERCISES[0]), hand_in("intact", EXERCISES[0])], first_id=7)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names == ["late_LATE_7_900000_03-mestringstro.zip", "intact_8_900010_03-mestringstro.zip"]
    assert json.loads(Work.good(EXERCISES[0]).json)["nbformat"] == 4


def test_names_stand_as_in_a_norwegian_list():
    names = ["Zoe", "Ådne", "Åse", "ærlig", "Øystein", "Ärna", "anders", "Bo"]
    assert sorted(names, key=alphabetical) == ["anders", "Bo", "Zoe", "ærlig", "Ärna", "Øystein", "Ådne", "Åse"]
