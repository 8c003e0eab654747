"""The lessons on the front page: one card each, with title, minutes and answer keys as the notebooks have them."""

import json
import re
from hashlib import sha256
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..handing_in import asked
from .repetition import PAGE, whole_bank
from .translations import own

TIME = ("Tid:", "Time:")  # how the line begins that says how long a lesson takes
DRAWINGS, WIDE, HIGH = "book/images/leksjoner", 320, 150


class LessonCards(SphinxDirective):
    """The content is YAML: a lesson's page -> its `story`, its `aim`, and what its `drawing` shows.

    The drawing is `book/images/leksjoner/NN.svg`. A page fetches all of them as one file, and shows its views.
    """

    has_content = True

    def run(self):
        cards = yaml.safe_load("\n".join(self.content))
        parts = [self._due(), _html('<ul class="mst-lessons">')]
        drawings = f"{'../' * self.env.docname.count('/')}_images/{file_of(self.env.srcdir)[0]}"
        there = {page: said for page, said in cards.items() if Path(self.env.srcdir, f"{page}.ipynb").exists()}
        parts += [self._card(page, said, drawings) for page, said in there.items()]
        return [*parts, _html("</ul>")]

    def _due(self):
        """The link to what is to be repeated today; the reader's own browser counts it and shows it (host/cards.js)."""
        if PAGE not in self.env.found_docs:  # an edition that is being written has no such page yet
            return _html("")
        asks = whole_bank(self.env)
        ids = [item["id"] for item in asks.items]
        data = escape(json.dumps({"key": asks.key, "ids": ids, "intervals": asks.intervals, "count": asks.count}))
        address = self.env.app.builder.get_relative_uri(self.env.docname, PAGE)
        return _html(f'<p class="mst-due" data-repetition="{data}" hidden><a href="{escape(address)}"></a></p>')

    def _card(self, page, said, drawings):
        path = Path(self.env.srcdir, f"{page}.ipynb")
        self.env.note_dependency(str(path))
        heading, minutes = about(path)
        address = self.env.app.builder.get_relative_uri(self.env.docname, page)
        time = own(self.config.language)["minutes"].format(count=minutes)
        # The reader's own browser counts how many of these are answered (host/cards.js). A list of lessons is none.
        counted = [key for key, private in asked(path).items() if not private and not key.endswith("-framdrift")]
        keys = json.dumps(counted)
        number = path.stem[:2]
        return _html(
            f'<li data-page="{escape(page)}" data-keys="{escape(keys)}">'
            f'<img src="{drawings}#l{number}" alt="{escape(said["drawing"])}" width="{WIDE}" height="{HIGH}">'
            f'<a href="{escape(address)}"><span class="mst-number">{number}</span> {escape(heading)}</a>'
            f'<p>{escape(said["story"])}</p><p class="mst-aim">{escape(said["aim"])}</p>'
            f'<p class="mst-minutes">{escape(time)}</p></li>'
        )


def file_of(source):
    """(address, text) of the one file of all drawings, one below the other: each is a view of its own."""
    drawings = sorted(Path(source, DRAWINGS).glob("*.svg"))
    parts = []
    for n, path in enumerate(drawings):
        place = f'y="{n * HIGH}" width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}"'
        parts.append(f'<view id="l{path.stem}" viewBox="0 {n * HIGH} {WIDE} {HIGH}"/>')
        parts.append(re.sub(r"^<svg[^>]*", f"<svg {place}", path.read_text(encoding="utf-8")))
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {len(drawings) * HIGH}">'
    text = re.sub(r"\n\s*", "", f"{start}{''.join(parts)}</svg>")
    return f"leksjoner.svg?v={sha256(text.encode()).hexdigest()[:12]}", text


def write_drawings(app, exception):
    """Write that file, if this book has cards."""
    name, text = file_of(app.srcdir)
    if exception is None and app.builder.format == "html" and "<view" in text:
        folder = Path(app.outdir, "_images")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name.partition("?")[0]).write_text(text, encoding="utf-8")


def _html(text):
    return nodes.raw("", text, format="html")


def title(path):
    """The title of a notebook: its first heading."""
    found = re.search(r"^# (.+)", _said(path), re.MULTILINE)
    return found[1] if found else ""


def about(path):
    """(title, minutes) of a lesson, from the first cells that say them."""
    said = _said(path)
    minutes = re.search(rf"\*\*(?:{'|'.join(TIME)})\*\* (?:omtrent|about) (\d+) minut", said)
    if not title(path) or not minutes:
        raise ValueError(f"{path.name}: a lesson has a title and says «**Tid:** omtrent … minutter»")
    return title(path), int(minutes[1])


def _said(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def setup(app):
    app.add_directive("lesson-cards", LessonCards)
    app.connect("build-finished", write_drawings)
