"""The interface in the reader's language: catalogues made at build time from `locale/<language>.yml`."""

import json
import os
from functools import cache
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

HERE = Path(__file__).parent / "locale"


@cache
def words(code="nb"):
    """Every word of one language, as the file has them."""
    return yaml.safe_load((HERE / f"{code}.yml").read_text(encoding="utf-8"))


def own(language):
    """The words that are ours, for a Sphinx language such as `nb_NO`."""
    return words(language.split("_")[0])["book"]


def compile_catalogues(language, folder):
    """Write `sphinx.mo`, `booktheme.mo` and `sphinx.js` (for the search page) where Sphinx looks for them."""
    target = Path(folder, language, "LC_MESSAGES")
    target.mkdir(parents=True, exist_ok=True)
    found = words(language.split("_")[0])
    for domain in ("sphinx", "booktheme"):
        catalogue = Catalog(locale=language)
        for english, translated in found.get(domain, {}).items():  # none in English, which they speak
            catalogue.add(english, translated)
        with open(target / f"{domain}.mo", "wb") as file:
            write_mo(file, catalogue)
    script = {"locale": language, "messages": found.get("script", {}), "plural_expr": "(n != 1)"}
    text = f"Documentation.addTranslations({json.dumps(script, ensure_ascii=False)});\n"
    (target / "sphinx.js").write_text(text, encoding="utf-8")


def speak(app, config):
    """Give Sphinx and the theme our words; where they have their own, those stay."""
    os.environ["MESTRING_LANGUAGE"] = config.language.split("_")[0]  # the widgets' words, here and in every kernel
    folder = Path(app.doctreedir, "_words")
    compile_catalogues(config.language, folder)
    config.locale_dirs = [str(folder), *config.locale_dirs]
    for domain in ("sphinx", "booktheme"):
        app.add_message_catalog(domain, str(folder))
    ours = own(config.language)
    config.nb_code_prompt_show, config.nb_code_prompt_hide = ours["code_show"], ours["code_hide"]
    config.html_theme_options = {**config.html_theme_options, "search_bar_text": ours["search"]}
    config.html_context = {**config.html_context, "words": ours}


def setup(app):
    # Before MyST-NB (500) makes its own copy of the settings.
    app.connect("config-inited", speak, priority=400)
