"""The lesson's page in the book against the same lesson as a stock Jupyter Book page: requests and bytes.

Everything that Chromium fetches until the network is quiet, uncompressed and as gzip would send it; requests to other
hosts are counted and refused (as for a reader who is offline).
"""

import gzip
import tempfile
from pathlib import Path

from .browser import LESSON, built_book, chromium, serve, stock_book


def rows():
    """One line per book, and the ratios."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        ours = weigh(browser, built_book())
        stock = weigh(browser, stock_book(Path(folder)))
    for name, (requests, foreign, raw, packed) in {"ours": ours, "stock": stock}.items():
        yield f"{name}: {requests} requests, {foreign} to others, {raw / 1e6:.2f} MB, {packed / 1e3:.0f} kB gzipped"
    yield f"ratio: {ours[0] / stock[0]:.2f} requests, {ours[2] / stock[2]:.2f} bytes, {ours[3] / stock[3]:.2f} gzipped"


def weigh(browser, pages):
    """(requests, requests to other hosts, bytes, gzipped bytes) of the lesson's page."""
    with serve(pages) as address:
        context = browser.new_context(viewport={"width": 390, "height": 800})
        here, foreign, bodies = [], [], []

        def handle(route):
            url = route.request.url
            if not url.startswith(address):
                foreign.append(url)
                return route.abort()
            here.append(url)
            response = route.fetch()
            bodies.append(response.body())
            route.fulfill(response=response)

        context.route("**/*", handle)
        context.new_page().goto(f"{address}/{LESSON}", wait_until="networkidle")
        context.close()
    packed = sum(len(gzip.compress(body)) for body in bodies)
    return len(here) + len(foreign), len(foreign), sum(map(len, bodies)), packed
