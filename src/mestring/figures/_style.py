"""How every figure of the course looks, and how it shows itself.

A canvas is at most 4 inches wide at 160 dots per inch: on a screen of 320 px it is drawn at half its size, where
text of 11 points is still 12 px high. Matplotlib is imported only when something is drawn.
"""

import base64
import html
import io
import re
from functools import cached_property
from urllib.parse import quote

from ..text import figure_words

# Okabe and Ito's colours, told apart by people with colour-blindness. Text stands in INK only.
BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
INK, GREY, PAPER = "#1A1A1A", "#767676", "#FFFFFF"
TEXT, SMALL = 12.5, 11
WIDTH, DPI = 4.0, 160
LONG = re.compile(r"[1-9]\d*\.\d{3,}")  # a place with more decimals than anybody sees; scales are below 1


class Figure:
    """A finished picture and, in words, what it says.

    Shows itself as an `<img>` with that alt text in JupyterLab and on a feedback page alike: `png`, in dots. The book
    takes `svg`, in lines: sharp at every size and on paper, and a tenth of the bytes. Its letters are the reader's own.
    """

    def __init__(self, figure, alt: str):
        if not alt.strip():
            raise ValueError("a figure needs an alt text that says what the picture says")
        self.alt = alt
        wide, high = figure.get_size_inches()
        self.size = (round(WIDTH * DPI * 0.75), round(WIDTH * DPI * 0.75 * high / wide))
        self.png = _saved(figure, format="png", dpi=DPI, metadata={"Software": None})
        self._figure = figure

    @cached_property
    def svg(self) -> str:
        """The picture in lines: drawn when asked for, which no page of a teacher's does."""
        drawn = _saved(self._figure, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
        return LONG.sub(lambda found: f"{float(found[0]):.2f}", drawn.decode())

    @property
    def address(self) -> str:
        """The picture in lines, as what an `<img>` shows."""
        return f"data:image/svg+xml,{quote(self.svg, safe=' /:=;,()<>')}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = base64.b64encode(self.png).decode()
        look = "display:block;max-width:100%;height:auto;border-radius:8px"
        size = 'width="{}" height="{}"'.format(*self.size)  # the room is kept until the picture is there
        image = f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.alt)}" {size} style="{look}">'
        return {"text/html": image, "image/svg+xml": self.svg, "text/plain": self.alt}


def _saved(figure, **more) -> bytes:
    """The file that matplotlib writes; the same figure gives the same bytes."""
    from matplotlib import rc_context

    buffer = io.BytesIO()
    fonts = ["DejaVu Sans", "Verdana"]  # as wide as each other: no word outgrows its place
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "mestring", "font.sans-serif": fonts}):
        figure.savefig(buffer, facecolor=PAPER, **more)
    return buffer.getvalue()


def canvas(height: float, width: float = WIDTH):
    """An empty figure in the course's style, and its axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(drawing)  # no pyplot: nothing is shown twice, and no window is ever opened
    axes = drawing.add_subplot()
    axes.tick_params(labelsize=SMALL, colors=INK)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.xaxis.set_major_formatter(lambda value, _: number(value))
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    return drawing, axes


def number(value: float, decimals: int = 1) -> str:
    """A number as it is written in the language chosen. Norwegian: 1 234,5 (with a space that doesn't break)."""
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    signs = figure_words("number")
    return text.translate(str.maketrans({",": signs["thousands"], ".": signs["decimal"], "-": signs["minus"]}))
