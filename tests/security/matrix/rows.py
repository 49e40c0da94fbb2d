"""One line of the matrix."""

from tests.security.matrix.askers import ROLES


def row(others: str, **roles: str) -> dict[str, str]:
    """One route; `others` holds for the roles that are not named."""
    return {role: roles.get(role, others) for role in ROLES}
