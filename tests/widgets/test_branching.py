import pytest

from mestring import Branching

NODES = {
    "rain": {
        "title": "Regn",
        "text": "Det regner.",
        "choices": {
            "shower": {"text": "Bare en skur", "to": "wait", "comment": "Ikke noe å gjøre noe med."},
            "cold": {"text": "Jeg blir våt", "to": "wet"},
        },
    },
    "wait": {"title": "Under taket", "text": "Du venter.", "choices": {"stay": {"text": "Bli stående", "to": "dry"}}},
    "dry": {"title": "Tørr", "text": "Framme.", "end": True},
    "wet": {"title": "Våt", "text": "Framme.", "end": True},
}
GIVEN = {"hanne": {"name": "Hannes vei", "path": {"rain": "cold"}}}
WHOLE = {"paths": {"me": {"rain": "shower", "wait": "stay"}}}


@pytest.fixture
def branching(store):
    content = {"title": "Regnskuren", "nodes": NODES, "given": GIVEN}
    return lambda change=None, **kw: Branching("m02-regn", store=store, content=content | (change or {}), **kw)


def test_the_answer_in_words(branching):
    widget = branching()
    assert widget.missing() == ["Min vei: gå veien helt fram"] and widget.describe() == []
    widget.answer = WHOLE
    assert widget.kept["problem"] == ""
    assert widget.missing() == []
    assert widget.describe() == [
        ("Min vei, Regn", "Bare en skur → Under taket"),
        ("Min vei, Under taket", "Bli stående → Tørr"),
    ]


def test_every_walker_has_a_path_of_its_own(branching):
    widget = branching({"walkers": {"amina": "Aminas vei", "per": "Pers vei"}})
    widget.answer = {"paths": {"per": {"rain": "cold"}}}
    assert widget.missing() == ["Aminas vei: gå veien helt fram"]


def test_exercises_send_no_comment_and_no_given_path(branching):
    sent = [str(branching(exercise=exercise).get_state()) for exercise in (False, True)]
    for secret in ("Ikke noe å gjøre noe med.", "Hannes vei"):
        assert [secret in state for state in sent] == [True, False]


def test_the_map_has_every_place_and_is_numbered_as_it_is_read(branching):
    widget = branching()
    assert widget.map["places"].keys() == NODES.keys()
    assert [node["id"] for node in widget.nodes] == ["rain", "wait", "wet", "dry"]
    assert "tankeverktøy" in widget.note


WRONG = [
    [],
    {"paths": []},
    {"paths": {"hanne": {}}},
    {"paths": {"me": {"snow": "shower"}}},
    {"paths": {"me": {"rain": "stay"}}},
    {"paths": {"me": {"rain": ["cold"]}}},
    {"path": {}},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(branching, answer):
    widget = branching()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nodes": {}}, "has nodes"),
        ({"nodes": {**NODES, "wet": {"title": "Våt", "text": "?"}}}, "wet: a dead end"),
        ({"nodes": {**NODES, False: {"title": "x", "text": "x", "end": True}}}, "write the id False in quotes"),
        ({"given": {"hanne": {"name": "H", "path": {"rain": "shower"}}}}, "hanne: give the path in order"),
        ({"given": {"hanne": {"name": "H", "path": {"rain": "fly"}}}}, "rain: 'fly' is not a choice"),
        ({"given": {"me": GIVEN["hanne"]}}, "up to 3 walkers"),
        ({"walkers": dict.fromkeys("abcd", "x")}, "up to 3 walkers"),
    ],
)
@pytest.mark.parametrize("exercise", [False, True])
def test_wrong_content_is_said_at_once(branching, change, said, exercise):
    with pytest.raises(ValueError, match=f"m02-regn.*{said}"):
        branching(change, exercise=exercise)
