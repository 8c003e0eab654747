"""The start page's list: what is done, begun and handed in, and where to go on."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets as t

from .. import text
from . import modules


class Progress(anywidget.AnyWidget):
    """Every lesson and exercise with its state, and one link to go on. It keeps no answer of its own.

    >>> Progress("m00-framdrift")
    """

    # Set by `widgets`: the student's folder, how far the student has come, and the content file.
    here: ClassVar[Callable[[], Path]]
    sheets: ClassVar[Any]
    find_content: ClassVar[Any]
    _esm = property(lambda self: modules.source(self.module))
    _css = property(lambda self: modules.style(self.module))

    module = t.Unicode("progress").tag(sync=True)
    key = t.Unicode().tag(sync=True)
    language = t.Unicode().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    rows = t.List().tag(sync=True)
    overall = t.Dict().tag(sync=True)
    following = t.Int(None, allow_none=True).tag(sync=True)
    known = t.Bool(True).tag(sync=True)  # False on a published page, where nobody's answers are read

    def __init__(self, key: str, *, content: dict | None = None, known: bool | None = None):
        content = self.find_content(key) if content is None else content
        super().__init__(
            key=key, language=text.language(), labels=text.labels("progress"), title=content.get("title", "")
        )
        self.known = self.sheets.known() if known is None else known
        self._look()
        self.on_msg(lambda _, message, buffers: self._look())

    def _look(self) -> None:
        rows = self.sheets.read(self.here(), self.key)
        with self.hold_sync():  # one drawing for all three
            self.rows, self.overall = rows, self.sheets.overall(rows)
            self.following = self.sheets.following(rows)

    def fallback(self) -> str:
        """The list as HTML."""
        states = self.labels["states"]
        items = "".join(f"<li>{escape(row['title'])}: {states[row['state']]}</li>" for row in self.rows)
        head = f"<p><strong>{escape(self.title)}</strong></p>"
        return f"<section class='mst-fallback' lang='{self.language}'>{head}<ul>{items}</ul></section>"

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self.fallback(), "text/plain": self.title}, metadata
