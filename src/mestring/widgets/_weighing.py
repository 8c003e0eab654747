"""What the widgets share where things are weighed with words, perhaps before and after an action."""

from typing import Any, ClassVar

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

LONGEST_ITEM = 200


class Weighing(AnswerWidget):
    """Items in groups, each given one of a few weights; the student may add items.

    The answer: `{"before": {"<item>": <weight>}, "after": {…}, …}`, every part optional, with the student's own items
    in a part that the subclass names.
    """

    weights = t.List().tag(sync=True)
    groups = t.List().tag(sync=True)
    moments = t.List().tag(sync=True)
    action = t.Unicode().tag(sync=True)
    further: ClassVar[tuple[str, ...]] = ()  # parts of the answer beside the weights and the student's items
    own_part: ClassVar[str]

    def set_groups(self, items: dict[str, dict | None], own: int, action: str = "") -> None:
        """`items`: group -> {id: text}; `own`: whether items can be added; `action`: then there is an "after"."""
        groups = [(group, given or {}) for group, given in items.items()]
        names = [name for _, given in groups for name in given]
        if not names and not own:
            raise ValueError(f"{self.key}: give items, or let the student add some")
        for name in names:
            if type(name) is not str or name.startswith("own-") or names.count(name) > 1:
                raise ValueError(f"{self.key}, {name}: an id is a text, used once, and own- is for the student's")
        self.groups = [
            {"id": group, "items": [{"id": i, "text": words} for i, words in given.items()]} for group, given in groups
        ]
        self.action, self.moments = action, ["before", "after"] if action else ["before"]
        self.weights = sorted(int(weight) for weight in self.labels["weights"])
        self.note = self.note or self.labels["thinking_tool"]

    def own(self, answer: dict) -> list[tuple[str, str, str]]:
        """The student's items, as (id, group, text). Raises an error where they are not well formed."""
        raise NotImplementedError

    def check_answer(self, answer: Any) -> None:
        only(answer, {*self.moments, self.own_part, *self.further})
        own = self.own(answer)
        for _, _, words in own:
            text(words, LONGEST_ITEM)
        known = {item["id"] for group in self.groups for item in group["items"]} | {item for item, _, _ in own}
        for moment in self.moments:
            only(answer.get(moment, {}), known)
            for weight in answer.get(moment, {}).values():
                if type(weight) is not int or weight not in self.weights:
                    raise ValueError("expected one of the weights")

    def required(self) -> list[Required]:
        items = [item for group in self.groups for item in self._all(group)]
        if not items:
            return [Required(self.labels["own"], (self.own_part,))]
        return [Required(self._row(moment, words), (moment, item)) for moment in self.moments for item, words in items]

    def asked(self) -> list[tuple[str, list[str]]]:
        weights = [self.labels["weights"][str(weight)] for weight in self.weights]
        rows = [(self._heading(group), [item["text"] for item in group["items"]]) for group in self.groups]
        later = [(self.labels["after_later"].format(action=self.action), [])] if self.action else []
        return [*rows, (self.labels["weigh"], weights), *later]

    def _heading(self, group: dict) -> str:
        named = f"{group['question']} ({group['name']})" if group.get("question") else group["name"]
        return " ".join([named, *group.get("open", [])])

    def describe(self) -> list[tuple[str, str]]:
        return [
            (self._row(moment, words), self.labels["weights"][str(self._at(moment)[item])])
            for group in self.groups
            for item, words in self._all(group)
            for moment in self.moments
            if item in self._at(moment)
        ]

    def _at(self, moment: str) -> dict[str, int]:
        return (self.answer or {}).get(moment, {})

    def _all(self, group: dict) -> list[tuple[str, str]]:
        given = [(item["id"], item["text"]) for item in group["items"]]
        return given + [(item, words) for item, where, words in self.own(self.answer or {}) if where == group["id"]]

    def _row(self, moment: str, words: str) -> str:
        return f"{self.labels[moment]}: {words}" if len(self.moments) > 1 else words
