"""Two persons agreed on a covenant: from its day on, it says who may see what here."""

from access.agreed_covenants import AgreedCovenants, CovenantAgreed

__all__ = ["CovenantAgreed", "handle"]


def handle(message: CovenantAgreed, covenants: AgreedCovenants) -> None:
    """Keep it; each question looks which version holds on that day."""
    covenants.keep(message)
