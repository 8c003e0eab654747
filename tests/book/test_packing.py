"""A small finished site, packed."""

from mestring.book.packing import FOUND, SCRIPT, SHEET, pack

HEAD = """<!-- The theme's
  words --><link href="{up}_static/styles/a.css" rel="stylesheet" />
<link rel="stylesheet" type="text/css" href="{up}_static/b.css?v=1" />
<script src="{up}_static/one.js?v=1"></script>
<script src="{up}_static/translations.js?v=1"></script>
    <script>keep();</script>
<script>DOCUMENTATION_OPTIONS.pagename = 'x';</script>
<script defer src="{up}_static/mestring-host.js"></script>
"""
SEARCH = '<script src="_static/searchtools.js"></script><script src="searchindex.js"></script>'
END = '<script defer="defer" src="{up}_static/scripts/two.js"></script>'
FILES = {
    "index.html": f'{HEAD.format(up="")}{SEARCH}<main><!-- Mine --><p class="lead">Hei</p>{END.format(up="")}',
    "course/x.html": f"{HEAD.format(up='../')}<p>Hei</p>{END.format(up='../')}",
    "_static/webpack.html": '<link href="_static/gone.css" rel="stylesheet" />',
    "_static/styles/a.css": '/*! The makers, MIT */ @import "../basic.css"; .lead { color: red } .gone { color: blue }',
    "_static/basic.css": "p { margin: 0 }",
    "_static/b.css": "/* Ours */ .lead { background: url(logo.svg) }",
    "_static/one.js": "// First\none();\n//# sourceMappingURL=one.js.map",
    "_static/translations.js": "words();",
    "_static/scripts/two.js": "two()",
    "_static/searchtools.js": "/*! The makers, MIT */\n/* Why */\nfind( /[/*]/,  `a  ${ one /* so */ }` ); // Here",
    "_static/mestring-host.js": "",
}


def packed(folder):
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    pack(folder)
    return (folder / "index.html").read_text(encoding="utf-8"), (folder / "course/x.html").read_text(encoding="utf-8")


def test_a_page_asks_for_one_style_sheet_and_one_script_that_it_does_not_wait_for(tmp_path):
    for html, up in zip(packed(tmp_path), ("", "../"), strict=True):
        assert html.count("<link") == 1 and f'<link rel="stylesheet" href="{up}_static/{SHEET}?v=' in html
        assert html.count(SCRIPT) == 1 and f'<script defer src="{up}_static/{SCRIPT}?v=' in html
        assert html.index(SCRIPT) < html.index("mestring-host.js")
        assert "one.js" not in html and "two.js" not in html and "<script src=" not in html
        assert "keep();" in html and "DOCUMENTATION_OPTIONS" not in html
        assert f'<script type="text/plain" data-found data-script="{up}_static/{FOUND}?v=' in html or not up
    front = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "_static" / FOUND).read_text(encoding="utf-8") == "words();"
    assert f'<script defer src="_static/{FOUND}?v=' in front, "where one searches it is there at once"
    assert front.index(SCRIPT) < front.index('<script defer src="_static/searchtools.js')


def test_a_script_keeps_what_runs_and_whose_it_is_and_nothing_else(tmp_path):
    packed(tmp_path)
    found = (tmp_path / "_static/searchtools.js").read_text(encoding="utf-8")
    assert found == "/*! The makers, MIT */\nfind(/[/*]/,`a  ${one}`);"


def test_only_a_pages_own_text_keeps_its_comments_and_indents(tmp_path):
    front, other = packed(tmp_path)
    assert "theme" not in front + other and "\n<script>keep();" in front
    assert '<main><!-- Mine --><p class="lead">Hei</p>' in front


def test_packing_again_changes_nothing(tmp_path):
    packed(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    pack(tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.*")}


def test_the_files_hold_what_the_pages_asked_for_in_its_order(tmp_path):
    packed(tmp_path)
    (only,) = tmp_path.rglob("*.css")
    assert only.name == SHEET
    assert (
        only.read_text(encoding="utf-8")
        == "/*! The makers, MIT */p{margin:0}\n.lead{color:red}\n.lead{background:url(logo.svg)}\n"
    )
    assert (tmp_path / "_static" / SCRIPT).read_text(encoding="utf-8").split() == ["one();", ";", "two()"]
