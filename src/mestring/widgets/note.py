"""Note: a field for one's own words under a prompt, and then a way to think about it."""

import traitlets as t

from ..logic import markdown
from ._writing import Writing


class Note(Writing):
    """A reader's own words on something to think about, for nobody else: a note is never handed in.

    What one might think is there for whoever wishes to read it, and opens once something is written: to explain it in
    one's own words first helps understanding (self-explanation: Chi et al., 1994).

    >>> Note("m09-to-blikk")

    The answer: `{"text": "…"}`.
    """

    module = t.Unicode("note").tag(sync=True)
    # Paragraphs of runs, (element or "", words).
    thoughts = t.List().tag(sync=True)

    def __init__(self, key: str, **more):
        super().__init__(key, private=True, **more)

    def set_content(self, thoughts: str = "") -> None:
        """`thoughts`: what one might think, two to four sentences; *emphasis* and **strong** words as in Markdown.

        The `prompt` is needed: it names the field. Without a `title` it is called "Dine ord".
        """
        if not self.prompt:
            raise ValueError(f"{self.key}: the prompt is missing")
        if type(thoughts) is not str:
            raise ValueError(f"{self.key}: thoughts are a text")
        self.title = self.title or self.labels["title"]
        self.thoughts = markdown.paragraphs(thoughts) if thoughts else []

    def asked(self) -> list[tuple[str, list[str]]]:
        said = ["".join(words for _, words in runs) for runs in self.thoughts]
        return [*super().asked(), *([(self.labels["thoughts"], said)] if said else [])]
