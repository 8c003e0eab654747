"""What the class page reads out of each kind of widget, and the figures it makes of it."""

import random
import re

import pytest

from mestring import (
    BorghildScale,
    CardSort,
    ChoiceTable,
    CoherenceMap,
    CondensationBench,
    EvidenceMatrix,
    HealthContinuum,
    HopeLines,
    JourneyBoard,
    LocusSort,
    RiskLens,
    TensionField,
    widgets,
)
from mestring.answers import Store
from mestring.teacher.overview import pictures
from mestring.teacher.overview.answers import Asked, asked
from mestring.teacher.overview.choices import NOTHING, items, points
from mestring.teacher.overview.groups import FEWEST
from mestring.teacher.overview.page import task
from mestring.teacher.overview.readers import NOT_SHOWN, SHOWN
from mestring.widgets._base import AnswerWidget

from .exercises import COUNTING, SOLUTIONS, graded


def make(kind, **content):
    return kind("m09-x", exercise=True, store=Store(None), content=content)


def test_every_widget_is_shown_to_the_class_or_it_is_said_why_not():
    kinds = [kind for kind in (getattr(widgets, name) for name in widgets.__all__) if issubclass(kind, AnswerWidget)]
    forgotten = [kind.__name__ for kind in kinds if not issubclass(kind, (*SHOWN, *NOT_SHOWN))]
    assert not forgotten, f"add {forgotten} to SHOWN, or to NOT_SHOWN with a reason, in teacher/overview/readers.py"


def told(item):
    return {name: len(who) for name, who in item.chosen.items() if who}


@pytest.mark.parametrize("exercise", COUNTING)
def test_every_widget_of_an_exercise_is_found_and_read(exercise):
    found = {one.widget.key: one for one in asked(SOLUTIONS / exercise / f"{exercise}.ipynb")}
    for test in graded(exercise):
        one = found[test.answer_key]
        assert one.told["key"] == test.told["key"]
        assert one.task.startswith("Del ")
        read = items(one.widget, [test.full, None])
        assert read
        assert [told(item)[NOTHING] for item in read] == [1] * len(read)
        assert all(len(told(item)) > 1 and set(told(item).values()) == {1} for item in read)


def test_cards_are_counted_in_both_rounds():
    widget = make(LocusSort, cards={"buss": "Bussen", "lege": "Legen"})
    answer = {"rounds": {"cause": {"buss": "mine", "lege": "mine"}, "influence": {"buss": "me"}}}
    shown = task(Asked("Del 1", widget, {}), [answer] * 6)
    assert [figure["name"].split(",")[0] for figure in shown["figures"]] == ["Kort i hver kolonne", *["Hvert kort"] * 2]
    alt = shown["figures"][0]["alt"]
    assert "Runde 1: Hvem eller hva sto bak?: Mitt ansvar omtrent 10." in alt
    assert "Runde 2: Hva kan påvirkes nå, og av hvem?: Jeg kan gjøre noe omtrent 10." in alt
    assert "ikke besvart 6" in shown["figures"][2]["alt"]


def test_a_students_own_card_is_never_shown():
    widget = make(CardSort, cards={"a": "Kort"}, columns={"x": "Her", "y": "Der"}, own_cards=1)
    answer = {"rounds": {"first": {"a": "x", "own-1": "y"}}, "cards": {"own-1": "<b>Min nabo Kari</b>"}}
    assert "Kari" not in str(task(Asked("Del 1", widget, {}), [answer] * 9))


def test_weights_are_spread_in_words():
    widget = make(CoherenceMap, items={"manageable": {"husleia": "Husleia"}})
    (item,) = items(widget, [{"before": {"husleia": -2}}] * 5 + [{"before": {"husleia": 0}}] * 6)
    assert told(item) == {"tærer mye": 5, "verken–eller": 6}
    assert "«Husleia»: tærer mye 5, verken–eller 6." in pictures.spread([item]).alt


def test_a_table_is_told_row_by_row():
    columns, options = {"psyk": "Psykisk", "rus": "Rus"}, {"less": "Blir mindre", "same": "Blir som før"}
    widget = make(ChoiceTable, rows={"harm": "Skade", "mutual": "Gjensidig"}, columns=columns, options=options)
    answer = {"cells": {"harm": {"psyk": "less", "rus": "same"}, "mutual": {"psyk": "less"}}}
    shown = task(Asked("Del 2", widget, {}), [answer] * 7)
    assert [figure["name"] for figure in shown["figures"]] == ["Skade", "Gjensidig"]
    assert "«Psykisk»: Blir mindre 7. «Rus»: Blir som før 7." in shown["figures"][0]["alt"]
    assert "«Rus»: ikke besvart 7." in shown["figures"][1]["alt"]


CASE = {"title": "Roger", "text": "…", "fields": ["help_control"], "steps": [{"text": "Nytt"}]}


def markers(*places):
    """A student's markers: first, and after the new information."""
    return {"cases": {"r": {"help_control": [{"at": at, "why": "Kari sa det"} for at in places]}}}


def test_the_spread_on_a_tension_field_is_told_for_each_moment():
    widget = make(TensionField, cases={"r": CASE})
    given = [markers(-5, 0)] * 3 + [markers(-3, 1)] * 3 + [markers(2, 5)] * 5 + [None] * 5 + [{"cases": {"r": {}}}]
    first, later = items(widget, given)
    assert told(first) == {"mest mot hjelp": 6, "litt mot kontroll": 5, NOTHING: 6}
    assert told(later) == {"midt mellom": 3, "litt mot kontroll": 3, "mest mot kontroll": 5, NOTHING: 6}
    (figure,) = task(Asked("Del 4", widget, {}), given)["figures"]
    assert figure["name"] == "Roger: Hjelp – kontroll"
    assert "«Første vurdering»: mest mot hjelp 6, litt mot kontroll 5, ikke besvart 6." in figure["alt"]
    assert "«Etter ny opplysning 1»: mest mot kontroll 5, ikke besvart 6, De andre 6." in figure["alt"]
    assert "Kari" not in str(figure)


LINE = {"stressors": {"rent": "husleia"}, "resources": {"choir": "koret"}, "own": 2}


def placed(place):
    """A student's marker on the health continuum."""
    own = {"own-1": {"text": "Kari", "kind": "resource"}}
    return {"before": {"rent": 3}, "own": own, "place": place, "why": "Kari"}


def test_the_marker_on_the_health_continuum_is_told_in_five_and_never_of_few():
    widget = make(HealthContinuum, **LINE)
    given = [placed(place) for place in (0, 0, 1, 1, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6)] + [None] * 6
    rent, _, marker = items(widget, given)
    assert told(rent) == {"mye": 17, NOTHING: 6}
    assert told(marker) == {
        **{"mest mot uhelse": 5, "litt mot uhelse": 1, "midt mellom": 4, "litt mot helse": 2, "mest mot helse": 5},
        NOTHING: 6,
    }
    shown = task(Asked("Del 1", widget, {}), given)["figures"]
    assert [figure["name"] for figure in shown] == ["Belastninger", "Ressurser", "Uhelse – helse"]
    assert shown[2]["alt"].endswith(
        "«Hvor på linja setter du merket?»: mest mot uhelse 5, mest mot helse 5, ikke besvart 6, De andre 7."
    )
    assert "Kari" not in str(shown)
    assert [rent.poles, marker.poles] == [False, True]


def test_the_cells_that_were_chosen_are_counted():
    findings = {"b": {"t": {"text": "Tid hjelper.", "place": "s. 1"}}}
    given = {"studies": {"b": "Berg"}, "themes": {"t": "Tid", "v": "Valg"}, "asks": {"e": "Hva er tomt?"}}
    widget = make(EvidenceMatrix, findings=findings, **given)
    (item,) = items(widget, [{"asks": {"e": ["b/v"]}}] * 5 + [{"asks": {"e": ["b/t", "b/v"]}}] * 5)
    assert told(item) == {"Berg: Tid": 5, "Berg: Valg": 10}


def test_codes_of_a_list_are_told_utterance_by_utterance_and_a_coding_of_ones_own_never():
    utterances = {"u1": {"who": "Kari", "text": "Ja. Jeg går."}, "u2": {"who": "Nils", "text": "Nå?", "context": True}}
    listed = make(CondensationBench, utterances=utterances, codes={"walk": "Å gå", "rest": "Å hvile"})
    (item,) = items(listed, [{"coded": {"u1": ["walk"]}}] * 5 + [{"coded": {"u1": ["walk", "rest"]}}] * 5 + [None])
    assert (item.words, [len(who) for who in item.chosen.values()]) == ("Ja. Jeg går.", [10, 5, 1])
    assert items(make(CondensationBench, utterances=utterances), [{"codes": {"k1": {"name": "Mitt"}}}] * 5) == []


def test_hope_lines_are_told_phase_by_phase_and_event_by_event():
    phases = {"a": {"title": "Brevet", "text": "…", "events": {"no": "Avslaget"}}, "b": {"title": "Turen", "text": "…"}}
    said = {"phases": {"a": {"hope": 1, "events": {"no": "broke"}, "expected": {"hope": "more"}}}}
    found = items(make(HopeLines, phases=phases), [said] * 5 + [None] * 6)
    assert [(item.part, item.words) for item in found] == [
        ("Brevet", "Håp"), ("Brevet", "Håpløshet"), ("Brevet", "Avslaget"), ("Turen", "Håp"), ("Turen", "Håpløshet")
    ]  # fmt: skip
    assert told(found[0]) == {"litt": 5, NOTHING: 6}
    assert told(found[2]) == {"Brøt håpet ned": 5, NOTHING: 6}
    assert told(found[1]) == {NOTHING: 11}


def test_a_journey_is_told_by_feelings_and_whose_each_given_change_is():
    steps = {"a": {"title": "Telefonen", "changes": {"form": "Skjemaet"}}, "b": {"title": "Besøket"}}
    said = {"steps": {"a": {"feels": ["safe", "unsure"], "changes": {"form": {"whose": "lifted"}}}}}
    found = items(make(JourneyBoard, steps=steps), [said] * 5 + [None] * 6)
    feels = "Hva føler personen her?"
    assert [(item.part, item.words) for item in found] == [
        ("Telefonen", feels), ("Telefonen", "Skjemaet"), ("Besøket", feels)
    ]  # fmt: skip
    assert told(found[0]) == {"Trygg": 5, "Usikker": 5, NOTHING: 6}
    assert told(found[1]) == {"Løftes til andre": 5, NOTHING: 6}
    assert told(found[2]) == {NOTHING: 11}


def test_what_is_set_in_the_risk_lens_is_told_in_spans():
    words = {"title": "Søvn", "text": "…", "outcome": "sover", "before": "uten", "after": "med"}
    case = words | {"measures": ["risk_ratio"]}
    widget = make(RiskLens, cases={"a": case | {"readings": ["times", "more"], "guess": True}})
    said = [{"cases": {"a": {"base": base, "ratio": 2.5, "reading": "more", "guess": 100}}} for base in (0.1, 7.5, 99)]
    found = items(widget, [*said, None])
    assert [len(told(item)) for item in found] == [4, 2, 2, 2]
    assert list(told(found[1])) == ["fra × 0,1", NOTHING]
    assert list(told(found[3])) == ["fra 80 av 100", NOTHING]


@pytest.mark.parametrize("seed", range(20))
def test_no_number_on_a_line_between_poles_stands_for_few(seed):
    chance = random.Random(seed)
    number = chance.randint(5, 40)
    field, line = make(TensionField, cases={"r": CASE}), make(HealthContinuum, **LINE)
    given = [markers(chance.randint(-5, 5), chance.choice([-5, -5, -5, 0, 4])) for _ in range(number)]
    found = items(field, given) + items(line, [placed(chance.choice([0, 0, 0, 3, 4, 6])) for _ in range(number)])
    assert len([item for item in found if item.poles]) == 3
    for item in found:
        figure = pictures.spread([item])
        numbers = (
            [int(number) for number in re.findall(r"\b(\d+)[,.]", figure.alt.replace(item.words, ""))] if figure else []
        )
        assert all(number >= FEWEST for number in numbers)
        assert not numbers or sum(numbers) == len(given)


def answer(importance, confidence):
    return {"goals": {"g": {"before": {"importance": importance, "confidence": confidence}}}}


@pytest.mark.parametrize(
    ("answers", "said", "hidden"),
    [
        ([answer(10, 1)] * 8 + [answer(9, 9)] * 3 + [answer(8, 8)] * 3, ["8 studenter står", "6 er spredt"], "3 "),
        ([answer(10, 1)] * 8 + [answer(1, 1)] * 2, ["Nesten alle står på viktighet 10"], "2 "),
        ([answer(10, 1)] * 8 + [None] * 5, ["8 studenter", "5 har ikke satt begge skalaene."], "13"),
        (
            [answer(10, 1)] * 8 + [answer(1, 1)] * 3 + [None] * 3,
            ["8 studenter", "6 står spredt på kartet, eller har"],
            "3 ",
        ),
        (
            [answer(10, 1)] * 13 + [answer(2, 1)] + [None] * 15,
            ["13 studenter", "16 står spredt på kartet, eller"],
            "15",
        ),
        (
            [answer(x, 1) for x in (7, 8, 9, 10) * 4] + [answer(1, 1)] * 2,
            ["Nesten alle er spredt i ruta «viktig, men", "18 står"],
            "2 ",
        ),
    ],
)
def test_the_map_shows_points_of_many_and_no_others(answers, said, hidden):
    widget = make(BorghildScale, goals={"g": "Ut på tur"})
    alt = pictures.class_map(points(widget, "g", "before", answers)).alt
    assert all(words in alt for words in said), alt
    assert f" {hidden}" not in alt


def test_a_map_with_too_few_is_no_map():
    widget = make(BorghildScale, goals={"g": "Ut på tur"})
    assert pictures.class_map(points(widget, "g", "before", [answer(10, 1)] * 4)) is None
