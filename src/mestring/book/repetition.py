"""The page "Repetisjon": the start page's widget, made while the page is read, for the page has no notebook."""

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .. import content
from ..widgets import Repetition
from .mounts import mount
from .translations import own

KEY, PAGE = "m00-fem-minutter", "book/repetisjon"


def whole_bank(env):
    """The widget that asks of the whole item bank; the page that is being read depends on the bank."""
    course = Path(env.srcdir, "course")
    for path in (*(course / "bank").glob("*.yml"), course / "widgets" / "m00.yml"):
        env.note_dependency(str(path))
    return Repetition(KEY, content=content.find(KEY, course))


class RepetitionPage(SphinxDirective):
    def run(self):
        widget = whole_bank(self.env)
        noscript = own(self.config.language)["noscript"]
        html = mount(self.env.docname, widget.get_state(), noscript, widget.fallback())
        return [nodes.raw("", html, format="html")]


def setup(app):
    app.add_directive("repetition", RepetitionPage)
