"""What stands on a printed page, by poppler: https://poppler.freedesktop.org/"""

import itertools
import re
import subprocess
from dataclasses import dataclass
from html import unescape

from .engines import installed

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
PICTURE = re.compile(rb"P5\n(\d+) (\d+)\n255\n")
INK = 150  # darker than this is ink: at 20 dots per inch letters are, and the thin lines down a widget's sides are not
ROOM = 0.4  # the share of a word's height or width that may lie within the box of another: big letters stand close


@dataclass(frozen=True)
class Page:
    """`words`: what stands there, in its order. `filled`: the share of the page's height down to the lowest ink.
    `wide`: the share of its width out to the rightmost word. `over`: pairs of words of which one is printed over the
    other."""

    words: list
    filled: float
    wide: float
    over: list


def pages(pdf):
    """The pages of a PDF, given as bytes."""
    told = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf).decode()
    filled = _filled(picture(pdf))
    return [_page(part, share) for part, share in zip(told.split("<page ")[1:], filled, strict=True)]


def picture(pdf):
    """The pages as grey dots, 20 to an inch: what is the same to the eye is the same here."""
    return _poppler("pdftoppm", "-gray", "-r", "20", pdf=pdf)


def _poppler(program, *options, pdf):
    return subprocess.run([installed(program), *options], input=pdf, capture_output=True, check=True).stdout


def _filled(pictures):
    """Of each picture: the share of its height down to the lowest row with ink."""
    while head := PICTURE.match(pictures):
        width, height = int(head[1]), int(head[2])
        dots, pictures = pictures[head.end() :][: width * height], pictures[head.end() + width * height :]
        inked = [y + 1 for y in range(height) if min(dots[y * width : (y + 1) * width]) < INK]
        yield max(inked, default=0) / height


def _page(told, filled):
    width = float(re.search(r'width="([\d.]+)"', told)[1])
    boxes = [(*map(float, found.groups()[:4]), unescape(found[5])) for found in WORD.finditer(told)]
    down = sorted(boxes, key=lambda box: box[1])
    over = []
    for i, a in enumerate(down):
        below = itertools.takewhile(lambda b, end=a[3]: b[1] < end, down[i + 1 :])
        over += [(a[4], b[4]) for b in below if _meet(a, b)]
    return Page([box[4] for box in boxes], filled, max((box[2] for box in boxes), default=0) / width, over)


def _meet(a, b):
    shared = [(min(a[i + 2], b[i + 2]) - max(a[i], b[i])) / min(a[i + 2] - a[i], b[i + 2] - b[i]) for i in (0, 1)]
    return min(shared) > ROOM
