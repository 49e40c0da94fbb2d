"""Planned exits and why exits went otherwise, as kept in PostgreSQL."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.intake.domain.exit_plan import ExitDifference, ExitPlan
from services.intake.storage.tables import exit_plans


class ExitPlans:
    """The versions of each planned exit; whoever may see the pupil sees them."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def add(self, plan: ExitPlan) -> None:
        """Keep a version; those before it stay."""
        self._session.flush()  # its pupil may be new
        self._session.add(plan)

    def of(self, pupil_id: UUID) -> Sequence[ExitPlan]:
        """Give the versions, the first first."""
        query = select(ExitPlan).where(exit_plans.c.pupil_id == pupil_id)
        return list(self._session.scalars(query.order_by(exit_plans.c.plan_id)))

    def difference(self, pupil_id: UUID) -> ExitDifference | None:
        """Give why it went otherwise, once the school said so."""
        return self._session.get(ExitDifference, pupil_id)

    def explain(self, difference: ExitDifference) -> None:
        """Keep why it went otherwise; said again, the newest words stand."""
        self._session.merge(difference)
