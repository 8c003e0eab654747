"""What a screen reader gets from the widgets of a page: whole names, each one's own, and no heading left out."""

import re

# Two words without a space, as when a number and a text stand in elements of their own.
GLUED = re.compile(r"[a-zæøå][A-ZÆØÅ]|\d[A-ZÆØÅa-zæøå]{2}|[.?!:][A-ZÆØÅa-zæøå]{2}|[^\W\d_] [.:,]\s|[?!]\.")
FAULTS = """() => {
  const found = [], seen = new Map();
  const hidden = (node) => !node.checkVisibility() || node.closest("[aria-hidden=true]");
  for (const box of document.querySelectorAll(".mst")) {
    let level = 2;
    for (const heading of box.querySelectorAll("[role=heading]")) {
      if (hidden(heading)) continue;
      const now = Number(heading.ariaLevel);
      if (now > level + 1) found.push(`heading ${level} to ${now}: ${heading.textContent}`);
      level = now;
    }
    for (const { children, ariaLabel } of box.querySelectorAll("[role=img]"))
      if ([...children].some((child) => child.ariaHidden !== "true")) found.push(`read twice: ${ariaLabel}`);
    for (const control of box.querySelectorAll("button, textarea, input[type=text]")) {
      if (hidden(control)) continue;
      const labelled = document.getElementById(control.getAttribute("aria-labelledby"));
      const name = control.ariaLabel ?? (labelled ?? control.labels?.[0] ?? control).textContent;
      if (!name.trim()) found.push(`no name: ${control.outerHTML.slice(0, 80)}`);
      if (seen.has(name)) found.push(`two have this name: ${name}`);
      seen.set(name, control);
    }
  }
  return found;
}"""


def faults(page):
    """What is wrong with the names and headings of the widgets of a page, one line each."""
    found = page.evaluate(FAULTS)
    for box in page.locator(".mst").all():
        words = re.findall(r'"([^"]+)"', box.aria_snapshot())
        found += [f"glued: {name}" for name in words if GLUED.search(name)]
    return found
