"""The tables of messaging and of the REST APIs, in this service's own schema."""

from alembic import op

import messaging.schema
import rest.schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    messaging.schema.create(op)
    rest.schema.create(op)
