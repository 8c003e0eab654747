"""The little Markdown that a widget's texts may hold: paragraphs, *emphasis* and **strong** words."""

import re

RUN = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*", re.DOTALL)


def paragraphs(text: str) -> list[list[tuple[str, str]]]:
    """Each paragraph as runs of (HTML element or "", words), so that a page never has to parse HTML."""
    return [_runs(" ".join(part.split())) for part in re.split(r"\n\s*\n", text.strip())]


def _runs(words: str) -> list[tuple[str, str]]:
    runs, end = [], 0
    for found in RUN.finditer(words):
        runs += [("", words[end : found.start()]), (found.lastgroup, found[found.lastgroup])]
        end = found.end()
    return [run for run in [*runs, ("", words[end:])] if run[1]]
