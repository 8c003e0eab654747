"""What a check found, as nbgrader, the student's pages and the Lab extension show it."""

import html
from dataclasses import dataclass

from . import text as texts


@dataclass(frozen=True)
class Row:
    """One thing that was asked: the student's answer in words ("" where none is), and the sentences about it."""

    asked: str
    given: str
    right: bool
    why: tuple[str, ...]
    others: tuple[str, ...] = ()  # what would have been right (too), in words

    def html(self) -> str:
        """The row as an item of a list; a word and a sign say whether the answer is right."""
        state = "right" if self.right else "wrong" if self.given else "missing"
        sign, said = texts.labels("check")[f"row_{state}"]
        told = (said.format(given=self.given), self._told(), *self.why)
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in told if line)
        return (
            f'<li class="mst-row" data-state="{state}"><p class="mst-asked">{html.escape(self.asked)}</p>'
            f"<p><strong>{html.escape(sign)}</strong></p>{lines}</li>"
        )

    def _told(self):
        """The sentence that names the right answer, so that nobody has to guess it from the reason."""
        words = texts.labels("check")
        which = "also_right" if self.right else "right_answer" if len(self.others) == 1 else "right_answers"
        return words[which].format(answers=words["or"].join(self.others)) if self.others else ""


@dataclass(frozen=True)
class Verdict:
    """What a check found. nbgrader reads the points, a reader the sentences, the Lab extension the JSON."""

    state: str
    title: str
    text: str
    points: float | None = None
    left: tuple[str, ...] = ()  # what is still open, of so many
    all: int = 0
    rows: tuple[Row, ...] = ()
    seen: tuple[str, ...] = ()  # the misunderstandings, in words
    key: str = ""
    at: str | None = None  # when the answer was kept that was looked at; None where no answer was found

    def _repr_mimebundle_(self, include=None, exclude=None):
        first, *more = [html.escape(line) for line in self.text.split("\n")]
        lines = "".join(f"<p>{line}</p>" for line in more)
        said = f"<p><strong>{html.escape(self.title)}.</strong> {first}</p>{lines}"
        rows = "".join(row.html() for row in self.rows)
        listed = f'<ol class="mst-rows">{rows}</ol>' if rows else ""
        return {
            "text/plain": f"{self.title}. {self.text}" if self.points is None else str(self.points),
            "text/html": f'<div class="mst-verdict" data-state="{self.state}">{said}{listed}</div>',
            "application/vnd.mestring.verdict+json": {
                **{"state": self.state, "title": self.title, "text": self.text},
                **{"left": list(self.left), "all": self.all, "key": self.key, "at": self.at},
            },
        }
