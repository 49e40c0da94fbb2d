"""Tables of passkeys, and which class lives in which."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, Index, LargeBinary, Table, Text, Uuid

from services.directory.domain.passkey import Passkey
from services.directory.storage.tables import mapper

passkeys = Table(
    "passkeys",
    mapper.metadata,
    Column("passkey_id", Uuid, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    Column("credential_id", LargeBinary, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("is_backed_up", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    Index("passkeys_person", "person_id"),
)

spent_challenges = Table(
    "spent_challenges",
    mapper.metadata,
    Column("challenge_hash", LargeBinary, primary_key=True),
    Column("spent_at", DateTime(timezone=True), nullable=False),
)

mapper.map_imperatively(Passkey, passkeys)
