"""Takes comments and needless spaces out of a script.

By a real parser's tokens: a template in a template, as `[${list.map((one) => `${one} 0 R`)}]`, comes through letter by
letter (rjsmin 1.3.0 takes a space out of it, which breaks the PDFs that we make).
"""

import tree_sitter_javascript
from tree_sitter import Language, Parser

PARSER = Parser(Language(tree_sitter_javascript.language()))
# No space is needed beside these. + and - may meet their like, / could begin a comment, and so could `<!`.
TIGHT = set(b"{}()[];,:=<>?&|")
OPENS, CLOSES = set(b"{([;,:=?&|"), set(b"})];,:")  # a statement goes on over the end of a line after, or before, these


def minify(code: str) -> str:
    """The same script in fewer letters; as it is where it cannot be read. Names stay: errors still say where they were.

    So does a comment that begins with `/*!`: it says who made the script.
    """
    source = code.encode()
    root = PARSER.parse(source).root_node
    if root.has_error:
        return code
    shorter, end = bytearray(), 0
    for start, stop in _tokens(root, source):
        gap = source[end:start]
        if shorter and gap:
            shorter += _gap(b"\n" in gap, shorter[-1], source[start])
        shorter += source[start:stop]
        end = stop
    return shorter.decode()


def _gap(newline, left, right):
    if newline:
        return b"" if left in OPENS or right in CLOSES else b"\n"
    return b"" if left in TIGHT or right in TIGHT else b" "


def _tokens(root, source):
    """Where each token begins and ends; what a string, a regular expression or a template says is never taken apart."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            yield node
        elif node.type == "comment":
            if source.startswith(b"/*!", node.start_byte):
                yield node.start_byte, node.end_byte
        elif node.type == "template_string":
            waiting += reversed(_template(node))
        elif node.children and node.type not in ("string", "regex"):
            waiting += reversed(node.children)
        else:
            yield node.start_byte, node.end_byte


def _template(node):
    """The words of a template, and between them what is computed."""
    parts, at = [], node.start_byte
    for child in node.children:
        if child.type == "template_substitution":
            parts += [(at, child.start_byte), child]
            at = child.end_byte
    return [*parts, (at, node.end_byte)]
