"""A student's answer drawn with the course's figures: what the picture says, and what is never drawn."""

import json

import pytest

from mestring import BorghildScale, CoherenceMap, HopeLines, LocusSort, QuickCheck, TensionField
from mestring.answers import Store
from mestring.teacher.pictures import LONGEST, PARTLY, draw, pictures

from .exercises import SOLUTIONS

SOLUTION, KEY = SOLUTIONS / "03-mestringstro/03-mestringstro.ipynb", "m03-borghild-before"
PLACE = {"goals": {"cafe": {"before": {"importance": 10, "confidence": 1}}}}
WEIGHED = {"items": {"manageable": {"a": "Husleia", "b": "Søsteren"}, "meaningful": {"c": "Hunden"}}}
CASE = {"title": "Roger", "text": "…", "fields": ["help_control", "theory_practice"], "steps": [{"text": "Nytt"}]}
FORMULA = "$\\frac{$ 😀 \u202e\ud800 " + "x" * 150


def drawn(kind, answer, **content):
    widget = kind("m09-x", exercise=True, store=Store(None), content=content)
    widget.check_answer(answer)
    return [(caption, figure.alt) for caption, figure in draw(widget, answer)]


def test_the_map_names_the_point_and_its_quadrant():
    ((caption, alt),) = drawn(BorghildScale, PLACE, goals={"cafe": "Til kaféen"})
    assert caption == "Kartet: Til kaféen"
    assert "Svaret ditt: viktighet 10, mestringstro 1, i ruta «viktig, men liten tro»." in alt


def test_a_map_has_before_and_after_and_half_a_point_is_none():
    said = {"before": {"importance": 9, "confidence": 2}, "after": {"importance": 9}}
    ((_, alt),) = drawn(BorghildScale, {"goals": {"g": said}}, goals={"g": "Ut"}, moments=["before", "after"])
    assert "Før: viktighet 9, mestringstro 2" in alt
    assert "Etter" not in alt
    assert drawn(BorghildScale, {"goals": {"g": {"before": {"importance": 9}}}}, goals={"g": "Ut"}) == []


def test_weights_are_drawn_in_their_parts():
    ((caption, alt),) = drawn(CoherenceMap, {"before": {"a": -2, "b": 1, "c": 0}}, **WEIGHED)
    assert caption == "Kartet"
    assert "Håndterbarhet: Husleia tærer mye (−2); Søsteren bærer litt (1). Meningsfullhet: Hunden verken–eller" in alt
    ((caption, alt),) = drawn(CoherenceMap, {"before": {"b": 1}}, **WEIGHED)
    assert PARTLY in caption
    assert alt.startswith("Ett felt ")
    assert "Husleia" not in alt


def test_a_marker_is_drawn_where_it_was_placed_each_time():
    full = {"help_control": [{"at": 3}, {"at": -2}], "theory_practice": [{"at": 0}, {"at": 0}]}
    ((caption, alt),) = drawn(TensionField, {"cases": {"r": full}}, cases={"r": CASE})
    assert caption == "Veien merket har gått: Roger"
    assert "Hjelp og kontroll: først mot kontroll (3), nytt 1 mot hjelp (−2)." in alt
    half = {"help_control": [{"at": 3}, {"at": -2}], "theory_practice": [None, {"why": "Vet ikke"}]}
    ((caption, alt),) = drawn(TensionField, {"cases": {"r": half}}, cases={"r": CASE})
    assert PARTLY in caption
    assert alt.startswith("Én linje ")
    assert "Teori" not in alt
    ((_, alt),) = drawn(TensionField, {"cases": {"r": {"help_control": [{"at": 1}]}}}, cases={"r": CASE})
    assert "Hjelp og kontroll: først mot kontroll (1)." in alt


def test_hope_lines_are_drawn_as_far_as_they_go():
    phases = {"a": {"title": "Brevet", "text": "…"}, "b": {"title": "Turen", "text": "…"}}
    whole = {"phases": {"a": {"hope": 1, "hopelessness": 3}, "b": {"hope": 0, "hopelessness": 4}}}
    ((caption, alt),) = drawn(HopeLines, whole, phases=phases)
    assert caption == "Linjene"
    assert "1. Brevet: håp litt, håpløshet mye. 2. Turen: håp ikke noe, håpløshet svært mye." in alt
    ((caption, alt),) = drawn(HopeLines, {"phases": {"b": {"hope": 2}}}, phases=phases)
    assert PARTLY in caption
    assert "2. Turen: håp en del, håpløshet ikke tegnet." in alt
    assert drawn(HopeLines, {"phases": {"a": {"expected": {"hope": "more"}}}}, phases=phases) == []


def test_sorted_causes_are_counted():
    cards = {"buss": "Bussen", "lege": "Legen"}
    answer = {"rounds": {"cause": {"buss": "mine", "own-1": "mine"}}, "cards": {"own-1": "Egen"}}
    ((caption, alt),) = drawn(LocusSort, answer, cards=cards, own_cards=1)
    assert PARTLY in caption
    assert "Svaret ditt: Mitt ansvar 2," in alt


def test_where_words_say_it_all_nothing_is_drawn():
    question = {"text": "?", "options": {"a": "A", "b": "B"}}
    assert drawn(QuickCheck, {"q": ["a"]}, questions={"q": question}) == []


def test_what_a_student_wrote_is_letters_and_not_a_formula():
    ((caption, _),) = drawn(
        BorghildScale, {"goals": {"own-1": {**PLACE["goals"]["cafe"], "name": "$\\frac{ 😀"}}}, own_goals=1
    )
    assert caption == "Kartet: $\\frac{ 😀"
    own = {"own-manageable-1": FORMULA, "own-manageable-2": FORMULA}
    answer = {"before": {"own-manageable-1": -2, "own-manageable-2": 2}, "items": own}
    ((_, alt),) = drawn(CoherenceMap, answer, own_items=2)
    assert "tærer mye (−2)" in alt and "bærer mye (2)" in alt  # the same words twice are two things
    assert "x" * LONGEST not in alt
    assert alt.encode()


def put(folder, answer):
    (folder / "svar").mkdir(parents=True)
    document = {"version": 1, "key": KEY, "widget": "-", "revision": 1, "at": "", "answer": answer}
    (folder / "svar" / f"{KEY}.json").write_text(answer if isinstance(answer, str) else json.dumps(document))
    return folder


def test_the_answer_file_beside_the_notebook_is_drawn(tmp_path):
    (shown,) = pictures(SOLUTION, put(tmp_path / "kari", PLACE), KEY)
    assert shown["caption"] == "Kartet: Å gå til kaféen og treffe venninnene"
    assert shown["data"].startswith("iVBORw0KGgo")  # PNG
    assert len(shown["data"]) < 100_000


@pytest.mark.parametrize(
    "answer", ["", "{", "[" * 100_000, {}, {"goals": {"cafe": {"before": {"importance": 99}}}}, None, [1]]
)
def test_a_damaged_or_impossible_answer_gives_no_picture(tmp_path, answer):
    assert pictures(SOLUTION, put(tmp_path / "ola", answer), KEY) == []


def test_a_missing_answer_an_unknown_key_or_no_exercise_gives_no_picture(tmp_path):
    put(tmp_path / "kari", PLACE)
    assert pictures(SOLUTION, tmp_path / "ola", KEY) == []
    assert pictures(SOLUTION, tmp_path / "kari", "m03-annen") == []
    assert pictures(tmp_path / "none.ipynb", tmp_path / "kari", KEY) == []


def test_no_link_is_followed(tmp_path):
    kari = put(tmp_path / "kari", PLACE)
    (tmp_path / "folder").symlink_to(kari)
    (tmp_path / "svar").mkdir()
    (tmp_path / "svar" / "svar").symlink_to(kari / "svar")
    (tmp_path / "file" / "svar").mkdir(parents=True)
    (tmp_path / "file" / "svar" / f"{KEY}.json").symlink_to(kari / "svar" / f"{KEY}.json")
    for name in ("folder", "svar", "file"):
        assert pictures(SOLUTION, tmp_path / name, KEY) == [], name
