"""The marking room for a teacher who reads English: a batch in two languages, and the pages in one."""

import json
from urllib.parse import urlencode

import pytest

from mestring.teacher.marking import order
from mestring.teacher.marking.room import Room
from mestring.teacher.marking.sharing import files, lending, received, records
from mestring.teacher.translation.stray_words import strays

from .read_class import read_class
from .test_marking import NOTHING, ask

EXERCISE, WEEKS = "03-mestringstro", "m03-three-weeks"
OURS, THEIRS = {"1": "ja", "2": "ja", "3": "nei", "4": "ja"}, {"1": "ja", "2": "nei", "3": "nei", "4": "ja"}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Nora has handed in the Norwegian edition, Emma the English one."""
    texts = {"nora": {WEEKS: "Troen har vokst."}, "emma": {WEEKS: "Her belief has grown."}}
    return read_class(tmp_path_factory.mktemp("mixed"), EXERCISE, texts, english=["emma"])


@pytest.fixture
def english(monkeypatch):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")


def mark(room, student, met, comment=""):
    identity = order.identity(WEEKS, student)
    wish = {**NOTHING, "version": room.answer(WEEKS, identity)["version"], "met": met, "comment": comment, "read": True}
    return room.mark(WEEKS, identity, wish)


def test_tasks_are_in_the_teachers_language_and_what_the_student_reads_in_the_hand_ins(mixed, english):
    room = Room(mixed, EXERCISE)
    assert (room.title, room.shown[WEEKS].title) == ("Exercise 03: Self-efficacy", "Part 4: Three weeks later")
    nora, emma = (room.answer(WEEKS, order.identity(WEEKS, student)) for student in ("nora", "emma"))
    assert (nora["language"], emma["language"]) == ("nb", "en")
    told = mark(room, "nora", OURS, "> Troen har vokst.\n\nFint.")
    assert told["sum"] == "1.5 of 2 points" and "Kommentarer til setninger" in told["html"]
    assert "Comments on sentences" in mark(room, "emma", OURS, "> Her belief has grown.\n\nFine.")["html"]
    kept = room.keep(WEEKS, "My own.", "en")
    assert {one["language"] for one in kept} == {"nb", "en"}
    assert [one["language"] for one in kept if one["own"]] == ["en"]
    with pytest.raises(ValueError, match="no language"):
        room.keep(WEEKS, "x", "../x")


def test_an_edition_with_other_lines_is_not_shown(mixed, tmp_path, english):
    texts = {"nora": {WEEKS: "Troen har vokst."}}
    course = read_class(tmp_path, EXERCISE, texts)
    path = course.root / "en" / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("Your question lets Borghild", "More. (0.5 points)\\n5. Your question lets Borghild"))
    shown = Room(course, EXERCISE).shown[WEEKS]
    assert shown.language == "nb" and shown.title.startswith("Del 4") and len(shown.criteria) == 4


def test_a_share_takes_both_editions_along_and_says_each_answers_language(mixed, english):
    about = lending.lend(mixed, EXERCISE, [WEEKS], 2, double=True)
    document = files.unpack(records.file(mixed, about).read_bytes())
    name = received.receive(mixed, document)
    room = received.room(mixed, name)
    assert room.shown[WEEKS].title == "Part 4: Three weeks later" and room.title == "Exercise 03: Self-efficacy"
    students = {one["student"]: one["pseudonym"] for one in about["answers"]}
    assert [room.language(students[student]) for student in ("nora", "emma")] == ["nb", "en"]
    assert {one["language"] for one in room.comments(WEEKS)} == {"nb", "en"}
    old = {key: value for key, value in document.items() if key != "english"} | {"id": "0" * 16}
    assert received.room(mixed, received.receive(mixed, old)).shown[WEEKS].language == "nb"
    for student, pseudonym in students.items():
        mark(Room(mixed, EXERCISE), student, OURS)
        mark(room, pseudonym, THEIRS, "Fine.")
    back = received.returning(mixed, name)[1]
    sent = {"method": "POST", "headers": {"Content-Type": "multipart/form-data; boundary=xx"}}
    sent["body"] = (
        b'--xx\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n' + back + b"\r\n--xx--"
    )
    (compared,) = ask(mixed, ("/secret/file", sent))
    page = compared.body.decode()
    assert compared.code == 200 and "You have both marked 2 answers." in page and "yes / no: 2" in page
    assert '<blockquote lang="nb">' in page and '<blockquote lang="en">' in page
    assert strays(page, "en") == []


def test_every_page_is_in_english(mixed, english):
    room, about = f"/secret/{EXERCISE}/", lending.lend(mixed, EXERCISE, [WEEKS], 2, double=True)
    wrong = {"method": "POST", "body": urlencode({"kind": "part", "many": "x"})}
    paths = ("/secret/", room, f"{room}asked/", f"{room}share/", f"{room}share/{about['id']}/", f"{room}share/00/")
    replies = ask(mixed, *((path, {}) for path in paths), (f"{room}share/", wrong))
    assert [reply.code for reply in replies] == [200] * 5 + [400] * 2
    for reply in replies:
        page = reply.body.decode()
        assert '<html lang="en">' in page
        # A sentence with a quotation keeps the Norwegian in an element of that language.
        assert strays(page.replace("\\u003c", "<").replace("\\u003e", ">").replace('\\"', '"'), "en") == []
    assert '[["ja", "yes"], ["delvis", "partly"], ["nei", "no"]]' in replies[1].body.decode()  # in this order
    (refused,) = ask(mixed, (f"{room}answers/{WEEKS}/00", {}))
    assert json.loads(refused.body)["error"] == "This answer is no longer in the gradebook. Reload the page."
