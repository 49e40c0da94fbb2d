"""What somebody types to find a young person: words, each the beginning of a name, number or municipality."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

MOST_WORDS: Final = 6
SPECIAL: Final = str.maketrans("øđı", "odi")


def plain(text: str) -> str:
    """Take off capitals, accents and signs, as the index does."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(SPECIAL))
    return "".join(char if char.isalnum() else " " for char in bare if not unicodedata.combining(char))


def words_of(typed: str) -> Sequence[str]:
    """Give the words to look for; a few are enough to find one person."""
    return plain(typed).split()[:MOST_WORDS]


def codes_for(word: str, municipalities: Mapping[str, str]) -> Sequence[str]:
    """Give the municipalities of which a word of the name begins like this."""
    return [code for code, name in municipalities.items() if any(part.startswith(word) for part in plain(name).split())]
