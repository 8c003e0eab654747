"""What pages of the book weigh, beside the same lessons as stock Jupyter Book pages: requests and gzipped bytes.

Everything that Chromium fetches until the network is quiet, as gzip would send it; requests to other hosts are counted
and refused (as for a reader who is offline). What the service worker fetches afterwards is left out. "next" is what a
page fetches when lesson 00 has been read before.
`BOOK=FOLDER python -m benchmarks pages` measures another build.
"""

import gzip
import os
import tempfile
from pathlib import Path

from .browser import built_book, chromium, serve, stock_book

FIRST = "course/00-start.html"
LESSONS = ("course/03-mestringstro.html", "course/08-rop.html", "course/12-samtalen.html")
PAGES = ("index.html", "book/om.html", *LESSONS)


def rows():
    """One line per page: ours, after another page, stock, and the ratio of the bytes."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        book = Path(os.environ["BOOK"]) if "BOOK" in os.environ else built_book(Path(folder, "ours"))
        before = weigh(browser, book, FIRST)
        ours = {page: weigh(browser, book, page) for page in PAGES}
        stock = stock_book(Path(folder), LESSONS)
        theirs = {page: weigh(browser, stock, page) for page in LESSONS}
    yield f"{'page':28} {'requests':>8} {'kB':>7} {'next, kB':>9} {'stock requests':>15} {'stock kB':>9} {'ratio':>6}"
    for page, found in ours.items():
        size, new = sum(found.values()), sum(size for url, size in found.items() if url not in before)
        row = f"{page:28} {len(found):8} {size / 1e3:7.1f} {new / 1e3:9.1f}"
        if other := theirs.get(page):
            row += f" {len(other):15} {sum(other.values()) / 1e3:9.1f} {size / sum(other.values()):6.2f}"
        yield row


def weigh(browser, pages, name):
    """Every address that the page fetches, without the host, and the gzipped bytes of each; 0 where it was refused."""
    with serve(pages) as address:
        context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
        found = {}

        def handle(route):
            url = route.request.url
            if not url.startswith(address):
                found[url] = 0
                return route.abort()
            response = route.fetch()
            found[url.removeprefix(address)] = len(gzip.compress(response.body(), 6))
            route.fulfill(response=response)

        context.route("**/*", handle)
        context.new_page().goto(f"{address}/{name}", wait_until="networkidle")
        context.close()
    return found
