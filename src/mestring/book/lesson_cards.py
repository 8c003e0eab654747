"""The lessons on the front page: one card each, with title, minutes and answer keys as the notebooks have them."""

import json
import re
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..handing_in import asked
from .repetition import PAGE, whole_bank
from .translations import own


class LessonCards(SphinxDirective):
    """The content is YAML: a lesson's page -> its `story`, its `aim`, and what its `drawing` shows.

    The drawing is `book/images/leksjoner/NN.svg`.
    """

    has_content = True

    def run(self):
        cards = yaml.safe_load("\n".join(self.content))
        parts = [self._due(), _html('<ul class="mst-lessons">')]
        for page, said in cards.items():
            parts += self._card(page, said)
        return [*parts, _html("</ul>")]

    def _due(self):
        """The link to what is to be repeated today; the reader's own browser counts it and shows it (host/cards.js)."""
        asks = whole_bank(self.env)
        ids = [item["id"] for item in asks.items]
        data = escape(json.dumps({"key": asks.key, "ids": ids, "intervals": asks.intervals, "count": asks.count}))
        address = self.env.app.builder.get_relative_uri(self.env.docname, PAGE)
        return _html(f'<p class="mst-due" data-repetition="{data}" hidden><a href="{escape(address)}"></a></p>')

    def _card(self, page, said):
        path = Path(self.env.srcdir, f"{page}.ipynb")
        self.env.note_dependency(str(path))
        heading, minutes = about(path)
        address = self.env.app.builder.get_relative_uri(self.env.docname, page)
        time = own(self.config.language)["minutes"].format(count=minutes)
        # The reader's own browser counts how many of these are answered (host/cards.js). A list of lessons is none.
        counted = [key for key, private in asked(path).items() if not private and not key.endswith("-framdrift")]
        keys = json.dumps(counted)
        return [
            _html(f'<li data-page="{escape(page)}" data-keys="{escape(keys)}">'),
            nodes.image(uri=f"/book/images/leksjoner/{path.stem[:2]}.svg", alt=said["drawing"]),
            _html(
                f'<a href="{escape(address)}"><span class="mst-number">{path.stem[:2]}</span> {escape(heading)}</a>'
                f'<p>{escape(said["story"])}</p><p class="mst-aim">{escape(said["aim"])}</p>'
                f'<p class="mst-minutes">{escape(time)}</p></li>'
            ),
        ]


def _html(text):
    return nodes.raw("", text, format="html")


def title(path):
    """The title of a notebook: its first heading."""
    found = re.search(r"^# (.+)", _said(path), re.MULTILINE)
    return found[1] if found else ""


def about(path):
    """(title, minutes) of a lesson, from the first cells that say them."""
    said = _said(path)
    minutes = re.search(r"\*\*Tid:\*\* omtrent (\d+) minutter", said)
    if not title(path) or not minutes:
        raise ValueError(f"{path.name}: a lesson has a title and says «**Tid:** omtrent … minutter»")
    return title(path), int(minutes[1])


def _said(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def setup(app):
    app.add_directive("lesson-cards", LessonCards)
