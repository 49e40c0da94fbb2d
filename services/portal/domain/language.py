"""Dutch is the language of the source; a catalogue per other language can follow without touching a page."""

import gettext
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"

# Without a catalogue (Dutch itself) this gives every text back unchanged.
translations = gettext.translation("portal", LOCALE, languages=["nl"], fallback=True)


def _(text: str) -> str:
    """Say this text in the reader's language."""
    return translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Say this text for one, or for many."""
    return translations.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text in a table for translation; it is translated where it is said."""
    return text
