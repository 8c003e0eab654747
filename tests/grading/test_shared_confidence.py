"""What is shared of the confidence survey is told of five or more, whatever one page is held against another."""

import json
import re
import statistics

import nbformat
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring import ConfidenceSharing
from mestring.answers import Store
from mestring.teacher.course import find_course
from mestring.teacher.overview.answers import Asked
from mestring.teacher.overview.groups import FEWEST
from mestring.teacher.overview.page import page
from mestring.teacher.overview.shared_confidence import TOO_FEW, rows, section

from .course import Course, fill

CONTENT = {"title": "Gruppetall", "prompt": "Vil du være med?"}
WIDGET = ConfidenceSharing("m14-gruppetall", exercise=True, store=Store(None), content=CONTENT)
ITEM = Asked("Del 3", WIDGET, {})
NAMES = [item["id"] for item in WIDGET.items]
SCORE = st.integers(0, 10)
BOTH = st.dictionaries(st.sampled_from(NAMES[:3]), st.tuples(SCORE, SCORE), min_size=1)


def answer(pairs):
    return {moment: {name: pair[i] for name, pair in pairs.items()} for i, moment in enumerate(("before", "after"))}


def all_items(before, after):
    return answer(dict.fromkeys(NAMES, (before, after)))


@settings(deadline=None)
@given(st.lists(BOTH, max_size=30))
def test_what_is_told_is_right_and_of_five_or_more(shared):
    given = [answer(pairs) for pairs in shared]
    for name in NAMES[:3]:
        pairs = [one[name] for one in shared if name in one]
        told = dict(rows(name, given))
        if len(pairs) < FEWEST:
            assert told == {}
            continue
        for words, i in (("Først: tallet i midten (median)", 0), ("Nå: tallet i midten (median)", 1)):
            assert float(told.pop(words).replace(",", ".")) == statistics.median(pair[i] for pair in pairs)
        for words, size in told.items():
            fits = sum(_fits(words, *pair) for pair in pairs)
            assert fits >= FEWEST or (size.startswith("alle") and fits + FEWEST > len(given))
            assert size in (str(fits), "alle eller nesten alle")


def _fits(words, before, after):
    """Whether a student with these two scores is in the class that is told of in these words."""
    if found := re.fullmatch(r"(Først|Nå): (\d+)–(\d+)", words):
        return int(found[2]) <= (before if found[1] == "Først" else after) <= int(found[3])
    way = (after > before) - (after < before)
    return way == {"Høyere nå enn først": 1, "Likt begge ganger": 0, "Lavere nå enn først": -1}[words]


@settings(deadline=None)
@given(st.lists(BOTH, min_size=FEWEST, max_size=30))
def test_what_is_left_out_cannot_be_found_by_subtraction(shared):
    given = [answer(pairs) for pairs in shared]
    for name in NAMES[:3]:
        told = [(words, size) for words, size in rows(name, given) if size.isdigit() and "midten" not in words]
        for start in ("Først", "Nå", ("Høyere", "Likt", "Lavere")):
            sizes = [int(size) for words, size in told if words.startswith(start)]
            left = len(given) - sum(sizes)
            assert not sizes or left == 0 or left >= FEWEST


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 15), st.none() | BOTH), max_size=40))
def test_one_page_never_differs_from_the_last_by_fewer_than_five(tmp_path_factory, steps):
    """Students hand in, hand in again and take back, one at a time, and the page is made after each."""
    kept = tmp_path_factory.mktemp("grading") / "gruppetall.json"
    given, pages = {}, [({}, [])]
    for student, pairs in steps:
        given[f"s{student}"] = answer(pairs) if pairs else None
        told = json.loads(json.dumps(section(ITEM, given, kept)["questions"]))
        last, shown = pages[-1]
        shared = {who: one for who, one in given.items() if one}
        came = [who for who in shared if last.get(who) != shared[who]]
        went = [who for who in last if shared.get(who) != last[who]]
        if len(shared) < FEWEST:
            assert told == []
        elif max(len(came), len(went)) < FEWEST:
            assert told == shown
        else:
            pages.append((shared, told))


def test_fewer_than_five_are_told_of_in_no_number(tmp_path):
    kept = tmp_path / "gruppetall.json"
    given = {f"s{number}": all_items(1, 9) if number < 4 else None for number in range(12)}
    told = section(ITEM, given, kept)
    assert told["notes"] == [TOO_FEW.format(fewest=FEWEST)]
    assert told["questions"] == []
    assert not kept.exists()


def test_no_name_stands_beside_what_is_kept(tmp_path):
    kept = tmp_path / "gruppetall.json"
    section(ITEM, {f"Kari Hemmelig {number}": all_items(2, 7) for number in range(11)}, kept)
    text = kept.read_text(encoding="utf-8")
    assert "Hemmelig" not in text
    assert json.loads(text)["number"] == 11


def test_how_many_shared_is_told_in_fives(tmp_path):
    for number in range(5, 20):
        given = {f"s{one}": all_items(2, 7) for one in range(number)}
        note = section(ITEM, given, tmp_path / f"{number}.json")["notes"][0]
        assert re.findall(r"\d+", note) == [str(number // 5 * 5)]


def test_a_damaged_file_is_made_anew(tmp_path):
    kept = tmp_path / "gruppetall.json"
    kept.write_text("{", encoding="utf-8")
    given = {f"s{number}": all_items(2, 7) for number in range(5)}
    assert section(ITEM, given, kept)["questions"]
    assert json.loads(kept.read_text(encoding="utf-8"))["number"] == 5


@pytest.fixture
def course(tmp_path):
    """Exercise 03 with the box in it."""
    name = "03-mestringstro"
    course = Course(tmp_path, name)
    for place in (tmp_path / "solutions" / name, tmp_path / "exercises" / name):
        book = nbformat.read(place / f"{name}.ipynb", as_version=4)
        code = 'sharing = ConfidenceSharing("m03-gruppetall", exercise=True)\nsharing'
        book.cells.insert(-1, nbformat.v4.new_code_cell(code))
        nbformat.write(book, place / f"{name}.ipynb")
        with (place / "widgets" / "m03.yml").open("a", encoding="utf-8") as texts:
            texts.write(yaml.safe_dump({"m03-gruppetall": CONTENT}))
    return course


def test_the_class_page_tells_of_those_who_shared(course):
    for number in range(9):
        place = course.hand_in(f"Kari Hemmelig {number}", {})
        fill(place, {"m03-gruppetall": all_items(2, 7) if number < 6 else None})
    text = page(find_course(course.folder), course.exercise)
    assert "Minst 5 har valgt å dele" in text
    assert WIDGET.items[0]["text"] in text
    assert "alle eller nesten alle" in text
    assert "Hemmelig" not in text
