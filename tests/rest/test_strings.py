"""What a database cannot keep is refused before anything is done with it."""

import json

import pytest
from werkzeug.exceptions import BadRequest

from rest.strings import MAX_DEPTH, refuse_unstorable


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "a\\u0000b"}',
        b'{"a\\u0000": 1}',
        b'["\\ud800"]',
        b'["\\uDFFF x"]',
        b"{not json",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
    ],
)
def test_it_is_refused(body):
    with pytest.raises(BadRequest):
        refuse_unstorable(body)


@pytest.mark.parametrize("value", [{}, {"text": "literally \\u0000 and \\ud800"}, ["\U0001f600", "é"], 3, None])
def test_ordinary_text_passes(value):
    refuse_unstorable(json.dumps(value).encode())
