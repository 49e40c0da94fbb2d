"""Brings the catalogues in step with the sources and lists what is still to be translated: `make texts`."""

import sys
from pathlib import Path

from language.extraction import update
from language.texts import LANGUAGES, SOURCE


def main() -> int:
    """Update each catalogue; 1 when a text still lacks its words."""
    missing = 0
    for language in LANGUAGES:
        if language == SOURCE:
            continue
        for text, place in sorted(update(Path.cwd(), language).items(), key=lambda found: found[1]):
            missing += 1
            sys.stdout.write(f"{place}: {text if isinstance(text, str) else ' / '.join(text)}\n")
        sys.stdout.write(f"language/translations/{language}.po is in step with the sources\n")
    sys.stdout.write(f"{missing} to translate\n")
    return 1 if missing else 0


sys.exit(main())
