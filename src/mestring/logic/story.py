"""A branching story as a graph: node -> {choice: the node it leads to}. The first node is the start."""

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

Graph = dict[str, dict[str, str]]
NODE, LINE = 8, 2  # columns on the map; even numbers, so that every layer can stand in the middle


def check(graph: Graph, ends: set[str]) -> None:
    """Raises ValueError, naming the nodes, unless every way from the start comes to an end and no node is left out."""
    for node, choices in graph.items():
        for choice, to in choices.items():
            if to not in graph:
                raise ValueError(f"{node}, {choice}: leads to {to!r}, which is not a node")
        if node in ends and choices:
            raise ValueError(f"{node}: an end has no choices")
        if node not in ends and not choices:
            raise ValueError(f"{node}: a dead end; give it choices, or end: true")
    try:
        _from_the_ends(graph)
    except CycleError as error:
        raise ValueError(f"the story goes in a ring: {' -> '.join(reversed(error.args[1]))}") from None
    found = [next(iter(graph))]
    for node in found:  # grows as it goes
        found += [to for to in graph[node].values() if to not in found]
    if lost := [node for node in graph if node not in found]:
        raise ValueError(f"no choice leads to {', '.join(lost)}")


def layout(graph: Graph) -> dict:
    """Where to draw the story: layers from the top down, each line going down one layer or more.

    `places`: node -> [column, layer], the first of the NODE columns that it takes; `lines`: {from, to, points}, where
    a line that passes a layer has a narrow place of its own there; a point stands in the middle of its columns.
    """
    layers, ways = _layers(graph)
    columns = max(sum(map(_width, layer)) for layer in layers)
    above, below, places = {}, {}, {}
    for upper, lower in (pair for way in ways for pair in pairwise(way)):
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)

    def middle(stop):
        return places[stop][0] + _width(stop) / 2

    def mean(numbers):  # `statistics` takes as long to import as ten widgets
        return sum(numbers) / len(numbers)

    def arrange(number):
        column = (columns - sum(map(_width, layers[number]))) // 2
        for stop in layers[number]:
            places[stop] = [column, number]
            column += _width(stop)

    order = range(len(layers))
    for beside, numbers in (({}, order), (above, order), (below, reversed(order)), (above, order)):
        for number in numbers:
            if beside:  # near those that it is joined to, so that few lines cross
                layers[number].sort(key=lambda stop: mean([middle(each) for each in beside.get(stop, [stop])]))
            arrange(number)
    lines = [
        {"from": way[0], "to": way[-1], "points": [[middle(stop), places[stop][1]] for stop in way]} for way in ways
    ]
    nodes = {node: places[node] for node in graph}
    return {"columns": columns, "span": NODE, "layers": len(layers), "places": nodes, "lines": lines}


def _layers(graph: Graph) -> tuple[list[list], list[list]]:
    """What stands in each layer, and for each line the stops from one node to the other."""
    depth = _depths(graph)
    layers: list[list] = [[] for _ in range(max(depth.values()) + 1)]
    for node in graph:
        layers[depth[node]].append(node)
    ways = []
    for node, choices in graph.items():
        for to in dict.fromkeys(choices.values()):
            passing = [(node, to, layer) for layer in range(depth[node] + 1, depth[to])]
            for stop in passing:
                layers[stop[2]].append(stop)
            ways.append([node, *passing, to])
    return layers, ways


def _width(stop: str | tuple) -> int:
    """The columns that a node, or a line passing by, takes."""
    return NODE if isinstance(stop, str) else LINE


def _depths(graph: Graph) -> dict[str, int]:
    """How many choices the longest way to each node has."""
    depth = dict.fromkeys(graph, 0)
    for node in reversed(_from_the_ends(graph)):
        for to in graph[node].values():
            depth[to] = max(depth[to], depth[node] + 1)
    return depth


def _from_the_ends(graph: Graph) -> list[str]:
    """All nodes, each after those it leads to. Raises CycleError where there is no such order."""
    return list(TopologicalSorter({node: choices.values() for node, choices in graph.items()}).static_order())
