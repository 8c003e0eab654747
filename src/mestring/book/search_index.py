"""The search's index: for each word the pages that say it, best first, and the page that a word asks for.

Sphinx's index only knows whether a page says a word. Here the pages of a word are ordered by BM25 (Robertson &
Zaragoza, 2009): how often they say it, for their length, and whether it is in a heading. The glossary tells in which
lesson a term is taught; `book/search.yml` what readers call something else. So the browser has only to look up.

The words stand in several files, by their first letters: a query fetches the few that it needs.
"""

import json
import posixpath
import re
from collections import Counter
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.addnodes import glossary

from .translations import own

TITLE, HEADING, TEXT = 10, 3, 1  # how often a word in one of them counts
ENOUGH, LENGTH = 1.5, 0.75  # BM25's k1 and b
# After the lesson that tells it: its exercise, the lesson that names all others' ideas, the lists and the teachers'.
LATER = {"index": 0.5, "exercises/": 0.4, "course/14-mappe": 0.5, "book/": 0.6, "book/ordliste": 0.4}
LATER |= {"book/referanser": 0.2}
OTHER = re.compile(r'\(<span lang="(?:en|nb)">([^<]*)')  # what the term is called in the other language
PARTS = 12  # about so many files; one for each letter would be too many to fetch for a word that no page says
TAG = re.compile(r'<script type="text/plain" data-words=[^>]*></script>\n')
MARK = re.compile(r"<(script|style|noscript)\b.*?</\1>|<[^<]+?>", re.IGNORECASE | re.DOTALL)


def said(document):
    """[(text, how much it counts)] of a page."""
    found = []
    for node in document.findall(lambda node: isinstance(node, nodes.Text | nodes.raw)):
        if isinstance(node, nodes.raw):
            found += [(MARK.sub(" ", node.astext()), TEXT)] if node.get("format") == "html" else []
        elif not isinstance(node.parent, nodes.comment | nodes.raw):
            title = isinstance(node.parent, nodes.title) and isinstance(node.parent.parent, nodes.section)
            first = title and isinstance(node.parent.parent.parent, nodes.document)
            found.append((node.astext(), TITLE if first else HEADING if title else TEXT))
    return found


def counted(parts, search):
    """How often a page says each word, cut as the search cuts it."""
    counts = Counter()
    for text, weight in parts:
        for word in search.split(text):
            counts[search.stem(word)] += weight
    return counts


def ordered(pages):
    """{word: its pages, best first} from {page: {word: how often}}."""
    lengths = {page: sum(counts.values()) for page, counts in pages.items()}
    usual = sum(lengths.values()) / len(lengths)
    found = {}
    for page, counts in pages.items():
        room = ENOUGH * (1 - LENGTH + LENGTH * lengths[page] / usual)
        for word, often in counts.items():
            found.setdefault(word, []).append((-_kind(page) * often / (often + room), page))
    return {word: [page for _, page in sorted(scored)] for word, scored in found.items()}


def _kind(page):
    return next((LATER[start] for start in sorted(LATER, key=len, reverse=True) if page.startswith(start)), 1)


def taught(document, docname):
    """{a term of the glossary, in both languages: the lesson that its line leads to}."""
    found, foreign, parts, others = {}, {}, {}, {}
    for item in (item for one in document.findall(glossary) for item in one.findall(nodes.definition_list_item)):
        term, line = item.next_node(nodes.term).astext(), item.next_node(nodes.definition)
        links = [link["refuri"] for link in line.findall(nodes.reference) if "/course/" in link.get("refuri", "")]
        if not links:
            meant = line.next_node(nodes.reference)  # another word for the term that the line names
            others[term] = meant.astext() if meant else ""
            continue
        lesson = posixpath.normpath(posixpath.join(posixpath.dirname(docname), links[0])).removesuffix(".html")
        found[term] = lesson
        for name in OTHER.findall(line.astext())[:1]:
            foreign[name] = lesson
            parts |= {part: lesson for part in name.split(", ")}
        parts |= {part: lesson for part in re.split(" og | and ", term)}
    found |= {other: found[term] for other, term in others.items() if term in found}
    return parts | foreign | found  # a whole term says more than a part of one


def numbered(docnames, kinds):
    """{«leksjon 08», «oppgave 8» …: the page}; `kinds` are the words, {course, exercises}."""
    found = {}
    for name in docnames:
        if match := re.search(r"(course|exercises)/(\d\d)-", name):
            kind = kinds[match[1]]
            found |= {f"{kind} {match[2]}": name, f"{kind} {int(match[2])}": name}
    return found


class Words:
    """What the pages say, gathered while they are written; `finish` puts it into the index."""

    def __init__(self, search):
        self.search, self.texts, self.counts, self.terms = search, {}, {}, {}

    def read(self, docname, document):
        parts = said(document)
        self.texts[docname] = " ".join(" ".join(text for text, _ in parts).split()).lower()
        self.counts[docname] = counted(parts, self.search)
        self.terms |= taught(document, docname)

    def finish(self, path, other, kinds):
        """Give the index at `path` its words in order, and the page that each of the readers' words asks for.

        `other` is what `book/search.yml` says: {what is typed: what is meant, a page or words of pages}; `kinds` what a
        lesson and an exercise are called.
        """
        start, index, end = re.fullmatch(r"(Search\.setIndex\()(.*)(\))", path.read_text("utf-8"), re.DOTALL).groups()
        index = json.loads(index)
        asks = {**numbered(self.counts, kinds), **self.terms}
        for typed, meant in other.items():
            for one in meant if isinstance(meant, list) else [meant]:
                if page := one if one in self.counts else self.terms.get(one):
                    asks[str(typed)] = page
                for page, text in self.texts.items():
                    if one.lower() in text:
                        self._also(page, str(typed))
        for typed, page in asks.items():
            self._also(page, typed)
        places = {page: place for place, page in enumerate(index["docnames"])}
        terms = {word: [places[page] for page in pages] for word, pages in ordered(self.counts).items()}
        index |= {"terms": {}, "titleterms": {}}
        index["asks"] = {" ".join(sorted(self._stems(typed))): places[page] for typed, page in asks.items()}
        path.write_text(start + _written(index) + end, "utf-8")
        write_parts(path, divided(terms))

    def _stems(self, text):
        return {self.search.stem(word) for part in text.split() for word in self.search.split(part)}

    def _also(self, page, typed):
        for stem in self._stems(typed):
            self.counts[page].setdefault(stem, TEXT)


def _written(data):
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def divided(terms):
    """{first letters: the words that begin with one of them}: parts of about the same size."""
    letters = {}
    for word in sorted(terms):
        letters.setdefault(word[0], {})[word] = terms[word]
    size, parts, most = 0, [], len(_written(terms)) / PARTS
    for letter, words in letters.items():
        if not parts or size + len(_written(words)) > most:
            parts, size = [*parts, ("", {})], 0
        parts[-1] = (parts[-1][0] + letter, parts[-1][1] | words)
        size += len(_written(words))
    return dict(parts)


def write_parts(path, parts):
    """Write them beside the index at `path`, and let the search page know where each is."""
    for older in path.parent.glob(f"{path.stem}-*.js"):
        older.unlink()
    tags = ""
    for number, (letters, words) in enumerate(parts.items()):
        file = path.with_name(f"{path.stem}-{number}.js")
        file.write_text(f"Object.assign(Search._index.terms,{_written(words)});\n", "utf-8")
        # `offline` writes the digest, by which a browser knows it.
        tags += f'<script type="text/plain" data-words="{escape(letters)}" data-script="{file.name}?v=0"></script>\n'
    page = path.with_name("search.html")
    html = TAG.sub("", page.read_text("utf-8")).replace(f'src="{path.name}"', f'src="{path.name}?v=0"')
    page.write_text(html.replace("</head>", f"{tags}</head>", 1), "utf-8")


def gather(app, doctree, docname):
    if words := _words(app):
        words.read(docname, doctree)


def finish(app, exception):
    words = None if exception else _words(app)
    if words is None:
        return
    for docname in app.env.found_docs - words.counts.keys():  # pages that did not have to be written anew
        app.env.get_and_resolve_doctree(docname, app.builder)
    path = Path(app.srcdir, app.config.mestring_search_words)
    other = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    words.finish(Path(app.outdir, "searchindex.js"), other, own(app.config.language)["search_kinds"])


def _words(app):
    """The builder's own; None where no search page is made."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None or app.builder.format != "html":
        return None
    if not hasattr(app.builder, "mestring_words"):
        app.builder.mestring_words = Words(indexer.lang)
    return app.builder.mestring_words


def setup(app):
    app.add_config_value("mestring_search_words", "book/search.yml", "env")
    app.connect("doctree-resolved", gather, priority=900)
    app.connect("build-finished", finish)
