"""The class page tells of the class, and never of anyone in it."""

import json
import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mestring.errors import PlainError
from mestring.teacher import cli
from mestring.teacher.overview.groups import FEWEST, grouped, share
from mestring.teacher.overview.page import page
from mestring.teacher.translation.stray_words import strays

from .course import Course, fill
from .exercises import graded

NAME = "03-mestringstro"
CLASS = st.dictionaries(st.sampled_from("abcdef"), st.sets(st.integers(0, 40)))


@given(CLASS)
def test_no_group_that_is_told_is_small_and_nobody_is_lost(chosen):
    group = grouped(chosen)
    assert all(number >= FEWEST for number in group.told.values())
    everybody = set().union(*chosen.values())
    assert group.others == 0 or group.others >= FEWEST or not group.told
    assert sum(group.told.values()) + group.others >= len(everybody)


@given(st.lists(st.sampled_from("abcdef"), max_size=60))
def test_where_each_student_is_in_one_category_none_can_be_found_by_subtraction(choices):
    chosen = {name: {place for place, one in enumerate(choices) if one == name} for name in "abcdef"}
    group = grouped(chosen, unanswered="a")
    left = len(choices) - sum(group.told.values())
    assert left == group.others
    assert not group.told or left == 0 or left >= FEWEST


def students(**numbers):
    """{category: students}, each student in one category."""
    start, made = 0, {}
    for name, number in numbers.items():
        made[name] = set(range(start, start + number))
        start += number
    return made


@pytest.mark.parametrize(
    ("numbers", "told", "others", "nearly_all"),
    [
        ({"a": 20, "b": 6, "c": 5}, {"a": 20, "b": 6, "c": 5}, 0, None),
        ({"a": 20, "b": 6, "c": 3, "d": 4}, {"a": 20, "b": 6}, 7, None),
        ({"a": 20, "b": 6, "c": 1}, {"a": 20}, 7, None),
        ({"a": 26, "b": 2}, {}, 28, "a"),
        ({"a": 3, "b": 1}, {}, 4, None),
        ({"a": 30, "b": 0}, {"a": 30}, 0, None),
    ],
)
def test_small_categories_are_put_together(numbers, told, others, nearly_all):
    assert grouped(students(**numbers)) == (told, others, nearly_all)


def test_those_without_an_answer_are_the_first_to_be_put_together_with_the_few():
    chosen = students(a=8, nothing=15, b=1)
    assert grouped(chosen) == ({"nothing": 15}, 9, None)
    assert grouped(chosen, unanswered="nothing") == ({"a": 8}, 16, None)


def test_a_share_is_told_in_fives_and_never_of_few():
    assert [share(n, 28) for n in (0, 4, 5, 7, 12, 24, 27, 28)] == [
        "", "", "omtrent 5 av 28", "omtrent 5 av 28", "omtrent 10 av 28", "nesten alle", "nesten alle", "alle"
    ]  # fmt: skip


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path, NAME)
    course.tests = graded(NAME)
    return course


def hand_in(course, student, answers, written=""):
    """A hand-in as a folder; what the page shows needs no grading."""
    place = course.at("submitted", student)
    shutil.copytree(course.folder / "exercises" / NAME, place)
    fill(place, answers, written)


def made(course):
    from mestring.teacher.course import find_course

    return page(find_course(course.folder), NAME)


def test_the_page_tells_what_the_class_answered_and_misunderstood(course):
    for number in range(18):
        kind = "full" if number < 12 else "misunderstood"
        hand_in(course, f"s{number}", {t.answer_key: getattr(t, kind) for t in course.tests})
    text = made(course)
    assert "18 innleveringer" in text
    for test in course.tests:
        assert test.told["misunderstandings"][0].text in unescaped(text)
        assert test.told["misunderstandings"][1].text not in unescaped(text)
    assert "12 studenter står på viktighet 10 og mestringstro 1." in text
    assert len(re.findall(r'<img src="data:image/png;base64,[^"]+" alt="[^"]{20,}">', text)) == 2


def test_the_same_work_is_told_to_the_teacher_and_never_on_the_page(course, capsys):
    for number in range(5):
        hand_in(course, f"s{number}", {t.answer_key: t.full for t in course.tests})
    intake = course.folder / "grading" / "intake" / NAME
    intake.mkdir(parents=True)
    about = [{"student": f"s{number}", "name": "Kari", "work": str(number // 2)} for number in range(5)]
    (intake / "students.json").write_text(json.dumps(about))
    assert cli.run(["overview", NAME, "--course", str(course.folder)]) == 0
    assert "har levert nøyaktig det samme" in capsys.readouterr().out
    assert "nøyaktig det samme" not in (course.folder / f"grading/feedback/oversikt-{NAME}.html").read_text("utf-8")


def test_no_name_no_student_text_and_no_script_is_on_the_page(course):
    hostile = "<script>alert('x')</script>Jeg heter Kari"
    scale = next(test for test in course.tests if test.widget_class == "BorghildScale")
    for number in range(6):
        said = {"importance": 10, "confidence": 1, "notes": {"confidence": hostile}}
        answers = {test.answer_key: test.full for test in course.tests}
        answers[scale.answer_key] = {"goals": {"cafe": {"before": said}}}
        hand_in(course, f"Åse Hemmelig {number}", answers, hostile)
    text = made(course)
    assert "6 studenter står på viktighet 10" in text
    assert not {word for word in ("alert", "heter Kari", "Hemmelig", "<script") if word in text}


def test_the_page_is_one_file_that_asks_nobody_for_anything(course):
    for number in range(5):
        hand_in(course, f"s{number}", {t.answer_key: t.full for t in course.tests})
    assert not re.search(r"https?:|<script|<link|@import|url\(", made(course))


@pytest.mark.parametrize("answer", [b"{", b'{"version": 1}', {"goals": {"cafe": {"before": {"importance": 99}}}}, None])
def test_a_damaged_or_impossible_answer_counts_as_none(course, answer):
    scale = next(test for test in course.tests if test.widget_class == "BorghildScale")
    for number in range(12):
        good = {"goals": {"cafe": {"before": {"importance": 10, "confidence": 1}}}}
        hand_in(course, f"s{number}", {scale.answer_key: good if number < 6 else answer})
    assert "6 har ikke satt begge skalaene." in made(course)


def test_a_folder_of_answers_that_is_a_link_is_not_followed(course):
    test = course.tests[0]
    for number in range(10):
        hand_in(course, f"s{number}", {test.answer_key: test.full} if number < 5 else {})
    for number in range(5, 10):
        (course.at("submitted", f"s{number}") / "svar").symlink_to(course.at("submitted", "s0") / "svar")
    assert "5 studenter står på viktighet 10" in made(course)


def test_a_class_of_four_is_refused_in_a_sentence(course):
    for number in range(4):
        hand_in(course, f"s{number}", {})
    with pytest.raises(PlainError, match="minst 5 innleveringer.*Nå er det 4"):
        made(course)


def unescaped(text):
    from html import unescape

    return unescape(text)


def test_a_teacher_who_reads_english_gets_the_page_in_english(tmp_path, monkeypatch):
    """Also of what was answered in Norwegian: answers are ids, and the words are the exercise's."""
    course = Course(tmp_path, NAME, editions=("", "en/"))
    for number in range(6):
        hand_in(course, f"s{number}", {test.answer_key: test.full for test in graded(NAME)} if number else {})
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    text = made(course)
    words = re.sub(r"<style>.*?</style>|<img [^>]*>", " ", text, flags=re.DOTALL)
    alts = " ".join(re.findall(r'alt="([^"]*)"', text))
    assert strays(words, "en") == strays(alts, "en") == []
    assert '<html lang="en">' in text and "6 hand-ins." in text and "nearly all" in alts
