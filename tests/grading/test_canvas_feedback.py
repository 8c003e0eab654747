"""Finished pages go back to Canvas under the names that it gave the hand-ins."""

import io
import zipfile

import pytest

from mestring.teacher.publish.canvas_feedback import bundle


@pytest.fixture
def packed(tmp_path):
    page = tmp_path / "03-mestringstro.html"
    page.write_text("Til Åse")

    def pack(*originals):
        unknown = bundle(tmp_path / "ut.zip", {"101": page}, {"101": list(originals)})
        with zipfile.ZipFile(tmp_path / "ut.zip") as archive:
            return unknown, {name: archive.read(name) for name in archive.namelist()}

    return pack


@pytest.mark.parametrize(
    ("originals", "name"),
    [
        (["ødegårdåse_101_900001_03-mestringstro.zip"], "ødegårdåse_101_900001_03-mestringstro.zip"),
        (["ødegårdåse_LATE_101_900001_min 1_2.zip"], "ødegårdåse_LATE_101_900001_min 1_2.zip"),
        (["å_101_101_bilde.png", "å_101_100_ny-1.ZIP", "å_101_99_gammel.zip"], "å_101_100_ny-1.ZIP"),  # the newest zip
        (["anon_x7_900001_03-mestringstro.zip"], "anon_x7_900001_03-mestringstro.zip"),
    ],
)
def test_a_page_travels_inside_a_zip_of_the_hand_ins_own_name(packed, originals, name):
    unknown, files = packed(*originals)
    assert (unknown, list(files)) == ([], [name])
    with zipfile.ZipFile(io.BytesIO(files[name])) as inner:
        assert inner.namelist() == ["tilbakemelding-03-mestringstro.html"]
        assert inner.read(inner.namelist()[0]).decode() == "Til Åse"


@pytest.mark.parametrize("original", ["å_101_900001_03-mestringstro.ipynb", "åse.zip", "å_101_text.html", "101/levert"])
def test_who_handed_in_something_else_is_told_and_not_packed(packed, original):
    assert packed(original) == (["101"], {})
    assert packed() == (["101"], {})
