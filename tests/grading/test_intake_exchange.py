"""Hand-ins that come through the exchange, or that nbgrader has collected already."""

import os

import pytest

from mestring.teacher import handed_in_at
from mestring.teacher.intake import sources

from .hand_ins import FINE, NEEDS_YOU, REPAIRED, TEXTS, Work
from .run_intake import AT, EXERCISE, new_course, put, states, take, text_in


@pytest.fixture
def course(tmp_path):
    return new_course(tmp_path)


@pytest.fixture
def work():
    return Work.good(EXERCISE)


def test_the_exchange_newest_first_and_only_this_exercise(course, work):
    old = {name: data.replace(b"Bussen", b"Utkast") for name, data in work.files().items()}
    put(course.root / "inn" / f"kari+{EXERCISE}+2024-11-20 20:44:23.1 UTC+abc", old)
    put(course.root / "inn" / f"kari+{EXERCISE}+{AT}+def", work.files())
    put(course.root / "inn" / f"ola+04-kontroll+{AT}+ghi", work.files())
    entries = take(course)
    assert list(entries) == ["kari"]
    assert "Levert 2 ganger" in entries["kari"]["lines"][0]
    assert TEXTS[0] in text_in(course, "kari")
    assert (course.at("submitted", "kari", EXERCISE) / "timestamp.txt").read_text() == AT


def test_a_hand_in_in_another_students_name_is_refused(course, work, monkeypatch):
    put(course.root / "inn" / f"kari+{EXERCISE}+{AT}", work.files())
    put(course.root / "inn" / f"ola+{EXERCISE}+{AT}", work.files())
    owners = {"kari": 4001, "ola": 4002}
    monkeypatch.setattr(sources, "_user", {4001: "mallory", 4002: "ola"}.get)
    listed = sources.list_folder

    def owned(folder):
        entries = listed(folder)
        for entry in entries:
            entry.owner = owners[entry.parts[0].split("+")[0]]
        return entries

    monkeypatch.setattr(sources, "list_folder", owned)
    entries = take(course)
    assert states(entries) == {"kari": NEEDS_YOU, "ola": FINE}
    assert "mallory" in entries["kari"]["lines"][0]
    assert not course.at("submitted", "kari", EXERCISE).exists()


def test_a_folder_with_invisible_letters_in_its_name_stops_nobody(course, work):
    """On a shared machine a student can make any folder: here one that looks like Kari's."""
    put(course.root / "inn" / f"kari+{EXERCISE}+{AT}+\u200babc", work.files())
    put(course.root / "inn" / f"ola+{EXERCISE}+{AT}+def", work.files())
    entries = take(course)
    assert states(entries) == {"kari": NEEDS_YOU, "ola": FINE}
    assert "(ukjent)" in entries["kari"]["lines"][0]


def test_what_nbgrader_collected_is_repaired_in_its_place(course, work):
    place = course.at("submitted", "kari", EXERCISE)
    put(place, work.files(work.json[:-40].encode()) | {"timestamp.txt": AT.encode(), "mestring.py": b"evil"})
    before = {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    entries = take(course, None)
    assert states(entries) == {"kari": REPAIRED}
    assert entries["kari"]["at"] == "2024-11-21T20:44:23.123456+00:00"
    assert {path.name for path in place.iterdir()} == {f"{EXERCISE}.ipynb", "svar", "timestamp.txt"}
    kept = course.intake(EXERCISE) / "originals" / "kari"
    assert {path.name: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


UNTIMELY = [b"", b"12", b"i gaar kveld", b"0001-01-01 00:00:00+23:59", b"\xff\xfe", b"2199-11-21 20:44:23 UTC"]


@pytest.mark.parametrize("time", UNTIMELY)
def test_a_time_that_cannot_be_right_is_left_out_and_told(course, work, time):
    place = course.at("submitted", "kari", EXERCISE)
    put(place, work.files() | {"timestamp.txt": time})
    entries = take(course, None)
    assert states(entries) == {"kari": REPAIRED}
    assert entries["kari"]["lines"][0] == handed_in_at.WRONG
    assert not (place / "timestamp.txt").exists()


def test_a_time_with_another_zone_is_understood(course, work):
    place = course.at("submitted", "kari", EXERCISE)
    put(place, work.files() | {"timestamp.txt": b"2024-11-21 21:44:23.5 Europe/Oslo\n"})
    assert states(take(course, None)) == {"kari": FINE}
    assert (place / "timestamp.txt").read_text() == "2024-11-21 20:44:23.500000 UTC"


def test_collected_things_that_cannot_be_graded_are_put_away(course):
    place = course.at("submitted", "kari", EXERCISE)
    put(place, {f"{EXERCISE}.ipynb": b"%PDF-1.7"})
    assert states(take(course, None)) == {"kari": NEEDS_YOU}
    assert not place.exists()
    [kept] = (course.intake(EXERCISE) / "originals").rglob("ikke-tatt-inn-1/*")
    assert kept.read_bytes() == b"%PDF-1.7"


@pytest.mark.skipif(os.name == "nt", reason="links need rights in Windows")
def test_a_collected_folder_that_is_a_link_goes_and_what_it_leads_to_stays(course, work):
    place = course.at("submitted", "kari", EXERCISE)
    put(place, work.files())
    (course.root / "grading/submitted/ola").symlink_to(place.parent)
    (course.root / "grading/submitted/per").mkdir()
    course.at("submitted", "per", EXERCISE).symlink_to(place)
    assert states(take(course, None)) == {"kari": FINE, "ola": NEEDS_YOU, "per": NEEDS_YOU}
    assert TEXTS[0] in text_in(course, "kari")
    assert not (course.root / "grading/submitted/ola").is_symlink()
    assert not course.at("submitted", "per", EXERCISE).is_symlink()
