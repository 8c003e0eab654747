"""From real nbgrader grades to feedback pages and Canvas' gradebook, by the command a teacher types."""

import csv
import io
import json
import re

import pytest

from mestring.teacher import cli
from mestring.teacher.batch.worker_pool import Batch
from mestring.teacher.course import find_course
from mestring.teacher.translation.stray_words import strays

from .course import WRITTEN, Course
from .exercises import graded
from .test_grading import requests, secrets, text_of

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
COMMENT = "Du hører på henne. <b>Spør</b> gjerne videre!"
HOSTILE = "<script>window.ran = true</script> <img src=x onerror='window.ran = true'>"
LIST = """\
Student;ID;SIS Login ID;Section;Oppgave 03 (9003);Sum
    Points Possible;;;;10,0;
Ødegård, Åse;101;ase@x.no;A;;7,5
Berg, Bo;102;bo@x.no;A;2,5;
Vik, Vera;103;vera@x.no;A;;
Hansen, Siv;104;siv@x.no;A;;
Moe, Pia;106;pia@x.no;A;;
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Åse is read and right, Bo is read and half right, Vera waits, and somebody unknown handed in."""
    course = Course(tmp_path_factory.mktemp("publish"), NAME)
    course.tests = graded(NAME)
    full = {test.answer_key: test.full for test in course.tests}
    half = {test.answer_key: test.part for test in course.tests}
    for student, answers, text in (
        ("101", full, WRITTEN),
        ("102", half, HOSTILE),
        ("103", full, WRITTEN),
        ("106", {}, ""),
        ("x", {}, ""),
    ):
        course.hand_in(student, answers, text)
        course.grade(student)
    for student, points, met in (("101", None, ""), ("102", 0.5, "Kriterier: 1 nei, 2 nei, 3 nei, 4 nei\n\n")):
        for grade_id, (_, waits) in course.grades(student).items():
            if waits:
                most = next(c.metadata.nbgrader.points for c in course.released_cells() if c.id == grade_id)
                course.give(student, grade_id, most if points is None else points, met + COMMENT)
    intake = course.folder / "grading" / "intake" / NAME
    intake.mkdir(parents=True)
    listed = [
        ("101", "Åse [Ødegård]", "fine"),
        ("103", "vikvera", "repaired"),
        ("105", "Pål \x1b[31mUleselig", "needs_you"),
        ("106", "moepia", "needs_you"),
    ]
    about = [{"student": s, "name": n, "state": t, "work": "x" * (s in ("101", "103"))} for s, n, t in listed]
    (intake / "students.json").write_text(json.dumps(about))
    (course.folder / "canvas.csv").write_bytes(b"\xef\xbb\xbf" + LIST.encode())
    return course


@pytest.fixture(scope="module")
def published(course):
    """What the command told, and its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.folder)
        patch.setenv("COLUMNS", "200")
        out = io.StringIO()
        patch.setattr("sys.stdout", out)
        code = cli.run(["publish", NAME, "--canvas", "canvas.csv"])
    return code, out.getvalue()


def page(course, student):
    return (course.at("feedback", student) / f"{NAME}.html").read_text(encoding="utf-8")


def test_the_points_stand_in_canvas_list(course, published):
    data = (course.folder / f"canvas-{NAME}-utfylt.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    half = sum(score for score, _ in course.grades("102").values())
    assert rows[0] == ["Student", "ID", "SIS Login ID", "Section", "Oppgave 03 (9003)"]
    assert [row[-1] for row in rows[2:]] == [
        "10",
        f"{half:g}".replace(".", ","),
        "",
        "",
        "",
    ]  # no zero for Pia, whose hand-in is not whole
    assert 0 < half < 10


def test_the_teachers_own_list_is_untouched(course, published):
    assert (course.folder / "canvas.csv").read_bytes() == b"\xef\xbb\xbf" + LIST.encode()


def test_it_tells_who_needs_the_teacher(published):
    code, said = published
    assert code == cli.NEEDS_YOU
    for words, who in (
        ("1 student venter på at du leser", "Vik, Vera (103)"),
        ("1 student er ikke rettet", "Pål [31mUleselig (105)"),
        ("1 student er rettet, men innleveringen er ikke hel", "Moe, Pia (106)"),
        ("1 student har poeng som ikke stemmer med kriteriene", "Berg, Bo (102)"),
        ("1 student hadde et annet tall i Canvas", "Berg, Bo"),
        ("1 student står i Canvas, men har ikke levert", "Hansen, Siv"),
        ("1 student har levert, men står ikke i lista", "x"),
    ):
        assert words in said
        assert said.split(words)[1].split("\n")[1].strip() == who


def test_the_same_work_is_told_of_and_holds_nothing_back(course, published):
    assert "Ødegård, Åse (101) og Vik, Vera (103) har levert nøyaktig det samme." in published[1]


def test_each_page_has_points_reasons_comments_and_one_next_step(course, published):
    right, partly, waiting = (page(course, student) for student in ("101", "102", "103"))
    assert "Du fikk 10 av 10 poeng." in text_of(right)
    assert "Alt sitter." in right
    assert course.tests[0].told["right"] in text_of(right)
    assert COMMENT.replace("<b>", "").replace("</b>", "") not in text_of(right)  # a teacher's HTML is text as well
    assert COMMENT in text_of(right)
    assert "Les gjerne" in partly
    assert "Foreløpig har du" in waiting
    for made in (right, partly):
        assert made.count("Neste steg") == 1


def test_the_words_come_first_and_no_points_are_seen_before_they_are_asked_for(course, published):
    for student in ("101", "102", "103"):
        body = page(course, student).split("<body>")[1]
        seen = text_of(re.sub(r"<details.*?</details>", "", body, flags=re.DOTALL))
        assert re.findall(r"\d poeng", seen) == []
        assert "<section" not in body.split('class="total"')[1], "the total comes last"
        for task in body.split('<section class="task"')[1:] if student != "103" else []:
            assert task.index('class="number"') > max(task.find(words) for words in (COMMENT[:15], 'class="criteria"'))


def test_the_next_step_is_the_task_with_most_to_gain(course, published):
    step = page(course, "102").split('id="neste"')[1].split("</section>")[0]
    assert "Del 5" in step  # 0.5 of 3; every other task gave a larger share
    assert "Les kommentaren fra læreren" in step


def test_nothing_of_the_teachers_or_of_other_sites_is_on_a_page(course, published):
    for student in ("101", "102", "103", "x"):
        made = page(course, student)
        assert secrets(made) == []
        assert requests(made) == []
    assert "&lt;script&gt;window.ran" in page(course, "102")


def test_a_hand_in_that_is_not_whole_gets_no_final_points_until_the_teacher_says_so(course, published, monkeypatch):
    assert "Foreløpig har du 0 av 10 poeng" in text_of(page(course, "106"))
    assert "Noe av innleveringen din mangler" in text_of(page(course, "106"))
    assert "Noe av innleveringen" not in text_of(page(course, "101"))
    monkeypatch.chdir(course.folder)
    line = ["publish", NAME, "--canvas", "canvas.csv", "--ut", "godtatt.csv"]
    assert cli.run([*line, "--godta", "999"]) == cli.FAILED
    for more in (["--godta", "106"], []):  # said once is enough
        assert cli.run([*line, *more]) == cli.NEEDS_YOU
        assert "Moe, Pia;106;pia@x.no;A;0\n" in (course.folder / "godtatt.csv").read_text("utf-8-sig")
        assert "Du fikk 0 av 10 poeng" in text_of(page(course, "106"))

    listed = course.folder / "grading" / "intake" / NAME / "students.json"
    listed.write_text(listed.read_text().replace('"student": "106"', '"student": "106", "digest": "a new hand-in"'))
    assert cli.run(line) == cli.NEEDS_YOU
    assert "Foreløpig har du 0 av 10 poeng" in text_of(page(course, "106"))


def test_what_grading_told_of_is_held_back_until_the_teacher_says_so(course, published, monkeypatch, capsys):
    monkeypatch.chdir(course.folder)
    batch = Batch(find_course(course.folder), NAME)
    done = {"ok": True, "lines": ["Koden stoppet rettingen av denne delen."], "of": batch._of("101")}
    batch.record["101"] = done
    (batch.folder / "graded.json").write_text(json.dumps(batch.record))
    (course.at("feedback", "101") / f"{NAME}.html").unlink()
    line = ["publish", NAME, "--canvas", "canvas.csv", "--ut", "holdt.csv"]
    try:
        assert cli.run(line) == cli.NEEDS_YOU
        assert "1 student er rettet, men rettingen sa fra om noe" in capsys.readouterr().out
        held = (course.folder / "holdt.csv").read_text("utf-8-sig")
        assert not (course.at("feedback", "101") / f"{NAME}.html").exists()
        assert cli.run([*line, "--godta", "101"]) == cli.NEEDS_YOU
        given = (course.folder / "holdt.csv").read_text("utf-8-sig")
        assert (course.at("feedback", "101") / f"{NAME}.html").exists()
    finally:
        (batch.folder / "graded.json").unlink()
    points = [[row.split(";")[-1] for row in text.splitlines() if ";101;" in row] for text in (held, given)]
    assert points[0] == [""]
    assert float(points[1][0].replace(",", ".")) > 0


def test_publishing_again_takes_the_new_points(course, published, monkeypatch, capsys):
    monkeypatch.chdir(course.folder)
    (course.folder / "canvas.csv").write_bytes(b"\xef\xbb\xbf" + LIST.replace("10,0", "12,5").encode())
    for grade_id, (_, waits) in course.grades("103").items():
        if waits:
            course.give("103", grade_id, 1, "")
    monkeypatch.setenv("MESTRING_INTERFACE", "en")  # said in English: the same for a teacher who reads it
    assert cli.run(["publish", NAME, "--canvas", "canvas.csv", "--ut", "ny.csv"]) == cli.NEEDS_YOU
    said = " ".join(capsys.readouterr().out.split())
    assert "Points for the exercise: 10 here, but 12.5 in Canvas." in said and strays(said, "en", ["Pål"]) == []
    (course.folder / "canvas.csv").write_bytes(b"\xef\xbb\xbf" + LIST.encode())
    assert "Vik, Vera;103;vera@x.no;A;7\r\n".replace("\r", "") in (course.folder / "ny.csv").read_text("utf-8-sig")
    assert "Du fikk 7 av 10 poeng." in text_of(page(course, "103"))


def test_the_new_list_never_takes_the_place_of_the_old(course, monkeypatch, capsys):
    monkeypatch.chdir(course.folder)
    assert cli.run(["publish", NAME, "--canvas", "canvas.csv", "--ut", "canvas.csv"]) == cli.FAILED
    assert "Velg et annet navn" in capsys.readouterr().err
    assert (course.folder / "canvas.csv").read_bytes() == b"\xef\xbb\xbf" + LIST.encode()


def test_one_page_that_cannot_be_made_stops_no_other(course, published, monkeypatch, capsys):
    monkeypatch.chdir(course.folder)
    book = course.at("autograded", "102") / f"{NAME}.ipynb"
    whole = book.read_bytes()
    book.write_bytes(b"{")
    (course.at("feedback", "103") / f"{NAME}.html").unlink()
    try:
        assert cli.run(["publish", NAME]) == cli.NEEDS_YOU
    finally:
        book.write_bytes(whole)
    said = capsys.readouterr().out
    assert "1 student fikk ingen side" in said
    log = course.folder / "grading" / "intake" / NAME / "publish.log"
    assert str(log) in said
    assert "102" in log.read_text(encoding="utf-8")
    assert "4 sider med tilbakemelding" in said
    assert page(course, "103")
