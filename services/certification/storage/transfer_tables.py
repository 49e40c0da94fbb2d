"""The table of trajectories that go on at an mbo school, as its migration made it."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.certification.storage.tables import metadata

_MOMENT = DateTime(timezone=True)

trajectory_transfers = Table(
    "trajectory_transfers",
    metadata,
    Column("transfer_id", Uuid, primary_key=True),
    Column("trajectory_id", Uuid, ForeignKey("trajectories.trajectory_id"), nullable=False),
    Column("pupil_id", Uuid, nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("to_id", Uuid, ForeignKey("issuers.organisation_id"), nullable=False),
    Column("crebo", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("ended_on", Date, nullable=False),
    Column("earned", JSONB, nullable=False),
    Column("proposed_by", Uuid, nullable=False),
    Column("proposed_at", _MOMENT, nullable=False),
    Column("answer_by", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("answered_by", Uuid),
    Column("answered_at", _MOMENT),
    Column("reason", Text),
    Column("escalated_at", _MOMENT),
)
