"""Lighthouse of pages of the book on a phone, median of three, beside the same lesson as a stock Jupyter Book page.

Its slow phone and slow net are simulated, yet the seconds are this machine's: run it when the machine does nothing
else. Pages are sent gzipped, as where the book is published. Node.js fetches Lighthouse into a folder of its own.
`BOOK=FOLDER python -m benchmarks lighthouse` measures another build.
"""

import gzip
import json
import os
import subprocess
import tempfile
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import sync_playwright

from .browser import FLAGS, built_book, find_chromium, stock_book

LIGHTHOUSE, RUNS = "lighthouse@13.5.0", 3
LESSONS = ("course/03-mestringstro.html", "course/08-rop.html")
PAGES = ("index.html", *LESSONS, "exercises/03-mestringstro/03-mestringstro.html")
METRICS = {"largest-contentful-paint": 1000, "total-blocking-time": 1, "cumulative-layout-shift": 1}


class Gzipped(SimpleHTTPRequestHandler):
    """Sends files as a web host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        told = {"Content-Type": self.guess_type(path), "Content-Encoding": "gzip", "Content-Length": str(len(body))}
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError):  # the browser was closed before it had all
            self.wfile.write(body)

    def log_message(self, *args):
        """Be quiet."""


def rows():
    """One line per page: score, largest paint in s, blocking in ms and layout shift; then the stock page's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "install", "--prefix", name, "--silent", LIGHTHOUSE], check=True)
        book = Path(os.environ["BOOK"]) if "BOOK" in os.environ else built_book(folder / "ours")
        stock = stock_book(folder / "stock", LESSONS)
        yield f"{'page':48} {'score':>6} {'LCP s':>6} {'TBT ms':>7} {'CLS':>6}"
        for site, pages, whose in ((book, PAGES, ""), (stock, LESSONS, "stock ")):
            for page in pages:
                score, paint, blocked, shift = measured(folder, site, page)
                yield f"{whose + page:48} {score:6.0f} {paint:6.2f} {blocked:7.0f} {shift:6.3f}"


def measured(folder, site, page):
    """(score, largest paint in s, blocking time in ms, layout shift) of a page: the median of each."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzipped, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        found = [_once(folder, f"http://127.0.0.1:{server.server_address[1]}/{page}") for _ in range(RUNS)]
    finally:
        server.shutdown()
        server.server_close()
    return [median(values) for values in zip(*found, strict=True)]


def _once(folder, address):
    with sync_playwright() as playwright:
        chromium = find_chromium(playwright)
    command = [folder / "node_modules/.bin/lighthouse", address, "--output=json", "--quiet"]
    command += ["--only-categories=performance", f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}"]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=True)
    told = json.loads(done.stdout)
    score = 100 * told["categories"]["performance"]["score"]
    return [score, *(told["audits"][name]["numericValue"] / unit for name, unit in METRICS.items())]
