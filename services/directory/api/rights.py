"""Who may use the directory: everybody signed in reads, an admin writes; who is away says himself who stands in."""

from typing import Final
from uuid import UUID

from werkzeug.exceptions import Forbidden

from access.actor import ROLES, current_actor, require_role
from language.texts import _

READERS = tuple(sorted(ROLES))

reading = require_role(*READERS)
writing = require_role("admin")
mailing = require_role("system")  # notifications asks where to send; nobody else sees addresses

FOR_OTHERS: Final = ("admin", "coordinator")  # somebody falls ill, and cannot say it himself
covering = require_role(*FOR_OTHERS, "job_coach", "werkconsulent")


def check_may_cover(person_id: UUID) -> None:
    """Refuse whoever would hand over the work of a colleague."""
    actor = current_actor()
    if actor.role not in FOR_OTHERS and actor.person_id != person_id:
        raise Forbidden(description=_("U regelt alleen uw eigen waarneming. Vraag het de coördinator."))
