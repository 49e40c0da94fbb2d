"""The tables of requests to trainers and of judgements, as their migration made them."""

from sqlalchemy import ARRAY, Column, DateTime, ForeignKey, Integer, LargeBinary, Table, Text, Uuid

from services.certification.storage.tables import metadata

_MOMENT = DateTime(timezone=True)

evidence_requests = Table(
    "evidence_requests",
    metadata,
    Column("request_id", Uuid, primary_key=True),
    Column("trajectory_id", Uuid, ForeignKey("trajectories.trajectory_id"), nullable=False),
    Column("trainer_name", Text, nullable=False),
    Column("trainer_mail", Text, nullable=False),
    Column("requested_at", _MOMENT, nullable=False),
    Column("requested_by", Uuid, nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("code_salt", LargeBinary, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),
    Column("wrong_codes", Integer, nullable=False),
    Column("signed_at", _MOMENT),
    Column("replaced_at", _MOMENT),
)

request_secrets = Table(
    "request_secrets",
    metadata,
    Column("secret_hash", LargeBinary, primary_key=True),
    Column("request_id", Uuid, ForeignKey("evidence_requests.request_id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
)

judgement_drafts = Table(
    "judgement_drafts",
    metadata,
    Column("request_id", Uuid, ForeignKey("evidence_requests.request_id"), primary_key=True),
    Column("work_process", Text, primary_key=True),
    Column("judgement", Text),
    Column("remark", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("trajectory_id", Uuid, ForeignKey("trajectories.trajectory_id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("request_id", Uuid, nullable=False),
    Column("crebo", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("work_process", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("trainer_name", Text, nullable=False),
    Column("signed_at", _MOMENT, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("photo_hashes", ARRAY(Text)),
)
