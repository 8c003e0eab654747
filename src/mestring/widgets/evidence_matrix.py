"""Evidence matrix: what each study found under each theme, with the cells where nothing is found."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only, text

LONGEST_THOUGHT = 4000


class EvidenceMatrix(AnswerWidget):
    """A table of studies and themes; a cell opens what that study found, or says that it found nothing.

    Whoever reads says which cells answer a question, or what a gap may mean. To read studies in such a table is the
    matrix method of reviewing literature (Garrard, 2022).

    >>> EvidenceMatrix("m10-matrise")

    The answer: `{"asks": {"<question>": ["<study>/<theme>", …]}, "gap": "…"}`, every part optional.
    """

    module = t.Unicode("evidence_matrix").tag(sync=True)
    studies = t.List().tag(sync=True)
    themes = t.List().tag(sync=True)
    findings = t.Dict().tag(sync=True)
    questions = t.List().tag(sync=True)
    gap = t.Unicode().tag(sync=True)

    def set_content(
        self,
        studies: dict[str, str],
        themes: dict[str, str],
        findings: dict[str, dict],
        asks: dict[str, str] | None = None,
        gap: str = "",
    ) -> None:
        """`studies`, `themes`: id -> name. `findings`: study -> theme -> {text, place}; a cell left out is empty.

        `asks`: id -> a question that is answered by choosing cells. `gap`: asks, in words, for what an empty cell may
        mean. At least one of the two is given.
        """
        self.studies, self.themes, self.questions = map(self._listed, (studies, themes, asks or {}))
        try:
            only(findings, studies.keys())
            for cells in findings.values():
                only(cells, themes.keys())
            self.findings = {
                self.cell(study, theme): self._finding(**finding)
                for study, cells in findings.items()
                for theme, finding in cells.items()
            }
        except (TypeError, ValueError) as error:
            raise ValueError(f"{self.key}, findings: {error}") from None
        if type(gap) is not str or not (gap or asks):
            raise ValueError(f"{self.key}: ask for something, with `asks` or `gap`")
        self.gap = gap

    def _listed(self, given: dict[str, str]) -> list[dict]:
        for name, words in given.items():
            if type(name) is not str or "/" in name or type(words) is not str or not words:
                raise ValueError(f"{self.key}, {name!r}: each has a text, and an id in quotes if need be, without /")
        return [{"id": name, "text": words} for name, words in given.items()]

    def _finding(self, text: str, place: str) -> dict:
        if not all(type(words) is str and words for words in (text, place)):
            raise ValueError("a finding has a text and a place")
        return {"text": text, "place": place}

    @staticmethod
    def cell(study: str, theme: str) -> str:
        """What a cell is called in an answer."""
        return f"{study}/{theme}"

    def check_answer(self, answer: Any) -> None:
        only(answer, {"asks", "gap"} if self.gap else {"asks"})
        only(answer.get("asks", {}), {question["id"] for question in self.questions})
        cells = self._cells()
        for chosen in answer.get("asks", {}).values():
            if type(chosen) is not list or not all(type(cell) is str and cell in cells for cell in chosen):
                raise ValueError("expected a list of cells")
            if len(set(chosen)) < len(chosen):
                raise ValueError("expected different cells")
        text(answer.get("gap", ""), LONGEST_THOUGHT)

    def required(self) -> list[Required]:
        asks = [Required(question["text"], ("asks", question["id"])) for question in self.questions]
        return asks + ([Required(self.gap, ("gap",))] if self.gap else [])

    def asked(self) -> list[tuple[str, list[str]]]:
        rows = []
        for study in self.studies:
            found = [self._finding_of(study, theme) for theme in self.themes]
            rows.append((study["text"], found))
        rows += [(question["text"], []) for question in self.questions]
        return rows + ([(self.gap, [])] if self.gap else [])

    def _finding_of(self, study: dict, theme: dict) -> str:
        finding = self.findings.get(self.cell(study["id"], theme["id"]))
        found = f"{finding['text']} ({finding['place']})" if finding else self.labels["empty"]
        return f"{theme['text']}: {found}"

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        question = next(question for question in self.questions if question["id"] == path[1])
        return question["text"], self._cells()

    def describe(self) -> list[tuple[str, str]]:
        given, cells = self.answer or {}, self._cells()
        rows = []
        for question in self.questions:
            chosen = given.get("asks", {}).get(question["id"], [])
            words = [name for cell, name in cells.items() if cell in chosen]
            rows.append((question["text"], " · ".join(words) or self.labels["unanswered"]))
        return rows + ([(self.gap, given["gap"])] if given.get("gap") else [])

    def _cells(self) -> dict[str, str]:
        """Every cell and its name in words, row by row."""
        return {
            self.cell(study["id"], theme["id"]): self.labels["cell"].format(study=study["text"], theme=theme["text"])
            for study in self.studies
            for theme in self.themes
        }
