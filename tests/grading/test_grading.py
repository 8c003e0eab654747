"""nbgrader grades real hand-ins, and each student gets a page that says what and why."""

import re
import shutil
import subprocess
import sys
import zipfile
from html import unescape

import pytest
from nbformat.v4 import new_code_cell
from traitlets.config import Config

from mestring import check
from mestring.teacher import criteria
from mestring.teacher.course import find_course
from mestring.teacher.publish.pages import make_pages
from mestring.text import labels

from .course import WRITTEN, Course, fill
from .exercises import COUNTING, PRACTICE, WORTH, graded, notebook
from .same_as_nbgrader import by_nbgrader, by_us, graded_again, traces

pytestmark = pytest.mark.slow
WORDS = labels("check")
# Whose notebooks hold no code but ours: other code nbgrader would run, and `mestring grade` does not.
WITHOUT_CODE = ("alt-riktig", "halvt", "misforstått", "tom", "skadet", "falsk-modul")
HOSTILE = "<script>alert(1)</script> <b>fet</b> ![bilde](https://example.com/spor.png)\n\n<div onclick='x()'>boks</div>"
BREAKS_THE_CHECK = "import mestring.check as check\ndel check.grade"

FALSE_MODULE = """
class BorghildScale:
    def __init__(self, *args, **kwargs): pass
QuickCheck = BorghildScale
class check:
    answered = any_of = misunderstanding = staticmethod(lambda *args, **kwargs: None)
    grade = staticmethod(lambda widget, points, **kwargs: points)
"""


def sabotage(book):
    """A cell of the student's own that makes every hidden test fail with a traceback that shows the test."""
    setup = next(index for index, cell in enumerate(book.cells) if cell.cell_type == "code")
    book.cells.insert(setup + 1, new_code_cell(BREAKS_THE_CHECK))


@pytest.fixture(scope="session", params=COUNTING)
def course(request, tmp_path_factory):
    """The exercise handed in by seven students, graded; written answers still wait for the teacher."""
    course = Course(tmp_path_factory.mktemp("course"), request.param)
    course.tests = graded(request.param)
    course.hand_in("alt-riktig", {t.answer_key: t.full for t in course.tests}, WRITTEN)
    course.hand_in("tom", {})
    late = course.hand_in("halvt", {t.answer_key: t.part for t in course.tests})
    (late / "timestamp.txt").write_text("2024-11-20 10:15:00 UTC")
    course.hand_in("misforstått", {t.answer_key: t.misunderstood for t in course.tests})
    course.hand_in("skadet", {t.answer_key: b'{"version": 1, "answ' for t in course.tests})
    course.hand_in("fiendtlig", {t.answer_key: t.full for t in course.tests}, HOSTILE, sabotage)
    (course.hand_in("falsk-modul", {}) / "mestring.py").write_text(FALSE_MODULE)
    by_nbgrader(course, ["fiendtlig"])  # which enters the exercise in the gradebook
    by_us(course, WITHOUT_CODE)
    number = COUNTING.index(request.param)  # a kernel takes seconds: each exercise takes its turn with one of the six
    course.compared = [WITHOUT_CODE[number % len(WITHOUT_CODE)]]
    course.traces = traces(course, course.compared)
    return course


@pytest.fixture(scope="session")
def pages(course):
    """Every student's feedback page, as `mestring publish` makes them."""
    made = make_pages(find_course(course.folder), course.exercise, [*WITHOUT_CODE, "fiendtlig"])
    return {student: page.read_text(encoding="utf-8") for student, page in made}


def test_nbgrader_itself_makes_the_same_page(course, pages):
    assert course.feedback("fiendtlig") == pages["fiendtlig"]


def test_without_a_kernel_it_is_the_same(course, tmp_path):
    assert graded_again(course, course.compared, tmp_path, by_nbgrader) == course.traces


def written_cells(course):
    return [cell for cell in course.released_cells() if cell.metadata.nbgrader.solution]


def test_all_right_gives_all_the_points_and_leaves_the_texts_to_the_teacher(course):
    grades = course.grades("alt-riktig")
    assert [grades[t.grade_id] for t in course.tests] == [(t.told["points"], False) for t in course.tests]
    assert [grades[cell.id] for cell in written_cells(course)] == [(0, True)] * len(written_cells(course))


def test_an_untouched_hand_in_gives_nothing_and_no_work(course):
    assert set(course.grades("tom").values()) == {(0, False)}
    made = notebook(course.exercise, course.folder / "grading" / "autograded" / "tom")
    kinds = {output.output_type for cell in made.cells for output in cell.get("outputs", [])}
    assert kinds <= {"execute_result", "display_data"}


def test_half_right_gives_a_part(course):
    grades = course.grades("halvt")
    for test in course.tests:
        assert 0 < grades[test.grade_id][0] < test.told["points"]


def test_a_misunderstanding_is_named(course, pages):
    for test in course.tests:
        assert test.told["misunderstandings"][0].text in text_of(pages["misforstått"])
        assert course.grades("misforstått")[test.grade_id][0] < test.told["points"]


def test_a_damaged_answer_file_is_no_crash(course, pages):
    assert set(course.grades("skadet").values()) == {(0, False)}
    assert pages["skadet"].count(WORDS["damaged"][1]) == len(course.tests)


def test_no_grading_writes_answers(course):
    before = {path.name: path.read_bytes() for path in course.at("submitted", "skadet").glob("svar/*")}
    after = {path.name: path.read_bytes() for path in course.at("autograded", "skadet").glob("svar/*")}
    assert after == before


def test_a_failed_hidden_test_gives_nothing_and_says_so_without_a_traceback(course, pages):
    grades = course.grades("fiendtlig")
    assert {grades[t.grade_id] for t in course.tests} == {(0, False)}
    assert pages["fiendtlig"].count("lot seg ikke rette automatisk") == len(course.tests)


def test_a_module_that_calls_itself_ours_is_not_used(course):
    assert set(course.grades("falsk-modul").values()) == {(0, False)}


def secrets(page):
    """What is the teacher's alone, or no student should meet."""
    words = ["Traceback", "AttributeError", "check.grade", "any_of", "HIDDEN", "MARK SCHEME", "Til den som vurderer"]
    return [word for word in words if word in page]


def requests(page):
    """What the page would fetch, or run."""
    tags = re.findall(r"<(?:script|link|iframe|object|embed|form)\b[^>]*", page)
    return tags + re.findall(r"(?:src|srcset|action)=[\"'](?!data:)[^\"']*|url\((?!data:)[^)]*|@import[^;]*", page)


def english(page):
    """Words of nbgrader's own template."""
    words = "Score|Comments?|Test cell|Written response|Grade cell|Top|Late|Student's|No response|points|description"
    return re.findall(rf"\b(?:{words})\b", text_of(page))


def test_no_page_holds_what_is_the_teachers_or_fetches_anything(pages):
    for student, page in pages.items():
        assert secrets(page) == [], student
        assert requests(page) == [], student


def test_the_guards_find_what_nbgraders_own_page_shows(course, monkeypatch):
    monkeypatch.setattr(course.api, "config", Config(course.api.config))
    del course.api.config["GenerateFeedback"]
    page = course.feedback("fiendtlig")
    assert set(secrets(page)) >= {"Traceback", "check.grade", "HIDDEN", "Til den som vurderer"}
    assert any("cdnjs" in request for request in requests(page))
    assert {"Score", "Test cell", "Written response"} <= set(english(page))


def test_what_a_student_wrote_is_text(pages):
    page = pages["fiendtlig"]
    for tag in ("<script>alert(1)</script>", "<b>fet</b>", "<div onclick="):
        assert tag not in page
    assert "<script>alert(1)</script> <b>fet</b>" in text_of(page)


def test_the_pages_are_norwegian(course, pages):
    for page in pages.values():
        assert '<html lang="nb">' in page
        assert english(page) == []
        assert f" av {WORTH[course.exercise]} poeng" in page


def test_a_page_shows_the_answer_in_words_and_the_reason(course, pages):
    shown = text_of(pages["alt-riktig"])
    for test in course.tests:
        for _, answer in test.widget(course.exercise, test.full).describe():
            assert answer in shown
        assert test.told["right"] in shown
        for _, leaf in check.leaves(test.told["key"]):
            assert leaf.why in shown
    assert WRITTEN in shown


def test_the_reasons_stand_row_by_row_with_a_sign_and_a_word(course, pages):
    for student, of_it in (("alt-riktig", 0), ("misforstått", 1)):
        rows = re.findall(r'<li class="mst-row" data-state="(\w+)">.*?<strong>(.*?)</strong>', pages[student])
        assert len(rows) == sum(len(check.leaves(test.told["key"])) for test in course.tests)
        signs = {"right": "✓ Riktig", "wrong": "✗ Ikke riktig", "missing": "– Ikke besvart"}
        assert [sign for _, sign in rows] == [signs[state] for state, _ in rows]
        assert sum(state == "wrong" for state, _ in rows) == of_it * len(course.tests)
    assert 'mst-row"' not in pages["tom"]


def test_no_points_are_shown_as_bare_output(pages):
    for page in pages.values():
        assert re.findall(r"<pre>\s*[\d.]+\s*</pre>|>\s*\d+\.\d+\s*<", page) == []


def test_points_comment_and_criteria_of_the_teacher_reach_the_student_with_a_model_answer(course):
    student = "alt-riktig"
    before = course.feedback(student)
    assert "Læreren har ikke lest alt ennå" in before
    assert "Kommentar:" not in before
    for cell in written_cells(course):
        comment = "Kriterier: 1 ja, 2 nei, 3 delvis\n\nFint at du **spør** om begge deler!"
        course.give(student, cell.id, cell.metadata.nbgrader.points - 0.5, comment)
    page = course.feedback(student)
    for said in ("✓ Dette er med", "– Dette mangler", "± Dette er delvis med"):
        assert page.count(said) == len(written_cells(course))
    assert "Kriterier: 1" not in page
    for cell in notebook(course.exercise).cells:
        for one in criteria.criteria(cell.source):
            assert text_of(before).count(one.text) == text_of(page).count(one.text) == 1
        if cell.metadata.nbgrader.solution:
            assert text_of(page).count("Kommentar:") >= cell.source.count("**Kommentar:**") > 0
    lost = 0.5 * len(written_cells(course))
    assert f"Du fikk <strong>{WORTH[course.exercise] - lost:g}".replace(".", ",") in page
    assert page.count("Fint at du <strong>spør</strong> om begge deler!") == len(written_cells(course))
    assert "Læreren har ikke lest" not in page


def test_a_zip_keeps_its_answers(tmp_path):
    course = Course(tmp_path, COUNTING[0])
    course.tests = graded(course.exercise)
    archive = course.folder / "grading" / "downloaded" / course.exercise / "archive"
    archive.mkdir(parents=True)
    place = course.folder / course.exercise
    shutil.copytree(course.folder / "exercises" / course.exercise, place)
    fill(place, {t.answer_key: t.full for t in course.tests}, WRITTEN)
    for student, top in (("kari", f"{course.exercise}/"), ("ola", "")):
        with zipfile.ZipFile(archive / f"{student}.zip", "w") as packed:
            for path in place.rglob("*"):
                packed.write(path, top + path.relative_to(place).as_posix())
            packed.writestr(f"__MACOSX/{top}._{course.exercise}.ipynb", "junk")
            packed.writestr(f"{top}.ipynb_checkpoints/{course.exercise}-checkpoint.ipynb", "{}")
            packed.writestr(f"{top}svar/skadet/m03-old.json", "{")
    command = [sys.executable, "-m", "nbgrader", "zip_collect", course.exercise]
    done = subprocess.run(command, cwd=course.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for student in ("kari", "ola"):
        place = course.at("submitted", student)
        kept = sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
        assert kept == [f"{course.exercise}.ipynb", *sorted(f"svar/{t.answer_key}.json" for t in course.tests)]
        course.grade(student)
        assert [course.grades(student)[t.grade_id][0] for t in course.tests] == [t.told["points"] for t in course.tests]


def test_the_practice_hand_in_passes_all_the_way_and_is_worth_nothing(tmp_path):
    course = Course(tmp_path, PRACTICE)
    (tmp_path / "grading" / "gradebook.db").unlink()  # as where nobody has graded yet
    course.hand_in("kari", {"m00-niste": {"q1": ["c"]}}, WRITTEN)
    course.hand_in("ola", {})
    for student in ("kari", "ola"):
        course.grade(student)
        assert {score for score, _ in course.grades(student).values()} == {0}
    assert graded_again(course, ("kari", "ola"), tmp_path / "again", by_us) == traces(course, ("kari", "ola"))
    page = course.feedback("kari")
    assert "Tørre sokker" in page
    assert WRITTEN in text_of(page)
    assert WORDS["answered"][1] in page
    assert "gir ingen poeng" in page
    assert "0 av 0" not in page
    assert WORDS["not_yet"][1] in course.feedback("ola")


def text_of(page):
    """What a reader of the page sees."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL))
