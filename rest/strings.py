"""Text that JSON can write and a database cannot keep is refused at the door."""

import json
from typing import Final

from werkzeug.exceptions import BadRequest

MAX_DEPTH: Final = 40


def refuse_unstorable(body: bytes) -> None:
    """Refuse JSON that is none, is nested too deep, or holds NUL characters or half characters (lone surrogates)."""
    if not body:
        return
    try:
        value = json.loads(body)
        if b"\\u0000" in body or b"\x00" in body:
            raise BadRequest(description="De tekst bevat een NUL-teken (\\u0000). Haal dat weg.")
        if b"\\ud" in body or b"\\uD" in body:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise BadRequest(description="De tekst bevat een half teken (een los surrogaat). Haal dat weg.") from error
    except (ValueError, RecursionError) as error:
        raise BadRequest(description="Dit is geen geldige JSON in UTF-8.") from error
    if _depth(value) > MAX_DEPTH:
        raise BadRequest(description=f"De JSON is dieper genest dan {MAX_DEPTH} niveaus.")


def _depth(value: object) -> int:
    deepest, layer = 0, [value]
    while layer and deepest <= MAX_DEPTH:
        deepest += 1
        layer = [inner for outer in layer if isinstance(outer, dict | list) for inner in (outer.values() if isinstance(outer, dict) else outer)]
    return deepest
