"""Gets the cells out of the text of a notebook that is no longer JSON: cut off, with a hole in it, merged by git."""

import json
import re

MOST_CELLS, MOST_LINES = 2_000, 100_000
LINE = re.compile(r'\s*,?\s*"((?:[^"\\\x00-\x1f]|\\.)*)"?')  # one line of a source, perhaps without its end
CELLS = re.compile(r'"cells"\s*:\s*\[')
CELL = re.compile(r'\{\s*"(?:attachments|cell_type|execution_count|id|metadata)"\s*:')
CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: |$)")


def salvage(text: str) -> dict:
    """What can be had of the notebook: {"cells": …}, "ended" where none is missing after them; {} where there is none.

    "more" where another notebook follows in the same text. A broken cell comes as far as it goes, `"whole": False`.
    """
    text = "\n".join(line for line in text.split("\n") if not CONFLICT.match(line))
    try:
        return {**json.loads(text), "ended": True}
    except (ValueError, RecursionError, TypeError):
        pass
    start = CELLS.search(text)
    return _Salvage(text).cells_from(start.end()) if start else {}


class _Salvage:
    def __init__(self, text):
        self.text = text
        self.left = 5 * len(text) + 10_000_000  # letters to look at: each try may read to the end before it fails

    def cells_from(self, at):
        cells = []
        while at is not None and len(cells) <= MOST_CELLS:
            at = re.compile(r"[\s,]*").match(self.text, at).end()
            if self.text[at : at + 1] == "]":  # all cells are there, what is broken comes after them
                more = CELLS.search(self.text, at) is not None
                return {"cells": cells, "ended": all(cell.get("whole", True) for cell in cells), "more": more}
            cell, after = self._decode(at)
            if after is None:
                after = self._next_cell(at + 1)
                cell = _broken_cell(self.text[at:after])
            cells.append(cell if isinstance(cell, dict) else {})
            at = after
        return {"cells": cells}

    def _decode(self, at):
        """(the value that begins here, where it ends), or (None, None)."""
        try:
            value, end = json.JSONDecoder().raw_decode(self.text, at)
        except (ValueError, RecursionError) as error:
            read_to = getattr(error, "pos", len(self.text))
            self.left -= read_to - at + read_to // 20  # making the error counts the lines from the beginning
            return None, None
        self.left -= end - at
        return value, end

    def _next_cell(self, at):
        """Where the next whole cell begins."""
        for match in CELL.finditer(self.text, at):
            if self.left < 0:
                break
            cell, end = self._decode(match.start())
            if end and ("source" in cell or "input" in cell):  # and not the metadata of one
                return match.start()
        return None


def _broken_cell(text):
    """What can be seen of a cell whose JSON is broken."""
    found = {"whole": False, "cell_type": "markdown", "source": ""}
    for name in ("cell_type", "id", "grade_id"):
        if match := re.search(rf'"{name}"\s*:\s*"([^"\\]*)"', text):
            found[name] = match[1]
    if "grade_id" in found:
        found["metadata"] = {"nbgrader": {"grade_id": found["grade_id"]}}
    if match := re.search(r'"source"\s*:\s*\[?', text):
        at, lines = match.end(), []
        while len(lines) < MOST_LINES and (part := LINE.match(text, at)):
            lines.append(_string(part[1]))
            at = part.end()
        found["source"] = "".join(lines)
    return found


def _string(inner):
    """A JSON string that may end in the middle of an escape."""
    for cut in range(0, 7):
        try:
            return json.loads(f'"{inner[: len(inner) - cut]}"')
        except ValueError:
            continue
    return ""
