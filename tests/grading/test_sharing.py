"""Two teachers and one pile: what is in the file, what comes back, and what is never overwritten."""

import io
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest

from mestring.errors import PlainError
from mestring.teacher import trouble
from mestring.teacher.cli import run
from mestring.teacher.course import find_course
from mestring.teacher.marking import order
from mestring.teacher.marking.gradebook import Conflict
from mestring.teacher.marking.room import Room
from mestring.teacher.marking.sharing import comparing, files, lending, received, records, returning
from mestring.teacher.marking.sharing.handlers import accept

from .exercises import SOLUTIONS, notebook
from .read_class import hand_in, read_class, rows
from .test_marking import ask

EXERCISE, TALK, WEEKS = "03-mestringstro", "m03-first-talk", "m03-three-weeks"
STUDENTS = [f"kari-nordmann-{number}" for number in range(6)]
NOTHING = {"met": {}, "typed": "", "comment": "", "read": False}
ALL = {"1": "ja", "2": "ja", "3": "ja", "4": "ja"}


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    """A class that nobody has read; the last student has written nothing in the second task."""
    texts = {student: {WEEKS: f"Svar {number}.", TALK: "Hei."} for number, student in enumerate(STUDENTS)}
    del texts[STUDENTS[-1]][TALK]
    return read_class(tmp_path_factory.mktemp("pile"), EXERCISE, texts).root


@pytest.fixture
def mine(pile, tmp_path):
    """The first teacher's course."""
    return find_course(shutil.copytree(pile, tmp_path / "mine"))


@pytest.fixture
def theirs(pile, tmp_path):
    """The colleague's, with a class of their own."""
    return find_course(shutil.copytree(pile, tmp_path / "theirs"))


def share(course, many=2, parts=(WEEKS,), double=False):
    about = lending.lend(course, EXERCISE, list(parts), many, double)
    return about, records.file(course, about).read_bytes()


def mark(room, student, question=WEEKS, **wish):
    identity = order.identity(question, student)
    told = room.answer(question, identity)
    return room.mark(question, identity, {**NOTHING, "version": told["version"], "read": True, **wish})


def marked_by(colleague, data, **wish):
    """The colleague opens the file and says the same of every answer; returns what goes back."""
    name = received.receive(colleague, files.unpack(data))
    room = received.room(colleague, name)
    for question in room.questions:
        for student in room._waiting().get(question, {}):
            mark(room, student, question, **wish)
    return received.returning(colleague, name)[1]


def states(about):
    return [one["state"] for one in about["answers"]]


def changed(data, **values):
    """The file with other values in its document."""
    return files.pack(files.unpack(data) | values)


# What is given


def test_a_file_holds_texts_tasks_and_comments_and_nothing_else(mine):
    about, data = share(mine)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [files.NAME]
        text = archive.read(files.NAME).decode()
    assert [one["student"] for one in about["answers"]] == list(order.ordered(WEEKS, STUDENTS).values())[-2:]
    assert "kari" not in text and text.count('"Svar ') == 2 and '"Hei."' not in text
    document = json.loads(text)
    solved = notebook(EXERCISE).cells
    code = [cell.source for cell in solved if cell.cell_type == "code"]
    assert code and {cell["cell_type"] for cell in document["cells"]} == {"markdown"}
    assert document["cells"][0]["source"].startswith("# ") and len(document["cells"]) == 5
    assert document["comments"].keys() == {WEEKS, TALK} and (SOLUTIONS / EXERCISE / "comments.yml").exists()


def test_what_a_colleague_has_waits_for_nobody_here_and_is_given_once(mine):
    about, _ = share(mine, many=4)
    room = Room(mine, EXERCISE)
    weeks = room.overview()[0]
    assert (weeks["waiting"], weeks["away"]) == (2, 4)
    first = mark(room, list(order.ordered(WEEKS, STUDENTS).values())[0], met=ALL)
    assert (first["waiting"], first["away"]) == (1, 4)
    second, _ = share(mine, many=4)
    assert not {one["student"] for one in about["answers"]} & {one["student"] for one in second["answers"]}
    with pytest.raises(PlainError, match="ingen svar å dele"):
        share(mine)
    records.forget(mine, about["id"])
    assert room.overview()[0]["away"] == 1 and not records.file(mine, about).exists()


def test_what_may_be_personal_data_is_counted_and_so_are_names_of_the_class(mine):
    hand_in(mine, EXERCISE, STUDENTS[0], {WEEKS: "Ring meg på 912 34 567."})
    hand_in(mine, EXERCISE, STUDENTS[1], {WEEKS: "Hilsen Åse."})
    intake = mine.intake(EXERCISE)
    intake.mkdir(parents=True)
    (intake / "students.json").write_text(json.dumps([{"student": "x", "name": "berghansenåse"}]))
    about, _ = share(mine, many=6)
    assert lending.remarks(mine, about) == [
        lending.PERSONAL[0],
        lending.NAMED[0],
        lending.THINK,
    ]


# There and back


def test_marks_come_back_once_and_what_was_set_meanwhile_is_the_teachers_to_choose(mine, theirs):
    about, data = share(mine, many=3)
    first, second, third = (one["student"] for one in about["answers"])
    back = marked_by(theirs, data, met=ALL, comment="Fint.")
    room = Room(mine, EXERCISE)
    mark(room, first, met={"1": "ja"}, comment="Mitt.")
    hand_in(mine, EXERCISE, third, {WEEKS: "Et nytt svar."})
    where = accept(mine, back)
    assert where == f"{EXERCISE}/share/{about['id']}/"
    about = records.record(mine, about["id"])
    assert states(about) == [records.DIFFERS, records.TAKEN, records.REPLACED]
    assert rows(mine, EXERCISE, first, WEEKS)[:2] == (0.5, "Kriterier: 1 ja, 2 nei, 3 nei, 4 nei\n\nMitt.")
    assert rows(mine, EXERCISE, second, WEEKS) == (2, "Kriterier: 1 ja, 2 ja, 3 ja, 4 ja\n\nFint.", False)
    assert rows(mine, EXERCISE, third, WEEKS) == (None, None, True)
    assert [one["entry"]["student"] for one in comparing.differing(mine, about)] == [first]

    mark(room, second, met={"1": "ja"}, comment="Rettet etterpå.")  # the first teacher's last word
    accept(mine, back)
    assert rows(mine, EXERCISE, second, WEEKS)[1].endswith("Rettet etterpå."), "the same file does nothing twice"
    assert states(records.record(mine, about["id"])) == states(about)


def choose(course, about, version=None):
    (one,) = comparing.differing(course, about)
    version = one["version"] if version is None else version
    returning.choose(course, about, WEEKS, one["entry"]["pseudonym"], version)


@pytest.mark.parametrize(("version", "points", "state"), [(None, 2, records.TAKEN), ("", 0.5, records.KEPT)])
def test_a_choice_between_two_marks_is_made_once(mine, theirs, version, points, state):
    about, data = share(mine, many=1)
    student = about["answers"][0]["student"]
    back = marked_by(theirs, data, met=ALL)
    mark(Room(mine, EXERCISE), student, met={"1": "ja"})
    about = returning.take_in(mine, files.unpack(back))
    choose(mine, about, version)
    assert rows(mine, EXERCISE, student, WEEKS)[0] == points
    about = returning.take_in(mine, files.unpack(back))
    assert states(about) == [state] and comparing.differing(mine, about) == []
    assert rows(mine, EXERCISE, student, WEEKS)[0] == points


def test_a_choice_of_marks_that_are_no_longer_those_shown_is_refused(mine, theirs):
    about, data = share(mine, many=1)
    student = about["answers"][0]["student"]
    back = marked_by(theirs, data, met=ALL)
    room = Room(mine, EXERCISE)
    mark(room, student, met={"1": "ja"})
    about = returning.take_in(mine, files.unpack(back))
    shown = comparing.differing(mine, about)[0]["version"]
    mark(room, student, met={"2": "ja"}, comment="Nyere.")
    with pytest.raises(Conflict):
        choose(mine, about, shown)
    assert rows(mine, EXERCISE, student, WEEKS)[1].endswith("Nyere.")


def share_page(course, about):
    (page,) = ask(course, (f"/secret/{EXERCISE}/share/{about['id']}/", {}))
    assert page.code == 200
    return page.body.decode()


def test_what_is_shown_of_two_marks_may_be_points_alone(mine, theirs):
    about, data = share(mine, many=1)
    back = marked_by(theirs, data, typed="1,5")
    mark(Room(mine, EXERCISE), about["answers"][0]["student"], met={"1": "ja"}, read=False)
    page = share_page(mine, returning.take_in(mine, files.unpack(back)))
    assert "Bruk kollegaens" in page and "<td>ja</td><td>–</td>" in page and "<td>–</td><td>–</td>" in page


def test_marks_of_a_text_that_is_handed_in_anew_are_no_choice_any_more(mine, theirs):
    about, data = share(mine, many=1)
    student = about["answers"][0]["student"]
    back = marked_by(theirs, data, met=ALL)
    mark(Room(mine, EXERCISE), student, met={"1": "ja"})
    about = returning.take_in(mine, files.unpack(back))
    assert states(about) == [records.DIFFERS]
    hand_in(mine, EXERCISE, student, {WEEKS: "Et nytt svar."})
    page = share_page(mine, about)
    assert "Bruk kollegaens" not in page and "levert på nytt" in page
    assert states(records.record(mine, about["id"])) == [records.REPLACED]


def test_a_colleagues_own_comment_is_changed_where_the_answers_are(mine, theirs):
    _, data = share(mine, many=1)
    name = received.receive(theirs, files.unpack(data))
    room = received.room(theirs, name)
    room.keep(WEEKS, "Mitt.", "nb")
    body = json.dumps({"old": "Mitt.", "new": "Vårt."})
    (reply,) = ask(theirs, (f"/secret/{name}/comments/{WEEKS}", {"method": "PUT", "body": body}))
    assert reply.code == 200 and [one["text"] for one in room.comments(WEEKS) if one["own"]] == ["Vårt."]


def test_a_second_file_of_the_colleagues_counts_where_nobody_has_changed_the_first(mine, theirs):
    about, data = share(mine, many=2)
    first, second = (one["student"] for one in about["answers"])
    returning.take_in(mine, files.unpack(marked_by(theirs, data, met=ALL)))
    mark(Room(mine, EXERCISE), second, met=ALL, comment="Mitt.")
    again = marked_by(theirs, data, met={"1": "ja"})
    about = returning.take_in(mine, files.unpack(again))
    assert states(about) == [records.TAKEN, records.DIFFERS]
    assert [rows(mine, EXERCISE, one, WEEKS)[0] for one in (first, second)] == [0.5, 2]


def test_a_file_opened_twice_keeps_what_was_marked_and_the_colleagues_own_gradebook_is_left_alone(mine, theirs):
    _, data = share(mine, parts=(WEEKS, TALK))
    before = theirs.gradebook.read_bytes()
    back = marked_by(theirs, data, met=ALL)
    name = accept(theirs, data).rstrip("/")
    assert received.returning(theirs, name)[1] == back
    assert [one["waiting"] for one in received.room(theirs, name).overview()] == [0, 0]
    assert theirs.gradebook.read_bytes() == before
    assert "Svar" not in zipfile.ZipFile(io.BytesIO(back)).read(files.NAME).decode()
    received.forget(theirs, name)
    assert received.names(theirs) == []


# What is refused


def refused(course, data, words):
    before = course.gradebook.read_bytes()
    aside = course.gradebook.with_name("marking") / "avvist"
    with pytest.raises(PlainError, match=words):
        accept(course, data)
    assert course.gradebook.read_bytes() == before
    assert data in [path.read_bytes() for path in aside.iterdir()]


def test_damaged_foreign_and_other_editions_files_are_refused_with_a_sentence(mine, theirs):
    about, data = share(mine)
    back = marked_by(theirs, data, met=ALL)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("brev.txt", "Hei")
    ours = files.unpack(back)["answers"]
    (one, *_) = ours[WEEKS].values()
    for damaged in (
        *(b"", back[:-30], b"PK" + bytes(500), other.getvalue()),
        changed(back, answers={}),
        changed(back, answers=[1]),
        changed(back, answers={"m03-other": ours[WEEKS]}),
        changed(back, answers={WEEKS: {"0" * 16: one}}),
        *(changed(back, answers={WEEKS: {name: one | bad for name in ours[WEEKS]}}) for bad in BAD),
        changed(data, cells=[]),
        changed(data, made="i går"),
        changed(data, answers={WEEKS: {"../../x": {}}}),
        changed(back, id="../../../x"),
        changed(back, kind="other"),
    ):
        refused(mine, damaged, "skadet")
    refused(mine, changed(back, version=2), "nyere utgave")
    refused(mine, changed(back, tasks="0" * 16), "Kriteriene i oppgaven er endret")
    refused(mine, changed(back, id="0" * 16), "deling som ikke ligger her")
    assert states(records.record(mine, about["id"])) == [records.OUT] * 2


BAD = ({"points": 9}, {"points": True}, {"met": {"9": "ja"}}, {"met": {"1": "kanskje"}}, {"comment": 1}, {"read": 1})


def test_a_file_that_comes_while_the_gradebook_is_in_use_is_not_called_refused(mine, theirs, monkeypatch):
    monkeypatch.setattr(trouble, "PATIENCE", 0.1)
    _, data = share(mine)
    back = marked_by(theirs, data, met=ALL)
    with closing(sqlite3.connect(mine.gradebook, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlainError) as refusal:
            accept(mine, back)
    assert str(refusal.value) == trouble.BUSY and not mine.gradebook.with_name("marking").joinpath("avvist").exists()
    accept(mine, back)


def test_a_record_that_is_damaged_is_set_aside(mine):
    about, _ = share(mine)
    (records.folder(mine) / f"{about['id']}.json").write_text("{")
    with pytest.raises(PlainError, match="skadet"):
        records.records(mine, EXERCISE)
    assert records.records(mine, EXERCISE) == [] and list(records.folder(mine).glob("*.skadet"))


def test_the_command_gives_and_says_what_it_cannot_read(mine, capsys, monkeypatch):
    monkeypatch.chdir(mine.root)
    assert run(["mark", EXERCISE, "--del-ut", "2", "--bare", TALK]) == 0
    said = capsys.readouterr().out
    assert "Fila med 2 svar" in said and "uten navn" in said
    assert run(["mark", EXERCISE, "--del-ut", "2", "--bare", "m03-x"]) == 2
    assert f"Delene er: {WEEKS}, {TALK}" in capsys.readouterr().err
    assert run(["mark", "borte.zip"]) == 2
    assert "Fant ikke fila borte.zip" in capsys.readouterr().err
    for more in (["--begge"], ["--bare", WEEKS]):
        assert run(["mark", EXERCISE, *more]) == 2
        assert f"mark {EXERCISE} --del-ut 10 {' '.join(more)}" in capsys.readouterr().err
    (mine.root / "brev.zip").write_bytes(b"Hei")
    assert run(["mark", "brev.zip"]) == 2
    assert "skadet" in capsys.readouterr().err


# Both mark the same


def test_a_sample_is_compared_when_both_have_marked_and_never_enters_the_gradebook(mine, theirs):
    about, data = share(mine, many=3, parts=(WEEKS, TALK), double=True)
    in_order = list(order.ordered(WEEKS, STUDENTS).values())
    assert [one["student"] for one in about["answers"] if one["question"] == WEEKS] == in_order[:3]
    assert STUDENTS[-1] not in [one["student"] for one in about["answers"] if one["question"] == TALK]
    room = Room(mine, EXERCISE)
    assert room.overview()[0] | {"title": ""} == {
        "name": WEEKS,
        "title": "",
        "answers": 6,
        "waiting": 6,
        "away": 0,
    }, "both mark them"
    back = marked_by(theirs, data, met=ALL, comment="Fint.")
    mark(room, in_order[0], met=ALL)
    about = returning.take_in(mine, files.unpack(back))
    weeks, talk = comparing.compare(mine, about)
    assert (len(weeks.pairs), weeks.waiting, weeks.same) == (1, 2, 1), "what the teacher has not read is not shown"
    assert rows(mine, EXERCISE, in_order[1], WEEKS) == (None, None, True)
    assert (talk.pairs, talk.waiting) == ([], 3)
    mark(room, in_order[1], met={"1": "ja", "2": "ja"})
    (weeks, _) = comparing.compare(mine, about)
    assert (weeks.same, weeks.most) == (1, "1") and [pair.apart for pair in weeks.pairs] == [1, 0]
    assert [(line.same, line.different) for line in weeks.lines] == [(2, {}), (2, {}), *[(1, {("nei", "ja"): 1})] * 2]
    assert weeks.pairs[0].identity == order.identity(WEEKS, in_order[1])
