"""What a line of the story is about, so that its reader can choose: contact, work, conversations, documents, the case."""

from typing import Final

from language.texts import N_

DOCUMENTS: Final = "documents"
PARTS: Final = {
    "contact": N_("Contact"),
    "work": N_("Werk"),
    "talks": N_("Gesprekken en vervolgstappen"),
    DOCUMENTS: N_("Documenten"),
    "case": N_("De zaak zelf"),
}
_BEGINS: Final = {
    "check_in": "contact",
    "destination": "contact",
    "out_of_sight": "contact",
    "contract": "work",
    "career_conversation": "talks",
    "next_step": "talks",
    "promise": "talks",
    "place": "talks",
}


def part_of(kind: str) -> str:
    """Tell which part of the story a kind of entry belongs to."""
    return next((part for begin, part in _BEGINS.items() if kind.startswith(begin)), "case")
