"""A student asks about a part that is graded by itself: the points stand or change, and it waits no longer."""

from urllib.parse import urlencode

import pytest
from nbgrader.api import Gradebook

from mestring.errors import PlainError
from mestring.teacher.marking import asked
from mestring.teacher.marking.gradebook import Conflict
from mestring.teacher.marking.room import Room

from .read_class import asks, read_class
from .test_marking import ask

EXERCISE, WEEKS, PART = "03-mestringstro", "m03-three-weeks", "m03-borghild-before"
WORDS = "Jeg satte <b>ti</b>, slik hun gjør."


@pytest.fixture
def room(tmp_path):
    course = read_class(tmp_path, EXERCISE, {"s0": {WEEKS: "Et svar."}, "s1": {WEEKS: "Et svar."}})
    for student in ("s0", "s1"):
        asks(course, EXERCISE, student, PART, WORDS)
    return Room(course, EXERCISE)


def grade(room, student):
    with Gradebook(room.course.db_url) as gradebook:
        found = gradebook.find_grade(PART, EXERCISE, EXERCISE, student)
        return found.score, found.manual_score, found.needs_manual_grade


def test_the_points_stand_or_change_and_it_waits_no_longer(room):
    first, second = asked.found(room)
    assert asked.count(room) == 2
    assert (first.title, first.words, first.score, first.most) == ("Del 1: Sett skalaen som Borghild", WORDS, 0.5, 1)
    assert "m03" not in first.html
    with pytest.raises(PlainError, match="«1,5» er ikke poeng"):
        asked.settle(room, PART, first.identity, first.version, "1,5")
    with pytest.raises(Conflict):
        asked.settle(room, PART, first.identity, second.version[::-1])
    asked.settle(room, PART, first.identity, first.version)
    with pytest.raises(Conflict):  # in a second window
        asked.settle(room, PART, first.identity, first.version, "0")
    asked.settle(room, PART, second.identity, second.version, "1")
    assert sorted(grade(room, student) for student in ("s0", "s1")) == [(0.5, None, False), (1, 1, False)]
    assert asked.found(room) == []


def test_the_page_shows_the_question_as_text_and_sends_what_is_pressed(room):
    address = f"/secret/{EXERCISE}/asked/"
    first, _ = asked.found(room)
    form = {name: getattr(first, name) for name in ("question", "identity", "version")}
    press = {"method": "POST", "body": urlencode(form), "follow_redirects": False}
    shown, opened, pressed, again = ask(
        *(room.course, (address, {}), (f"/secret/{EXERCISE}/", {}), (address, press), (address, press))
    )
    assert "Jeg satte &lt;b&gt;ti&lt;/b&gt;" in shown.body.decode() and "0,5 av 1 poeng" in shown.body.decode()
    assert "Se på nytt (2)" in opened.body.decode()
    assert (pressed.code, pressed.headers["Location"]) == (303, address)
    assert again.code == 409 and "endret et annet sted" in again.body.decode()
    assert asked.count(room) == 1
