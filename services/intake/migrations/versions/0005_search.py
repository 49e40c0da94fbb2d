"""An index on the beginnings of names, so that finding somebody takes as long in a large region as in a small one."""

from alembic import op

revision = "0005_search"
down_revision = "0004_access"
branch_labels = None
depends_on = None

# As people type: no capitals, no accents, no signs. Capitals too, because lower() leaves them in some databases.
ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžğışćčđ"
BARE = "aaaaaaceeeeiiiinoooooouuuuyyszgisccd"
CAPITALS = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŠŽĞİŞĆČĐ"
SIGNS = "’''-."  # the second is one quote, as SQL writes it

STATEMENTS = (
    f"""
    CREATE FUNCTION plain(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN translate(lower(given), '{ACCENTED}{CAPITALS}{SIGNS}', '{BARE}{BARE}    ')
    """,
    """
    CREATE INDEX pupils_search ON pupils USING gin (
        to_tsvector('simple', plain(first_name || ' ' || infix || ' ' || last_name || ' ' || pupil_number)))
    """,
    "CREATE INDEX pupils_municipality ON pupils (municipality, pupil_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
