"""Scripts in fewer letters are the same scripts."""

from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
from sphinx import package_dir

import mestring
from mestring.book.minify import PARSER, minify

OURS = Path(mestring.__file__).parent
OTHERS = [Path(package_dir), *(Path(one.__file__).parent for one in (pydata_sphinx_theme, sphinx_book_theme))]


def program(code):
    """What a parser reads: each node's kind, and each word as it stands; comments and blanks aside."""
    waiting, found = [PARSER.parse(code.encode()).root_node], []
    while waiting:
        node = waiting.pop()
        if node.type != "comment":
            found.append((node.type, None if node.children else node.text))
            waiting += reversed(node.children)
    return found


def same(code, other):
    """Whether both are the same program."""
    return program(code) == program(other)


@pytest.mark.parametrize("folder", [OURS, *OTHERS], ids=lambda path: path.name)
def test_no_script_says_anything_else(folder):
    codes = {str(path): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))}
    shorter = {name: minify(code) for name, code in codes.items()}
    assert len(codes) > 1
    assert [name for name in codes if not same(codes[name], shorter[name])] == []
    assert sum(map(len, shorter.values())) < sum(map(len, codes.values()))


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("`[${list.map((one) => `${one} 0 R`).join(' ')}]`", "`[${list.map((one)=>`${one} 0 R`).join(' ')}]`"),
        ("a + +b  // more\n- c", "a + +b\n- c"),
        ("x = `a\n  b ${ { c:  1 }.c }  // d`", "x=`a\n  b ${{c:1}.c}  // d`"),
        ("let r = /a  \\/ b/g;\n\n/* gone */ r", "let r=/a  \\/ b/g;r"),
        ("/*! Maker, MIT */\nf ( 1,\n 2 )", "/*! Maker, MIT */\nf(1,2)"),
        ("function f() {\n  return\n  1\n}", "function f(){return\n1}"),
    ],
)
def test_only_what_nobody_needs_goes(code, short):
    assert minify(code) == short
    assert same(code, short)


def test_another_program_is_told():
    assert not same("`${x} 0`", "`${x}0`")
    assert not same("a\n++b", "a++\nb")
    assert not same("return\n1", "return 1")
    assert same("f( 1 ) // one", "f(1)")


def test_what_cannot_be_read_stays_as_it_is():
    assert minify("let let = { ;") == "let let = { ;"
