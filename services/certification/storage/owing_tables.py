"""The tables of what is owed and of the term for it, as their migration made them."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, Table, Text, Uuid

from services.certification.storage.tables import metadata

terms = Table(
    "terms",
    metadata,
    Column("key", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("amount", Integer, nullable=False),
    Column("unit", Text, nullable=False),
)

owing = Table(
    "owing",
    metadata,
    Column("trajectory_id", Uuid, ForeignKey("trajectories.trajectory_id"), primary_key=True),
    Column("since", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("settled_on", Date),
    Column("escalated_at", DateTime(timezone=True)),
)
