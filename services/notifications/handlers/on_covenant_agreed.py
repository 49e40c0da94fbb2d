"""Two persons agreed on a covenant: from its day on, it says who may see what here."""

from dataclasses import dataclass

from access.agreed_covenants import AgreedCovenant, AgreedCovenants


@dataclass(frozen=True)
class CovenantAgreed(AgreedCovenant):
    """As every service reads it that shows young people."""


def handle(message: CovenantAgreed, covenants: AgreedCovenants) -> None:
    """Keep it; each question looks which version holds on that day."""
    covenants.keep(message)
