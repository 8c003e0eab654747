"""Every concept of `course/concepts.yml` is taught in a lesson's prose and examined by a widget or an exercise."""

import yaml

from .material import EXERCISES, LESSONS, ROOT, concepts_of, read, widgets

CONCEPTS = yaml.safe_load((ROOT / "course" / "concepts.yml").read_text(encoding="utf-8"))


def places():
    """(concept -> cells that teach it, concept -> cells that examine it)"""
    taught, examined = {}, {}
    for path in [*LESSONS, *EXERCISES]:
        asks = {made.cell for made in widgets(path)}
        for cell in read(path).cells:
            if cell.cell_type == "markdown" and path in LESSONS:
                where = taught
            elif path in EXERCISES or cell.id in asks:
                where = examined
            else:  # a figure
                where = taught
            for concept in concepts_of(cell):
                where.setdefault(concept, []).append(cell.id)
    return taught, examined


def test_every_concept_is_taught_and_examined():
    taught, examined = places()
    for concept, about in CONCEPTS.items():
        print(f"{about['lesson']} {about['nb']} ({about['en']})")
        print(f"   taught: {', '.join(taught.get(concept, ['-']))}")
        print(f"   examined: {', '.join(examined.get(concept, ['-']))}")
    assert [concept for concept in CONCEPTS if concept not in taught] == []
    assert [concept for concept in CONCEPTS if concept not in examined] == []


def test_no_cell_names_a_concept_that_is_not_on_the_list():
    taught, examined = places()
    assert (taught.keys() | examined.keys()) - CONCEPTS.keys() == set()


def test_each_concept_has_both_names_and_its_lesson():
    numbers = {path.stem[:2] for path in LESSONS}
    for concept, about in CONCEPTS.items():
        assert about.keys() == {"nb", "en", "lesson"}, concept
        assert about["lesson"] in numbers, concept
