"""What Orca says, key by key: the transcripts in `spoken/`, which anybody can read, and this replays.

    side course/03-mestringstro.html, øvelse m03-grunner   the page, and the exercise that Tab comes to, by its key
    side alene/03-mestringstro/m03-lever.html …    a page that is no part of the book: see `alone`
    side course/03-mestringstro.html               the page, read from its top by Orca's own keys
    øvelse m03-grunner                             another exercise of the same page, as it is by now
    Tab → Kortene panel. · Trappa skremmer knapp   a key, and what is said; the dots part one thing from the next
    «Søvn» → …                                     letters
    til Slett svaret → …                           the focus goes to the button that begins so
    les herfra                                     from now on the keys are Orca's, which reads on from there
    # …                                            a remark

`python -m tests.browser.transcripts` writes them anew; read the difference as one who sees nothing else.
"""

import contextlib
import re
import sys
import tempfile
from pathlib import Path

from .alone import serve_alone
from .book_site import built_book, serve
from .orca import orca

FOLDER = Path(__file__).parent / "spoken"
ALL = sorted(path.stem for path in FOLDER.glob("*.txt"))
PAGE = re.compile(r"side (\S+?)(?:, øvelse (\S+))?")
WIDGET = "øvelse "
# The page's own name: when the focus is on the page for a moment on its way to a button, Orca says it if it gets there.
PASSING = re.compile(r" nettdokument\.$")
ARROW, DOT = " → ", " · "


def read(name):
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def parse(transcript):
    """The lines of a transcript as (key, [what is said, …]); a page, a remark or nothing is a key that says nothing."""
    lines = (line.partition(ARROW.rstrip()) for line in transcript.splitlines())
    return [(key.strip(), [words for words in said.strip().split(DOT) if words]) for key, _, said in lines]


@contextlib.contextmanager
def places(folder):
    """The addresses of the book in this folder and of the pages that show a widget alone, by the pages' first names."""
    with serve(folder) as book, serve_alone() as alone:
        yield {"alene": alone, "": book}


def replay(reader, places, transcript):
    """Do what a transcript does; returns it as `parse` does, with what is said now."""
    said = ((key, do(reader, places, key) or ()) for key, _ in parse(transcript))
    return [(key, [timeless(words) for words in heard if not PASSING.search(words)]) for key, heard in said]


def do(reader, places, key):
    if key.startswith("#") or not key:
        return None
    if page := PAGE.fullmatch(key):
        address = places.get(page[1].partition("/")[0], places[""])
        return reader.visit(f"{address}/{page[1]}", page[2])
    if key.startswith(WIDGET):
        return reader.come_to(key.removeprefix(WIDGET))
    if key == "les herfra":
        return reader.mode("Utforskermodus")
    if key.startswith("til "):
        return reader.go_to(key.removeprefix("til "))
    if key.startswith("«"):
        return reader.write(key.strip("«»"))
    return reader.press(key)


def in_no_order(lines):
    """Lines to compare: in which order two things are said that come at once, is chance."""
    return [(key, sorted(said)) for key, said in lines]


def written(lines):
    return "".join(f"{key}{ARROW}{DOT.join(said)}\n" if said else f"{key}\n" for key, said in lines)


def timeless(words):
    return re.sub(r"kl\. \d\d[.:]\d\d", "kl. …", words)


def main():
    with tempfile.TemporaryDirectory() as folder, places(built_book(Path(folder))) as addresses, orca() as reader:
        for name in sys.argv[1:] or ALL:
            old, new = parse(read(name)), replay(reader, addresses, read(name))
            if in_no_order(old) != in_no_order(new):
                (FOLDER / f"{name}.txt").write_text(written(new), encoding="utf-8")
            print(written(new))


if __name__ == "__main__":
    main()
