"""Tables of signing in, and which class lives in which."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, Uuid

from services.directory.domain.session import Draft, SignedIn
from services.directory.storage.tables import mapper


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


sessions = Table(
    "sessions",
    mapper.metadata,
    Column("secret_hash", LargeBinary, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    Column("role", Text),
    Column("organisation_id", Uuid),
    _moment("began_at"),
    _moment("seen_at"),
    Column("idle_seconds", Integer, nullable=False),
    _moment("ends_at"),
    _moment("ended_at", nullable=True),
    Index("sessions_person", "person_id"),
)

drafts = Table(
    "drafts",
    mapper.metadata,
    Column("draft_id", Uuid, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    Column("path", Text, nullable=False),
    Column("sealed", Text, nullable=False),
    _moment("kept_until"),
    UniqueConstraint("person_id", "path", name="drafts_one_per_page"),
)

mapper.map_imperatively(SignedIn, sessions)
mapper.map_imperatively(Draft, drafts)
