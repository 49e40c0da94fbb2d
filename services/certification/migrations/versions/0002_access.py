"""The audit log as a chain, who still holds which role, agreed covenants, and the report of what was destroyed."""

from alembic import op

from access import agreed_covenants, audit_schema, destruction_report, roles

revision = "0002_access"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audit_schema.link(op)
    for statement in (*roles.TABLE, *agreed_covenants.TABLE, destruction_report.TABLE):
        op.execute(statement)
