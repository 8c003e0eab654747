import json
import re
from pathlib import Path

import pytest
import yaml

from mestring import Branching, check

PAGE = Path(__file__).parents[2] / "docs" / "widgets" / "branching.md"
_, TALK = (next(iter(yaml.safe_load(y).values())) for y in re.findall(r"```yaml\n(.*?)```", PAGE.read_text(), re.S))

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


@pytest.fixture
def talk(store):
    return lambda change=None, **kw: Branching("m02-samtale", store=store, content=TALK | (change or {}), **kw)


def test_what_a_talk_remembers_is_told_in_words(talk):
    widget = talk()
    promised = widget.turns[0]["to"][0]
    assert widget.changes[promised[1]] == "Tilliten vokste. Nå: «Åpner seg litt». Du lovet å ringe søsteren."
    turn = widget.turns[promised[0]]
    assert widget.states[turn["state"]]["words"] == [
        "Tilliten: «Åpner seg litt».",
        "Du har lovet å ringe søsteren. Det er ikke gjort ennå.",
    ]
    assert [state["near"] for state in widget.states if "på vakt" in state["words"][0].lower()] == [0]
    nodes = {node["id"]: node for node in widget.nodes}
    told = nodes[turn["node"]]["variants"][turn["text"]]
    assert told["because"] == "Slik er det fordi du har lovet å ringe søsteren og ikke har gjort det."
    assert [c["because"] for c in nodes["uka"]["choices"] if c["id"] == "videre"] == [
        "Mulig når du ikke har lovet å ringe søsteren."
    ]


def test_a_page_without_javascript_tells_what_depends_on_what(talk):
    assert talk().asked()[2] == (
        "Uka etter",
        [
            "Odd sitter der da du kommer.",
            "Slik er det fordi du har lovet å ringe søsteren og ikke har gjort det. «Ringte du?» spør Odd.",
            "«Ja. Hun vil gjerne treffe deg.» → Slutt",
            "«Nei. Jeg lovet for mye.» → Slutt",
            "«Vi tar det siden.» → Stengt. Mulig når du har lovet å ringe søsteren og ikke har gjort det.",
            "«Vil du si litt mer?» → Slutt. Mulig når du ikke har lovet å ringe søsteren.",
        ],
    )


def test_the_way_taken_and_the_way_before_are_told(talk):
    widget = talk()
    widget.answer = {
        "paths": {"me": {"start": "spor", "uka": "videre"}},
        "earlier": {"me": {"start": "lov", "uka": "glatt"}},
    }
    assert widget.is_kept() and widget.missing() == []
    assert widget.describe() == [
        ("Min vei, I døra", "«Hva hjelper da?» → Uka etter"),
        ("Min vei, Uka etter", "«Vil du si litt mer?» → Slutt (Tilliten vokste. Nå: «Åpner seg litt».)"),
        (
            "Min vei, forrige gang, I døra",
            "«Jeg ringer søsteren din i dag.» → Uka etter (Tilliten vokste. Nå: «Åpner seg litt». "
            "Du lovet å ringe søsteren.)",
        ),
        ("Min vei, forrige gang, Uka etter", "«Vi tar det siden.» → Stengt (Tilliten ble mindre. Nå: «Avventende».)"),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"paths": {"me": {"start": "spor", "uka": "ringte"}}},  # nothing was promised
        {"paths": {"me": {"start": "lov", "uka": "videre"}}},
        {"earlier": {"me": {"start": "spor", "uka": "aerlig"}}},
        {"earlier": {"you": {}}},
    ],
)
def test_a_way_that_the_story_does_not_allow_is_not_kept(talk, answer):
    widget = talk()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_an_exercise_lets_the_choices_follow_and_says_nothing_of_why(talk):
    lesson, exercise = talk(), talk(exercise=True)
    steps = [[[step and step[0] for step in turn["to"]] for turn in each.turns] for each in (lesson, exercise)]
    assert steps[0] == steps[1] and None in sum(steps[1], [])
    exercise.answer = {"paths": {"me": {"start": "lov", "uka": "ringte"}}}
    assert exercise.is_kept()
    own = {name: value for name, value in exercise.get_state().items() if name not in ("labels", "_esm", "_css")}
    for secret in ("Tilliten", *TALK["trust"]["levels"], "Mulig når", "Slik er det", "Du lovet å ringe", "near"):
        assert secret in str((lesson.nodes, lesson.states, lesson.changes))
        assert secret not in json.dumps(own, ensure_ascii=False) + exercise.fallback()
    exercise.answer = {"earlier": {}}
    assert exercise.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"trust": {"levels": ["alene"], "start": 1}}, "two levels or more"),
        ({"trust": {"levels": ["lite", "mer"], "start": 3}}, "starts at one of their numbers"),
        ({"trust": None}, "start, lov: trust is"),
        ({"promises": None}, "start, lov: `promise` names 'ring'"),
        (
            {"nodes": {"a": {"title": "A", "text": "", "choices": {"b": {"text": "B", "to": "a", "kep": 1}}}}},
            "no 'kep'",
        ),
    ],
)
def test_what_a_talk_cannot_mean_is_said_with_its_key(talk, change, said):
    with pytest.raises(ValueError, match=f"m02-samtale.*{said}"):
        talk(change)


def test_a_long_talk_stays_small(talk):
    """The page carries every turn: 12 nodes of four choices, four levels of trust, two promises."""
    text = "«Jeg vet ikke», sier Odd. Han ser ut av vinduet en stund før han svarer deg. " * 2
    effects = {(1, 1): {"promise": "ring"}, (4, 1): {"promise": "ask"}, (10, 1): {"own_up": ["ring", "ask"]}}
    nodes = {
        f"n{i}": {
            "title": "Uka",
            "text": text,
            "choices": {
                f"r{j}": {
                    "text": "«Si litt mer om det, er du snill.»",
                    "to": f"n{min(12, i + 1 + j // 3)}",
                    "trust": (0, 0, 1, -1)[j],
                    "comment": "Et svar som åpner, når den andre orker.",
                    **effects.get((i, j), {}),
                }
                for j in range(4)
            },
        }
        for i in range(12)
    }
    told = [{"when": {"open": left}, "text": text} for left in (["ring", "ask"], "ring", "ask")]
    nodes["n12"] = {"title": "Slutt", "text": text, "end": True, "variants": told}
    widget = talk({"nodes": nodes, "promises": {"ring": "å ringe søsteren", "ask": "å spørre legen"}})
    assert len(widget.turns) > 100
    own = {name: value for name, value in widget.get_state().items() if name not in ("labels", "_esm", "_css")}
    assert len(json.dumps(own)) < 40_000


def test_replies_can_be_keyed_where_the_way_allows_them(talk):
    widget = talk(exercise=True)
    widget.answer = {"paths": {"me": {"start": "spor", "uka": "videre"}}}
    key = {"start": check.right("lov", "spor", why="Begge åpner."), "uka": check.right("ringte", "videre", why="Ja.")}
    verdict = check.grade(widget, key={"paths": {"me": key}}, points=2)
    assert verdict.state == "right" and [row.given for row in verdict.rows] == [
        "«Hva hjelper da?»",
        "«Vil du si litt mer?»",
    ]
    key["start"] = check.right("spor", why="Det åpner.")
    with pytest.raises(ValueError, match="uka: 'ringte' is not there on this way"):
        check.grade(widget, key={"paths": {"me": key}}, points=2)
