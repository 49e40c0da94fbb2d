"""Where in the portal a reader takes the next step; ids only, so that an address in a mail tells nothing."""

from typing import Final
from uuid import UUID

HOME: Final = "/"  # leads to the page of the role
OWN_WORK: Final = "/werk"
NOTIFICATIONS: Final = "/meldingen"
SUPPORT: Final = "/noodtoegang"
INVITATION: Final = "/uitnodiging/"
JUDGING: Final = "/beoordelen/"
CERTIFICATES: Final = "/praktijkverklaringen"


def young_person(pupil_id: UUID | None) -> str:
    """Give the page of a young person; while nobody told whose case it is, the reader's own work."""
    return f"/jongeren/{pupil_id}" if pupil_id else OWN_WORK


def contact(pupil_id: UUID) -> str:
    """Give where contact with a young person is written down."""
    return f"/jongeren/{pupil_id}/contact"


def destination(pupil_id: UUID) -> str:
    """Give where somebody confirms where a young person is now."""
    return f"/jongeren/{pupil_id}/bestemming"


def conversation(conversation_id: UUID) -> str:
    """Give the page of a career conversation."""
    return f"/gesprekken/{conversation_id}"


def exit_conversation(conversation_id: UUID) -> str:
    """Give the page of an exit conversation."""
    return f"/uitstroomgesprekken/{conversation_id}"


def absence(person_id: UUID) -> str:
    """Give where a coordinator sees who stands in for somebody."""
    return f"/waarneming/{person_id}"


def covenant(covenant_id: UUID) -> str:
    """Give the page of a version of the covenant."""
    return f"/convenant/{covenant_id}"


def trajectory(trajectory_id: UUID) -> str:
    """Give the page of a trajectory to a praktijkverklaring."""
    return f"/trajecten/{trajectory_id}"


def transfer(transfer_id: UUID) -> str:
    """Give the page on which an mbo school answers whether a trajectory goes on there."""
    return f"/doorgegeven/{transfer_id}"


def judging(request_id: UUID) -> str:
    """Give where a trainer's link leads; by its id it opens nothing: the link is made when the mail goes."""
    return f"{JUDGING}{request_id}"


def invitation(invitation_id: UUID) -> str:
    """Give where an invitation leads; by its id it opens nothing: the link is made when the mail goes."""
    return f"{INVITATION}{invitation_id}"
