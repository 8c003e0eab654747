"""Comments that belong to sentences of the student's: how the gradebook holds them, and how a page shows them.

In the teacher's comment, the paragraph below a quotation belongs to what is quoted, as in a letter:

    > Hun kom seg dit igjen.

    Godt sett. Hva bygger du det på?

So formgrader shows it readably, and a teacher can write it there too. A quotation that is not in the answer (any more)
stays in the comment as one.
"""

import re
from typing import NamedTuple

from bs4 import BeautifulSoup, NavigableString

from . import sanitize

ANCHORED = re.compile(r"^(?P<quote>(?:[ \t]*>.*\n)+)\s*(?P<text>(?:(?![ \t]*>)[^\n]*\S[^\n]*(?:\n|\Z))+)", re.MULTILINE)
SIGN = re.compile(r"^[ \t]*>[ \t]*", re.MULTILINE)


class Found(NamedTuple):
    """A comment and the letters of the answer that it is about, counted without white space."""

    start: int
    end: int
    text: str


def in_answer(answer: str, comment: str, name: str, said: dict[str, str]) -> tuple[str, str]:
    """The answer's HTML with the comments at their sentences, and the rest of the comment.

    Sentences are marked and numbered, and the comments stand below; both lead to each other through ids made of
    `name`; what is said of them, as `feedback.words_in` has it, is in `said`. White space does not count when a
    quotation is looked for.
    """
    soup = BeautifulSoup(answer, "html.parser")
    texts = [text for text in soup.find_all(string=True) if type(text) is NavigableString]
    letters = "".join("".join(texts).split())
    found, rest = [], comment
    for one in ANCHORED.finditer(comment):
        quote = "".join(SIGN.sub("", one["quote"]).split())
        start = letters.find(quote) if quote else -1
        if start >= 0:
            found.append(Found(start, start + len(quote), one["text"].strip()))
            rest = rest.replace(one[0], "\n", 1)
    if not found:
        return answer, comment
    found.sort(key=lambda one: one[:2])
    _mark(soup, texts, found, name, said)
    return f"{soup}{_notes(found, name, said)}", re.sub(r"\n{3,}", "\n\n", rest).strip()


def _mark(soup: BeautifulSoup, texts: list, found: list[Found], name: str, said: dict) -> None:
    """Put the marks and the numbers into the texts, which are cut where a sentence begins or ends."""
    cuts = {place for one in found for place in one[:2]}
    place = 0  # letters so far
    for text in texts:
        pieces, piece = [], ""
        for char in text:
            if not char.isspace() and place in cuts and piece:
                pieces.append((place, piece))
                piece = ""
            piece += char
            place += not char.isspace()
        made = []
        for end, words in [*pieces, (place, piece)]:
            start = end - len("".join(words.split()))
            made += _piece(soup, start, end, words, found, name, said)
        text.replace_with(*made)
    for raised in reversed(soup.select("a sup.note")):  # no link may stand in a link of the student's
        raised.find_parent("a").insert_after(raised)


def _piece(soup: BeautifulSoup, start: int, end: int, words: str, found: list[Found], name: str, said: dict) -> list:
    inside = [one for one in found if one.start <= start < end <= one.end]
    if not inside:
        return [words]
    mark = soup.new_tag("mark")
    mark.string = words.rstrip()
    numbers = [number for number, one in enumerate(found, start=1) if one in inside and one.end == end]
    links = [_link(soup, number, name, said) for number in numbers]
    return [mark, *links, words[len(words.rstrip()) :]]


def _link(soup: BeautifulSoup, number: int, name: str, said: dict):
    about = {"id": f"setning-{name}-{number}", "href": f"#merknad-{name}-{number}"}
    link = soup.new_tag("a", attrs={**about, "aria-label": said["note"].format(number=number)})
    link.string = str(number)
    raised = soup.new_tag("sup", attrs={"class": "note"})
    raised.append(link)
    return raised


def _notes(found: list[Found], name: str, said: dict) -> str:
    rows = "".join(
        f'<li id="merknad-{name}-{number}">{sanitize.markdown({"cell": None}, one.text)}'
        f'<p><a href="#setning-{name}-{number}">{said["to_sentence"].format(number=number)}</a></p></li>'
        for number, one in enumerate(found, start=1)
    )
    return f'<div class="notes"><p>{said["notes"]}</p><ol>{rows}</ol></div>'
