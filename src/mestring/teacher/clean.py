"""Makes what students hand in safe to show: their text is text, never a page's own HTML.

The two functions replace nbconvert's Jinja filters of the same purpose, in formgrader and in the feedback pages.
"""

import re

import bleach
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbgrader.utils import is_locked

TAGS = """a b blockquote br caption code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li ol p
 pre s section small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split()
# No src that leads anywhere: an image comes with the page or not at all.
IMAGE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]*\Z")


def html(text: str) -> str:
    """Keeps the tags of running text and tables; every other tag shows as the text it is."""
    return bleach.clean(str(text), TAGS, _allowed, protocols=["http", "https", "mailto", "data"])


@pass_context
def markdown(context, source: str) -> str:
    """Markdown as HTML. HTML written in it counts only in the course's own (locked) cells."""
    cell = context.get("cell")
    renderer = IPythonRenderer(
        escape=cell is None or not is_locked(cell),
        attachments=cell.get("attachments", {}) if cell else {},
        exclude_anchor_links=True,
    )
    return html(MarkdownWithMath(renderer=renderer).render(source))


def _allowed(tag, name, value):
    if name == "src":
        return tag == "img" and bool(IMAGE.match(value))
    of_tag = {"a": ["href"], "img": ["alt", "width", "height"], "th": ["scope"]}
    return name in ["class", "lang", "data-state", *of_tag.get(tag, [])]
