"""Four explanatory models of mental illness and substance use: arrows, treatments, and the curves that follow."""

from typing import Any

import traitlets as t

from ..logic import rop_models
from ._base import AnswerWidget, only, text

LONGEST_NOTE = 4000


class RopModels(AnswerWidget):
    """Choose a model and what is treated, predict what the arrows imply, and see; compare with the other three models.

    The models are those of Evjen et al. (2018); the arithmetic is a thinking tool (see `logic.rop_models`). All curves
    are worked out here and travel along, so that the page needs no kernel.

    >>> RopModels("m08-modeller")

    The answer: `{"model": "harm", "treat": "mental", "effort": 0…4, "predicted": {"<model>": {"<treatment>": "both",
    "mental", "substance" or "na"}}, "notes": "…"}`, every part optional.
    """

    module = t.Unicode("rop_models").tag(sync=True)
    start = t.Dict().tag(sync=True)
    models = t.List().tag(sync=True)
    treated = t.Dict(rop_models.TREATMENTS).tag(sync=True)
    help_begins = t.Int(rop_models.START).tag(sync=True)

    def set_content(self, start: dict | None = None) -> None:
        """`start`: {model, treat, effort}, the example that is drawn without a prediction; every part optional."""
        start = {"model": "harm", "treat": "mental", "effort": 2} | (start or {})
        try:
            self.check_answer(start)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{self.key}, start: {error}") from None
        self.start = start
        self.models = [self._model(name) for name in rop_models.MODELS]
        self.note = self.note or self.labels["thinking_tool"]

    def _model(self, name: str) -> dict:
        places = self.labels["nodes"]
        arrows = [
            {
                "from": a,
                "to": b,
                "words": self.labels["arrow"].format(source=places[a].lower(), target=places[b].lower()),
            }
            for a, b in rop_models.MODELS[name]
        ]
        return {
            "id": name,
            **self.labels["models"][name],
            "nodes": rop_models.nodes(name),
            "arrows": arrows,
            "outcomes": {treat: rop_models.outcome(name, treat) for treat in rop_models.TREATMENTS},
            "effects": {treat: rop_models.effects(name, treat) for treat in rop_models.TREATMENTS},
            "predicts": {treat: self._predicts(name, treat) for treat in rop_models.TREATMENTS},
            "curves": {treat: self._curves(name, treat) for treat in rop_models.TREATMENTS},
        }

    def _predicts(self, model: str, treat: str) -> str:
        """One sentence on what the model predicts, chosen by what the arithmetic says."""
        words = self.labels["predicts"][treat]
        return words[model] if treat == "both" else words[rop_models.prediction(model, treat)]

    def _curves(self, model: str, treat: str) -> list[dict] | None:
        """For every effort the two sides' curves, in thousandths; None where there is nothing such to treat."""
        if not rop_models.applies(model, treat):
            return None
        runs = [rop_models.run(model, treat, effort) for effort in rop_models.EFFORTS]
        return [{side: [round(1000 * level) for level in run[side]] for side in rop_models.SIDES} for run in runs]

    def check_answer(self, answer: Any) -> None:
        only(answer, {"model", "treat", "effort", "predicted", "notes"})
        allowed = {"model": rop_models.MODELS, "treat": rop_models.TREATMENTS, "effort": rop_models.EFFORTS}
        for part, values in allowed.items():
            if part in answer and (type(answer[part]) is bool or answer[part] not in values):
                raise ValueError(f"expected one of {list(values)} as {part}")
        only(answer.get("predicted", {}), rop_models.MODELS.keys())
        for made in answer.get("predicted", {}).values():
            only(made, rop_models.TREATMENTS.keys())
            if not all(type(option) is str and option in rop_models.OUTCOMES for option in made.values()):
                raise ValueError(f"expected one of {rop_models.OUTCOMES} as a prediction")
        text(answer.get("notes", ""), LONGEST_NOTE)

    def missing(self) -> list[str]:
        """A prediction in each model."""
        done = [name for name, made in (self.answer or {}).get("predicted", {}).items() if made]
        left = [model["name"] for model in self.models if model["id"] not in done]
        return [self.labels["predict_here"].format(model=name) for name in left]

    def asked(self) -> list[tuple[str, list[str]]]:
        words = self.labels
        return [
            (words["model"], [f"{model['name']}: {model['claim']}" for model in self.models]),
            (words["treat"], list(words["treatments"].values())),
            (words["effort"], words["efforts"]),
            (words["predict"], list(words["options"].values())),
            (words["notes"], []),
        ]

    def describe(self) -> list[tuple[str, str]]:
        if not self.answer:
            return []
        shown = {**self.start, **self.answer}
        model = next(model for model in self.models if model["id"] == shown["model"])
        says = model["predicts"][shown["treat"]] if shown["effort"] else self.labels["at_rest"]
        rows = [
            (self.labels["model"], model["name"]),
            (self.labels["treat"], self.labels["treatments"][shown["treat"]]),
            (self.labels["effort"], self.labels["efforts"][shown["effort"]]),
            (self.labels["prediction"], says),
        ]
        for one in self.models:
            for treat, option in shown.get("predicted", {}).get(one["id"], {}).items():
                told = self.labels["agrees" if option == one["outcomes"][treat] else "differs"]
                asked = f"{one['name']}: {self.labels['treatments'][treat]}"
                rows.append((asked, f"{self.labels['predicted'].format(words=self.labels['options'][option])} {told}"))
        return rows + ([(self.labels["notes"], shown["notes"])] if shown.get("notes") else [])
