"""Every concept of `course/concepts.yml` is taught in a lesson's prose and examined by a widget or an exercise."""

import yaml

from .material import EXERCISES, LESSONS, ROOT, concepts_of, read, widgets

CONCEPTS = yaml.safe_load((ROOT / "course" / "concepts.yml").read_text(encoding="utf-8"))


def places():
    """concept -> cells, three times: they teach it, ask about it in a lesson, examine it in an exercise"""
    taught, asked, examined = {}, {}, {}
    for path in [*LESSONS, *EXERCISES]:
        asks = {made.cell for made in widgets(path)}
        for cell in read(path).cells:
            if path in EXERCISES:
                where = examined
            else:  # prose or a figure teaches
                where = asked if cell.id in asks else taught
            for concept in concepts_of(cell):
                where.setdefault(concept, []).append(cell.id)
    return taught, asked, examined


def test_every_concept_is_taught_and_examined():
    taught, asked, examined = places()
    for concept, about in CONCEPTS.items():
        print(f"{about['lesson']} {about['nb']} ({about['en']})")
        print(f"   taught: {', '.join(taught.get(concept, ['-']))}")
        print(f"   examined: {', '.join([*asked.get(concept, []), *examined.get(concept, [])]) or '-'}")
    assert [concept for concept in CONCEPTS if concept not in taught] == []
    assert [concept for concept in CONCEPTS if concept not in asked | examined] == []


def test_no_cell_names_a_concept_that_is_not_on_the_list():
    taught, asked, examined = places()
    assert (taught.keys() | asked.keys() | examined.keys()) - CONCEPTS.keys() == set()


def test_each_concept_has_both_names_and_its_lesson():
    numbers = {path.stem[:2] for path in LESSONS}
    for concept, about in CONCEPTS.items():
        assert about.keys() == {"nb", "en", "lesson"}, concept
        assert about["lesson"] in numbers, concept
