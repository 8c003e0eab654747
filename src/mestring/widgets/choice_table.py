"""Choice table: rows and columns, and in each cell one choice among the same few."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only


class ChoiceTable(AnswerWidget):
    """A table with a list of choices in each cell; it never says what is right, only what is missing.

    >>> ChoiceTable("m08-tabell", exercise=True)

    The answer: `{"cells": {"<row>": {"<column>": "<option>"}}}`, every part optional.
    """

    module = t.Unicode("choice_table").tag(sync=True)
    rows = t.List().tag(sync=True)
    columns = t.List().tag(sync=True)
    options = t.List().tag(sync=True)

    def set_content(self, rows: dict[str, str], columns: dict[str, str], options: dict[str, str]) -> None:
        """`rows`, `columns`, `options`: id -> text."""
        self.rows, self.columns, self.options = map(self._listed, (rows, columns, options))
        if len(self.options) < 2:
            raise ValueError(f"{self.key}: give at least two options")

    def _listed(self, given: dict[str, str]) -> list[dict]:
        for name, words in given.items():
            if type(name) is not str or not words:  # YAML reads `no` and `1` as something else
                raise ValueError(f"{self.key}, {name!r}: each has a text, and an id in quotes if need be")
        return [{"id": name, "text": words} for name, words in given.items()]

    def check_answer(self, answer: Any) -> None:
        rows, columns, options = ({each["id"] for each in part} for part in (self.rows, self.columns, self.options))
        only(answer, {"cells"})
        only(answer.get("cells", {}), rows)
        for cells in answer.get("cells", {}).values():
            only(cells, columns)
            if not all(type(option) is str and option in options for option in cells.values()):
                raise ValueError("expected one of the options")

    def required(self) -> list[Required]:
        return [
            Required(self._question(row, column), ("cells", row["id"], column["id"]))
            for row, column, _ in self._cells()
        ]

    def asked(self) -> list[tuple[str, list[str]]]:
        options = " / ".join(option["text"] for option in self.options)
        return [(row["text"], [f"{column['text']}: {options}" for column in self.columns]) for row in self.rows]

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        row = next(row for row in self.rows if row["id"] == path[1])
        column = next(column for column in self.columns if column["id"] == path[2])
        return self._question(row, column), {option["id"]: option["text"] for option in self.options}

    def describe(self) -> list[tuple[str, str]]:
        return [
            (self._question(row, column), words or self.labels["unanswered"]) for row, column, words in self._cells()
        ]

    def _cells(self) -> list[tuple[dict, dict, str]]:
        """Every row and column, with the words that were chosen there, "" where none are."""
        given = (self.answer or {}).get("cells", {})
        words = {option["id"]: option["text"] for option in self.options}
        return [
            (row, column, words.get(given.get(row["id"], {}).get(column["id"]), ""))
            for row in self.rows
            for column in self.columns
        ]

    def _question(self, row: dict, column: dict) -> str:
        return f"{row['text']}: {column['text']}"
