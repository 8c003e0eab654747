"""The book's one style sheet: the theme's, MyST-NB's and our own in the pages' order, less what no page can use.

As PurgeCSS does: a selector stays when all its classes, ids, elements and attributes occur somewhere, as a word, in a
tag of a page or in a script. What a script may add is therefore kept, a little too much as well.
"""

import re

import tinycss2

NESTED = {"media", "supports", "container", "layer"}
WORD = re.compile(r"[\w-]+")
TAG = re.compile(r"<[a-zA-Z][^>]*>")
NAMED = re.compile(r"""\b(class|id)=["']([^"']*)""")
STRING = re.compile(r"""["'`]([\w-]+)["'`]""")
ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def words(pages, theirs, ours):
    """What a selector may ask for: `.class`, `#id`, and the names of elements, attributes and variables.

    `theirs` are scripts of others: a string that is one word may be a class or an id. In ours, those begin with `mst`.
    """
    tags = [tag for html in pages for tag in TAG.findall(html)]
    named = {(kind, name) for text in (*tags, *theirs) for kind, names in NAMED.findall(text) for name in names.split()}
    spoken = {word for text in theirs for word in WORD.findall(text)}
    own = {word for text in ours for word in WORD.findall(text)}
    free = {word for text in theirs for word in STRING.findall(text)} | {word for word in own if word.startswith("mst")}
    found = {word for tag in tags for word in WORD.findall(tag)} | spoken | own
    found |= {f".{name}" for kind, name in named if kind == "class"} | {f".{word}" for word in free}
    found |= {f"#{name}" for kind, name in named if kind == "id"} | {f"#{word}" for word in free}
    return {name.lower() for name in found}


def purge(css, known):
    """The style sheet with only what can apply where these words are all there is, and without fonts to fetch."""
    text, variables = css, None
    while True:
        less = "".join(_kept(tinycss2.parse_stylesheet(text, True, True), known, variables))
        variables = known | {name.lower() for name in VARIABLE.findall(less)}
        variables |= {f"@{name.lower()}" for said in ANIMATION.findall(less) for name in WORD.findall(said)}
        if less == text:
            return text
        text = less


def _kept(rules, known, variables):
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"line {rule.source_line} of a style sheet: {rule.message}")
        if rule.type == "at-rule" and rule.lower_at_keyword in NESTED and rule.content is not None:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, True, True), known, variables))
            if inner:
                yield f"@{rule.lower_at_keyword}{_plain(rule.prelude)}{{{inner}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "keyframes":
            if variables is None or f"@{_plain(rule.prelude).strip().lower()}" in variables:
                yield f"{rule.serialize()}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword not in ("charset", "font-face"):
            yield f"{rule.serialize()}\n"
        elif rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _needs(one) <= known]
            body = ";".join(_declarations(rule.content, variables))
            if selectors and body:
                yield f"{','.join(_plain(one).strip() for one in selectors)}{{{body}}}\n"


def _declarations(content, variables):
    """What a rule says, without the variables that nobody reads."""
    for part in tinycss2.parse_blocks_contents(content, True, True):
        if part.type != "declaration":
            yield part.serialize()
        elif not part.name.startswith("--") or variables is None or part.lower_name in variables:
            yield f"{part.name}:{_plain(part.value).strip()}{'!important' * part.important}"


def _plain(tokens):
    """The tokens as text, without comments, and with one space where there was any."""
    return "".join(
        " " if token.type == "whitespace" else token.serialize() for token in tokens if token.type != "comment"
    )


def _selectors(prelude):
    """The selectors of a rule, as lists of tokens."""
    found = [[]]
    for token in prelude:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _needs(selector):
    """The names without which a selector finds nothing. What stands in :not(), :is() and the like is not asked."""
    names, before = set(), None
    for token in selector:
        if token.type == "hash":
            names.add(f"#{token.value}")
        elif token.type == "ident" and before != ":":
            names.add(f".{token.value}" if before == "." else token.value)
        elif token.type == "[] block":
            names.add(next(part.value for part in token.content if part.type == "ident"))
        before = token.value if token.type == "literal" else None
    return {name.lower() for name in names}
