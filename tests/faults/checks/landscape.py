"""Who hears whom, as infra and the contracts say it: written down once more, because the judge believes nobody."""

from typing import Final

READERS: Final = {
    "directory": ("intake", "aftercare", "notifications"),
    "intake": ("aftercare", "notifications"),
    "aftercare": ("aftercare", "intake", "notifications"),
}
SERVICES: Final = ("directory", "intake", "aftercare", "notifications")
HEARING: Final = sorted({reader for readers in READERS.values() for reader in readers})

Questions = tuple[tuple[str, str, str], ...]  # what is asked, of what kind it is, the statement
