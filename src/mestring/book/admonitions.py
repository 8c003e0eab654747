"""Quotes that begin with a bold word become admonitions.

A notebook says `> **Refleksjon:** Hva tenker du?`: JupyterLab shows a quote, the book a box. MyST's own directives
would stand as raw text in JupyterLab.
"""

from docutils import nodes
from sphinx.transforms import SphinxTransform

# First word of the bold text -> kind of box (a CSS class, `mst-box-…`).
KINDS = {
    "refleksjon": "think",
    "til": "think",
    "oppgave": "do",
    "prøv": "do",
    "eksempel": "example",
    "historie": "example",
    "merk": "note",
    "tips": "note",
    "kritikk": "careful",
    "viktig": "careful",
    "før": "careful",
    # and in English
    "reflection": "think",
    "for": "think",
    "task": "do",
    "try": "do",
    "example": "example",
    "story": "example",
    "note": "note",
    "tip": "note",
    "criticism": "careful",
    "important": "careful",
    "before": "careful",
}


class QuotesToAdmonitions(SphinxTransform):
    """`> **Word …:** text` -> an admonition titled "Word …"."""

    default_priority = 210

    def apply(self, **kwargs):
        for quote in list(self.document.findall(nodes.block_quote)):
            title = _title(quote)
            kind = title and KINDS.get(title.astext().split()[0].rstrip(":.!?").lower())
            if kind:
                quote.replace_self(_box(quote, title, kind))


def _title(quote):
    """The bold words that the quote begins with, or None."""
    first = quote[0] if quote.children else None
    if not isinstance(first, nodes.paragraph):
        return None
    # MyST leaves an empty text before bold words.
    start = next((child for child in first if child.astext().strip()), None)
    return start if isinstance(start, nodes.strong) else None


def _box(quote, strong, kind):
    paragraph = strong.parent
    text = strong.astext().strip().rstrip(":.")
    rest = paragraph[paragraph.index(strong) + 1 :]
    if rest and isinstance(rest[0], nodes.Text):
        rest[0] = nodes.Text(rest[0].astext().lstrip(" :."))
    paragraph.clear()
    paragraph.extend(rest)
    body = [child for child in quote if child is not paragraph or paragraph.astext().strip()]
    box = nodes.admonition("", nodes.title("", text), *body, classes=["mst-box", f"mst-box-{kind}"])
    box.source, box.line = quote.source, quote.line
    return box


def setup(app):
    app.add_transform(QuotesToAdmonitions)
