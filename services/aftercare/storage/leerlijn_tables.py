"""The tables of the leerlijnen, as their migration made them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, ForeignKey, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.aftercare.storage.tables import metadata

leerlijnen = Table(
    "leerlijnen",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("offered_by", ARRAY(Text), nullable=False),
    Column("work_processes", JSONB, nullable=False),
)

leerlijn_periods = Table(
    "leerlijn_periods",
    metadata,
    Column("period_id", Uuid, primary_key=True),
    Column("code", Text, ForeignKey("leerlijnen.code"), nullable=False),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("places", Integer, nullable=False),
    Column("minimum", Integer, nullable=False),
)

intake_rules = Table(
    "intake_rules",
    metadata,
    Column("region", Text, primary_key=True),
    Column("leerlijn", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("direct_entry", Boolean, nullable=False),
    Column("within_two_years", Boolean, nullable=False),
    Column("after_two_years", Boolean, nullable=False),
    Column("funding", Text, nullable=False),
)

reservations = Table(
    "reservations",
    metadata,
    Column("reservation_id", Uuid, primary_key=True),
    Column("period_id", Uuid, nullable=False),
    Column("leerlijn", Text, nullable=False),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("conversation_id", Uuid),
    Column("reserved_on", Date, nullable=False),
    Column("reserved_by", Uuid, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("state", Text, nullable=False),
)

starting_points = Table(
    "starting_points",
    metadata,
    Column("case_id", Uuid, ForeignKey("cases.case_id"), primary_key=True),
    Column("work_processes", ARRAY(Text), nullable=False),
    Column("leerlijnen", ARRAY(Text), nullable=False),
    Column("municipalities", ARRAY(Text), nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("noted_by", Uuid, nullable=False),
)

earned_work_processes = Table(
    "earned_work_processes",
    metadata,
    Column("pupil_id", Uuid, primary_key=True),
    Column("work_process", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("judged_on", Date, nullable=False),
)

# What was advised in the last school year.
exit_advices = Table(
    "exit_advices",
    metadata,
    Column("pupil_id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("advice", Text, nullable=False),
    Column("leerlijn", Text),
)

qualifications = Table(
    "qualifications",
    metadata,
    Column("crebo", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("dossier", Text, nullable=False),
)

IS_HELD = reservations.c.state.in_(("reserved", "taken"))
