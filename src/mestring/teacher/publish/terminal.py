"""Says in the terminal how publishing went, and calls the students by name."""

from ...text.messages import _
from . import say

MANY = 20  # names in a list on the screen


class Terminal:
    """Writes lines, and lists of people."""

    def __init__(self, names: dict[str, str]):
        from rich.console import Console

        self.names, self.console = names, Console(highlight=False)

    def line(self, words: str, style: str = "") -> None:
        """A line as it stands: a name is no markup and commands no terminal, and a path is never broken."""
        words = "".join(letter for letter in words if letter.isprintable())
        self.console.print(words, style=style or None, markup=False, soft_wrap=True)

    def people(self, said: tuple[str, str], who: list[str], style: str, known: bool = False, **values) -> None:
        """Who it is that the sentence is true of, see `counted`; nothing when it is nobody."""
        if who:
            self.line(counted(len(who), said, **values), style)
            self.line("  " + "; ".join(w if known else self._name(w) for w in who[:MANY]))
            if len(who) > MANY:
                self.line("  " + _(say.MORE, many=len(who) - MANY))

    def _name(self, student: str) -> str:
        name = self.names.get(student, student)
        return name if name == student else f"{name} ({student})"


def counted(number: int, said: tuple[str, str], **values) -> str:
    """The sentence for one, or that for several, with `{many}` and the other values filled in."""
    sentence = said[0] if number == 1 else said[1]
    return _(sentence, many=number, **values)
