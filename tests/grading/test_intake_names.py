"""Who sent a file, by its name: real names from Canvas, and names that lead astray."""

import unicodedata

import pytest

from mestring.teacher.intake.names import sender, stem

EXERCISE = "03-mestringstro"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bjørnsenåse_51001_900001_oving.ipynb", ("51001", "bjørnsenåse", False, "oving.ipynb")),
        ("bjørnsenåse_LATE_51001_900001_oving-2.ipynb", ("51001", "bjørnsenåse", True, "oving-2.ipynb")),
        (unicodedata.normalize("NFD", "åsenøy_7_9_å.zip"), ("7", "åsenøy", False, "å.zip")),
        ("late_person_7_9_x_1_2_y.zip", ("7", "late_person", False, "x_1_2_y.zip")),
        ("anon_Ab3_900001_x.zip", ("anon_Ab3", "anon_Ab3", False, "x.zip")),
        ("liekari_LATE_51001_text.html", ("51001", "liekari", True, "")),
        ("kandidat-12.zip", ("kandidat-12", "kandidat-12", False, "kandidat-12.zip")),
        ("kari (1).zip", ("kari", "kari", False, "kari (1).zip")),
    ],
)
def test_who_sent_it(name, expected):
    found = sender(name, EXERCISE)
    assert (found.student, found.name, found.late, found.file) == expected


def test_names_become_safe_folders_and_never_the_same_one():
    names = [
        "Åse Bjørnsen",
        "åse bjørnsen",
        "Aase Bjoernsen",
        "../../x",
        "-rf",
        ".",
        "..",
        "a" * 300,
        "名前",
        "名 前",
        "a/b",
    ]
    ids = [sender(name, EXERCISE).student for name in names]
    assert len(set(ids)) == len(names)
    for student in ids:
        assert student.isascii() and student[0].isalnum() and not set(student) & set("/\\ :*") and len(student) < 62


def test_a_known_name_keeps_its_number():
    assert stem("oving-1.ipynb", ["oving-1"]) == "oving-1"
    assert stem("oving-1.ipynb", ["oving"]) == "oving"
    assert stem("Oving - Kopi (2).ipynb.txt", []) == "Oving"
    assert stem("x-Copy1.ipynb", ["x"]) == "x"
