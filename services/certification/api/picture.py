"""A photo as somebody sent it, made anew: no more pixels than are needed, and nothing that a camera adds to it."""

import warnings
from io import BytesIO
from threading import BoundedSemaphore
from typing import Final

from PIL import Image, ImageOps
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from language.texts import N_

MOST_BYTES: Final = 15_000_000
MOST_PIXELS: Final = {
    "JPEG": 50_000_000,
    "PNG": 25_000_000,
    "WEBP": 25_000_000,
}  # a JPEG is unpacked at the size that is kept
AT_ONCE: Final = BoundedSemaphore(2)  # unpacked photos in one process: four bytes a pixel
LONGEST_SIDE: Final = 2000  # of what is kept: a page of paper at 200 dots per inch
QUALITY: Final = 85
FORMATS: Final = ("JPEG", "PNG", "WEBP")
WHITE: Final = (255, 255, 255)
TOO_LARGE: Final = N_("Deze foto is te groot. Een foto is hoogstens 15 MB. Maak een kleinere foto.")
TOO_MANY_PIXELS: Final = N_("Deze foto heeft te veel beeldpunten. Maak een kleinere foto.")
NO_PHOTO: Final = N_("Dit is geen foto die wij kunnen lezen. Stuur een foto als JPEG, PNG of WebP.")


class PictureRefused(Exception):
    """It cannot be taken; the text is a sentence, not yet in the reader's language."""


def picture(content: bytes) -> bytes:
    """Give the photo as a JPEG without metadata. Raises PictureRefused."""
    if len(content) > MOST_BYTES:
        raise PictureRefused(TOO_LARGE)
    try:
        with AT_ONCE, warnings.catch_warnings(), Image.open(BytesIO(content), formats=FORMATS) as found:
            return _made_anew(found)
    except PictureRefused:
        raise
    except (DecompressionBombError, DecompressionBombWarning) as bomb:
        raise PictureRefused(TOO_MANY_PIXELS) from bomb
    except Exception as unreadable:  # what a decoder raises at bytes that were made to hurt it is no finite list
        raise PictureRefused(NO_PHOTO) from unreadable


def _made_anew(found: Image.Image) -> bytes:
    if (
        found.width * found.height > MOST_PIXELS[str(found.format)]
    ):  # told by its first bytes, before anything is unpacked
        raise PictureRefused(TOO_MANY_PIXELS)
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(found)
    bare = Image.new("RGB", upright.size, WHITE)  # a picture of its own: the other one remembers where it was made
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        bare.paste(upright, mask=upright.getchannel("A"))
    else:
        bare.paste(upright.convert("RGB"))
    written = BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
