"""Text that JSON can write and a database cannot keep is refused at the door."""

import json
from typing import Final

from werkzeug.exceptions import BadRequest

from language.texts import _

MAX_DEPTH: Final = 40


def refuse_unstorable(body: bytes) -> None:
    """Refuse JSON that is none, is nested too deep, or holds NUL characters or half characters (lone surrogates)."""
    if not body:
        return
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(description=_("Dit is geen geldige JSON in UTF-8.")) from error
    may_hold = b"\\u0000" in body or b"\\ud" in body.lower()  # only an escape can write these
    layer, depth = [value], 0
    while layer:
        depth += 1
        if depth > MAX_DEPTH:
            raise BadRequest(
                description=_("De JSON is dieper genest dan {max_depth} niveaus.").format(max_depth=MAX_DEPTH)
            )
        if may_hold:
            for text in (item for item in layer if isinstance(item, str)):
                _refuse_unstorable_text(text)
        layer = [inner for outer in layer for inner in _inside(outer)]


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _refuse_unstorable_text(text: str) -> None:
    if "\x00" in text:
        raise BadRequest(description=_("De tekst bevat een NUL-teken (\\u0000). Haal dat weg."))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadRequest(description=_("De tekst bevat een half teken (een los surrogaat). Haal dat weg.")) from error
