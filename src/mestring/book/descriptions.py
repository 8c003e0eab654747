"""What a page is about, in a sentence: what a search engine, a chat or a list of bookmarks shows below its title.

The sentence is the page's own lead; for a lesson the first thing that one can do after it. A page whose lead says
little has the standard field `myst: html_meta: description:` at its top, and an exercise says which lesson it is to.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .exercise_pages import EXERCISE
from .lesson_cards import title
from .translations import own

ENOUGH = 40  # letters: «Velkommen!» says nothing yet


class Describe(SphinxTransform):
    default_priority = 790  # after docutils has put the fields of the page's top where they belong (780)

    def apply(self, **kwargs):
        if any(meta.get("name") == "description" for meta in self.document.findall(nodes.meta)):
            return
        if exercise := EXERCISE.fullmatch(self.env.docname):
            lesson = title(Path(self.env.srcdir, f"{exercise[1]}course/{exercise[2]}.ipynb"))
            about = own(self.config.language)["exercise_about"].format(title=lesson)
        else:
            about = lead(self.document)
        if about:
            self.document.append(nodes.meta(name="description", content=about))


def lead(document):
    """The first sentence of a page's first paragraph, or two where the first is short; with the list it begins."""
    first = next((node for node in document.findall(nodes.paragraph) if plain(node)), None)
    if first is None:
        return ""
    after = first.next_node(descend=False, siblings=True)
    if isinstance(after, nodes.bullet_list):
        return f"{plain(first)} {plain(after[0])}."
    sentences = re.split(r"(?<=[.!?])\s+", plain(first))
    count = next((n for n in range(1, len(sentences)) if len(" ".join(sentences[:n])) >= ENOUGH), len(sentences))
    return " ".join(sentences[:count])


def plain(node):
    """The words of a node, without the tags between them."""
    words = (text.astext() for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))
    return " ".join("".join(words).split())


def describe_search(app, pagename, templatename, context, doctree):
    """The search page has no text of its own."""
    if pagename == "search":
        about = escape(own(app.config.language)["search_about"])
        context["metatags"] = f'{context.get("metatags", "")}<meta name="description" content="{about}" />\n'


def setup(app):
    app.add_transform(Describe)
    app.connect("html-page-context", describe_search)
