"""The catalogues as gettext wants them, compiled in memory out of the .po files: nothing to build, nothing to forget."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "translations"


@cache
def catalogue(language: str) -> NullTranslations:
    """Give the catalogue of a language; the source needs none, so a process that speaks Dutch alone reads nothing."""
    path = FOLDER / f"{language}.po"
    return _compiled(path) if path.exists() else NullTranslations()


def _compiled(path: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  not before somebody speaks another language
    from babel.messages.pofile import read_po  # noqa: PLC0415  only where catalogues are compiled

    compiled = BytesIO()
    with path.open("rb") as text:
        write_mo(compiled, read_po(text))
    compiled.seek(0)
    return GNUTranslations(compiled)
