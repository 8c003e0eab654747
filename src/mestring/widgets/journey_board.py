"""Journey board: a user's journey step by step, and the two posters that come out of it."""

from typing import Any

import traitlets as t

from ._base import AnswerWidget, only, text

LONGEST_NAME, LONGEST_NOTE = 80, 500
MOST_STEPS = 12  # given ones and the student's own together
OWN_CHANGES = ("own-1", "own-2", "own-3")  # in each step
WHOSE = ("ours", "lifted")


class JourneyBoard(AnswerWidget):
    """What a person meets in a service, as a row of steps: what the person feels, where we succeed, what we can change.

    Each change is ours, or lifted to somebody else. To draw the journey, to point at where one succeeds, and to sort
    the changes by who can make them, follows a task for groups in *Hva er mestringsfremmende praksis?* Two posters come
    out of it, as files made in the browser.

    >>> JourneyBoard("m12-reise")

    The answer: `{"own": {"own-1": {"name": "…"}}, "order": ["<step>", …], "steps": {"<step>": {"feels": ["<feeling>",
    …], "notes": {"feels": "…", "works": "…"}, "changes": {"<change>": {"whose": "ours" or "lifted", "notes":
    {"change": "…", "to": "…", "why": "…"}}}}}}`, every part optional; a step's own changes are `own-1` to `own-3`.
    """

    module = t.Unicode("journey_board").tag(sync=True)
    steps = t.List().tag(sync=True)
    own_steps = t.Int().tag(sync=True)
    feelings = t.List().tag(sync=True)
    constructed = t.Bool().tag(sync=True)
    longest = t.Dict({"name": LONGEST_NAME, "note": LONGEST_NOTE}).tag(sync=True)
    least = t.Int(1).tag(sync=True)
    enough = t.Int().tag(sync=True)

    def set_content(
        self,
        steps: dict[str, dict] | None = None,
        own_steps: int = 4,
        least: int = 1,
        enough: int = 0,
        feelings: dict[str, str] | None = None,
        constructed: bool = True,
    ) -> None:
        """`steps`: id -> {title, text, changes: id -> a change to sort}, the steps of a story; text and changes may be
        left out. `own_steps`: how many the student may add. `least`: so many steps the journey has at least.
        `enough`: so many of them are filled in; 0: all.

        `feelings`: id -> word; our own where left out. `constructed`: whether the posters say that the journey is.
        """
        if not all(type(number) is int and 0 <= number <= MOST_STEPS for number in (own_steps, least, enough)):
            raise ValueError(f"{self.key}: own_steps, least and enough are whole numbers up to {MOST_STEPS}")
        if not max(least, enough) <= len(steps or {}) + own_steps <= MOST_STEPS:
            raise ValueError(
                f"{self.key}: a journey has {max(least, enough)} to {MOST_STEPS} steps, the student's own among them"
            )
        if type(constructed) is not bool:
            raise ValueError(f"{self.key}: constructed is true or false")
        try:
            self.steps = [self._step(name, **step) for name, step in (steps or {}).items()]
            self.feelings = self._listed(feelings or self.labels["feelings"])
        except (AttributeError, TypeError, ValueError) as error:
            raise ValueError(f"{self.key}: {error}") from None
        self.own_steps, self.constructed = own_steps, constructed
        self.least, self.enough = max(1, least), enough
        self.note = self.note or self.labels["privacy"]

    def _step(self, name: str, title: str, text: str = "", changes: dict[str, str] | None = None) -> dict:
        if not all(type(words) is str for words in (title, text)) or not title:
            raise ValueError(f"{name}: a step has a title, and what happens there in words")
        self._listed({name: title})
        return {"id": name, "title": title, "text": text, "changes": self._listed(changes or {})}

    def _listed(self, given: dict[str, str]) -> list[dict]:
        for name, words in given.items():
            if type(name) is not str or name.startswith("own-") or type(words) is not str or not words:
                raise ValueError(f"{name!r}: each has a text, and an id that does not begin with own-")
        return [{"id": name, "text": words} for name, words in given.items()]

    def check_answer(self, answer: Any) -> None:
        only(answer, {"own", "order", "steps"})
        given, own = {step["id"]: step for step in self.steps}, set(self._own_ids())
        only(answer.get("own", {}), own)
        for step in answer.get("own", {}).values():
            only(step, {"name"})
            text(step["name"], LONGEST_NAME)
            if not step["name"].strip():
                raise ValueError("expected a name")
        self._among(answer.get("order", []), given.keys() | own)
        only(answer.get("steps", {}), given.keys() | answer.get("own", {}).keys())
        for name, said in answer.get("steps", {}).items():
            only(said, {"feels", "notes", "changes"})
            self._among(said.get("feels", []), {feeling["id"] for feeling in self.feelings})
            self._notes(said, {"feels": LONGEST_NOTE, "works": LONGEST_NOTE})
            changes = {change["id"] for change in given[name]["changes"]} if name in given else set()
            only(said.get("changes", {}), changes | set(OWN_CHANGES))
            for change, about in said.get("changes", {}).items():
                only(about, {"whose", "notes"})
                self._among([about.get("whose", WHOSE[0])], WHOSE)
                longest = {"to": LONGEST_NAME, "why": LONGEST_NOTE}
                self._notes(about, longest if change in changes else {**longest, "change": LONGEST_NOTE})

    def _among(self, said: Any, allowed) -> None:
        if type(said) is not list or not all(type(one) is str and one in allowed for one in said):
            raise ValueError(f"expected a list of {sorted(allowed)}")
        if len(set(said)) < len(said):
            raise ValueError("expected each only once")

    def _notes(self, said: dict, longest: dict[str, int]) -> None:
        only(said.get("notes", {}), longest.keys())
        for name, words in said.get("notes", {}).items():
            text(words, longest[name])

    def _own_ids(self) -> list[str]:
        return [f"own-{number}" for number in range(1, self.own_steps + 1)]

    def missing(self) -> list[str]:
        words, journey = self.labels, self._journey()
        rows = [words["too_few"].format(least=self.least)] if len(journey) < self.least else []
        begun = [step for step in journey if _begun(*step)]
        if len(begun) < self.enough:
            rows.append(words["not_enough"].format(enough=self.enough))
        for title, said, changes in begun if self.enough else journey:
            if not (said["feels"] or said["notes"]["feels"]):
                rows.append(f"{title}: {words['feels']}")
            if not (said["notes"]["works"] or changes):
                rows.append(f"{title}: {words['works_or_change']}")
            for change in changes:
                asked = {"whose": change["whose"]}
                if change["whose"] == "lifted":
                    asked |= {"to": change["to"], "why": change["why"]}
                rows += [f"{title}: {change['text']}: {words[name]}" for name, given in asked.items() if not given]
        if journey and not any(said["notes"]["works"] for _, said, _ in journey):
            rows.append(words["no_works"])
        if journey and not any(changes for _, _, changes in journey):
            rows.append(words["no_change"])
        return rows

    def asked(self) -> list[tuple[str, list[str]]]:
        asked = [self.labels[name] for name in ("feels", "works", "changes")]
        rows = [
            (f"{step['title']}. {step['text']}".removesuffix(". "), [*asked, *(c["text"] for c in step["changes"])])
            for step in self.steps
        ]
        own = [(self.labels["add"], [] if rows else asked)] if self.own_steps else []
        return rows + own + [(self.labels["feels"], [feeling["text"] for feeling in self.feelings])]

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        _, step, _, change, _ = path
        given = next(given for given in self.steps if given["id"] == step)
        words = next(one["text"] for one in given["changes"] if one["id"] == change)
        return f"{given['title']}: {words}", dict(self.labels["whose_options"])

    def describe(self) -> list[tuple[str, str]]:
        words, rows = self.labels, []
        names = {feeling["id"]: feeling["text"].lower() for feeling in self.feelings}
        for title, said, changes in self._journey():
            felt = [", ".join(names[one] for one in said["feels"]).capitalize(), said["notes"]["feels"]]
            rows.append((title, " – ".join(part for part in felt if part) or words["unanswered"]))
            if said["notes"]["works"]:
                rows.append((f"{title}: {words['works']}", said["notes"]["works"]))
            for change in changes:
                told = [words["whose_options"].get(change["whose"], words["unanswered"])]
                if change["whose"] == "lifted":
                    told += [words["to_whom"].format(**change)] if change["to"] else []
                    told += [words["because"].format(**change)] if change["why"] else []
                rows.append((f"{title}: {words['changes']}", f"{change['text']} – {'. '.join(told)}"))
        return rows

    def _journey(self) -> list[tuple[str, dict, list[dict]]]:
        """The steps in order: title, what was said, and the changes: {text, own, whose, to, why}, "" where none is."""
        answer = self.answer or {}
        made = answer.get("own", {})
        own = [{"id": one, "title": made[one]["name"], "changes": []} for one in self._own_ids() if one in made]
        order = answer.get("order", [])
        steps = sorted([*self.steps, *own], key=lambda s: order.index(s["id"]) if s["id"] in order else len(order))
        found = []
        for number, step in enumerate(steps, 1):
            said = answer.get("steps", {}).get(step["id"], {})
            notes = {name: said.get("notes", {}).get(name, "").strip() for name in ("feels", "works")}
            found.append(
                (
                    f"{number}. {step['title']}",
                    {"feels": said.get("feels", []), "notes": notes},
                    self._changes(step, said),
                )
            )
        return found

    def _changes(self, step: dict, said: dict) -> list[dict]:
        rows = []
        for change in [*step["changes"], *({"id": name, "text": ""} for name in OWN_CHANGES)]:
            about = said.get("changes", {}).get(change["id"], {})
            notes = {name: words.strip() for name, words in about.get("notes", {}).items()}
            words = change["text"] or notes.get("change", "")
            if words:
                given = {"whose": about.get("whose", ""), "to": notes.get("to", ""), "why": notes.get("why", "")}
                rows.append({"text": words, "own": not change["text"], **given})
        return rows


def _begun(_, said: dict, changes: list[dict]) -> bool:
    """Whether anything is said of the step: a given change stands there without it."""
    return bool(said["feels"] or any(said["notes"].values()) or any(one["whose"] or one["own"] for one in changes))
