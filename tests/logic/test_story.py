"""A story's rules: every way comes to an end, nothing is out of reach, and the map has room for every line."""

import pytest

from mestring.logic import story

RAIN = {
    "rain": {"shower": "wait", "act": "umbrella", "move": "wet"},
    "wait": {"stay": "dry", "go": "wet"},
    "umbrella": {"open": "dry"},
    "dry": {},
    "wet": {},
}
ENDS = {"dry", "wet"}


def test_a_whole_story_has_no_fault():
    story.check(RAIN, ENDS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"umbrella": {"open": "dri"}}, "umbrella, open: leads to 'dri'"),
        ({"umbrella": {}}, "umbrella: a dead end"),
        ({"dry": {"again": "wet"}}, "dry: an end has no choices"),
        ({"umbrella": {"open": "wait"}, "wait": {"stay": "umbrella"}}, r"ring: (wait|umbrella) -> \w+ -> "),
        ({"umbrella": {"open": "umbrella"}}, "ring: umbrella -> umbrella"),
        ({"rain": {"shower": "wait"}}, "no choice leads to umbrella"),
    ],
)
def test_a_fault_is_said_with_the_names_of_the_nodes(change, said):
    with pytest.raises(ValueError, match=said):
        story.check(RAIN | change, ENDS)


@pytest.mark.parametrize("graph", [RAIN, {"only": {"on": "end"}, "end": {}}])
def test_the_map_goes_downwards_and_nothing_covers_anything(graph):
    drawn = story.layout(graph)
    places, lines = drawn["places"], drawn["lines"]
    assert {(line["from"], line["to"]) for line in lines} == {(a, b) for a in graph for b in graph[a].values()}
    for line in lines:
        layers = [layer for _, layer in line["points"]]
        assert layers == list(range(layers[0], layers[-1] + 1)) and len(layers) > 1
    taken = [(layer, column + i) for name, (column, layer) in places.items() for i in range(drawn["span"])]
    assert len(set(taken)) == len(taken)
    assert all(0 <= column < drawn["columns"] and layer < drawn["layers"] for layer, column in taken)
    for line in lines:  # a line that passes a layer keeps clear of the nodes there
        assert not {(layer, int(x)) for x, layer in line["points"][1:-1]} & set(taken)


def test_lines_that_need_not_cross_do_not():
    graph = {"a": {"1": "b", "2": "c"}, "b": {"1": "d"}, "c": {"1": "e"}, "e": {}, "d": {}}
    places = story.layout(graph)["places"]
    assert places["b"] < places["c"] and places["d"] < places["e"]
