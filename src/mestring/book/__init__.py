"""The book's Sphinx extension: widgets without a kernel, a localised interface, nothing fetched from others.

Works on plain Sphinx with MyST-NB and sphinx-book-theme; nothing here depends on Jupyter Book itself.
One module per purpose:

translations    the interface in the reader's language
theme           templates, style sheet, and the settings that no edition may forget
admonitions     quotes that begin with a bold word become admonitions
figures         the figures of notebooks become files
mounts          widgets become elements that the host script brings to life
modules         the scripts of pages with widgets: the host (host/*.js), what most pages need, the rest each by itself
glossary        words of the glossary lead there
notebook_links  every lesson says how to open it as a notebook
student_zip     the student package as a download
bibliography    references and citations as Norwegian readers know them
search          finds other forms and spellings, numbers, and what readers call things
search_index    the pages of each word, best first
exercise_pages  the exercises, done and handed in on a page
section_notes   a private note to each section of a lesson
taking_part     notes that a reader chooses to hand on, and what was corrected after readers
descriptions    what each page is about, in a sentence
lesson_cards    the lessons on the front page
other_edition   the same page in the other language
header_buttons  reads the page aloud, or shows a lesson in a classroom, when the button is pressed
repetition      the page where the item bank is repeated
home_screen     the book on a phone's home screen
offline         every page without a network, after the first visit
wcag            the conformance table of the accessibility statement
packing         the finished pages made light: one style sheet, one script
strict_checks   warnings for third-party resources and images without alternative text

`build` is not a part of it: the program that builds the whole book; `english` gathers what its English edition is
built from.
"""

from importlib import import_module

PARTS = "translations theme admonitions figures mounts modules glossary notebook_links student_zip bibliography".split()
PARTS += ["search", "search_index", "exercise_pages", "section_notes", "taking_part", "descriptions"]
PARTS += ["lesson_cards", "other_edition", "header_buttons", "repetition", "home_screen", "offline", "wcag"]
PARTS += ["packing", "strict_checks"]  # last: they take what the others have made


def setup(app):
    for part in PARTS:
        import_module(f".{part}", __name__).setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
