"""What the cards of the front page take from the lessons."""

import xml.etree.ElementTree as ET

import pytest

from mestring.book.lesson_cards import about, file_of

from ..content.material import LESSONS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_lesson_says_its_title_and_its_minutes(path):
    title, minutes = about(path)
    assert title and 5 <= minutes <= 90


def test_every_lessons_drawing_is_a_view_of_the_one_file(tmp_path):
    folder = tmp_path / "book/images/leksjoner"
    folder.mkdir(parents=True)
    for number, colour in (("00", "red"), ("07", "blue")):
        drawn = f'<svg xmlns="{SVG[1:-1]}" viewBox="0 0 320 150">\n  <path d="M0 0" fill="{colour}"/>\n</svg>\n'
        (folder / f"{number}.svg").write_text(drawn, encoding="utf-8")
    root = ET.fromstring(file_of(tmp_path)[1])
    views = {view.get("id"): view.get("viewBox") for view in root.iter(f"{SVG}view")}
    assert views == {"l00": "0 0 320 150", "l07": "0 150 320 150"}
    places = {
        svg[0].get("fill"): (svg.get("y"), svg.get("viewBox")) for svg in root.iter(f"{SVG}svg") if svg is not root
    }
    assert places == {"red": ("0", "0 0 320 150"), "blue": ("150", "0 0 320 150")}
