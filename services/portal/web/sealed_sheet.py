"""A sheet on its way from preview to import: it travels inside the page, so that no list of names stays on a disk.

Packed, sealed with the portal's key and bound to the reader: any process of any machine can go on with what was
previewed, and nobody else can.
"""

import zlib
from base64 import b64decode, b64encode

from flask import current_app
from itsdangerous import TimestampSigner

from services.portal.web.session import reader

AN_HOUR = 3600


def pack(name: str, content: bytes, what: str = "leaver-import") -> str:
    """Make one field of a form of a file."""
    return _seal(what).sign(b64encode(zlib.compress(name.encode() + b"\0" + content))).decode()


def unpack(packed: str, what: str = "leaver-import") -> tuple[str, bytes]:
    """Give the file that was previewed; what we did not pack ourselves is refused (BadSignature) before it is opened."""
    whole = zlib.decompress(b64decode(_seal(what).unsign(packed, max_age=AN_HOUR)))
    name, _nul, content = whole.partition(b"\0")
    return name.decode(), content


def _seal(what: str) -> TimestampSigner:
    return TimestampSigner(str(current_app.secret_key), salt=f"{what}/{reader().person_id}")
