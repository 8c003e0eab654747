"""Locus-of-control sorting: who or what was behind it, and what can be influenced now?"""

from .. import text as words
from .card_sort import CardSort


class LocusSort(CardSort):
    """A card sort in two rounds: the cause as the person sees it, then what can be influenced, by whom, how little.

    The three columns of the first round are the exercise in *Hva er mestringsfremmende praksis?*; explaining what has
    happened (attribution) is another thing than expecting control (Rotter 1966), hence the second round. A thinking
    tool: it shows a view, not a fault.

    >>> LocusSort("m04-uka")
    """

    def set_content(self, rounds: dict | None = None, **content) -> None:
        """As CardSort; `rounds` may replace the two rounds."""
        own = words.labels("locus_sort")
        self.note = self.note or own["thinking_tool"]
        super().set_content(rounds=rounds or own["rounds"], **content)
