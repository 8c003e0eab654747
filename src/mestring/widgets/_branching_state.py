"""What a conversation remembers, in words: how much trust there is, what was promised, and why something is there."""

from typing import Any

from ..logic.conversation import PROMISED, State, Turn, listed


class StateWords:
    """Says it in the story's own words: `levels` of trust from the least, `promises` by id. `silent` says nothing."""

    def __init__(self, labels: dict, levels: list[str], promises: dict[str, str], silent: bool):
        self.labels, self.levels, self.promises, self.silent = labels, levels, promises, silent

    def now(self, state: State) -> dict[str, Any]:
        """How things stand: `near`, from 0 (least trust) to 1, where the story has trust, and sentences."""
        if self.silent:
            return {"words": []}
        words = [self._promise("stands", *each) for each in self._promises(state)]
        if len(self.levels) == 1:
            return {"words": words}
        level = self.labels["trust"].format(level=self.levels[state.trust - 1])
        return {"near": (state.trust - 1) / (len(self.levels) - 1), "words": [level, *words]}

    def changed(self, before: State, after: State) -> str:
        """What a choice did to the trust and to the promises."""
        if self.silent:
            return ""
        words = [self._promise("did", *each) for each in self._promises(after) if each not in before.promises]
        if before.trust != after.trust:
            moved = self.labels["trust_more" if after.trust > before.trust else "trust_less"]
            words.insert(0, moved.format(level=self.levels[after.trust - 1]))
        return " ".join(words)

    def because(self, what: str, when: dict) -> str:
        """Why a "choice" or a "text" is there."""
        if self.silent:
            return ""
        levels = [word for word in ("trust", "below") if word in when]
        reasons = [self.labels[f"because_{word}"].format(level=self.levels[when[word] - 1]) for word in levels]
        reasons += [self._promise("because", name, told) for told in PROMISED for name in listed(when.get(told))]
        joined = self.labels["because_and"].join(reasons)
        return self.labels[f"because_{what}"].format(reasons=joined) if reasons else ""

    def _promises(self, state: State) -> list[tuple[str, str]]:
        """Those that were made, in the story's order."""
        made = dict(state.promises)
        return [(name, made[name]) for name in self.promises if name in made]

    def _promise(self, way: str, name: str, told: str) -> str:
        return self.labels["promises"][told][way].format(promise=self.promises[name])


def tables(turns: list[Turn], choices: dict[str, dict], words: StateWords) -> tuple[list, list, list]:
    """(turns, states, changes) as JavaScript looks them up: a turn names its state, and its steps, by number.

    `to`: for each choice of the node, in order, [number of the turn, number of the change]; None where it is not there.
    """
    found, states, changes = [], [], [""]
    for turn in turns:
        to = []
        for choice in choices[turn.node]:
            number = turn.to.get(choice)
            if number is None:
                to.append(None)
            else:
                to.append([number, _number(changes, words.changed(turn.state, turns[number].state))])
        now = _number(states, words.now(turn.state))
        found.append({"node": turn.node, "state": now, "text": turn.text, "to": to})
    return found, states, changes


def _number(known: list, one: Any) -> int:
    """Where it stands in the list; it is put there when it is new."""
    if one not in known:
        known.append(one)
    return known.index(one)
