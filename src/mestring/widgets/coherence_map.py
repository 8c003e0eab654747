"""The coherence map: what bears and what drains, for each part of the sense of coherence."""

import traitlets as t

from ._base import only
from ._weighing import Weighing

PARTS = ("comprehensible", "manageable", "meaningful")


class CoherenceMap(Weighing):
    """Things in a person's situation, weighed for comprehensibility, manageability and meaningfulness.

    The three parts follow Antonovsky (1987). A thinking tool: no sum, no threshold, no ideal, and not the SOC scale.

    >>> CoherenceMap("m05-kart")

    The answer: `{"before": {"<item>": -2…2}, "after": {…}, "items": {"own-manageable-1": "…"}}`, every part optional.
    """

    module = t.Unicode("coherence_map").tag(sync=True)
    own_items = t.Int(0).tag(sync=True)
    own_part = "items"

    def set_content(
        self, items: dict | None = None, own_items: int = 0, action: str = "", questions: dict | None = None
    ) -> None:
        """`items`: part -> {id: text}; `own_items`: how many the student may add to each part.

        `action`: what is tried; then all is weighed before and after it. `questions`: part -> open questions.
        """
        if not (items or {}).keys() | (questions or {}).keys() <= set(PARTS):
            raise ValueError(f"{self.key}: items and questions are given for {', '.join(PARTS)}")
        self.own_items = own_items
        self.set_groups({part: (items or {}).get(part) for part in PARTS}, own_items, action)
        words = self.labels["parts"]
        self.groups = [
            {
                **group,
                **words[group["id"]],
                **({"open": questions[group["id"]]} if group["id"] in (questions or {}) else {}),
            }
            for group in self.groups
        ]

    def own(self, answer: dict) -> list[tuple[str, str, str]]:
        given = answer.get("items", {})
        names = {f"own-{part}-{number}": part for part in PARTS for number in range(1, self.own_items + 1)}
        only(given, set(names))
        return [(item, names[item], given[item]) for item in names if item in given]
