"""The two widgets where things are weighed: the coherence map and the health continuum."""

import pytest

from mestring import CoherenceMap, HealthContinuum

MAP = {
    "title": "Kartet",
    "items": {"comprehensible": {"letters": "Brevene"}, "meaningful": {"choir": "Koret"}},
    "own_items": 1,
}
LINE = {"title": "Linja", "stressors": {"rent": "husleia"}, "resources": {"choir": "koret"}, "own": 2}


@pytest.fixture
def coherence(store):
    return lambda change=None, **kw: CoherenceMap("m05-kart", store=store, content=MAP | (change or {}), **kw)


@pytest.fixture
def line(store):
    return lambda change=None, **kw: HealthContinuum("m05-linje", store=store, content=LINE | (change or {}), **kw)


def test_the_map_in_words(coherence):
    widget = coherence()
    assert widget.missing() == ["Brevene", "Koret"]
    widget.answer = {"before": {"letters": -2, "own-manageable-1": 1}, "items": {"own-manageable-1": "Naboen"}}
    assert widget.kept["problem"] == ""
    assert widget.describe() == [("Brevene", "tærer mye"), ("Naboen", "bærer litt")]
    assert widget.missing() == ["Koret"]


def test_the_map_has_three_parts_with_open_questions_and_a_note(coherence):
    widget = coherence({"questions": {"manageable": ["Hvem kan bli med?"]}})
    assert [group["id"] for group in widget.groups] == ["comprehensible", "manageable", "meaningful"]
    assert widget.groups[1]["open"] == ["Hvem kan bli med?"]
    assert all(group["question"].endswith("?") and group["open"] for group in widget.groups)
    assert "tankeverktøy" in widget.note


def test_before_and_after_an_action(coherence):
    widget = coherence({"action": "Noen blir med"})
    assert {"Før: Koret", "Etter: Koret"} <= set(widget.missing())
    widget.answer = {"before": {"choir": 1}, "after": {"choir": 2}}
    assert widget.kept["problem"] == ""
    assert [row for row, _ in widget.describe()] == ["Før: Koret", "Etter: Koret"]


def test_the_line_in_words(line):
    widget = line()
    widget.answer = {
        "before": {"rent": 3, "choir": 1, "own-1": 1},
        "own": {"own-1": {"text": "naboen", "kind": "resource"}},
    }
    assert widget.kept["problem"] == ""
    weights = [("husleia", "mye"), ("koret", "litt"), ("naboen", "litt")]
    assert widget.describe() == weights
    marker, reason = widget.missing()
    widget.answer = {**widget.answer, "place": 5, "why": "Koret er hennes."}
    assert widget.describe() == [*weights, (marker, "nær helse"), (reason, "Koret er hennes.")]
    assert widget.missing() == []


def test_no_weight_moves_the_marker(line):
    widget = line()
    for heaviest in ({"rent": 3, "choir": 0}, {"rent": 0, "choir": 3}):
        widget.answer = {"before": heaviest, "place": 0}
        assert widget.kept["problem"] == ""
        assert widget.describe()[-1][1] == "helt inntil uhelse"
    assert "Ingenting blir lagt sammen" in widget.note


def test_an_answer_from_when_the_line_was_weighed_twice_keeps_its_weights(line, store):
    store.keep("m05-linje", {"before": {"rent": 2}, "after": {"rent": 1}}, "HealthContinuum", None)
    assert line().answer == {"before": {"rent": 2}}


def test_only_own_items_are_asked_for_by_one(coherence):
    widget = coherence({"items": {}})
    assert widget.missing() == ["Noe mer du vil ha med"]


WRONG_ON_THE_MAP = [
    [],
    {"before": []},
    {"after": {"letters": 1}},
    {"before": {"rent": 1}},
    {"before": {"letters": 3}},
    {"before": {"letters": True}},
    {"before": {"letters": 1.0}},
    {"before": {"letters": [1]}},
    {"before": {"own-manageable-1": 1}},
    {"items": {"own-manageable-2": "x"}},
    {"items": {"own-manageable-1": "x" * 201}},
    {"items": {"letters": "x"}},
]
WRONG_ON_THE_LINE = [
    {"before": {"rent": -1}},
    {"before": {"rent": 4}},
    {"own": {"own-3": {"text": "x", "kind": "resource"}}},
    {"own": {"own-1": {"text": "x", "kind": "other"}}},
    {"own": {"own-1": {"text": "x"}}},
    {"own": {"own-1": "x"}},
    {"own": {"own-1": {"text": 1, "kind": "resource"}}},
    {"after": {"rent": 1}},
    {"place": 7},
    {"place": True},
    {"place": "3"},
    {"why": 3},
    {"why": "x" * 1001},
]


@pytest.mark.parametrize(
    ("name", "answer"),
    [("coherence", a) for a in WRONG_ON_THE_MAP] + [("line", a) for a in WRONG_ON_THE_LINE],
    ids=repr,
)
def test_what_the_front_end_would_not_write_is_not_kept(name, answer, request):
    widget = request.getfixturevalue(name)()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("coherence", {"items": {}, "own_items": 0}),
        ("coherence", {"items": {"sense": {"a": "A"}}}),
        ("coherence", {"questions": {"sense": ["Hva?"]}}),
        ("coherence", {"items": {"manageable": {"a": "A"}, "meaningful": {"a": "B"}}}),
        ("coherence", {"items": {"manageable": {"own-1": "A"}}}),
        ("coherence", {"items": {"manageable": {True: "A"}}}),
        ("line", {"stressors": {}, "resources": {}, "own": 0}),
        ("line", {"stressors": {"choir": "koret"}}),
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(name, change, request):
    with pytest.raises(ValueError, match="m05-"):
        request.getfixturevalue(name)(change)
