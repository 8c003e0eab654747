"""The errors that parts of the package share."""

from typing import Any


class PlainError(Exception):
    """An error whose message is a sentence for the student at the screen, never a traceback.

    IPython calls `_render_traceback_` instead of printing a traceback, and what it returns is also what
    nbconvert prints in a feedback page.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class NotKept(Exception):
    """An answer was not written.

    `code` says why: full, readonly, unwritable, invalid, off, or conflict (then `other` is what stands on disk).
    """

    def __init__(self, code: str, other: Any = None):
        super().__init__(code)
        self.code, self.other = code, other
