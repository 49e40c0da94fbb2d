"""Finds every text that a person may read, and keeps the catalogue in step: sorted, a block a text, no line numbers."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from language.catalogues import FOLDER

PLACES: Final = ("access", "doorlijn", "language", "messaging", "rest", "services")
METHODS: Final = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS: Final = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true"}}
KEYWORDS: Final = {"_": None, "N_": None, "Later": None, "ngettext": (1, 2)}
HEADING: Final = """\
# Written by `make texts`: translate the empty ones; everything else is kept in step with the sources.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""

Text = str | tuple[str, str]  # the second for one and for many


def texts_in(root: Path) -> Iterator[tuple[Text, str]]:
    """Give each text of the sources and where it stands."""
    for place in PLACES:
        found = extract_from_dir(root / place, METHODS, OPTIONS, KEYWORDS)
        for name, line, text, _comments, _context in found:
            yield (text if isinstance(text, str) else (text[0], text[1])), f"{place}/{name}:{line}"


def read(path: Path) -> Catalog:
    """Read a catalogue as it was written."""
    with path.open("rb") as file:
        return read_po(file)


def update(root: Path, language: str) -> dict[Text, str]:
    """Bring a catalogue in step with the sources; gives the texts that still lack words, and where they stand."""
    path = FOLDER / f"{language}.po"
    places = dict(texts_in(root))
    fresh = in_step(read(path), places)
    path.write_text(written(fresh), encoding="utf-8")
    return {text: place for text, place in places.items() if not is_said(fresh, text)}


def in_step(known: Catalog, texts: Iterable[Text]) -> Catalog:
    """Give a catalogue of exactly these texts, with the words that are known for them."""
    fresh = Catalog(known.locale, fuzzy=False)
    for text in texts:
        said = known.get(text if isinstance(text, str) else text[0])
        fresh.add(text, said.string if said is not None and said.id == text else None)
    return fresh


def written(catalog: Catalog) -> str:
    """Write a catalogue the same way whoever does it, so that two branches merge line by line."""
    blocks = BytesIO()
    write_po(blocks, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    heading = HEADING.format(language=catalog.locale_identifier, plural_forms=catalog.plural_forms)
    return heading + blocks.getvalue().decode().strip() + "\n"


def is_said(catalog: Catalog, text: Text) -> bool:
    """Tell whether a text has all its words in this language."""
    found = catalog.get(text if isinstance(text, str) else text[0])
    said = found.string if found is not None else None
    return bool(said) if said is None or isinstance(said, str) else all(said)
