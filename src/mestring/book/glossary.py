"""The first time a lesson uses a word of the glossary, the word leads there.

The lessons are notebooks that JupyterLab opens too, where MyST's `{term}` would stand as raw text.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

# Where a link would be one too many, or the word is not the lesson's own running text.
NOT_IN = (nodes.reference, addnodes.pending_xref, nodes.title, nodes.literal, nodes.raw, nodes.caption, nodes.table)


class LinkTerms(SphinxPostTransform):
    default_priority = 5  # before the builders

    def apply(self, **kwargs):
        here = self.env.docname
        if not self.env.doc2path(here).endswith(".ipynb"):
            return
        objects = self.env.get_domain("std").get_objects()
        places = {name.lower(): (page, label) for _, name, kind, page, label, _ in objects if kind == "term"}
        link_first(
            self.document,
            places,
            lambda word: make_refnode(self.app.builder, here, *places[word.lower()], nodes.Text(word)),
        )


def link_first(document, terms, link):
    """Replace the first use of each term in running text by `link(the word as it stands)`; longer terms come first."""
    left = sorted(terms, key=len, reverse=True)
    for text in list(document.findall(nodes.Text)):
        if left and running(text):
            words = re.compile(rf"\b({'|'.join(map(re.escape, left))})\b", re.IGNORECASE)
            parts, found, rest = [], set(), text.astext()
            while match := next((m for m in words.finditer(rest) if m[1].lower() not in found), None):
                parts += [nodes.Text(rest[: match.start()]), link(match[1])]
                found.add(match[1].lower())
                rest = rest[match.end() :]
            if found:
                text.parent.replace(text, [*parts, nodes.Text(rest)])
                left = [term for term in left if term not in found]


def running(text):
    """Whether a text stands in a paragraph, and in nothing that is no place for a link."""
    node, paragraph = text.parent, False
    while node is not None:
        if isinstance(node, NOT_IN):
            return False
        paragraph = paragraph or isinstance(node, nodes.paragraph)
        node = node.parent
    return paragraph


def setup(app):
    app.add_post_transform(LinkTerms)
