"""Tables of signing in, and which class lives in which."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from services.directory.domain.account import Account, Identity, Invitation
from services.directory.domain.client import Client
from services.directory.domain.session import SignedIn
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
    Column("form_id", Uuid, nullable=False),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("organisation_id", Uuid),
    Column("showing", Uuid, nullable=False),
    Column("sealed", Text),
    _moment("kept_until"),
    UniqueConstraint(
        "person_id",
        "role",
        "organisation_id",
        "form_id",
        name="drafts_one_per_form",
        postgresql_nulls_not_distinct=True,
    ),
    Index("drafts_kept_until", "kept_until"),
)

accounts = Table(
    "accounts",
    mapper.metadata,
    Column("person_id", Uuid, ForeignKey("people.person_id"), primary_key=True),
    Column("password_hash", Text, nullable=False),
    Column("totp_sealed", Text, nullable=False),
    Column("totp_step", BigInteger, nullable=False),
    _moment("made_at"),
)

invitations = Table(
    "invitations",
    mapper.metadata,
    Column("secret_hash", LargeBinary, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    _moment("expires_at"),
    Column("invitation_id", Uuid, nullable=False),
)

failed_proofs = Table(
    "failed_proofs",
    mapper.metadata,
    Column("attempt_hash", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    _moment("last_at"),
)

identities = Table(
    "identities",
    mapper.metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    _moment("linked_at"),
    UniqueConstraint("issuer", "person_id", name="identities_one_per_person"),
)

mapper.map_imperatively(Identity, identities)
clients = Table(
    "clients",
    mapper.metadata,
    Column("client_id", Uuid, primary_key=True),
    Column("organisation_id", Uuid, ForeignKey("organisations.organisation_id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("secret_hash", LargeBinary, nullable=False),
    _moment("issued_at"),
    _moment("revoked_at", nullable=True),
)

mapper.map_imperatively(Client, clients)
mapper.map_imperatively(Account, accounts)
mapper.map_imperatively(Invitation, invitations)
mapper.map_imperatively(SignedIn, sessions)
