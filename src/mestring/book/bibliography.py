"""References as readers know them: author, year, title as it was printed, no words of another language in between."""

from dataclasses import dataclass, field

import sphinxcontrib.bibtex.plugin
from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.style.formatting import BaseStyle, toplevel
from pybtex.style.formatting.unsrt import pages
from pybtex.style.names.lastfirst import NameStyle
from pybtex.style.template import (
    FieldIsMissing,
    first_of,
    href,
    join,
    node,
    optional,
    optional_field,
    sentence,
    tag,
    words,
)
from pybtex.style.template import field as text
from pybtex_docutils import Backend
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from .translations import own

STYLE = "mestring"
SAID = {}  # the words between, `others` and `edition`: the library makes its styles without the book's settings
LAST = str.maketrans("æäøöå", "{{||}")  # after z, in the order of the Norwegian alphabet


@node
def authors(_children, context):
    """Everybody, or "et al." for those whom the entry calls "others" (`FieldIsMissing` where there is nobody)."""
    entry, style = context["entry"], context["style"]
    people = entry.persons.get("author")
    if not people:
        raise FieldIsMissing("author", entry)
    printed = [style.format_name(person, style.abbreviate_names) for person in people if str(person) != "others"]
    if len(printed) < len(people):
        return words[join(sep=", ")[printed], SAID["others"]].format_data(context)
    return join(sep=", ", sep2=" & ", last_sep=" & ")[printed].format_data(context)


class References(BaseStyle):
    """One template per kind of work. A work without an author begins with its title."""

    default_name_style = NameStyle

    def __init__(self, **options):
        super().__init__(**{**options, "abbreviate_names": True})
        self.sort = lambda entries: sorted(entries, key=_place)

    def get_article_template(self, entry):
        volume = join[tag("em")[optional_field("volume")], optional["(", text("number"), ")"]]
        journal = join(sep=", ")[tag("em")[text("journal")], volume, optional[pages]]
        return self._reference(entry, text("title"), sentence(add_period=True)[journal])

    def get_book_template(self, entry):
        title = words[tag("em")[text("title")], optional[join["(", text("edition"), f" {SAID['edition']})"]]]
        return self._reference(entry, title, sentence[text("publisher")])

    def get_techreport_template(self, entry):
        number = optional[join["(", text("type"), " ", text("number"), ")"]]
        return self._reference(entry, words[tag("em")[text("title")], number], sentence[text("institution")])

    def get_misc_template(self, entry):
        return self._reference(entry, tag("em")[text("title")], sentence[optional_field("howpublished")])

    @staticmethod
    def _reference(entry, title, printed):
        if entry.fields.get("langid") == "english":
            title, printed = tag("english")[title], tag("english")[printed]
        year = join["(", text("year"), ")."]
        doi = href[join["https://doi.org/", text("doi", raw=True)], join["https://doi.org/", text("doi", raw=True)]]
        head = first_of[optional[words[authors(), year, sentence[title]]], words[title, year]]
        return toplevel[head, printed, sentence[optional_field("note")], optional[doi]]


@dataclass
class Citations(AuthorYearReferenceStyle):
    """(Miller & Rollnick, 2013)"""

    bracket_textual: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")", sep="; "))
    bracket_parenthetical: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")", sep="; "))
    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep2=" & ", last_sep=" & ", other=f" {SAID['others']}")
    )


def _place(entry):
    """Where a work stands in the list: by its first author, or its title, and then by year."""
    people = entry.persons.get("author")
    name = " ".join(people[0].last_names) if people else entry.fields["title"]
    return name.casefold().translate(LAST), entry.fields.get("year", "")


class ListOfReferences(SphinxPostTransform):
    """Citations become an ordinary list: the roles that docutils gives them are no longer allowed in HTML."""

    default_priority = 500  # after sphinxcontrib-bibtex has made them
    formats = ("html",)

    def run(self, **kwargs):
        for group in dict.fromkeys(citation.parent for citation in self.document.findall(nodes.citation)):
            citations = [child for child in group if isinstance(child, nodes.citation)]
            items = [nodes.list_item("", *work.children[1:], ids=work["ids"]) for work in citations]  # less the label
            group.replace(citations[0], nodes.bullet_list("", *items, classes=["mst-references"]))
            for citation in citations[1:]:
                group.remove(citation)


def english(rawsource, text, *children):
    """Where the work is in English, so is its title: a screen reader has to know."""
    return nodes.inline(rawsource, text, *children, classes=["language-en"])  # docutils writes lang="en"


def choose(app, config):
    SAID.update(own(config.language)["references"])
    config.bibtex_default_style = config.bibtex_reference_style = STYLE


def setup(app):
    Backend.tags["english"] = english
    app.add_post_transform(ListOfReferences)
    register_plugin("pybtex.style.formatting", STYLE, References)
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, Citations)
    app.connect("config-inited", choose, priority=400)
