"""The lessons on the front page: one card each, with number, title and minutes as the notebooks have them."""

import json
import re
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .translations import own


class LessonCards(SphinxDirective):
    """The content is YAML: a lesson's page -> a sentence that makes one want to read it."""

    has_content = True

    def run(self):
        cards = yaml.safe_load("\n".join(self.content))
        return [
            nodes.raw(
                "",
                f'<ul class="mst-lessons">{"".join(self._card(*card) for card in cards.items())}</ul>',
                format="html",
            )
        ]

    def _card(self, page, teaser):
        path = Path(self.env.srcdir, f"{page}.ipynb")
        self.env.note_dependency(str(path))
        title, minutes = about(path)
        address = self.env.app.builder.get_relative_uri(self.env.docname, page)
        time = own(self.config.language)["minutes"].format(count=minutes)
        return (
            f'<li><a href="{escape(address)}"><span class="mst-number">{path.stem[:2]}</span> {escape(title)}</a>'
            f'<p>{escape(teaser)}</p><p class="mst-minutes">{escape(time)}</p></li>'
        )


def about(path):
    """(title, minutes) of a lesson, from the first cells that say them."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    said = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    title = re.search(r"^# (.+)", said, re.MULTILINE)
    minutes = re.search(r"\*\*Tid:\*\* omtrent (\d+) minutter", said)
    if not title or not minutes:
        raise ValueError(f"{path.name}: a lesson has a title and says «**Tid:** omtrent … minutter»")
    return title[1], int(minutes[1])


def setup(app):
    app.add_directive("lesson-cards", LessonCards)
