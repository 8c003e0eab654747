"""axe-core on a page: every rule of WCAG 2.0, 2.1 and 2.2 at levels A and AA, none switched off."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"  # package.json pins it
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
COLOURS = ("light", "dark")
# JupyterLab and the book say which colours they have on; a page that says nothing follows the reader's wish at once. No
# colour is measured on its way.
COLOURED = """(wanted) => {
  const [lab, book] = [document.body.dataset.jpThemeLight, document.documentElement.dataset.theme];
  const now = lab ? { true: "light", false: "dark" }[lab] : (book ?? wanted);
  return now === wanted && !document.getAnimations().some((one) => one instanceof CSSTransition);
}"""


def violations(page, include=None, exclude=()):
    """What axe finds wrong, one readable line per element.

    `exclude` is for selectors of a shell that is not ours (JupyterLab's menus), never for our own content.
    """
    context = {"exclude": [[selector] for selector in exclude]}
    if include:
        context["include"] = [[include]]
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    if not include:  # a header that stays where it is half covers something at every other place
        page.evaluate("scrollTo(0, 0)")
    found = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])["violations"]
    return [_line(rule, node) for rule in found for node in rule["nodes"]]


def violations_in_both(page, **where):
    """The same in light and in dark colours: a page changes them while it is open."""
    return [line for colours in in_colours(page) for line in violations(page, **where)]


def in_colours(page, wanted=COLOURS):
    """Put the page into light, then into dark colours, or into those that are wanted; yields which it has."""
    for colours in wanted:
        page.emulate_media(color_scheme=colours)
        page.wait_for_function(COLOURED, arg=colours)
        yield colours


def _line(rule, node):
    why = (node.get("failureSummary") or rule["help"]).replace("\n", " ")
    return f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))} | {node['html'][:160]} | {why[:300]}"
