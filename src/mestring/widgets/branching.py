"""Branching story: one choice at a time, a map of all ways, and ways compared."""

from typing import Any

import traitlets as t

from ..logic import story
from ._base import AnswerWidget, only

MOST_WALKERS = 3


class Branching(AnswerWidget):
    """A story that branches; one to three walkers go their ways through it, and may go back and choose anew.

    >>> Branching("m02-din-vei")

    The answer: `{"paths": {"<walker>": {"<node>": "<choice>"}}}`, the choices along each walker's path.
    """

    module = t.Unicode("branching").tag(sync=True)
    nodes = t.List().tag(sync=True)
    walkers = t.List().tag(sync=True)
    given = t.List().tag(sync=True)
    map = t.Dict().tag(sync=True)

    def set_content(self, nodes: dict[str, dict], walkers: dict[str, str] | None = None, given: dict | None = None):
        """`nodes`: id -> {title, text, choices: id -> {text, to, comment}} or {title, text, end: true}.

        The first node is the start, and no way leads in a ring. `walkers`: id -> whose path it is. `given`: id ->
        {name, path: node -> choice}, whole paths to compare with. Exercises never send `given` or a comment.
        """
        if not nodes:
            raise ValueError(f"{self.key}: a story has nodes")
        self.nodes = [self._node(name, **node) for name, node in nodes.items()]
        self._graph = {node["id"]: {choice["id"]: choice["to"] for choice in node["choices"]} for node in self.nodes}
        try:
            story.check(self._graph, {name for name, node in nodes.items() if node.get("end")})
        except ValueError as error:
            raise ValueError(f"{self.key}: {error}") from None
        self.map = story.layout(self._graph)
        self.nodes = sorted(self.nodes, key=lambda node: self.map["places"][node["id"]][::-1])  # as the map is read
        walkers, given = walkers or {"me": self.labels["my_path"]}, given or {}
        if len(walkers) > MOST_WALKERS or walkers.keys() & given.keys():
            raise ValueError(f"{self.key}: up to {MOST_WALKERS} walkers, none of them with the name of a given path")
        self.walkers = [{"id": name, "name": shown} for name, shown in walkers.items()]
        given = [self._given(walker, **path) for walker, path in given.items()]
        self.given = [] if self.exercise else given
        self.note = self.note or self.labels["thinking_tool"]

    def _node(self, name: str, title: str, text: str, choices: dict | None = None, end: bool = False) -> dict:
        given = [self._choice(f"{name}, {i}", i, **choice) for i, choice in (choices or {}).items()]
        self._check_name(name)
        return {"id": name, "title": title, "text": text, "choices": given}

    def _choice(self, where: str, name: str, text: str, to: str, comment: str = "") -> dict:
        self._check_name(name, where)
        return {"id": name, "text": text, "to": to, "comment": "" if self.exercise else comment}

    def _check_name(self, name: Any, where: str = "") -> None:
        if type(name) is not str:  # YAML reads `no` and `1` as something else
            raise ValueError(f"{self.key}, {where or name}: write the id {name!r} in quotes")

    def _given(self, walker: str, name: str, path: dict) -> dict:
        self._check_path(path)
        passed = story.walk(self._graph, path)
        if passed[:-1] != list(path) or self._graph[passed[-1]]:
            raise ValueError(f"{self.key}, {walker}: give the path in order from the start to an end, not {passed}")
        return {"id": walker, "name": name, "path": path}

    def _check_path(self, path: dict) -> None:
        only(path, self._graph.keys())
        for node, choice in path.items():
            if type(choice) is not str or choice not in self._graph[node]:
                raise ValueError(f"{self.key}, {node}: {choice!r} is not a choice there")

    def check_answer(self, answer: Any) -> None:
        only(answer, {"paths"})
        only(answer.get("paths", {}), {walker["id"] for walker in self.walkers})
        for path in answer.get("paths", {}).values():
            self._check_path(path)

    def missing(self) -> list[str]:
        return [
            self.labels["missing_path"].format(walker=walker["name"])
            for walker in self.walkers
            if self._graph[self._walked(walker)[-1]]
        ]

    def asked(self) -> list[tuple[str, list[str]]]:
        whose = (self.labels["whose"], [walker["name"] for walker in self.walkers])
        return [whose] + [
            (node["title"], [node["text"], *(self._leads(choice) for choice in node["choices"])]) for node in self.nodes
        ]

    def _leads(self, choice: dict) -> str:
        title = next(node["title"] for node in self.nodes if node["id"] == choice["to"])
        return f"{choice['text']} → {title}"

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        node = next(node for node in self.nodes if node["id"] == path[-1])
        asked = f"{node['title']}: {node['text']}" if node["text"] else node["title"]
        return asked, {choice["id"]: choice["text"] for choice in node["choices"]}

    def describe(self) -> list[tuple[str, str]]:
        nodes = {node["id"]: node for node in self.nodes}
        rows = []
        for walker in self.walkers:
            passed = self._walked(walker)
            for node, to in zip(passed, passed[1:], strict=False):
                chosen = self.answer["paths"][walker["id"]][node]
                words = next(choice["text"] for choice in nodes[node]["choices"] if choice["id"] == chosen)
                rows.append((f"{walker['name']}, {nodes[node]['title']}", f"{words} → {nodes[to]['title']}"))
        return rows

    def _walked(self, walker: dict) -> list[str]:
        return story.walk(self._graph, (self.answer or {}).get("paths", {}).get(walker["id"], {}))
