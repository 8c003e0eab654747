"""A conversation's rules: what it remembers, every turn it can come to, and what its author is told."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mestring.logic import conversation, story

# One may promise to ring and get trust for it; whether one did is answered for before the end.
TALK = {
    "door": {"choices": {"promise": {"to": "week", "promise": "ring", "trust": 1}, "listen": {"to": "week"}}},
    "week": {
        "variants": [{"when": {"open": "ring"}}],
        "choices": {
            "rang": {"to": "near", "keep": "ring", "trust": 1},
            "sorry": {"to": "near", "own_up": "ring"},
            "hide": {"to": "far", "when": {"open": "ring"}, "trust": -1},
            "on": {"to": "near", "when": {"unmade": "ring"}},
        },
    },
    "near": {"end": True, "variants": [{"when": {"trust": 3}}, {"when": {"owned": "ring", "below": 3}}]},
    "far": {"end": True, "variants": [{"when": {"open": "ring"}}]},
}
PROMISES = {"ring": "å ringe"}
LEVELS = 3


def checked(nodes, promises=PROMISES, levels=LEVELS):
    conversation.check_terms(nodes, levels, promises)
    found = conversation.turns(nodes, 1, levels)
    conversation.check(nodes, found, promises)
    return found


def ends(found, **path):
    last = conversation.walk(found, path)[-1]
    return last.node, last.state.trust, dict(last.state.promises), last.text


def test_what_was_said_early_decides_what_can_be_said_and_is_told_later():
    found = checked(TALK)
    week = conversation.walk(found, {"door": "promise"})[-1]
    assert week.text == 0 and list(week.to) == ["rang", "sorry", "hide"]
    week = conversation.walk(found, {"door": "listen"})[-1]
    assert week.text is None and list(week.to) == ["on"]
    assert ends(found, door="promise", week="rang") == ("near", 3, {"ring": "kept"}, 0)
    assert ends(found, door="promise", week="sorry") == ("near", 2, {"ring": "owned"}, 1)
    assert ends(found, door="promise", week="hide") == ("far", 1, {"ring": "open"}, 0)
    assert ends(found, door="listen", week="on") == ("near", 1, {}, None)


def test_a_way_stops_where_a_choice_is_not_there():
    found = checked(TALK)
    assert ends(found, door="listen", week="rang")[0] == "week"


@pytest.mark.parametrize(
    ("place", "change", "said"),
    [
        (("door", "choices", "promise"), {"trust": True}, "door, promise: trust is how many levels"),
        (("door", "choices", "promise"), {"trust": 3}, "door, promise: trust is how many levels"),
        (("door", "choices", "promise"), {"promise": "call"}, "door, promise: `promise` names 'call'"),
        (("door", "choices", "promise"), {"promise": False}, "door, promise: `promise` names False"),
        (
            ("door", "choices", "listen"),
            {"when": {"trust": 4}},
            "listen: `trust` is a level of trust from 2 to 3",
        ),
        (("door", "choices", "listen"), {"when": {"friend": 1}}, "door, listen: `when` has trust, below, open"),
        (("door", "choices", "listen"), {"when": {"trust": 2}}, "door, listen: can never be chosen"),
        (("week", "choices", "on"), {"when": {"trust": 2}}, "week: nothing can be chosen here after door: listen"),
        (("week", "choices", "hide"), {"when": {"owned": "ring"}}, "week, hide: can never be chosen"),
        (("far",), {"variants": []}, "far: the promise 'ring' is forgotten after door: promise, week: hide"),
        (("far",), {"variants": [{"when": {"kept": "ring"}}]}, "far: the promise 'ring' is forgotten"),
        (("near",), {"variants": [{"when": {"open": "ring"}}]}, "near, variant 1: is never told"),
        (("near",), {"variants": [{}]}, "near, variant 1: `when` has"),
    ],
)
def test_a_fault_is_said_with_its_place_and_what_to_do(place, change, said):
    nodes = copy.deepcopy(TALK)
    inside = nodes
    for step in place:
        inside = inside[step]
    inside |= change
    with pytest.raises(ValueError, match=said):
        checked(nodes)


def test_a_promise_that_nobody_can_make_is_said():
    with pytest.raises(ValueError, match="no choice makes the promise 'write'"):
        checked(TALK, PROMISES | {"write": "å skrive"})


def test_more_turns_than_a_page_can_carry_are_refused():
    names = [f"n{i}" for i in range(9)]
    nodes = {
        name: {"choices": {"yes": {"to": then, "promise": name}, "no": {"to": then}}}
        for name, then in zip(names, [*names[1:], "end"], strict=True)
    }
    with pytest.raises(ValueError, match="over 250 turns"):
        conversation.turns(nodes | {"end": {"end": True}})


names = st.sampled_from(["p", "q"])
whens = st.fixed_dictionaries(
    {},
    optional={
        "trust": st.integers(2, LEVELS),
        "below": st.integers(2, LEVELS),
        **{told: names for told in conversation.PROMISED},
    },
)
effects = {"trust": st.integers(-2, 2), **dict.fromkeys(conversation.EFFECTS, names)}


@st.composite
def stories(draw):
    """Any nodes whose choices lead on, with any terms: few of them are sound."""
    size = draw(st.integers(2, 6))
    nodes = {}
    for i in range(size):
        last = i == size - 1 or (i > 1 and draw(st.booleans()))
        to = st.integers(i + 1, max(i + 1, size - 1)).map(lambda n: f"n{n}")
        reply = st.fixed_dictionaries({"to": to}, optional=effects | {"when": whens})
        choices = {} if last else draw(st.dictionaries(st.sampled_from("abc"), reply, min_size=1))
        variants = draw(st.lists(st.fixed_dictionaries({"when": whens}), max_size=2))
        nodes[f"n{i}"] = {"choices": choices, "variants": variants, "end": last}
    return nodes


@given(stories(), st.data())
def test_no_way_through_a_story_that_passed_gets_stuck_or_forgets_a_promise(nodes, data):
    made = {
        name: name for node in nodes.values() for reply in node["choices"].values() if (name := reply.get("promise"))
    }
    try:
        story.check(
            {n: {c: r["to"] for c, r in node["choices"].items()} for n, node in nodes.items()},
            {n for n, node in nodes.items() if node["end"]},
        )
        found = checked(nodes, made)
    except ValueError:
        return
    # A walk of its own, by the rules and not by the turns that were found.
    name, state, path = "n0", conversation.State(1, frozenset()), {}
    while not nodes[name]["end"]:
        there = {c: r for c, r in nodes[name]["choices"].items() if conversation.holds(conversation.asks(r), state)}
        turn = conversation.walk(found, path)[-1]
        assert there and there.keys() == turn.to.keys() and (turn.node, turn.state) == (name, state)
        path[name] = data.draw(st.sampled_from(sorted(there)))
        reply = there[path[name]]
        name, state = reply["to"], conversation.after(reply, state, LEVELS)
        assert 1 <= state.trust <= LEVELS
    told = next((v["when"] for v in nodes[name]["variants"] if conversation.holds(v["when"], state)), {})
    assert {p for p, how in state.promises if how == "open"} <= set(conversation.listed(told.get("open")))
