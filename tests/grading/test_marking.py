"""The marking room without its page: order, points, the gradebook, conflicts, comments to use again."""

import asyncio
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import yaml
from nbformat import v4
from nbgrader.api import Gradebook
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from mestring.errors import PlainError
from mestring.teacher import trouble
from mestring.teacher.marking import bank, order, points
from mestring.teacher.marking.gradebook import Conflict
from mestring.teacher.marking.hand_in import written
from mestring.teacher.marking.handlers import routes
from mestring.teacher.marking.questions import questions, total
from mestring.teacher.marking.room import Room
from mestring.teacher.publish.results import results

from .exercises import COUNTING, SOLUTIONS, notebook
from .read_class import hand_in, place_kept, read_class, rows

EXERCISE, TALK, WEEKS = "03-mestringstro", "m03-first-talk", "m03-three-weeks"
STUDENTS = [f"s{number}" for number in range(12)]
NOTHING = {"met": {}, "typed": "", "comment": "", "read": False}


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory):
    texts = {student: {WEEKS: f"Svar fra {student}.", TALK: "Hei <b>der</b>."} for student in STUDENTS}
    del texts["s11"][TALK]  # has written nothing there
    return read_class(tmp_path_factory.mktemp("marking"), EXERCISE, texts)


@pytest.fixture
def course(graded_class):
    """The class with nothing said of it."""
    yield graded_class
    with Gradebook(graded_class.db_url) as gradebook:
        for submission in gradebook.assignment_submissions(EXERCISE):
            for book in submission.notebooks:
                for grade in book.grades:
                    grade.manual_score, grade.needs_manual_grade = None, grade.auto_score is None
                for comment in book.comments:
                    comment.manual_comment = None
        gradebook.db.commit()


@pytest.fixture
def room(course):
    return Room(course, EXERCISE)


def one(room, student, question=WEEKS):
    """The identity of a student's answer, and what the page is told of it."""
    identity = order.identity(question, student)
    return identity, room.answer(question, identity)


def mark(room, student, question=WEEKS, **wish):
    identity, told = one(room, student, question)
    return room.mark(question, identity, {**NOTHING, "version": told["version"], **wish})


# Order


def test_the_order_stays_and_differs_from_question_to_question():
    first, second = (list(order.ordered(name, STUDENTS).values()) for name in (WEEKS, TALK))
    assert list(order.ordered(WEEKS, reversed(STUDENTS)).values()) == first
    assert sorted(first) == sorted(second) == sorted(STUDENTS)
    assert len({tuple(first), tuple(second), tuple(STUDENTS)}) == 3


def test_nobody_is_always_among_the_last():
    """In the mean over many questions everybody stands in the middle."""
    places = {student: [] for student in STUDENTS}
    for question in (f"m{number:02}-x" for number in range(200)):
        for place, student in enumerate(order.ordered(question, STUDENTS).values()):
            places[student].append(place)
    means = [sum(found) / len(found) for found in places.values()]
    assert 4.5 < min(means) and max(means) < 6.5


def test_the_next_one_waits_and_comes_after_and_then_around():
    assert order.next_waiting("abcd", {"a", "c"}, "b") == "c"
    assert order.next_waiting("abcd", {"a", "c"}, "c") == "a"
    assert order.next_waiting("abcd", {"c"}, "c") is None
    assert order.next_waiting("abcd", {"b"}, None) == "b"


def test_names_are_told_only_on_request(course, room):
    told = one(room, "s1")[1]
    assert "s1" not in str({key: value for key, value in told.items() if key != "html"})
    assert room.name(WEEKS, order.identity(WEEKS, "s1")) == "s1"


# Points


@pytest.mark.parametrize(
    ("typed", "given"), [("1,5", 1.5), ("1.5", 1.5), (" 2 ", 2), ("0", 0), ("0,25", 0.25), ("2,0", 2)]
)
def test_points_may_have_a_comma_or_a_point(typed, given):
    assert points.parse(typed, 2) == given


@pytest.mark.parametrize(
    "typed", ["", "15", "2,5", "-1", "1,5,0", "1.5.0", "to", "1 5", ",5", "1,", "1e0", "½", "١", "nan"]
)
def test_what_is_no_such_number_is_never_made_one(typed):
    with pytest.raises(PlainError, match="fra 0 til 2"):
        points.parse(typed, 2)


# What is asked


@pytest.mark.parametrize("exercise", COUNTING)
def test_every_written_task_has_its_text_lines_notes_and_model_answer(exercise):
    found = questions(SOLUTIONS / exercise / f"{exercise}.ipynb")
    cells = [cell for cell in notebook(exercise).cells if cell.cell_type == "markdown"]
    assert [one.name for one in found] == [
        cell.metadata.nbgrader.grade_id for cell in cells if cell.metadata.nbgrader.grade
    ]
    for one in found:
        assert total(one.criteria, {line.number: "ja" for line in one.criteria}) == one.most
        assert "MARK SCHEME" not in one.task + one.notes and "Slik får du poeng" not in one.task
        assert "Til den som vurderer" in one.notes and "Kommentar:" in one.model
        assert not one.title.startswith("#") and "poeng" not in one.title


# The gradebook


def test_each_key_is_in_the_gradebook_and_the_answer_waits_until_it_is_read(course, room):
    told = mark(room, "s1", met={"1": "ja"}, comment="Fint.")
    assert rows(course, EXERCISE, "s1", WEEKS) == (0.5, "Kriterier: 1 ja\n\nFint.", True)
    assert told["sum"] == "0,5 av 2 poeng" and told["waiting"] == len(STUDENTS) and not told["read"]
    told = mark(room, "s1", met={"1": "ja"}, comment="Fint.", read=True)
    all_said = "Kriterier: 1 ja, 2 nei, 3 nei, 4 nei\n\nFint."
    assert rows(course, EXERCISE, "s1", WEEKS) == (0.5, all_said, False)
    assert told["waiting"] == len(STUDENTS) - 1
    assert told["met"] == {1: "ja", 2: "nei", 3: "nei", 4: "nei"}


def test_what_formgrader_has_written_is_shown_and_what_we_write_adds_up_for_publish(course, room):
    with Gradebook(course.db_url) as gradebook:  # as its handlers do
        where = (TALK, EXERCISE, EXERCISE, "s2")
        grade = gradebook.find_grade(*where)
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        gradebook.find_comment(*where).manual_comment = "Kriterier: 1 ja, 2 ja, 3 delvis, 4 ja\n\nBra"
        gradebook.db.commit()
    told = one(room, "s2", TALK)[1]
    assert (told["met"], told["comment"], told["sum"]) == (
        {1: "ja", 2: "ja", 3: "delvis", 4: "ja"},
        "Bra",
        "2,5 av 3 poeng",
    )
    assert told["read"] and told["typed"] == ""
    mark(room, "s2", WEEKS, met={"1": "ja", "2": "ja"}, read=True)
    found = {result.student: result for result in results(course, EXERCISE)}["s2"]
    assert (found.score, found.waiting, found.uneven) == (3.5, frozenset(), False)


def test_points_of_ones_own_count_and_the_page_says_that_they_are_no_sum(course, room):
    told = mark(room, "s3", met={"1": "ja", "2": "ja"}, typed="1,5", read=True)
    assert rows(course, EXERCISE, "s3", WEEKS)[0] == 1.5
    assert told["typed"] == "1,5" and told["remark"] == "Poengene er ikke summen av kriteriene, som er 1."
    with pytest.raises(PlainError, match="«15» er ikke poeng her"):
        mark(room, "s3", typed="15")
    assert rows(course, EXERCISE, "s3", WEEKS)[0] == 1.5


def test_undoing_all_of_it_leaves_the_answer_as_unread_as_it_was(course, room):
    mark(room, "s4", met={"1": "ja"}, comment="x", read=True)
    mark(room, "s4")
    assert rows(course, EXERCISE, "s4", WEEKS) == (None, None, True)


def test_an_answer_that_nobody_wrote_does_not_wait(course, room):
    told = one(room, "s11", TALK)[1]
    assert told["untouched"] and told["read"] and told["waiting"] == len(STUDENTS) - 1


def test_a_second_window_cannot_overwrite_the_first(course, room):
    identity, told = one(room, "s5")
    mark(room, "s5", met={"1": "ja"})
    with pytest.raises(Conflict):
        room.mark(WEEKS, identity, {**NOTHING, "version": told["version"], "met": {"1": "nei"}})
    assert rows(course, EXERCISE, "s5", WEEKS)[0] == 0.5
    again = {**NOTHING, "version": told["version"], "met": {"1": "ja"}}
    assert room.mark(WEEKS, identity, again)["sum"], "what stands there already may be sent again"


def test_marks_for_an_answer_that_was_replaced_meanwhile_are_not_saved(course, room):
    identity, told = one(room, "s6")
    hand_in(course, EXERCISE, "s6", {WEEKS: "Et nytt svar."})
    with pytest.raises(Conflict):
        room.mark(WEEKS, identity, {**NOTHING, "version": told["version"], "met": {"1": "ja"}})
    assert "Et nytt svar." in one(room, "s6")[1]["html"]


def test_a_gradebook_in_use_is_told_and_nothing_is_lost(course, room, monkeypatch):
    monkeypatch.setattr(trouble, "PATIENCE", 0.05)
    identity, told = one(room, "s7")
    with closing(sqlite3.connect(course.gradebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PlainError, match="i bruk akkurat nå"):
            room.mark(WEEKS, identity, {**NOTHING, "version": told["version"], "met": {"1": "ja"}})
    assert room.mark(WEEKS, identity, {**NOTHING, "version": told["version"], "met": {"1": "ja"}})["sum"]


def test_the_room_opens_where_the_teacher_was(course, room):
    identity, _ = one(room, "s8", TALK)
    assert Room(course, EXERCISE).start() == {"question": TALK, "answer": identity}
    assert place_kept(course, EXERCISE)["question"] == TALK
    assert room.enter(WEEKS)["question"] == WEEKS


def test_the_room_does_not_open_at_a_question_that_is_gone(course, room):
    one(room, "s8", TALK)
    later = Room(course, EXERCISE)
    del later.questions[TALK]  # taken out of the solution; the gradebook has it still
    assert later.start()["question"] == WEEKS
    with pytest.raises(PlainError, match="ikke lenger"):
        later.enter(TALK)


def test_an_exercise_that_nobody_is_graded_in_says_what_to_do(tmp_path):
    empty = read_class(tmp_path, EXERCISE, {})
    with pytest.raises(PlainError, match="grade 03-mestringstro"):
        Room(empty, EXERCISE).start()


def test_what_a_student_wrote_is_text_and_a_pasted_picture_shows(room):
    assert "Hei &lt;b&gt;der&lt;/b&gt;." in one(room, "s1", TALK)[1]["html"]
    book = v4.new_notebook()
    pasted = {"b.png": {"image/png": "iVBORw0KGgo="}}
    cell = v4.new_markdown_cell("![Kart](attachment:b.png)", attachments=pasted)
    cell.metadata["nbgrader"] = {"grade_id": WEEKS, "solution": True, "grade": True, "locked": False, "points": 2}
    book.cells.append(cell)
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in written(book.cells, WEEKS).html


# The addresses


def ask(course, *requests):
    """What the server answers to each (path, options), below its secret address."""

    async def talk():
        application = Application()
        application.add_handlers(r"127\.0\.0\.1", routes(course, "/secret"))
        (listening,) = bind_sockets(0, "127.0.0.1")
        server = HTTPServer(application)
        server.add_sockets([listening])
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        fetch = AsyncHTTPClient().fetch
        try:
            return [await fetch(base + path, raise_error=False, **options) for path, options in requests]
        finally:
            server.stop()

    with ThreadPoolExecutor() as pool:  # a browser test before this one may have left an event loop in this thread
        return pool.submit(asyncio.run, talk()).result()


def test_only_whoever_knows_the_address_gets_in_and_the_page_may_load_nothing_else(course):
    start, room = f"/secret/{EXERCISE}/start/", f"/secret/{EXERCISE}/"
    other_name = {"headers": {"Host": "evil.example"}}
    found = ask(course, (start, {}), (start.replace("secret", "guess"), {}), (start, other_name), (room, {}))
    assert [reply.code for reply in found] == [200, 404, 404, 200]
    assert "default-src 'none'" in found[3].headers["Content-Security-Policy"]
    assert found[3].headers["Referrer-Policy"] == "same-origin"


def test_what_goes_wrong_is_a_sentence_with_a_number_that_the_page_knows(course, room, monkeypatch):
    identity, told = one(room, "s9")
    answer = f"/secret/{EXERCISE}/answers/{WEEKS}/{identity}"

    def put(**wish):
        wish = {**NOTHING, "version": told["version"], **wish}
        return answer, {"method": "PUT", "body": json.dumps(wish)}

    replies = ask(course, put(typed="15"), put(met={"1": "ja"}), put(met={"2": "ja"}), (f"/secret/{EXERCISE}x/", {}))
    assert [reply.code for reply in replies] == [400, 200, 409, 400]
    said = [json.loads(reply.body).get("error", "") for reply in replies]
    assert "«15» er ikke poeng her" in said[0] and "endret et annet sted" in said[2] and "ingen oppgave" in said[3]
    monkeypatch.setattr(trouble, "PATIENCE", 0.05)
    with closing(sqlite3.connect(course.gradebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        (busy,) = ask(course, put(met={"2": "ja"}))
    assert busy.code == 503 and "lagres av seg selv" in json.loads(busy.body)["error"]


# Comments to use again


BANKS = sorted(path.parent.name for path in SOLUTIONS.glob(f"*/{bank.NAME}"))


@pytest.mark.parametrize("exercise", BANKS)
def test_a_bank_has_comments_for_each_line_of_each_task(exercise):
    assert "03-mestringstro" in BANKS and len(BANKS) > 1
    found = yaml.safe_load((SOLUTIONS / exercise / bank.NAME).read_text(encoding="utf-8"))
    asked = {one.name: one for one in questions(SOLUTIONS / exercise / f"{exercise}.ipynb")}
    assert found.keys() == asked.keys()
    for question, comments in found.items():
        lines = {line.number for line in asked[question].criteria}
        assert len(comments) >= 6
        assert lines <= {one["criterion"] for one in comments} <= lines | {0}
        texts = [one["text"] for one in comments]
        assert len(set(texts)) == len(texts) and all(20 < len(text) < 330 for text in texts)


def test_a_comment_of_the_teachers_own_lies_beside_the_gradebook(course, room):
    ours = len(room.comments(WEEKS))
    for text in ("Mitt eget.", " Mitt eget. ", ""):
        kept = room.keep(WEEKS, text, "nb")
    assert [one["text"] for one in kept if one["own"]] == ["Mitt eget."] and len(kept) == ours + 1
    assert (course.root / "grading" / "comments" / f"{EXERCISE}.yml").exists()
    assert all(not one["own"] for one in room.comments(TALK))
