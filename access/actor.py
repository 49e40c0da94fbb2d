"""Who asks: a person in a role, for an organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import g
from werkzeug.exceptions import Forbidden, Unauthorized

from language.texts import _

ROLES: Final = frozenset(
    {
        "school_staff",
        "mbo_staff",
        "job_coach",
        "werkconsulent",
        "workplace_trainer",
        "placement_advisor",
        "coordinator",
        "admin",
        "system",
    }
)

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Actor:
    """A person in one role. `organisation_id` is the school, municipality or body that the role belongs to."""

    person_id: UUID
    role: str
    organisation_id: UUID | None = None
    is_client: bool = False  # a system of an organisation: whoever holds its secret is a person beside himself

    @property
    def name(self) -> str:
        """How events and audit rows call this actor."""
        return f"person/{self.person_id}"


def current_actor() -> Actor:
    """Give who sent this request; refuses one without a valid token."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise Unauthorized(description=_("Deze vraag mist een geldig token. Meld u opnieuw aan."))
    return actor


def require_role(*roles: str) -> Callable[[F], F]:
    """Let a view answer these roles only."""
    unknown = set(roles) - ROLES
    if unknown:
        message = f"no such role: {', '.join(sorted(unknown))}"
        raise ValueError(message)

    def decorate(view: F) -> F:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  a view's own arguments
            if current_actor().role not in roles:
                raise Forbidden(description=_("Met uw rol kunt u dit niet doen."))
            return view(*args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps keeps the view's own signature

    return decorate


def require_person(view: F) -> F:
    """Let no system of an organisation do this: where two persons are needed, one of them could be two with its secret."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  a view's own arguments
        if current_actor().is_client:
            raise Forbidden(description=_("Dit doet een persoon, geen systeem. Meld u aan en doe het zelf."))
        return view(*args, **kwargs)

    return guarded  # type: ignore[return-value]  # wraps keeps the view's own signature
