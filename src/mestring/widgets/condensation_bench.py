"""The condensation bench: an interview from text to theme, in the four steps of systematic text condensation."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text
from ._condensation import LONGEST_NAME, MOST, check_code, check_coding, check_list, check_named, place, sentences

LONGEST_TEXT, LONGEST_WHY = 4000, 500
MOST_THEMES, MOST_DECISIONS, MOST_NAMES = 20, 300, 10
STEPS = ("impression", "units", "condensates", "synthesis")


class CondensationBench(AnswerWidget):
    """A constructed interview goes from text to theme: impression, meaning units and codes, condensates, synthesis.

    The steps are those of systematic text condensation (Malterud, 2012). No coding is right or wrong. With `codes` in
    its content it asks for one thing alone: which of these codes each utterance has.

    >>> CondensationBench("m11-benk")

    The answer, every part optional: `impression` and `preliminary` (`{"p1": "…"}`, preliminary themes) are step 1.
    `units` are `{"u03:1-2": ["k1", "k4"]}`: sentences 1 to 2 of utterance u03, and their codes. `codes` are `{"k1":
    {"name": "…", "theme": "t1", "text": "the condensate", "from": ["u03:1-2"]}}`; `from` are the units that the code
    had when its condensate was written. `themes` are `{"t1": {"name": "…", "text": "the synthesis", "from": {"k1":
    "1x0z"}}}`; `from` are its codes then, each with a fingerprint of its condensate. `trail` are the decisions in
    order, `{"s1": {"do": "merged", "names": ["A", "B"], "why": "…"}}`. `aside` is an earlier coding to compare with,
    `{"units": {…}, "codes": {"k1": "its name"}}`. With `codes` in the content the answer is `{"coded": {"u03":
    ["<code>"]}}`.
    """

    module = t.Unicode("condensation_bench").tag(sync=True)
    about = t.Unicode().tag(sync=True)
    question = t.Unicode().tag(sync=True)
    utterances = t.List().tag(sync=True)
    codes = t.List().tag(sync=True)
    given = t.Dict().tag(sync=True)

    def set_content(
        self,
        utterances: dict[str, dict],
        about: str = "",
        question: str = "",
        codes: dict[str, str] | None = None,
        given: dict | None = None,
    ) -> None:
        """`utterances`: id -> {who, text}; ids are small letters, digits and hyphens. `about`: what interview it is.

        `question`: what one wants to know. Sentences are told apart by their stops. `codes`: id -> name, where the
        list of codes is given and utterances are to be coded by it; one with `context: true` is read and not coded.
        `given`: {title, text, codes: id -> name, units: "u03:1-2" -> [codes]}, somebody else's coding to compare with;
        never sent to an exercise.
        """
        try:
            self.utterances = [self._utterance(name, **one) for name, one in utterances.items()]
            self.codes = [self._named(name, words) for name, words in (codes or {}).items()]
            self.given = {} if given is None or self.exercise else self._given(**given)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self.key}: {error}") from None
        if not self._asked_for():
            raise ValueError(f"{self.key}: an interview has utterances")
        self.about, self.question = about or self.labels["constructed"], question

    def _utterance(self, name: str, who: str, text: str, context: bool = False) -> dict:
        place(f"{name}:1-1")
        if not all(type(words) is str and words.strip() for words in (who, text)):
            raise ValueError(f"{name}: says who speaks, and what")
        return {"id": name, "who": who, "sentences": sentences(text), "context": context}

    def _named(self, name: str, words: str) -> dict:
        if not all(type(one) is str and one for one in (name, words)):
            raise ValueError(f"{name!r}: ids and names of codes are texts")
        return {"id": name, "name": words}

    def _given(self, title: str, text: str, codes: dict[str, str], units: dict[str, list[str]]) -> dict:
        numbers = {name: f"k{number}" for number, name in enumerate(codes, 1)}
        coding = {
            "codes": {numbers[name]: words for name, words in codes.items()},
            "units": {unit: [numbers[name] for name in names] for unit, names in units.items()},
        }
        check_coding(coding, self._lengths())
        if not all(type(words) is str and words for words in (title, text)):
            raise ValueError("a given coding has a title and a text")
        return {"title": title, "text": text, **coding}

    def _lengths(self) -> dict[str, int]:
        return {one["id"]: len(one["sentences"]) for one in self.utterances}

    def _asked_for(self) -> list[dict]:
        return [one for one in self.utterances if not one["context"]]

    def check_answer(self, answer: Any) -> None:
        if self.codes:
            return self._check_coded(answer)
        only(answer, {"impression", "preliminary", "units", "codes", "themes", "trail", "aside"})
        codes, themes, aside = answer.get("codes", {}), answer.get("themes", {}), answer.get("aside", {})
        text(answer.get("impression", ""), LONGEST_TEXT)
        check_named(answer.get("preliminary", {}), "p", MOST_THEMES)
        for words in answer.get("preliminary", {}).values():
            text(words, LONGEST_NAME)
        check_named(codes, "k", MOST["codes"])
        for code in codes.values():
            check_code(code)
            text(code.get("text", ""), LONGEST_TEXT)
        check_coding({"units": answer.get("units", {})}, self._lengths())
        only(aside, {"units", "codes"})
        check_coding(aside, self._lengths())
        check_named(themes, "t", MOST_THEMES)
        for theme in themes.values():
            only(theme, {"name", "text", "from"})
            text(theme.get("name", ""), LONGEST_NAME)
            text(theme.get("text", ""), LONGEST_TEXT)
            check_named(theme.get("from", {}), "k", MOST["codes"])
            for fingerprint in theme.get("from", {}).values():
                text(fingerprint, 8)
        self._check_trail(answer.get("trail", {}))

    def _check_trail(self, trail: Any) -> None:
        check_named(trail, "s", MOST_DECISIONS)
        for decision in trail.values():
            only(decision, {"do", "names", "why"})
            if decision.get("do", "made") not in self.labels["did"]:
                raise ValueError("expected a decision of the bench")
            check_list(decision.get("names", []), MOST_NAMES, lambda name: text(name, LONGEST_NAME))
            text(decision.get("why", ""), LONGEST_WHY)

    def _check_coded(self, answer: Any) -> None:
        known = {code["id"] for code in self.codes}
        only(answer, {"coded"})
        only(answer.get("coded", {}), {one["id"] for one in self._asked_for()})
        for chosen in answer.get("coded", {}).values():
            if type(chosen) is not list or len(set(map(str, chosen))) < len(chosen):
                raise ValueError("expected different codes")
            if not all(type(code) is str and code in known for code in chosen):
                raise ValueError("expected codes of the list")

    def required(self) -> list[Required]:
        """With given codes. A whole condensation has no fixed places that could be required."""
        words = self.labels["uncoded"]
        return [Required(words.format(text=_whole(one)), ("coded", one["id"])) for one in self._asked_for()]

    def missing(self) -> list[str]:
        if self.codes:
            return super().missing()
        given, words = self.answer or {}, self.labels
        units, codes, themes = (given.get(part, {}) for part in ("units", "codes", "themes"))
        used = {code for chosen in units.values() for code in chosen} & codes.keys()
        open = {
            "impression": not any(name.strip() for name in given.get("preliminary", {}).values()),
            "units": not used or any(not codes.keys() & set(chosen) for chosen in units.values()),
            "condensates": not used or any(not codes[code].get("text", "").strip() for code in used),
            "synthesis": not themes or any(not theme.get("text", "").strip() for theme in themes.values()),
        }
        return [words["open"][step] for step in STEPS if open[step]]

    def asked(self) -> list[tuple[str, list[str]]]:
        codes = [code["name"] for code in self.codes]
        steps = [] if codes else [(words, [self.labels["help"][step]]) for step, words in self.labels["steps"].items()]
        question = [(self.labels["question"], [self.question])] if self.question else []
        given = [(self.given["title"], [self.given["text"]])] if self.given else []
        return [
            (self.labels["interview"], [self.about]),
            *question,
            *((one["who"], [_whole(one)]) for one in self.utterances),
            *([(self.labels["codes"], codes)] if codes else steps),
            *given,
        ]

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        if not self.codes:
            return super().choices(path)
        utterance = next(one for one in self._asked_for() if one["id"] == path[1])
        return _said(utterance), {code["id"]: code["name"] for code in self.codes}

    def describe(self) -> list[tuple[str, str]]:
        given, words = self.answer or {}, self.labels
        if self.codes:
            coded = given.get("coded", {})
            chosen = [
                [code["name"] for code in self.codes if code["id"] in coded.get(one["id"], [])]
                for one in self._asked_for()
            ]
            rows = zip(map(_said, self._asked_for()), chosen, strict=True)
            return [(asked, " · ".join(names) or words["unanswered"]) for asked, names in rows]
        codes, themes = given.get("codes", {}), given.get("themes", {})
        rows = [(words["impression"], given.get("impression", ""))]
        rows += [(words["preliminary"], " · ".join(given.get("preliminary", {}).values()))]
        for name, code in codes.items():
            units = [self._quoted(unit) for unit, chosen in given.get("units", {}).items() if name in chosen]
            rows.append((words["code"].format(name=_name(code, words)), " · ".join(units) or words["no_units"]))
            rows.append((words["condensate"].format(name=_name(code, words)), code.get("text", "")))
        for name, theme in themes.items():
            own = [_name(code, words) for code in codes.values() if code.get("theme") == name]
            rows.append((words["theme"].format(name=_name(theme, words)), " · ".join(own) or words["no_codes"]))
            rows.append((words["synthesis"].format(name=_name(theme, words)), theme.get("text", "")))
        for decision in given.get("trail", {}).values():
            done = words["did"].get(decision.get("do"), "").format(*[*decision.get("names", []), *[""] * MOST_NAMES])
            rows.append((words["trail"], " – ".join(filter(None, (done, decision.get("why"))))))
        return [(asked, told) for asked, told in rows if told]

    def _quoted(self, unit: str) -> str:
        at, first, last = place(unit)
        utterance = next(one for one in self.utterances if one["id"] == at)
        return self.labels["quoted"].format(words=" ".join(utterance["sentences"][first - 1 : last]))


def _whole(utterance: dict) -> str:
    return " ".join(utterance["sentences"])


def _said(utterance: dict) -> str:
    """The utterance for whoever reads it without the interview around it."""
    return f"{utterance['who']}: {_whole(utterance)}"


def _name(part: dict, words: dict) -> str:
    return part.get("name") or words["unnamed"]
