"""A conversation's rules: what it remembers, every turn it can come to, and what its author is told."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring.logic import conversation

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
        (("far",), {"variants": [{"when": {"below": 3}}]}, "far: the promise 'ring' is forgotten"),
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


def test_each_of_several_promises_is_spoken_of():
    two = {"door": {"choices": {"on": {"to": "end", "promise": ["ring", "write"]}}}}
    told = [{"when": {"open": "ring"}}]
    with pytest.raises(ValueError, match="end: the promise 'write' is forgotten"):
        checked(two | {"end": {"end": True, "variants": told}}, PROMISES | {"write": "å skrive"})
    told[0]["when"]["open"] = ["ring", "write"]
    checked(two | {"end": {"end": True, "variants": told}}, PROMISES | {"write": "å skrive"})


def test_trust_is_neither_less_than_the_least_nor_more_than_the_most():
    state = conversation.State(2, frozenset())
    assert [conversation.after({"trust": shift}, state, 3).trust for shift in (-2, -1, 1, 2)] == [1, 1, 3, 3]


def test_a_promise_that_nobody_can_make_is_said():
    with pytest.raises(ValueError, match="no choice makes the promise 'write'"):
        checked(TALK, PROMISES | {"write": "å skrive"})


def test_more_turns_than_a_page_can_carry_are_refused():
    names = [f"n{i}" for i in range(9)]
    nodes = {
        name: {"choices": {"yes": {"to": then, "promise": name}, "no": {"to": then}}}
        for name, then in zip(names, [*names[1:], "end"], strict=True)
    }
    with pytest.raises(ValueError, match="over 200 turns"):
        conversation.turns(nodes | {"end": {"end": True}})


names = st.sampled_from(["p", "p", "p", "q"])
asked = [st.tuples(st.just(told), names) for told in conversation.PROMISED]
asked += [st.tuples(st.just(word), st.integers(2, LEVELS)) for word in ("trust", "below")]
whens = st.lists(st.one_of(asked), min_size=1, max_size=2).map(dict)
changes = st.fixed_dictionaries({"trust": st.integers(-1, 2)}, optional={"promise": names, "keep": names})
asking = st.fixed_dictionaries({"when": whens}) | st.just({"when": {"unmade": "p"}})
terms = changes | asking | st.sampled_from([{"keep": "p"}, {"own_up": "p", "when": {"open": "p"}}])


@st.composite
def stories(draw):
    """Nodes that lead on to two ends, with terms here and there; a good part of the stories is sound."""
    middle = [f"n{i}" for i in range(draw(st.integers(2, 4)))]
    nodes = {}
    for i, name in enumerate(middle):
        later = [*middle[i + 1 :], "near", "far"]
        more = {"e": "far"} if name == middle[-1] else {}
        more |= draw(st.dictionaries(st.sampled_from("bcd"), st.sampled_from(later), min_size=1, max_size=2))
        nodes[name] = {"choices": {choice: {"to": to} for choice, to in ({"a": later[0]} | more).items()}}
    nodes[middle[0]]["choices"]["a"] |= {"promise": "p", "trust": 1}
    for name in draw(st.lists(st.sampled_from(middle), max_size=3)):
        choices = nodes[name]["choices"]
        choices[draw(st.sampled_from([max(choices), max(choices), "a"]))] |= draw(terms)
    for name in ("near", "far"):
        more = draw(st.lists(st.just({"open": "p"}) | whens, max_size=1))
        nodes[name] = {"end": True, "variants": [{"when": when} for when in ({"open": "p"}, *more)]}
    return nodes


def ways(nodes):
    """Every way through, as [(node, state, choice)], one after the other; the last choice is None."""

    def on(name, state):
        there = {
            choice: reply
            for choice, reply in nodes[name].get("choices", {}).items()
            if conversation.holds(conversation.asks(reply), state)
        }
        if not there:
            yield [(name, state, None)]
        for choice, reply in there.items():
            for rest in on(reply["to"], conversation.after(reply, state, LEVELS)):
                yield [(name, state, choice), *rest]

    return list(on(next(iter(nodes)), conversation.State(1, frozenset())))


def told(node, state):
    return next((i for i, one in enumerate(node.get("variants", [])) if conversation.holds(one["when"], state)), None)


def is_sound(nodes, promises):
    """Whether no way gets stuck or forgets a promise, and everything that was written is come to on some way."""
    walked = ways(nodes)
    for *_, (name, state, _) in walked:
        number = told(nodes[name], state)
        spoken_of = [] if number is None else conversation.listed(nodes[name]["variants"][number]["when"].get("open"))
        if not nodes[name].get("end") or any(how == "open" and p not in spoken_of for p, how in state.promises):
            return False
    steps = [step for way in walked for step in way]
    chosen = {(name, choice) for name, _, choice in steps}
    heard = {(name, told(nodes[name], state)) for name, state, _ in steps}
    made = {p for _, state, _ in steps for p, _ in state.promises}
    return (
        all((name, choice) in chosen for name, node in nodes.items() for choice in node.get("choices", {}))
        and all((name, i) in heard for name, node in nodes.items() for i in range(len(node.get("variants", []))))
        and made == set(promises)
    )


@settings(max_examples=300, deadline=None)
@given(stories())
def test_a_story_passes_exactly_when_no_way_gets_stuck_and_no_promise_is_forgotten(nodes):
    promises = {"p": "å ringe", **({"q": "å skrive"} if "'q'" in str(nodes) else {})}
    conversation.check_terms(nodes, LEVELS, promises)
    found = conversation.turns(nodes, 1, LEVELS)
    for way in ways(nodes):  # also of a story that will not pass
        path = {name: choice for name, _, choice in way if choice}
        passed = conversation.walk(found, path)
        assert [(turn.node, turn.state, turn.text) for turn in passed] == [
            (name, state, told(nodes[name], state)) for name, state, _ in way
        ]
    try:
        conversation.check(nodes, found, promises)
        passes = True
    except ValueError:
        passes = False
    assert passes == is_sound(nodes, promises)
