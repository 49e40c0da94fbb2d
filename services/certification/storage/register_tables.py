"""The tables of the register, as their migration made them."""

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.certification.storage.tables import metadata

_MOMENT = DateTime(timezone=True)

issuer_codes = Table(
    "issuer_codes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("organisation_id", Uuid, nullable=False),
)

issuer_keys = Table(
    "issuer_keys",
    metadata,
    Column("key_id", Uuid, primary_key=True),
    Column("organisation_id", Uuid, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("kid", Text, nullable=False, unique=True),
    Column("jwk", Text, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("is_test", Boolean, nullable=False),
    Column("made_by", Uuid, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
    Column("approved_by", Uuid),
    Column("approved_at", _MOMENT),
    Column("retired_at", _MOMENT),
)

issuer_counters = Table(
    "issuer_counters",
    metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last_number", Integer, nullable=False),
)

certificates = Table(
    "certificates",
    metadata,
    Column("certificate_id", Uuid, primary_key=True),
    Column("trajectory_id", Uuid),
    Column("pupil_id", Uuid),
    Column("school_id", Uuid, nullable=False),
    Column("issuer_id", Uuid, nullable=False),
    Column("batch_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("regime", Text),
    Column("serial", Text, nullable=False, unique=True),
    Column("public_code", Text, nullable=False, unique=True),
    Column("status_list", Integer, nullable=False),
    Column("status_index", Integer, nullable=False),
    Column("kid", Text, ForeignKey("issuer_keys.kid"), nullable=False),
    Column("fact", JSONB, nullable=False),
    Column("credential", Text, nullable=False),
    Column("compact", Text, nullable=False),
    Column("issued_at", _MOMENT, nullable=False),
    Column("issued_by", Uuid, nullable=False),
    Column("replaces_id", Uuid, ForeignKey("certificates.certificate_id")),
    Column("paper_made_at", _MOMENT),
    Column("paper_failed_at", _MOMENT),
    Column("paper_failure", Text),
    Column("paper_tries", Integer, nullable=False, server_default="0"),
    Column("revoked_at", _MOMENT),
    Column("closed_at", _MOMENT),
    Column("guessed_on", Date),
    Column("wrong_guesses", Integer, nullable=False),
    Column("all_wrong_guesses", Integer, nullable=False),
)

certificate_papers = Table(
    "certificate_papers",
    metadata,
    Column("certificate_id", Uuid, ForeignKey("certificates.certificate_id"), primary_key=True),
    Column("pdf", LargeBinary, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
)

revocations = Table(
    "revocations",
    metadata,
    Column("certificate_id", Uuid, ForeignKey("certificates.certificate_id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("proposed_by", Uuid, nullable=False),
    Column("proposed_at", _MOMENT, nullable=False),
    Column("carried_out_by", Uuid),
    Column("carried_out_at", _MOMENT),
)
