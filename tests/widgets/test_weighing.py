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


def test_before_and_after_an_action(coherence, line):
    for widget in (coherence({"action": "Noen blir med"}), line({"action": "Noen blir med"})):
        name = next(item["text"] for group in widget.groups for item in group["items"])
        assert f"Før: {name}" in widget.missing() and f"Etter: {name}" in widget.missing()
        widget.answer = {"before": {"choir": 1}, "after": {"choir": 2}}
        assert widget.kept["problem"] == ""
        assert [row for row, _ in widget.describe()][:2] == [f"Før: {shown(widget)}", f"Etter: {shown(widget)}"]


def shown(widget):
    """The words of the item `choir`."""
    return next(item["text"] for group in widget.groups for item in group["items"] if item["id"] == "choir")


def test_the_line_in_words(line):
    widget = line()
    widget.answer = {
        "before": {"rent": 3, "choir": 1, "own-1": 1},
        "own": {"own-1": {"text": "naboen", "kind": "resource"}},
    }
    assert widget.kept["problem"] == ""
    assert widget.describe() == [
        ("husleia", "mye"),
        ("koret", "litt"),
        ("naboen", "litt"),
        ("Merket på linja", "nærmere uhelse enn helse"),
    ]
    assert widget.missing() == []


def test_nothing_weighed_is_no_place_on_the_line(line):
    widget = line()
    for answer in (None, {"before": {"rent": 0, "choir": 0}}):
        widget.answer = answer
        assert "Merket på linja" not in dict(widget.describe())


def test_the_line_is_long_enough_for_everything_one_may_add(line):
    assert len(line().positions) == 2 * 3 * (1 + 2) + 1
    assert "ikke en måling" in line().note


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
