"""Who sent a file, by its name: real names from Canvas, and names that lead astray."""

import unicodedata

import pytest

from mestring.teacher.intake.names import certain, sender, stem

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
        ("ås_late_51001_900001_x.zip", ("51001", "ås", True, "x.zip")),
        ("kandidat_12_LATE_51001_900001_x.zip", ("51001", "kandidat_12", True, "x.zip")),
        ("kari (1).zip", ("kari", "kari", False, "kari (1).zip")),
        ("kari - Kopi (2).zip", ("kari", "kari", False, "kari - Kopi (2).zip")),
        ("kari copy 2.zip", ("kari", "kari", False, "kari copy 2.zip")),
        ("Kopi av kari.zip", ("kari", "kari", False, "Kopi av kari.zip")),
        ("kari_12.zip", ("kari_12", "kari_12", False, "kari_12.zip")),
    ],
)
def test_who_sent_it(name, expected):
    found = sender(name, EXERCISE)
    assert (found.student, found.name, found.late, found.file) == expected


@pytest.mark.parametrize(
    ("name", "others", "expected"),
    [
        ("kandidat_12_51001_900001_x.zip", [899_000, 900_050], ("51001", "kandidat_12", "x.zip", "")),
        ("likari_51001_900001_2026_x.zip", [899_000, 900_050], ("51001", "likari", "2026_x.zip", "")),
        ("likari_51001_900001_20261128_x.zip", [899_000, 900_050], ("51001", "likari", "20261128_x.zip", "")),
        (f"kandidat_12_51001_900001_{EXERCISE} (1).zip", [], ("51001", "kandidat_12", f"{EXERCISE} (1).zip", "")),
        ("kandidat_12_51001_900001_x.zip", [], ("12", "kandidat", "900001_x.zip", "51001")),
        ("likari_51001_900001_oving_12.zip", [], ("51001", "likari", "oving_12.zip", "")),
    ],
)
def test_three_numbers_are_read_as_the_others_of_the_class_are(name, others, expected):
    found = sender(name, EXERCISE, others)
    assert (found.student, found.name, found.file, found.perhaps) == expected


def test_only_names_with_two_numbers_are_certain():
    assert certain(["a_1_20_x.zip", "b_7_2_30_x.zip", "c_LATE_3_40_x.zip", "d_4_text.html", "olsen.zip"]) == [20, 40]


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
    assert stem("Kopi av x 2.ipynb", ["x"]) == "x"
    assert stem("oving_12.ipynb", ["oving"]) == "oving_12"
