"""The class wall: only what was ticked in the newest hand-in, without anything that leads back to a student."""

import json
import re
import shutil

import pytest

from mestring import content
from mestring.answers import Store
from mestring.teacher import cli
from mestring.teacher.course import find_course
from mestring.teacher.translation.stray_words import strays
from mestring.teacher.wall.texts import find
from mestring.widgets import WallSharing

from .course import Course, fill
from .exercises import COUNTING, SOLUTIONS, notebook

NAME, KEY, TEXT = "03-mestringstro", "m03-veggen", "m03-three-weeks-text"
TICKED = {KEY: {"shown": [TEXT]}}


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path, NAME)


def hand_in(course, student, words, ticked=True):
    place = course.at("submitted", student)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(course.folder / "exercises" / NAME, place)
    fill(place, {TEXT: {"text": words}} | (TICKED if ticked else {KEY: None}))


def wall(course):
    return course.folder / "grading" / f"veggen-{NAME}.html"


def run(course, *more):
    return cli.run(["wall", NAME, "--course", str(course.folder), *more])


def texts(course):
    return {text for task in find(find_course(course.folder), NAME).tasks for text in task.texts}


def test_only_ticked_texts_are_there_and_nothing_leads_back(course, capsys):
    words = [f"Skalaen for tro har flyttet seg mest, mener jeg ({number})." for number in "abcd"]
    for number, one in enumerate(words):
        hand_in(course, f"stud{number}", one, ticked=number != 3)
    assert run(course) == 0
    assert "Tekster å velge blant: 3." in capsys.readouterr().out
    page = wall(course).read_text(encoding="utf-8")
    assert all(one in page for one in words[:3])
    assert words[3] not in page
    assert not re.search(r"stud\d|m03-|\d{4}-\d\d-\d\d|https?:|<link|@import|url\(", page)
    assert '<h2 id="t1">Tre uker senere</h2>' in page


def test_a_tick_taken_away_in_a_later_hand_in_takes_the_text_away(course, capsys):
    hand_in(course, "kari", "Den ene")
    hand_in(course, "ola", "Den andre")
    assert run(course) == 0
    assert "lett å gjette" in capsys.readouterr().out
    hand_in(course, "kari", "Den ene", ticked=False)
    assert run(course) == 0
    assert "Den ene" not in wall(course).read_text(encoding="utf-8")
    hand_in(course, "ola", "Den andre", ticked=False)
    assert run(course) == cli.FAILED
    assert "Ingen har krysset av" in capsys.readouterr().err
    assert not wall(course).exists()


def test_the_guard_keeps_personal_data_away_and_points_at_names_of_the_class(course, capsys):
    intake = course.folder / "grading" / "intake" / NAME
    intake.mkdir(parents=True)
    (intake / "students.json").write_text(json.dumps([{"student": "s0", "name": "Åse-Marie Bø Hansen"}]))
    hand_in(course, "s0", "Hilsen ÅSE, som mener dette.")
    hand_in(course, "s1", "Ring meg på 912 34 567, så forteller jeg.")
    hand_in(course, "s2", "Basen bør vente.")
    assert run(course) == 0
    assert "Tekster holdt utenfor" in capsys.readouterr().out
    page = wall(course).read_text(encoding="utf-8")
    assert "912" not in page
    assert page.count("Se over denne") == 1
    assert "Hansen" not in page


def test_what_a_student_wrote_is_text(course):
    hand_in(course, "kari", "<script>alert(1)</script> & «nei»\n\n- et punkt")
    assert run(course) == 0
    page = wall(course).read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; «nei»\n\n- et punkt" in page


@pytest.mark.parametrize("ticks", [b"{", {"shown": "m03"}, {"shown": ["m99-x-text"]}, {"all": True}], ids=repr)
def test_what_is_no_tick_shows_nothing(course, ticks):
    place = course.at("submitted", "kari")
    shutil.copytree(course.folder / "exercises" / NAME, place)
    fill(place, {TEXT: {"text": "Hemmelig"}, KEY: ticks})
    assert texts(course) == set()


def test_a_group_is_told_once_and_the_order_is_nobodys(course):
    for number in range(12):
        hand_in(course, f"s{number:02}", f"Tekst nummer {number:02} av en i klassen")
    hand_in(course, "s12", "Tekst nummer 11 av en i klassen")
    orders = [find(find_course(course.folder), NAME).tasks[0].texts for _ in range(3)]
    assert len(orders[0]) == 12
    assert any(order != sorted(order) for order in orders)  # in 12! orders, three times the same is no chance


def test_an_exercise_without_such_texts_says_so(tmp_path, capsys):
    course = Course(tmp_path, "14-mappe")
    assert cli.run(["wall", "14-mappe", "--course", str(course.folder)]) == cli.FAILED
    assert "ingen tekster for klasseveggen" in capsys.readouterr().err


@pytest.mark.parametrize("name", COUNTING)
def test_the_boxes_are_for_texts_of_the_exercise_itself(name):
    code = "".join(cell.source for cell in notebook(name).cells if cell.cell_type == "code")
    for key in re.findall(r'WallSharing\("([\w-]+)"', code):
        about = content.find(key, SOLUTIONS / name)
        for text in WallSharing(key, store=Store(None), content=about).texts:
            assert f'WrittenAnswer("{text["id"]}"' in code
            assert text["title"] == content.find(text["id"], SOLUTIONS / name)["title"]


def test_a_teacher_who_reads_english_gets_the_wall_in_english(tmp_path, monkeypatch, capsys):
    """Each text says which language it is in: that of the hand-in."""
    course = Course(tmp_path, NAME, editions=("", "en/"))
    hand_in(course, "kari", "Basen bør vente.")
    hand_in(course, "emma", "The pool can wait.")
    shutil.copy(course.folder / "en/exercises" / NAME / f"{NAME}.ipynb", course.at("submitted", "emma"))
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    assert run(course) == 0
    page = wall(course).read_text(encoding="utf-8")
    assert '<html lang="en">' in page and '<h2 id="t1">Three weeks later</h2>' in page
    assert 'lang="nb">Basen bør vente.<' in page and 'lang="en">The pool can wait.<' in page
    assert strays(re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL) + capsys.readouterr().out, "en") == []
