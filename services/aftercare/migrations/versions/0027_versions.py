"""What changes seldom and is asked in every request has a version: whoever kept a copy sees whether it is still good."""

from alembic import op

revision = "0027_versions"
down_revision = "0026_mended_in_parts"
branch_labels = None
depends_on = None

TABLES = {
    "team": ("professionals", "absences", "held_roles"),
    "policy": ("policies", "free_days", "contact_templates"),
}
STATEMENTS = (
    "CREATE TABLE versions (name text PRIMARY KEY, version uuid NOT NULL)",
    "INSERT INTO versions SELECT name, gen_random_uuid() FROM unnest(ARRAY['team', 'policy']) AS name",
    # A version is never used twice, so what was rolled back cannot be taken for what came instead.
    """
    CREATE FUNCTION has_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$ BEGIN
        UPDATE versions SET version = gen_random_uuid() WHERE name = TG_ARGV[0];
        RETURN NULL;
    END $$
    """,
    # Which region this is; the other organisations say nothing about terms, and who registers them holds other locks.
    """
    CREATE TRIGGER region_changed AFTER INSERT OR UPDATE ON organisations
    FOR EACH ROW WHEN (NEW.kind = 'region') EXECUTE FUNCTION has_changed('policy')
    """,
)
TRIGGER = """
    CREATE TRIGGER {table}_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION has_changed('{name}')
"""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    for name, tables in TABLES.items():
        for table in tables:
            op.execute(TRIGGER.format(table=table, name=name))
