"""Somebody hands in again after the teacher has read: no number is of something else than what lies there now."""

import csv

import pytest

from mestring.teacher import cli

from .classroom import FIRST_ID, bulk_download, everybody, exported_list
from .course import Course

pytestmark = pytest.mark.slow
NAME, STUDENT, OTHER = "08-rop", str(FIRST_ID), str(FIRST_ID + 1)


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
