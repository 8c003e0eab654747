"""The health continuum: stressors and resources, weighed, and a marker on the line between two poles."""

import traitlets as t

from ..logic import continuum
from ._base import only
from ._weighing import Weighing

KINDS = ("stressor", "resource")


class HealthContinuum(Weighing):
    """Stressors and resources weighed 0-3; the marker between dis-ease and ease follows.

    The continuum is Antonovsky's (1979); the marker only draws the weights that somebody chose.

    >>> HealthContinuum("m05-kontinuum")

    The answer: `{"before": {"<item>": 0…3}, "after": {…}, "own": {"own-1": {"text": "…", "kind": "resource"}}}`, every
    part optional.
    """

    module = t.Unicode("health_continuum").tag(sync=True)
    most_own = t.Int(0).tag(sync=True)
    positions = t.List().tag(sync=True)
    own_part = "own"

    def set_content(
        self, stressors: dict | None = None, resources: dict | None = None, own: int = 0, action: str = ""
    ) -> None:
        """`stressors`, `resources`: id -> text; `own`: how many the student may add, of either kind.

        `action`: what is tried; then all is weighed before and after it.
        """
        self.most_own = own
        self.set_groups({"stressor": stressors, "resource": resources}, own, action)
        self.groups = [{**group, **self.labels["groups"][group["id"]]} for group in self.groups]
        self._reach = continuum.reach(*(len(group["items"]) + own for group in self.groups))
        self.positions = continuum.positions(self._reach)

    def own(self, answer: dict) -> list[tuple[str, str, str]]:
        given = answer.get("own", {})
        only(given, {f"own-{number}" for number in range(1, self.most_own + 1)})
        for item in given.values():
            only(item, {"text", "kind"})
            if item["kind"] not in KINDS:
                raise ValueError("expected a stressor or a resource")
        return [(name, item["kind"], item["text"]) for name, item in given.items()]

    def describe(self) -> list[tuple[str, str]]:
        rows = super().describe()
        for moment in self.moments:
            stressors, resources = (
                sum(self._at(moment).get(item, 0) for item, _ in self._all(group)) for group in self.groups
            )
            if stressors or resources:
                words = self.labels["sides"][continuum.side(resources - stressors)]
                rows.append((self._row(moment, self.labels["marker"]), words))
        return rows
