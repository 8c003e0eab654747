"""Branching story: one choice at a time, a map of all ways, and ways compared."""

from itertools import pairwise
from typing import Any

import traitlets as t

from ..logic import conversation, story
from ..logic.required import Required
from ._base import AnswerWidget, only
from ._branching_state import StateWords, tables

MOST_WALKERS = 3


class Branching(AnswerWidget):
    """A story that branches; one to three walkers go their ways through it, and may go back and choose anew.

    >>> Branching("m02-din-vei")

    In a conversation the choices are replies, and the story remembers trust and promises: what is said early decides
    what can be said later.

    The answer: `{"paths": {"<walker>": {"<node>": "<choice>"}}, "earlier": {…}}`, the choices along each walker's path;
    `earlier`, in the same form, is a whole way that was taken back, to compare with.
    """

    module = t.Unicode("branching").tag(sync=True)
    nodes = t.List().tag(sync=True)
    turns = t.List().tag(sync=True)
    states = t.List().tag(sync=True)
    changes = t.List().tag(sync=True)
    walkers = t.List().tag(sync=True)
    given = t.List().tag(sync=True)
    map = t.Dict().tag(sync=True)

    def set_content(
        self,
        nodes: dict[str, dict],
        walkers: dict[str, str] | None = None,
        given: dict | None = None,
        trust: dict | None = None,
        promises: dict[str, str] | None = None,
    ):
        """`nodes`: id -> {title, text, choices: id -> {text, to, comment}} or {title, text, end: true}.

        The first node is the start, and no way leads in a ring. `walkers`: id -> whose path it is. `given`: id ->
        {name, path: node -> choice}, whole paths to compare with. Exercises never send `given` or a comment.

        What a conversation remembers: `trust`: {levels: words from the least to the most, start: the level's number,
        from 1}; `promises`: id -> what is promised ("å ringe"). A choice may have `trust: +1` or `-1` and, with an id
        or a list of ids, `promise`, `keep` or `own_up` (one says oneself that it was not kept). A choice with `when`
        is only there when all of it is so: `trust` (at least this level), `below` (this level), and by ids `open`,
        `kept`, `owned`, `unmade`. `keep` and `own_up` are only there while the promise is open. A node may have
        `variants`: [{when, text}]; the first one that fits is told instead of its `text`. Exercises show nothing of
        trust and promises, but the choices follow them there, too.
        """
        if not nodes:
            raise ValueError(f"{self.key}: a story has nodes")
        levels, promises = self._levels(**(trust or {})), promises or {}
        self._words = StateWords(self.labels, levels, promises, silent=self.exercise)
        self._ruled(conversation.check_terms, nodes, len(levels), promises)
        self.nodes = [self._node(name, **node) for name, node in nodes.items()]
        graph = {node["id"]: {choice["id"]: choice["to"] for choice in node["choices"]} for node in self.nodes}
        self._ruled(story.check, graph, {name for name, node in nodes.items() if node.get("end")})
        start = (trust or {}).get("start", 1)
        self._turns = self._ruled(conversation.turns, nodes, start, len(levels))
        self._ruled(conversation.check, nodes, self._turns, promises)
        self._choices = {node["id"]: {choice["id"]: choice for choice in node["choices"]} for node in self.nodes}
        self.turns, self.states, self.changes = tables(self._turns, self._choices, self._words)
        self.map = story.layout(graph)
        self.nodes = sorted(self.nodes, key=lambda node: self.map["places"][node["id"]][::-1])  # as the map is read
        walkers, given = walkers or {"me": self.labels["my_path"]}, given or {}
        if len(walkers) > MOST_WALKERS or walkers.keys() & given.keys():
            raise ValueError(f"{self.key}: up to {MOST_WALKERS} walkers, none of them with the name of a given path")
        self.walkers = [{"id": name, "name": shown} for name, shown in walkers.items()]
        given = [self._given(walker, **path) for walker, path in given.items()]
        self.given = [] if self.exercise else given
        self.note = self.note or self.labels["thinking_tool"]

    def _ruled(self, rule, *about):
        """What a rule of the story says; what is wrong is said with the widget's key."""
        try:
            return rule(*about)
        except ValueError as error:
            raise ValueError(f"{self.key}: {error}") from None

    def _levels(self, levels: list[str] | None = None, start: int = 1) -> list[str]:
        if levels is None:
            return [""]  # trust is no part of this story
        if len(levels) < 2 or type(start) is not int or not 1 <= start <= len(levels):
            raise ValueError(f"{self.key}: trust has two levels or more, and starts at one of their numbers")
        return levels

    def _node(
        self, name: str, title: str, text: str, choices: dict | None = None, end: bool = False, variants: list = ()
    ) -> dict:
        given = [self._choice(f"{name}, {i}", i, **choice) for i, choice in (choices or {}).items()]
        told = [self._variant(**variant) for variant in variants]
        self._check_name(name)
        return {"id": name, "title": title, "text": text, "choices": given, "variants": told}

    def _variant(self, text: str, when: dict) -> dict:
        return {"text": text, "because": self._words.because("text", when)}

    def _choice(self, where: str, name: str, text: str, to: str, comment: str = "", **terms) -> dict:
        self._check_name(name, where)
        if unknown := terms.keys() - {"when", "trust", *conversation.EFFECTS}:
            raise ValueError(f"{self.key}, {where}: a choice has no {min(unknown)!r}")
        because = self._words.because("choice", terms.get("when") or {})
        return {"id": name, "text": text, "to": to, "comment": "" if self.exercise else comment, "because": because}

    def _check_name(self, name: Any, where: str = "") -> None:
        if type(name) is not str:  # YAML reads `no` and `1` as something else
            raise ValueError(f"{self.key}, {where or name}: write the id {name!r} in quotes")

    def _given(self, walker: str, name: str, path: dict) -> dict:
        passed = self._check_path(path)
        if [turn.node for turn in passed[:-1]] != list(path) or passed[-1].to:
            passed = [turn.node for turn in passed]
            raise ValueError(f"{self.key}, {walker}: give the path in order from the start to an end, not {passed}")
        return {"id": walker, "name": name, "path": path}

    def _check_path(self, path: dict) -> list[conversation.Turn]:
        only(path, self._choices.keys())
        for node, choice in path.items():
            if type(choice) is not str or choice not in self._choices[node]:
                raise ValueError(f"{self.key}, {node}: {choice!r} is not a choice there")
        passed = conversation.walk(self._turns, path)
        if passed[-1].node in path:
            raise ValueError(f"{self.key}, {passed[-1].node}: {path[passed[-1].node]!r} is not there on this way")
        return passed

    def check_answer(self, answer: Any) -> None:
        only(answer, {"paths"} if self.exercise else {"paths", "earlier"})
        for part in answer.values():
            only(part, {walker["id"] for walker in self.walkers})
            for path in part.values():
                self._check_path(path)

    def required(self) -> list[Required]:
        ends = {node["id"] for node in self.nodes if not node["choices"]}
        last = tuple(
            (node, name)
            for node, choices in self._choices.items()
            for name, made in choices.items()
            if made["to"] in ends
        )
        words = self.labels["missing_path"]
        return [Required(words.format(walker=walker["name"]), ("paths", walker["id"]), last) for walker in self.walkers]

    def asked(self) -> list[tuple[str, list[str]]]:
        titles = {node["id"]: node["title"] for node in self.nodes}
        rows = [(self.labels["whose"], [walker["name"] for walker in self.walkers])]
        for node in self.nodes:
            told = [f"{each['because']} {each['text']}".strip() for each in node["variants"]]
            leads = [
                f"{each['text']} → {titles[each['to']]}" + (f". {each['because']}" if each["because"] else "")
                for each in node["choices"]
            ]
            rows.append((node["title"], [node["text"], *told, *leads]))
        return rows

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        node = next(node for node in self.nodes if node["id"] == path[-1])
        asked = f"{node['title']}: {node['text']}" if node["text"] else node["title"]
        return asked, {choice["id"]: choice["text"] for choice in node["choices"]}

    def describe(self) -> list[tuple[str, str]]:
        own = [row for walker in self.walkers for row in self._way("paths", walker, walker["name"])]
        earlier = self.labels["earlier_path"]
        return own + [
            row
            for walker in self.walkers
            for row in self._way("earlier", walker, earlier.format(walker=walker["name"]))
        ]

    def _way(self, part: str, walker: dict, name: str) -> list[tuple[str, str]]:
        """A way in words: at each node the choice, where it led to, and what it did."""
        titles = {node["id"]: node["title"] for node in self.nodes}
        passed, rows = self._walked(part, walker), []
        for turn, then in pairwise(passed):
            chosen = self._choices[turn.node][self.answer[part][walker["id"]][turn.node]]
            words = f"{chosen['text']} → {titles[then.node]}"
            changed = self._words.changed(turn.state, then.state)
            rows.append((f"{name}, {titles[turn.node]}", f"{words} ({changed})" if changed else words))
        return rows

    def _walked(self, part: str, walker: dict) -> list[conversation.Turn]:
        return conversation.walk(self._turns, (self.answer or {}).get(part, {}).get(walker["id"], {}))
