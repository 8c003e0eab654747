"""Somebody hands in again after the teacher has read: no number is of something else than what lies there now."""

import csv
import dataclasses
import io
import json
import zipfile

import pytest

from mestring.teacher import RUN, cli, status
from mestring.teacher.course import find_course
from mestring.teacher.marking.order import ordered
from mestring.teacher.marking.room import Room

from .classroom import FIRST_ID, bulk_download, everybody, exported_list
from .course import Course
from .hand_ins import answer_file, pack

pytestmark = pytest.mark.slow
NAME, STUDENT, OTHER = "08-rop", str(FIRST_ID), str(FIRST_ID + 1)


def again(one, words="", more="", shown=("m08-teamet-text",), late=True):
    """Handed in again, with a question (if any) and texts for the wall; `more` is added to the text."""
    files = {}
    with zipfile.ZipFile(io.BytesIO(one.files[f"{NAME}.zip"])) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    files[f"{NAME}.ipynb"] = files[f"{NAME}.ipynb"].replace(one.sign.encode(), f"{one.sign}{more}".encode())
    asks = {"task": "m08-teamet", "text": words} if words else None
    files["svar/m08-se-paa-nytt.json"] = answer_file("m08-se-paa-nytt", asks)
    files["svar/m08-veggen.json"] = answer_file("m08-veggen", {"shown": list(shown)} if shown else None)
    return dataclasses.replace(one, files={f"{NAME}.zip": pack(files)}, late=late)


def test_a_new_hand_in_is_graded_and_read_before_it_counts(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    course = Course(tmp_path, NAME)
    right, half = (one for one in everybody(NAME) if one.part in ("right", "half"))
    (tmp_path / "karakterer.csv").write_bytes(exported_list(NAME))

    def step(*line):
        cli.run(list(line))
        return capsys.readouterr().out

    def published():
        said = step("publish", NAME, "--canvas", "karakterer.csv", "--ut", "ut.csv")
        with open("ut.csv", encoding="utf-8-sig", newline="") as file:
            return said, {row[1]: row[-1] for row in csv.reader(file)}

    def take_in(*hand_ins):
        (tmp_path / "canvas.zip").write_bytes(bulk_download(hand_ins))
        step("intake", NAME, "canvas.zip")

    def read(student, points):
        course.give(student, "m08-teamet", points)

    take_in(half, right)
    step("grade", NAME)
    read(STUDENT, 1)
    read(OTHER, 2)
    before = sum(half.auto.values()) + 1
    assert before < 8
    assert [published()[1][who] for who in (STUDENT, OTHER)] == [f"{before:g}", "8"]

    take_in(right)  # Canvas' id is the first one's: the half one hands in anew, and better
    said, points = published()
    assert (points[STUDENT], points[OTHER]) == ("", "8")
    assert "1 student må rettes på nytt" in said

    step("grade", NAME)
    said, points = published()
    assert (points[STUDENT], points[OTHER]) == ("", "8")
    assert "1 student venter på at du leser" in said
    read(STUDENT, 3)
    assert published()[1][STUDENT] == "9"

    listed = tmp_path / "grading" / "intake" / NAME / "students.json"

    def entry():
        return next(one for one in json.loads(listed.read_text()) if one["student"] == STUDENT)

    # The same answers, long after, with a question about the text: nothing is lost, nothing is late, and it is read.
    before, page = entry(), course.at("feedback", STUDENT) / f"{NAME}.html"
    assert "Vil du at noe blir sett på nytt?" in page.read_text()
    words = "Jeg mener at jeg sa hvem som gjør det."
    take_in(again(right, words))
    after = entry()
    assert (after["late"], after["at"], after["work"]) == (before["late"], before["at"], before["work"])
    assert "Ber om at «Del 4: Når teamet ikke vet» blir sett på nytt. Svarene er de samme" in after["lines"][-1]
    step("grade", NAME)
    assert course.grades(STUDENT)["m08-teamet"] == (3, True)
    assert published()[1][STUDENT] == ""
    waits = [(one.many, one.what) for one in status.waiting(find_course(), NAME) if one.words == status.ASKS]
    assert waits == [(1, f"{RUN} mark {NAME}")]
    assert f"«{words}»" in page.read_text() and "Læreren har ikke sett på det ennå." in page.read_text()
    (identity,) = ordered("m08-teamet", [STUDENT])
    assert Room(find_course(), NAME).request("m08-teamet", identity) == words
    read(STUDENT, 3.5)
    assert published()[1][STUDENT] == "9.5"
    assert "Læreren har sett på det." in page.read_text()
    assert not [one for one in status.waiting(find_course(), NAME) if one.words == status.ASKS]

    # The same question beside another text is a new hand-in, and a late one.
    take_in(again(right, words, " Og litt til."))
    assert entry()["late"] and entry()["work"] != before["work"]
    # With the deadline moved, Canvas calls the same answers late no longer.
    take_in(again(right, words, " Og litt til.", late=False))
    assert not entry()["late"]
    # The tick for the wall taken away, long after: still nothing is late.
    on_time = entry()
    take_in(again(right, more=" Og litt til.", shown=()))
    assert [entry()[name] for name in ("late", "at", "asks")] == [False, on_time["at"], []]
    step("grade", NAME)
    assert course.grades(STUDENT)["m08-teamet"] == (3.5, True)
