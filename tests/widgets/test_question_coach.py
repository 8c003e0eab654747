"""The question coach: its rules against questions that people might ask, and the widget around them."""

import re

import pytest

from benchmarks.questions import forms, judged, table
from mestring import QuestionCoach
from mestring import text as words

CONTENT = {"title": "Spør", "situations": {"dor": "Turid står i døra.", "natt": "Arvid har ikke sovet."}}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_rules_are_whole_and_each_decides_its_own_example(language):
    rules = table(language)["rules"]
    assert all(type(word) is str for word in table(language)["skip"])
    assert [(rule["id"], rule["verdict"]) for rule in rules] == [
        (rule["id"], rule["verdict"]) for rule in table("nb")["rules"]
    ]
    for rule in rules:
        assert rule.keys() - {"starts", "has", "ends", "but"} == {"id", "verdict", "says", "try", "example"}
        assert rule["verdict"] in ("open", "closed", "doubt") and rule["says"].endswith(".")
        assert rule.get("starts") or rule.get("has") or rule.get("ends")
        phrases = [phrase for place in ("starts", "has", "ends", "but") for phrase in rule.get(place, [])]
        assert all(type(phrase) is str for phrase in phrases), "YAML reads a bare yes, no or on as a boolean"
    found = forms([rule["example"] for rule in rules], language)
    assert [rule for rule, _, _ in found] == [rule["id"] for rule in rules]


@pytest.mark.parametrize("name", ["seen.yml", "seen_en.yml"])
def test_what_was_at_hand_while_the_rules_were_written_is_told_right(name):
    found = judged(name)
    assert found["wrong"] == [] and len(found["right"]) >= 60


def test_the_page_says_how_the_rules_did_on_questions_kept_apart():
    found = {how: len(questions) for how, questions in judged("apart.yml").items()}
    told = [int(number) for number in re.findall(r"\d+", words.labels("question_coach")["rules_about"])]
    assert told == [sum(found.values()), found["right"], found["doubt"], found["wrong"]]


@pytest.mark.parametrize(
    ("question", "rule", "several"),
    [
        ("«Kan du si litt mer?»", "invites", False),
        ("  ja,  OG HVORDAN   gikk det", "what", False),
        ("Det høres tungt ut. Hva trenger du nå?", "what", False),
        ("Hva tenker du om det? Ta deg god tid.", "what", False),
        ("Hvordan går det? Har du spist?", "yes_or_no", True),
        ("Kan du fortelle hvor mange glass det var?", "yes_or_no", False),
        ("Banan", None, False),
        ("?!", None, False),
    ],
)
def test_what_stands_around_a_question_does_not_confuse(question, rule, several):
    (found,) = forms([question])
    assert (found[0], found[2]) == (rule, several)


@pytest.fixture
def coach(store):
    return lambda change=None, **kw: QuestionCoach(
        "m09-spor", **{"store": store, "content": CONTENT | (change or {}), **kw}
    )


def test_questions_are_kept_and_told_in_words(coach):
    widget = coach()
    assert widget.missing() == list(CONTENT["situations"].values())
    widget.answer = {"questions": {"natt": "Hvordan var natta?"}}
    again = coach()
    assert again.describe() == [("Arvid har ikke sovet.", "Hvordan var natta?")]
    assert again.missing() == ["Turid står i døra."]


def test_an_exercise_is_given_no_rules(coach):
    widget = coach(exercise=True)
    assert widget.table == {} and widget.note == ""
    assert coach().table["rules"] and "haster" in coach().note


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"questions": {}},
        {"questions": {"dor": " "}},
        {"questions": {"dor": 3}},
        {"questions": {"vindu": "Hva?"}},
        {"questions": {"dor": "x" * 301}},
        {"questions": {"dor": "Hva?"}, "more": 1},
    ],
)
def test_what_the_front_end_would_not_write_is_not_kept(coach, answer):
    widget = coach()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize("situations", [{}, {"dor": ""}, {1: "a"}, {"dor": ["a"]}], ids=repr)
def test_wrong_content_is_said_at_once(coach, situations):
    with pytest.raises(ValueError, match="m09-spor"):
        coach({"situations": situations})
