"""The rows of a verdict on the feedback page: those to learn most from first, the right ones in a fold below."""

import re

ROWS = re.compile(r'<ol class="mst-rows">(.*?)</ol>', re.DOTALL)
ROW = re.compile(r'<li class="mst-row" data-state="(\w+)">.*?</li>', re.DOTALL)
FEWEST = 2  # one alone is no longer than the words that would open it
FOLD = '<details class="right"><summary>{words}</summary>{rows}</details>'


def fold(verdict: str, words: str) -> str:
    """The verdict's HTML, as `mestring.verdict` makes it, with its right rows in a fold where they are several.

    `words` stand on the fold, with how many there are at `{many}`.
    """
    return ROWS.sub(lambda found: _folded(found, words), verdict)


def _folded(found: re.Match, words: str) -> str:
    rows = list(ROW.finditer(found[1]))
    right = [row[0] for row in rows if row[1] == "right"]
    if len(right) < FEWEST or "".join(row[0] for row in rows) != found[1].strip():
        return found[0]
    others = [row[0] for row in rows if row[1] != "right"]
    return (_list(others) if others else "") + FOLD.format(words=words.format(many=len(right)), rows=_list(right))


def _list(rows: list[str]) -> str:
    return f'<ol class="mst-rows">{"".join(rows)}</ol>'
