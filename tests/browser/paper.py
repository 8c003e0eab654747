"""What stands on a printed page, by poppler: https://poppler.freedesktop.org/"""

import itertools
import re
import subprocess
from dataclasses import dataclass
from html import unescape

from .engines import installed

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
ROOM = 0.4  # the share of a word's height or width that may lie within the box of another: big letters stand close


@dataclass(frozen=True)
class Page:
    """`words`: what stands there, in its order. `filled`: the share of the page's height down to the lowest word.
    `over`: pairs of words of which one is printed over the other."""

    words: list
    filled: float
    over: list


def pages(pdf):
    """The pages of a PDF, given as bytes."""
    command = [installed("pdftotext"), "-bbox", "-", "-"]
    told = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [_page(part) for part in told.split("<page ")[1:]]


def _page(told):
    height = float(re.search(r'height="([\d.]+)"', told)[1])
    boxes = [(*map(float, found.groups()[:4]), unescape(found[5])) for found in WORD.finditer(told)]
    over = [(a[4], b[4]) for a, b in itertools.combinations(boxes, 2) if _meet(a, b)]
    return Page([box[4] for box in boxes], max((box[3] for box in boxes), default=0) / height, over)


def _meet(a, b):
    shared = [(min(a[i + 2], b[i + 2]) - max(a[i], b[i])) / min(a[i + 2] - a[i], b[i + 2] - b[i]) for i in (0, 1)]
    return min(shared) > ROOM
