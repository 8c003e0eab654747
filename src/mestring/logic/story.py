"""A branching story as a graph: node -> {choice: the node it leads to}. The first node is the start."""

from graphlib import CycleError, TopologicalSorter
from statistics import fmean

Graph = dict[str, dict[str, str]]


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


def walk(graph: Graph, path: dict[str, str]) -> list[str]:
    """The nodes that a path (node -> choice) passes: from the start to where it stands."""
    passed = [next(iter(graph))]
    while passed[-1] in path:
        passed.append(graph[passed[-1]][path[passed[-1]]])
    return passed


def layout(graph: Graph) -> dict:
    """Where to draw the story: layers from the top down, each line going down one layer or more.

    `places`: node -> [x, layer], where x counts half lanes, so that a layer with few nodes stands in the middle;
    `lines`: {from, to, points}, where a line that passes a layer has a place of its own there.
    """
    depth = _depths(graph)
    layers: list[list] = [[] for _ in range(max(depth.values()) + 1)]
    for node in graph:
        layers[depth[node]].append(node)
    ways, above = [], {}
    for node, choices in graph.items():
        for to in dict.fromkeys(choices.values()):
            passing = [(node, to, layer) for layer in range(depth[node] + 1, depth[to])]
            for stop in passing:
                layers[stop[2]].append(stop)
            ways.append([node, *passing, to])
            for upper, lower in zip(ways[-1], ways[-1][1:], strict=False):
                above.setdefault(lower, []).append(upper)
    lanes = max(map(len, layers))
    places = {}
    for number, layer in enumerate(layers):
        if number:  # below those that lead to it, so that few lines cross
            layer.sort(key=lambda stop: fmean(places[upper][0] for upper in above[stop]))
        places |= {stop: [lanes - len(layer) + 1 + 2 * i, number] for i, stop in enumerate(layer)}
    return {
        "lanes": lanes,
        "layers": len(layers),
        "places": {node: places[node] for node in graph},
        "lines": [{"from": way[0], "to": way[-1], "points": [places[stop] for stop in way]} for way in ways],
    }


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
