"""The health continuum: stressors and resources, weighed, and a marker that somebody places between the two poles."""

from typing import Any

import traitlets as t

from ._base import only, text
from ._weighing import Weighing

KINDS = ("stressor", "resource")
LONGEST_REASON = 1000  # characters


class HealthContinuum(Weighing):
    """Stressors and resources weighed 0-3, and a marker placed between dis-ease and ease, with the reason.

    The continuum is Antonovsky's (1979). Nothing is added up, for no sister outweighs a rent: a person places the
    marker.

    >>> HealthContinuum("m05-kontinuum")

    The answer: `{"before": {"<item>": 0…3}, "own": {"own-1": {"text": "…", "kind": "resource"}}, "place": 0…6,
    "why": "…"}`, every part optional; place 0 is next to dis-ease.
    """

    module = t.Unicode("health_continuum").tag(sync=True)
    most_own = t.Int(0).tag(sync=True)
    places = t.List().tag(sync=True)
    own_part = "own"
    further = ("place", "why")

    def set_content(self, stressors: dict | None = None, resources: dict | None = None, own: int = 0) -> None:
        """`stressors`, `resources`: id -> text; `own`: how many the student may add, of either kind."""
        self.most_own = own
        self.set_groups({"stressor": stressors, "resource": resources}, own)
        self.groups = [{**group, **self.labels["groups"][group["id"]]} for group in self.groups]
        self.places = sorted(int(place) for place in self.labels["places"])

    def own(self, answer: dict) -> list[tuple[str, str, str]]:
        given = answer.get("own", {})
        only(given, {f"own-{number}" for number in range(1, self.most_own + 1)})
        for item in given.values():
            only(item, {"text", "kind"})
            if item["kind"] not in KINDS:
                raise ValueError("expected a stressor or a resource")
        return [(name, item["kind"], item["text"]) for name, item in given.items()]

    def check_answer(self, answer: Any) -> None:
        super().check_answer(answer)
        if "place" in answer and (type(answer["place"]) is not int or answer["place"] not in self.places):
            raise ValueError("expected one of the places")
        text(answer.get("why", ""), LONGEST_REASON)

    def missing(self) -> list[str]:
        answer = self.answer or {}
        return super().missing() + [self.labels[part] for part in self.further if part not in answer]

    def asked(self) -> list[tuple[str, list[str]]]:
        places = [self.labels["places"][str(place)] for place in self.places]
        return [*super().asked(), (self.labels["place"], places), (self.labels["why"], [])]

    def describe(self) -> list[tuple[str, str]]:
        rows, answer = super().describe(), self.answer or {}
        if "place" in answer:
            rows.append((self.labels["place"], self.labels["places"][str(answer["place"])]))
        if "why" in answer:
            rows.append((self.labels["why"], answer["why"]))
        return rows
