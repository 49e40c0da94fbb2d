"""Files as a branche gives them, and such as nobody should open."""

import zlib
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(pages: int = 1, *, script: bool = False, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if script:
        act = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(act)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def written(parts: dict[int, bytes]) -> bytes:
    """A file of one page, with these parts beside or instead of its own: 1 the root, 3 the page."""
    all_parts = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    } | parts
    content, places = b"%PDF-1.7\n", {}
    for number, part in all_parts.items():
        places[number] = len(content)
        content += b"%d 0 obj" % number + part + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, max(places) + 1))
    size = max(places) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return content + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))


def with_note(note: bytes, **parts: bytes) -> bytes:
    """A file with something on its page that one can click on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>"
    return written({3: page, 4: note} | {int(number[1:]): part for number, part in parts.items()})


def with_root(root: bytes, **parts: bytes) -> bytes:
    return written({1: b"<</Type/Catalog/Pages 2 0 R" + root + b">>"} | {int(n[1:]): part for n, part in parts.items()})


def bomb(megabytes: int) -> bytes:
    """A small file that unpacks, in two steps, to many times its size: the parts of the page are in it."""
    objects = (
        b"3 0 " + b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[" + b"0 " * (megabytes * 500_000) + b"]>>"
    )
    packed = zlib.compress(zlib.compress(objects, 9), 9)
    stream = b"<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream "
    content, places = b"%PDF-1.7\n", {}
    parts = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
    for number, part in (parts | {5: stream % (len(packed), packed)}).items():
        places[number] = len(content)
        content += b"%d 0 obj" % number + part + b"endobj\n"
    places[6] = start = len(content)
    rows = [b"\0" * 7] + [b"\1" + places[n].to_bytes(4) + b"\0\0" if n in places else b"\0" * 7 for n in range(1, 7)]
    rows[3] = b"\2" + (5).to_bytes(4) + b"\0\0"
    table = b"".join(rows)
    root = b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n%s\nendstream endobj\n"
    return content + root % (len(table), table) + b"startxref\n%d\n%%%%EOF\n" % start
