"""Every text a person reads: Dutch here, and looked up in the catalogue of the language that is spoken now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Self

from language.catalogues import catalogue

SOURCE: Final = "nl"
LANGUAGES: Final = {"nl": "Nederlands", "en": "English"}

_spoken: ContextVar[str] = ContextVar("language", default=SOURCE)


def spoken() -> str:
    """Give the code of the language that texts are said in now."""
    return _spoken.get()


def speak(language: str | None) -> str:
    """Say texts in this language from now on, in this request; gives the language that was spoken before."""
    before = _spoken.get()
    _spoken.set(language if language in LANGUAGES else SOURCE)
    return before


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Say texts in this language for a while; one that nobody translated into is said in Dutch."""
    before = speak(language)
    try:
        yield
    finally:
        speak(before)


def _(text: str) -> str:
    """Say this text in the language that is spoken now."""
    return catalogue(_spoken.get()).gettext(text) if text else ""  # the empty text is a catalogue's own heading


def ngettext(one: str, many: str, count: int) -> str:
    """Say this text for one, or for many."""
    return catalogue(_spoken.get()).ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text in a table for translation; it is translated where it is said."""
    return text


class Later(str):
    """A text with places to fill in that is written down now and said, in the language spoken then, when it is filled in.

    For marshmallow, which is given its sentences when a class is defined and fills them in for each request.
    """

    __slots__ = ()

    def format(self: Self, *args: object, **values: object) -> str:
        """Translate, then fill in."""
        return _(str(self)).format(*args, **values)
