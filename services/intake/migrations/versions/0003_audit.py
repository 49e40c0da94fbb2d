"""The audit log becomes a chain: rows can only be added, and what was done to them afterwards shows."""

from alembic import op

from access import audit_schema

revision = "0003_audit"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audit_schema.link(op)
