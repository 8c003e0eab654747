"""What a story remembers from turn to turn: how much trust there is, and what was promised.

A turn is a node together with what is remembered there. All turns that a way can come to are found when the story is
made, so that a front end only looks them up. `nodes`: id -> {choices: id -> reply, variants: [{when, …}]}, as in the
content of a branching story.
"""

from typing import Any, NamedTuple

EFFECTS = {"promise": "open", "keep": "kept", "own_up": "owned"}  # what a reply does to a promise
PROMISED = ("open", "kept", "owned", "unmade")
MOST_TURNS = 200  # each is sent to the page


class State(NamedTuple):
    """`trust`: the level, from 1. `promises`: (id, "open", "kept" or "owned") of each that was made."""

    trust: int
    promises: frozenset


class Turn(NamedTuple):
    """`text`: the number of the variant that is told, None for the node's own text. `to`: choice -> number of a turn,
    for the choices that are there in this state."""

    node: str
    state: State
    text: int | None
    to: dict[str, int]


def holds(when: dict, state: State) -> bool:
    """Whether a condition is met: trust at least or below a level, promises open, kept, owned up to or not made."""
    promised = dict(state.promises)
    if not when.get("trust", 1) <= state.trust < when.get("below", state.trust + 1):
        return False
    return all(promised.get(name, "unmade") == told for told in PROMISED for name in listed(when.get(told)))


def asks(reply: dict) -> dict:
    """The whole condition of a reply: only an open promise can be kept or owned up to."""
    when = reply.get("when") or {}
    settled = [name for effect in ("keep", "own_up") for name in listed(reply.get(effect))]
    return when | {"open": list(dict.fromkeys([*listed(when.get("open")), *settled]))}


def after(reply: dict, state: State, levels: int) -> State:
    """The state when this was said. Trust stays within its levels."""
    promised = dict(state.promises)
    for effect, told in EFFECTS.items():
        promised |= dict.fromkeys(listed(reply.get(effect)), told)
    return State(max(1, min(levels, state.trust + reply.get("trust", 0))), frozenset(promised.items()))


def turns(nodes: dict[str, dict], start: int = 1, levels: int = 1) -> list[Turn]:
    """Every turn that a way can come to, the start first. Raises ValueError where they are too many."""
    first = (next(iter(nodes)), State(start, frozenset()))
    places, number, found = [first], {first: 0}, []
    for name, state in places:  # grows as it goes
        to = {}
        for choice, reply in (nodes[name].get("choices") or {}).items():
            if holds(asks(reply), state):
                place = (reply["to"], after(reply, state, levels))
                if place not in number:
                    number[place] = len(places)
                    places.append(place)
                to[choice] = number[place]
        variants = enumerate(nodes[name].get("variants") or [])
        found.append(Turn(name, state, next((i for i, one in variants if holds(one["when"], state)), None), to))
        if len(places) > MOST_TURNS:
            raise ValueError(f"over {MOST_TURNS} turns can be come to; use fewer levels of trust, promises or effects")
    return found


def walk(turns: list[Turn], path: dict[str, str]) -> list[Turn]:
    """The turns that a path (node -> choice) passes: from the start to where it stands."""
    passed = [turns[0]]
    while path.get(passed[-1].node) in passed[-1].to:
        passed.append(turns[passed[-1].to[path[passed[-1].node]]])
    return passed


def check_terms(nodes: dict[str, dict], levels: int, promises: dict[str, str]) -> None:
    """Raises ValueError, naming the place, where a condition or an effect names what the story does not have."""
    for name, node in nodes.items():
        for choice, reply in (node.get("choices") or {}).items():
            where = f"{name}, {choice}"
            _check_when(where, reply.get("when") or {}, levels, promises)
            _check_promises(where, {effect: reply.get(effect) for effect in EFFECTS}, promises)
            shift = reply.get("trust", 0)
            if type(shift) is not int or abs(shift) >= levels:
                raise ValueError(f"{where}: trust is how many levels up or down, +1 or -1; not {shift!r}")
        for i, one in enumerate(node.get("variants") or [], 1):
            _check_when(f"{name}, variant {i}", one.get("when"), levels, promises)


def check(nodes: dict[str, dict], found: list[Turn], promises: dict[str, str]) -> None:
    """Raises ValueError, naming node and way, unless all turns lead on, nothing is idle and no promise is forgotten."""
    for number, turn in enumerate(found):
        node, way = nodes[turn.node], _way(found, number)
        if not node.get("end") and not turn.to:
            raise ValueError(f"{turn.node}: nothing can be chosen here {way}; let a choice there ask for less")
        told = {} if turn.text is None else node["variants"][turn.text]["when"]
        left = [name for name, state in turn.state.promises if state == "open" and name not in listed(told.get("open"))]
        if node.get("end") and left:
            raise ValueError(
                f"{turn.node}: the promise {left[0]!r} is forgotten {way}; let a choice keep it or own_up to it, "
                f"or tell of it here in a variant with `when: {{open: {left[0]}}}`"
            )
    for name, node in nodes.items():
        here = [turn for turn in found if turn.node == name]  # none, where a choice that leads here is idle
        for choice in node.get("choices") or {}:
            if here and not any(choice in turn.to for turn in here):
                raise ValueError(f"{name}, {choice}: can never be chosen; it asks for what is never so here")
        for i in range(len(node.get("variants") or [])):
            if here and not any(turn.text == i for turn in here):
                raise ValueError(f"{name}, variant {i + 1}: is never told; ask for less, or put it before the others")
    made = {name for turn in found for name, _ in turn.state.promises}
    if idle := [name for name in promises if name not in made]:
        raise ValueError(f"no choice makes the promise {idle[0]!r}; give one `promise: {idle[0]}`")


def listed(names: Any) -> list:
    """One name, or a list of them, as a list."""
    return names if isinstance(names, list) else [] if names is None else [names]


def _way(found: list[Turn], number: int) -> str:
    """A way to this turn, for whoever has to find it."""
    steps = []
    while number:
        number, step = next(
            (i, f"{turn.node}: {choice}")
            for i, turn in enumerate(found)
            for choice, to in turn.to.items()
            if to == number
        )
        steps.insert(0, step)
    return f"after {', '.join(steps)}" if steps else "at the start"


def _check_when(where: str, when: Any, levels: int, promises: dict[str, str]) -> None:
    if type(when) is not dict or not when.keys() <= {"trust", "below", *PROMISED}:
        raise ValueError(f"{where}: `when` has {', '.join(('trust', 'below', *PROMISED))}; not {when!r}")
    for word in ("trust", "below"):
        if word in when and (type(when[word]) is not int or not 2 <= when[word] <= levels):
            raise ValueError(f"{where}: `{word}` is a level of trust from 2 to {levels}, not {when[word]!r}")
    _check_promises(where, {told: when.get(told) for told in PROMISED}, promises)


def _check_promises(where: str, named: dict[str, Any], promises: dict[str, str]) -> None:
    for word, names in named.items():
        for name in listed(names):
            if type(name) is not str or name not in promises:
                raise ValueError(f"{where}: `{word}` names {name!r}, which is none of the story's promises")
