"""Pictures that stand in a text as letters (Colab and other editors put them there), and where Jupyter keeps pictures.

As letters they would fill the text: the limit for it would cut off the words that come after.
"""

import base64
import hashlib
import re

URI = r"data:image/(?P<{0}kind>[a-z.+-]{{1,20}});base64,(?P<{0}data>[A-Za-z0-9+/=]+)"
PICTURE = re.compile(
    rf"""<img\b[^>]{{0,300}}?\bsrc\s*=\s*["']?{URI.format("tag_")}["']?[^>]{{0,300}}>|{URI.format("")}""", re.IGNORECASE
)
SHOWN = {"png": b"\x89PNG", "jpeg": b"\xff\xd8\xff"}  # the kinds that formgrader and feedback show, and how they begin


def take_out(text: str) -> tuple[str, dict[str, dict[str, str]]]:
    """The text with a short name for each picture, and the pictures as a cell's attachments.

    A picture of another kind, or one that is none, has its name in the text and is not among them.
    """
    pictures = {}

    def name(found):
        tag = found["tag_kind"] is not None
        kind, data = (found["tag_kind"], found["tag_data"]) if tag else (found["kind"], found["data"])
        kind = kind.lower().replace("jpg", "jpeg")
        called = f"bilde-{hashlib.sha256(data.encode()).hexdigest()[:6]}.{kind}"  # eight digits look like a telephone's
        if kind in SHOWN and _begins(data, SHOWN[kind]):
            pictures[called] = {f"image/{kind}": data}
        return f"![](attachment:{called})" if tag else f"attachment:{called}"

    return PICTURE.sub(name, text), pictures


def _begins(data: str, signature: bytes) -> bool:
    try:
        return base64.b64decode(data[:8]).startswith(signature)
    except ValueError:
        return False
