"""Mail: what became of each mail, for the administrator; nothing in it says about whom it was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import delivery_words
from services.portal.web.lookup import names_of
from services.portal.web.portal import now
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("deliveries", __name__)


@dataclass(frozen=True)
class Delivery:
    """One mail, as notifications tells it."""

    id: UUID
    title: str
    person_id: UUID
    state: str
    attempts: int
    planned_at: datetime
    reason: str | None = None
    is_repeat: bool = False
    next_attempt_at: datetime | None = None
    sent_at: datetime | None = None

    @property
    def shape(self) -> str:
        """The sign that its state is shown with."""
        return delivery_words.SHAPES.get(self.state, "waiting")

    def waits_at(self, now: datetime) -> bool:
        """Whether it goes later than now."""
        return self.state != "sending" and self.next_attempt_at is not None and self.next_attempt_at > now

    @property
    def is_stranded(self) -> bool:
        """Whether nobody tries it any more, so that a person must decide."""
        return self.state in {"failed", "unknown"} and self.next_attempt_at is None


@blueprint.get("/mail")
@signed_in("admin")
def overview() -> Answer:
    """The newest first; one state when that is asked."""
    state = request.args.get("stand")
    wanted = state if state in delivery_words.STATES else None
    found = apis().notifications.some(Delivery, "/v1/deliveries", state=wanted, cursor=request.args.get("vanaf"))
    return render_template(
        "deliveries.html",
        mails=found.items,
        following=found.following,
        state=wanted,
        states=delivery_words.STATES,
        why=delivery_words.why,
        now=now(),
        names=names_of(one.person_id for one in found.items),
    )


@blueprint.post("/mail/<uuid:delivery_id>/opnieuw")
@signed_in("admin")
def retry(delivery_id: UUID) -> Answer:
    """Send a stranded mail once more."""
    apis().notifications.post(f"/v1/deliveries/{delivery_id}/retry", key=idempotency_key())
    return done(_("De mail wordt opnieuw verstuurd."), "deliveries.overview")
