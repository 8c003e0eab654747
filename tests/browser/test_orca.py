"""What the screen reader Orca says, key by key, is what the transcripts have; and what they have is true and enough."""

import re
from collections import Counter

import pytest

from .names import GLUED
from .orca import orca
from .transcripts import ALL, in_no_order, parse, places, read, replay, written

# What is said of each thing that is left or come to; of a table's cell the headings, which name what is in it as well.
ORCAS_OWN = re.compile(r"forlater |Liste med |.* kolonnetopptekst\.$")
FILE = re.compile(r"\S+\.(?:zip|png)")
LETTERS = "«"  # Orca is told not to repeat them
UNSPOKEN = ("#", "side ", "øvelse ", "les herfra")


def faults(transcript):
    """What a reader who sees nothing would miss, hear twice or take for another thing."""
    found, before = [], ""
    for key, said in parse(transcript):
        words = " ".join(said)
        if not key or key.startswith(UNSPOKEN):
            continue
        if not said and not key.startswith(LETTERS):
            found.append(f"{key}: silent")
        sentences = re.findall(r"[^.?!]+", " . ".join(part for part in said if not ORCAS_OWN.match(part)))
        heard = Counter(sentence.strip() for sentence in sentences if len(sentence) > 12)
        found += [f"{key}: twice: {sentence}" for sentence, times in heard.items() if times > 1]
        found += [f"{key}: glued: {part}" for part in said if GLUED.search(FILE.sub("", part))]
        found += [f"{key}: says that there is nothing"] * ("blank" in said)
        if "Svaret er slettet" in words and "Ja, slett" not in before:
            found.append(f"{key}: not deleted")
        if "ligger nå i" in words and not re.search("Neste kort: .|Alle kortene er lagt", words):
            found.append(f"{key}: no next card")
        before = words
    return found


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_silent_said_twice_or_untrue(name):
    assert not faults(read(name))


def test_each_such_fault_would_be_noticed():
    assert faults(
        """# To kort
side course/03-mestringstro.html, øvelse m03-grunner
Tab → Trappa skremmer knapp. · Trappa skremmer knapp.
Enter
«Bra»
Enter → «Trappa» ligger nå i Det må øves. 4 igjen.
Tab → Spørsmål 1Hvem?
Enter → Svaret er slettet.
Tab → Ja, slett trykknapp.
Enter → Svaret er slettet.
Enter → blank · utvidet
"""
    ) == [
        "Tab: twice: Trappa skremmer knapp",
        "Enter: silent",
        "Enter: no next card",
        "Tab: glued: Spørsmål 1Hvem?",
        "Enter: not deleted",
        "Enter: says that there is nothing",
    ]


@pytest.fixture(scope="module")
def reader():
    with orca() as started:
        yield started


@pytest.fixture(scope="module")
def addresses(book_folder):
    with places(book_folder) as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_orca_says_what_the_transcript_has(reader, addresses, name):
    old, new = parse(read(name)), replay(reader, addresses, read(name))
    assert in_no_order(new) == in_no_order(old), (
        f"spoken/{name}.txt: Orca says now\n\n{written(new)}\n"
        "If that is right, `python -m tests.browser.transcripts` writes it down."
    )
