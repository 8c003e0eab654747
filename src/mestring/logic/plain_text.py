"""Plain text as Markdown that reads as it was typed, and back.

Whoever writes "1." or "#" in a text field means just that. The answer cell that nbgrader reads is Markdown.
"""

import re

MARKS = re.compile(r"[\\`*_\[\]<>&$~|{}]|(?<=www)\.|(?<=:)/(?=/)|(?<=\\)[()]", re.IGNORECASE)  # anywhere in a line
FIRST = re.compile(r"^(\d*)([.)#+\-=:])")  # at the beginning of a line, a number perhaps before it
SPACES = re.compile(r"^ +|(?<= ) +")  # Markdown drops them, or makes code of them
BLANK_ENDS = re.compile(r"\A(?:\s*\n)+|\s+\Z")
HARD = "\u00a0"  # a space that stays …
JOINER = "\u2060"  # … after a letter that nobody sees: some Markdown drops every space that begins a line


def as_markdown(text: str) -> str:
    """Markdown that shows `text` as it was typed: its lines, blank lines, lists and signs."""
    lines = [_line(line.rstrip()) for line in BLANK_ENDS.sub("", text.expandtabs(4)).split("\n")]
    blank = (JOINER + HARD) * (len(lines) > 1)  # of several blank lines Markdown would show one
    neighbours = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    lines = [line or ("" if above and below else blank) for above, line, below in neighbours]
    return "\n".join(line + "\\" * bool(line and below) for line, below in zip(lines, [*lines[1:], ""], strict=True))


def as_typed(source: str) -> str:
    """The text that `as_markdown` made this of; Markdown from elsewhere comes back as it is."""
    lines = [line[:-1] if (len(line) - len(line.rstrip("\\"))) % 2 else line for line in source.split("\n")]
    text = "\n".join(re.sub(r"\\(.)", r"\1", line).replace(JOINER, "").replace(HARD, " ").rstrip() for line in lines)
    return text if as_markdown(text) == source else source


def _line(line: str) -> str:
    line = SPACES.sub(lambda found: JOINER * (not found.start()) + HARD * len(found[0]), line)
    return FIRST.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", line))
