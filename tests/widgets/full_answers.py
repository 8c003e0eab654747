"""Every widget of the course with its own content, and a full answer to it."""

import json
import re
from pathlib import Path

from mestring import content, widgets

ROOT = Path(__file__).parents[2]
CALL = re.compile(r"\b([A-Z]\w+)\(\"(m\d\d-[a-z0-9-]+)\"(.*)\)")
NO_ANSWER = {"HandIn", "Progress"}


def real():
    """Every widget of the course with its own content: {key: a function that makes it upon a store}."""
    found = {}
    for notebook in [*ROOT.glob("course/*.ipynb"), *ROOT.glob("solutions/*/*.ipynb")]:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            for name, key, more in CALL.findall("".join(cell["source"])):
                if name not in NO_ANSWER and hasattr(getattr(widgets, name, None), "check_answer"):
                    found[key] = (getattr(widgets, name), notebook.parent, "exercise=True" in more)
    return found


REAL = real()


def make(key, store):
    kind, folder, exercise = REAL[key]
    counts = {"exercise": True} if exercise else {}
    return kind(key, store=store, content=content.find(key, folder), **counts)


def ids(listed):
    return [each["id"] for each in listed]


def full(widget, pick):
    """An answer to everything that this widget asks, with a text wherever there may be one."""
    match type(widget).__name__:
        case "BorghildScale":
            said = {"importance": 3, "confidence": 8, "notes": {"importance": "et notat", "confidence": "enda ett"}}
            goals = {goal: dict.fromkeys(widget.moments, said) for goal in widget.goals}
            own = {f"own-{n + 1}": {"name": "mitt eget", "before": said} for n in range(widget.own_goals)}
            return {"goals": goals | own}
        case "QuickCheck":
            return {q["id"]: ids(q["options"])[: 2 if q["many"] else 1] for q in widget.questions}
        case "CardSort" | "LocusSort":
            own = {f"own-{n + 1}": "et eget kort" for n in range(widget.own_cards)}
            cards = [*ids(widget.cards), *own]
            extra = [column for r in widget.rounds for column in ids(r["extra"])]
            placed = {r["id"]: {c: pick(ids(r["columns"] + r["extra"])) for c in cards} for r in widget.rounds}
            notes = {r["id"]: dict.fromkeys(cards, "et notat") for r in widget.rounds}
            return {"rounds": placed, "cards": own, "columns": extra, "notes": notes}
        case "Prediction":
            return {"choice": pick(ids(widget.options))}
        case "ChoiceTable":
            return {
                "cells": {row: {c: pick(ids(widget.options)) for c in ids(widget.columns)} for row in ids(widget.rows)}
            }
        case "RiskLens":
            numbers = {"base": 7.5, "ratio": 13, "guess": 50}
            given = {
                one["id"]: {part: numbers.get(part) or pick(ids(one[f"{part}s"])) for part in one["open"]}
                for one in widget.cases
            }
            return {"cases": given}
        case "RopModels":
            predicted = {model["id"]: {treat: "both" for treat in widget.treated} for model in widget.models}
            chosen = {"model": "self_medication", "treat": "substance", "effort": 2}
            return {**chosen, "predicted": predicted, "notes": "et notat"}
        case "TensionField":
            entry = {"at": 2, "why": "et notat"}
            lines = {
                c["id"]: {field: [entry, None, entry][: 1 + len(c["steps"])] for field in c["fields"]}
                for c in widget.cases
            }
            return {"cases": lines}
        case "QuestionCoach":
            return {"questions": dict.fromkeys(ids(widget.situations), "Hva tenker du?")}
        case "CondensationBench" if widget.codes:
            asked = [one["id"] for one in widget.utterances if not one["context"]]
            return {"coded": {name: ids(widget.codes)[:2] for name in asked}}
        case "CondensationBench":
            unit, coding = (
                f"{widget.utterances[0]['id']}:1-1",
                {"name": "en kode", "text": "et kondensat", "theme": "t1"},
            )
            return {
                "impression": "et inntrykk",
                "preliminary": {"p1": "et tema"},
                "units": {unit: ["k1", "k2"]},
                "codes": {"k1": {**coding, "from": [unit]}, "k2": coding},
                "themes": {"t1": {"name": "et tema", "text": "en sammenfatning", "from": {"k1": "1x0z"}}},
                "trail": {"s1": {"do": "made", "names": ["en kode"], "why": "en grunn"}},
                "aside": {"units": {unit: ["k1"]}, "codes": {"k1": "en kode"}},
            }
        case "EvidenceMatrix":
            cells = [f"{study}/{theme}" for study in ids(widget.studies) for theme in ids(widget.themes)]
            gap = {"gap": "et notat"} if widget.gap else {}
            return {"asks": dict.fromkeys(ids(widget.questions), cells[:2]), **gap}
        case "HopeLines":
            levels = {"hope": 1, "hopelessness": 3}
            ways = dict.fromkeys(levels, "same")
            phases = {
                phase["id"]: {**levels, "events": dict.fromkeys(ids(phase["events"]), "fed"), "expected": ways}
                for phase in widget.phases
            }
            return {"phases": phases, "earlier": dict.fromkeys(phases, levels)}
        case "JourneyBoard":
            about = {"whose": pick(["ours", "lifted"]), "notes": {"to": "leder", "why": "et notat"}}
            own = {"own-1": {"name": "mitt eget"}} if widget.own_steps else {}
            said = {
                step: {"feels": ids(widget.feelings)[:2], "notes": {"works": "et notat"}}
                for step in [*ids(widget.steps), *own]
            }
            for step in widget.steps:
                said[step["id"]]["changes"] = dict.fromkeys(ids(step["changes"]), about) | {
                    "own-1": {"whose": "ours", "notes": {"change": "et notat"}}
                }
            return {"own": own, "order": [*own, *ids(widget.steps)], "steps": said}
        case "Branching":
            parts = ["paths"] if widget.exercise else ["paths", "earlier"]
            return {part: {walker["id"]: walk(widget, pick) for walker in widget.walkers} for part in parts}
        case "CoherenceMap" | "HealthContinuum":
            items = [item for group in widget.groups for item in ids(group["items"])]
            own = {}
            if type(widget).__name__ == "HealthContinuum" and widget.most_own:
                own = {"own": {"own-1": {"text": "mitt eget", "kind": "resource"}}}
            elif type(widget).__name__ == "CoherenceMap" and widget.own_items:
                own = {"items": {f"own-{widget.groups[0]['id']}-1": "mitt eget"}}
            mine = [name for part in own.values() for name in part]
            if type(widget).__name__ == "HealthContinuum":
                own |= {"place": pick(widget.places), "why": "et notat"}
            return {moment: dict.fromkeys([*items, *mine], widget.weights[0]) for moment in widget.moments} | own
        case "RegradeRequest":
            return {"task": pick(ids(widget.tasks)), "text": "et notat"}
        case "WrittenAnswer" | "Note":
            return {"text": "et notat"}
        case "ConfidenceSurvey" | "ConfidenceSharing":
            return {"before": dict.fromkeys(ids(widget.items), 4), "after": dict.fromkeys(ids(widget.items), 10)}
        case "WallSharing":
            return {"shown": ids(widget.texts)}
        case "Portfolio":
            copy = {
                "sheet": "Leksjon 03",
                "title": "T",
                "prompt": "",
                "rows": [["Spurt?", "Svart."]],
                "at": "2026-11-27",
            }
            item = {"comment": "et notat", **({"copy": copy} if widget.exercise else {})}
            return {"intro": "et notat", "items": {"m03-notat": item, "m04-notat": item}}
        case "Facilitator":
            return {"step": pick(ids(widget.steps)), "of": 300, "left": 120}
        case "Recall" | "Repetition":
            record = {"box": 2, "day": "2026-11-27", "chosen": "a", "at": "03"}
            return {"read": "02", "items": dict.fromkeys(ids(widget.items)[:3], record)}
    raise AssertionError(f"say what a full answer to {type(widget).__name__} is")


def walk(widget, pick):
    choices = {node["id"]: ids(node["choices"]) for node in widget.nodes}
    taken, turn = {}, widget.turns[0]
    while turn["to"]:
        steps = {choice: step for choice, step in zip(choices[turn["node"]], turn["to"], strict=True) if step}
        taken[turn["node"]] = pick(list(steps))
        turn = widget.turns[steps[taken[turn["node"]]][0]]
    return taken
