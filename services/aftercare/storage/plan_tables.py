"""The tables of the contact plan and of destinations, as their migration made them."""

from sqlalchemy import ARRAY, Column, Date, DateTime, ForeignKey, Table, Text, Uuid

from services.aftercare.storage.tables import metadata

check_ins = Table(
    "check_ins",
    metadata,
    Column("case_id", Uuid, ForeignKey("cases.case_id"), primary_key=True),
    Column("moment", Text, primary_key=True),
    Column("anchored_on", Date, nullable=False),
    Column("counted_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("done_on", Date),
    Column("moved_because", Text),
    Column("moved_by", Uuid),
)

IS_PLANNED = check_ins.c.state == "planned"

contact_templates = Table(
    "contact_templates",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("steps", ARRAY(Text), nullable=False),
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("confirmation_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("destination", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("confirmed_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("confirmed_by", Uuid, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
)

sweep_findings = Table(
    "sweep_findings",
    metadata,
    Column("case_id", Uuid, ForeignKey("cases.case_id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("found_on", Date, nullable=False),
    Column("mended_at", DateTime(timezone=True)),
)
