"""A signed judgement covers its photos: what of each picture is kept with it, and what each picture comes to now."""

from alembic import op

revision = "0011_photo_hashes"
down_revision = "0010_mbo_staff"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Follows from the picture itself, whoever changes it, and is read without reading the picture.
    "ALTER TABLE evidence_photos ADD COLUMN sha256 bytea NOT NULL GENERATED ALWAYS AS (sha256(content)) STORED",
    # Nothing for what was signed before: of those judgements no hash covers a photo.
    "ALTER TABLE judgements ADD COLUMN photo_hashes text[]",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
