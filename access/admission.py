"""At the start of each request's transaction: the actor still holds the role, and the database knows who asks."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.exceptions import Unauthorized

from access.actor import Actor
from language.texts import _

# Gives None for a role that the service never heard of: then the signed token is believed, for as long as it is good.
HoldsRole = Callable[[Session, UUID, str, UUID | None], bool | None]

SYSTEM: Final = "system"

_ACT = text("""
    SELECT set_config('app.person', :person, true), set_config('app.people', :person, true),
        set_config('app.role', :role, true), set_config('app.organisation', :organisation, true)
""")


def admit(session: Session, actor: Actor, holds_role: HoldsRole) -> None:
    """Let the database know who asks, until the transaction ends; refuses who no longer holds the role."""
    if actor.role != SYSTEM and holds_role(session, actor.person_id, actor.role, actor.organisation_id) is False:
        raise Unauthorized(
            description=_("Deze rol hebt u niet meer. Meld u opnieuw aan, of vraag de beheerder om de rol.")
        )
    session.execute(
        _ACT,
        {"person": str(actor.person_id), "role": actor.role, "organisation": str(actor.organisation_id or "")},
    )
