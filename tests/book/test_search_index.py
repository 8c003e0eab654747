"""The pages of a word in order, and the lesson that a term asks for."""

from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.docutils_ import Parser
from sphinx import addnodes

from mestring.book import search_index
from mestring.book.search import Search

SEARCH = Search({})
KINDS = {"course": "leksjon", "exercises": "oppgave"}


def counted(markdown):
    document = publish_doctree(
        markdown, parser=Parser(), settings_overrides={"report_level": 5, "doctitle_xform": False}
    )
    return search_index.counted(search_index.said(document), SEARCH)


def test_headings_count_more_and_words_in_a_drawn_list_stay_apart():
    counts = counted("# Håp\n\n## Skam\n\nSkam.\n\n<ul><li>kafé</li><li>trapp</li></ul><script>hund()</script>\n")
    assert counts["hap"] == search_index.TITLE
    assert counts["skam"] == search_index.HEADING + 1
    assert counts["kaf"] == counts["trapp"] == 1
    assert "hund" not in counts


def test_the_page_that_says_a_word_most_for_its_length_comes_first():
    pages = {"a": {"håp": 2, "x": 99}, "b": {"håp": 9, "x": 99}, "c": {"håp": 9, "x": 299}}
    assert search_index.ordered(pages)["håp"] == ["b", "c", "a"]


def test_an_exercise_and_the_list_of_references_come_after_the_lesson():
    counts = {"håp": 5, "x": 50}
    pages = {"exercises/07-haap/07-haap": counts, "book/referanser": counts, "course/07-haap": counts}
    assert search_index.ordered(pages)["håp"] == ["course/07-haap", "exercises/07-haap/07-haap", "book/referanser"]


def line(term, *parts):
    return nodes.definition_list_item("", nodes.term("", term), nodes.definition("", nodes.paragraph("", "", *parts)))


def english(words):
    return [nodes.raw("", f'(<span lang="en">{words}</span>) ', format="html")]


def to(page):
    return nodes.reference("", "leksjon", refuri=f"../course/{page}.html")


def test_a_term_leads_to_the_lesson_of_its_line_and_another_word_for_it_too():
    items = [
        line("CHIME", *english("hope, meaning"), to("06-recovery")),
        line("håp", *english("hope"), to("07-haap"), to("01-mestring")),
        line("teori og praksis", to("09-spenningsfelt")),
        line("forhåpning", nodes.Text("Et annet ord for "), nodes.reference("", "håp", refuri="#term-hap")),
    ]
    glossary = addnodes.glossary("", nodes.definition_list("", *items))
    found = search_index.taught(nodes.container("", glossary), "book/ordliste")
    assert found["hope"] == found["håp"] == found["forhåpning"] == "course/07-haap"
    assert found["meaning"] == found["CHIME"] == "course/06-recovery"
    assert found["praksis"] == found["teori og praksis"] == "course/09-spenningsfelt"


def test_lessons_and_exercises_are_found_by_their_numbers():
    found = search_index.numbered(["course/08-rop", "exercises/08-rop/08-rop", "book/om"], KINDS)
    assert found == {
        **dict.fromkeys(["leksjon 08", "leksjon 8"], "course/08-rop"),
        **dict.fromkeys(["oppgave 08", "oppgave 8"], "exercises/08-rop/08-rop"),
    }


WORDS = {word: [0, 1] for word in ("bok", "borte", "hap", "hjelp", "hus", "_113_", "ta")}


def test_the_parts_of_the_index_hold_every_word_once_by_its_first_letter(monkeypatch):
    monkeypatch.setattr(search_index, "PARTS", 2)
    parts = search_index.divided(WORDS)
    assert list(parts) == ["_b", "h", "t"]
    assert {word: pages for words in parts.values() for word, pages in words.items()} == WORDS
    assert all({word[0] for word in words} == set(letters) for letters, words in parts.items())


def test_the_search_page_names_the_parts_and_older_ones_are_gone(tmp_path):
    page = tmp_path / "search.html"
    page.write_text('<head><script src="searchindex.js" defer="defer"></script></head>', "utf-8")
    (tmp_path / "searchindex-9.js").write_text("older", "utf-8")
    for _ in range(2):
        search_index.write_parts(tmp_path / "searchindex.js", {"ab": {"av": [0]}, '"': {'"': [1]}})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.js")} == {
        "searchindex-0.js": 'Object.assign(Search._index.terms,{"av":[0]});\n',
        "searchindex-1.js": 'Object.assign(Search._index.terms,{"\\"":[1]});\n',
    }
    tag = '<script type="text/plain" data-words="{}" data-script="searchindex-{}.js?v=0"></script>\n'
    tags = tag.format("ab", 0) + tag.format("&quot;", 1)
    whole = '<script src="searchindex.js?v=0" defer="defer"></script>'
    assert page.read_text("utf-8") == f"<head>{whole}{tags}</head>"
