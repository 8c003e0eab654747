"""Card sort: cards into named columns, in one or several rounds."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

LONGEST_CARD, LONGEST_NOTE = 200, 1000


class CardSort(AnswerWidget):
    """Cards sorted into 2-7 columns, by drag, by tap or by keyboard; several rounds are kept and compared.

    >>> CardSort("m04-sortering")

    The answer: `{"rounds": {"first": {"<card>": "<column>"}}, "cards": {"own-1": "…"}, "columns": ["<extra>"],
    "notes": {"second": {"<card>": "…"}}}`, every part optional.
    """

    module = t.Unicode("card_sort").tag(sync=True)
    cards = t.List().tag(sync=True)
    rounds = t.List().tag(sync=True)
    own_cards = t.Int(0).tag(sync=True)

    def set_content(
        self, cards: dict | None = None, columns: dict | None = None, rounds: dict | None = None, own_cards: int = 0
    ) -> None:
        """`cards`: id -> text or {text, right: [columns], why}; `own_cards`: how many the student may add.

        `rounds`: id -> {title, prompt, columns: id -> name, extra: id -> name, note}; `columns` alone is one round.
        `extra` columns are added by the student; `note` asks for a few words about each placed card. `right` and
        `why` are feedback on the first round; exercises never send them.
        """
        self.own_cards = own_cards
        self.cards = [self._card(name, card) for name, card in (cards or {}).items()]
        if not self.cards and not own_cards:
            raise ValueError(f"{self.key}: give cards, own_cards or both")
        self.rounds = [self._round(name, **r) for name, r in (rounds or {"first": {"columns": columns}}).items()]
        known = {column["id"] for column in self.rounds[0]["columns"] + self.rounds[0]["extra"]}
        for card in self.cards:
            if not set(card.get("right", [])) <= known:
                raise ValueError(f"{self.key}, {card['id']}: right names a column that is not in the first round")

    def _card(self, name: str, card: str | dict) -> dict:
        card = {"text": card} if isinstance(card, str) else card
        if not card.get("text") or name.startswith("own-"):
            raise ValueError(f"{self.key}, {name}: a card has a text, and own- is for the student's cards")
        if bool(card.get("right")) != bool(card.get("why")):
            raise ValueError(f"{self.key}, {name}: right columns come with a why")
        if self.exercise:
            card = {"text": card["text"]}
        return {"id": name, **card}

    def _round(self, name: str, columns: dict, title="", prompt="", extra: dict | None = None, note="") -> dict:
        if not columns or not 2 <= len(columns) + len(extra or {}) <= 7:
            raise ValueError(f"{self.key}, {name}: give two to seven columns")
        listed = {"columns": columns, "extra": extra or {}}
        listed = {kind: [{"id": i, "name": n} for i, n in given.items()] for kind, given in listed.items()}
        return {"id": name, "title": title, "prompt": prompt, "note": note, **listed}

    def check_answer(self, answer: Any) -> None:
        own = {f"own-{number}" for number in range(1, self.own_cards + 1)}
        rounds = {r["id"]: r for r in self.rounds}
        only(answer, {"rounds", "cards", "columns", "notes"})
        only(answer.get("cards", {}), own)
        for words in answer.get("cards", {}).values():
            text(words, LONGEST_CARD)
        cards = {card["id"] for card in self.cards} | answer.get("cards", {}).keys()
        extra = answer.get("columns", [])
        if type(extra) is not list or not set(extra) <= {c["id"] for r in self.rounds for c in r["extra"]}:
            raise ValueError("expected columns that can be added")
        for part in ("rounds", "notes"):
            only(answer.get(part, {}), set(rounds))
            for given in answer.get(part, {}).values():
                only(given, cards)
        for name, placed in answer.get("rounds", {}).items():
            columns = [
                c["id"] for c in rounds[name]["columns"] + rounds[name]["extra"] if c["id"] not in self._closed(answer)
            ]
            if not all(type(column) is str and column in columns for column in placed.values()):
                raise ValueError("expected columns of this round")
        for notes in answer.get("notes", {}).values():
            for words in notes.values():
                text(words, LONGEST_NOTE)

    def _closed(self, answer: dict) -> set[str]:
        """The columns that the student has not added."""
        return {c["id"] for r in self.rounds for c in r["extra"]} - set(answer.get("columns", []))

    def required(self) -> list[Required]:
        if not self._all():
            return [Required(self.labels["own_card"], ("cards",))]
        missing = self.labels["missing_card"]
        return [
            Required(missing.format(card=words, round=r["title"]).removesuffix(", "), ("rounds", r["id"], card))
            for r in self.rounds
            for card, words in self._all().items()
        ]

    def asked(self) -> list[tuple[str, list[str]]]:
        cards = [card["text"] for card in self.cards] or [self.labels["own_card"]]
        return [(self.labels["cards"], cards)] + [
            (f"{r['title']} {r['prompt']}".strip() or self.labels["columns"], self._columns(r)) for r in self.rounds
        ]

    def _columns(self, r: dict) -> list[str]:
        return [column["name"] for column in r["columns"] + r["extra"]]

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        _, name, card = path
        r = next(r for r in self.rounds if r["id"] == name)
        words = self._all()[card]
        columns = {column["id"]: column["name"] for column in r["columns"] + r["extra"]}
        return f"{r['title']}: {words}" if r["title"] else words, columns

    def describe(self) -> list[tuple[str, str]]:
        rows = []
        for r in self.rounds:
            names = {column["id"]: column["name"] for column in r["columns"] + r["extra"]}
            placed = (self.answer or {}).get("rounds", {}).get(r["id"], {})
            notes = (self.answer or {}).get("notes", {}).get(r["id"], {})
            for card, words in self._all().items():
                if card in placed:
                    where = names[placed[card]] + (f" – {notes[card]}" if notes.get(card) else "")
                    rows.append((f"{r['title']}: {words}" if r["title"] else words, where))
        return rows

    def _all(self) -> dict[str, str]:
        return {card["id"]: card["text"] for card in self.cards} | (self.answer or {}).get("cards", {})
