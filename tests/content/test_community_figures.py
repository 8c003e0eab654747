"""The figure of lesson 13: every number is said with its unit, and none is made of another."""

from mestring.figures import ripple


def test_each_number_has_a_unit_of_its_own():
    alt = ripple().alt
    for said in ("16 personer var med i prosjektet", "3 tilbud laget de", "Omtrent 50 personer i uka er med"):
        assert said in alt
    assert "Tallene kan ikke deles på hverandre." in alt


def test_other_numbers_are_another_picture():
    other = ripple(people=4, offers=1, weekly=30)
    assert "4 fylte prikker" in other.alt
    assert "omtrent 30 tomme prikker" in other.alt
    assert other.png != ripple().png
