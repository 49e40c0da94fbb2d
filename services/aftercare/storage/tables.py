"""The tables of aftercare, as its migrations made them."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    Time,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("left_on", Date, nullable=False),
    Column("destination", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("job_coach_id", Uuid),
    Column("stands_in_for_id", Uuid),
    Column("school_contact_id", Uuid),
    Column("act_by", Date),
    Column("act_since", Date),
    Column("accepted_at", DateTime(timezone=True)),
    Column("closed_on", Date),
    Column("extended_because", Text),
    Column("dropped_out_on", Date),
    Column("drop_out_reason", Text),
    Column("drop_out_reported_at", DateTime(timezone=True)),
    Column("drop_out_reported_by", Uuid),
    Column("last_contact_on", Date),
    Column("contact_again_on", Date),
    Column("refused_by_id", Uuid),
    Column("proposed_to_id", Uuid),
    Column("proposed_by_id", Uuid),
    Column("proposed_because", Text),
    Column("proposed_on", Date),
    Column("answer_by", Date),
    Column("hand_over_asked_on", Date),
    Column("handed_over_on", Date),
    Column("handed_over_to", Text),
    Column("handed_over_how", Text),
    Column("handed_over_by", Uuid),
    Column("hand_over_note", Text),
    Column("contact_by", Date),
    Column("contact_told", Text),
    Column("confirmed_destination", Text),
    Column("destination_source", Text),
    Column("destination_confirmed_on", Date),
    Column("destination_expires_on", Date),
    Column("out_of_sight_on", Date),
    Column("urgent_on", Date),
)

contracts = Table(
    "contracts",
    metadata,
    Column("contract_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("employer", Text),
    Column("contract_ref", Text),
    Column("kind", Text),
    Column("hours", Numeric(4, 1)),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("registered_on", Date, nullable=False),
    Column("ended_on", Date),
    Column("end_reason", Text),
    Column("ended_by_itself", Boolean, nullable=False),
    Column("end_reported_at", DateTime(timezone=True)),
    Column("end_reported_by", Uuid),
    Column("is_drop_out", Boolean, nullable=False),
    Column("sbb_id", Text),
    Column("probation_ends_on", Date),
    Column("ends_known_on", Date),
    Column("ending_asked_on", Date),
    Column("ending_answer_by", Date),
    Column("ending_answer", Text),
    Column("ending_answered_on", Date),
    Column("ending_answered_by", Uuid),
    Column("told_ends_on", Date),
    Column("settled_on", Date),
    Column("claimed_on", Date),
    Column("claim_answer_by", Date),
)

conversations = Table(
    "conversations",
    metadata,
    Column("conversation_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("pupil_id", Uuid, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("causes", ARRAY(Text), nullable=False),
    Column("ended_on", Date, nullable=False),
    Column("requested_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("werkconsulent_id", Uuid),
    Column("state", Text, nullable=False),
    Column("starts_at", DateTime(timezone=True)),
    Column("ends_at", DateTime(timezone=True)),
    Column("place", Text),
    Column("ics_sequence", Integer, nullable=False),
    Column("participant_ids", ARRAY(Uuid), nullable=False),
    Column("others", ARRAY(Text), nullable=False),
    Column("school_contact_id", Uuid),
    Column("told", JSONB, nullable=False),
    Column("told_rung", Text),
    Column("held_on", Date),
    Column("next_step", Text),
    Column("next_step_by", Date),
    Column("next_step_since", Date),
    Column("remark", Text),
    Column("withdrawn_on", Date),
    Column("leerlijn", Text),
    Column("crebo", Text),
    Column("choice_reason", Text),
    Column("begin_by", Date),
    Column("begin_since", Date),
    Column("began_on", Date),
)

municipal_supports = Table(
    "municipal_supports",
    metadata,
    Column("support_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("note", Text),
    Column("requested_on", Date, nullable=False),
    Column("requested_by", Uuid, nullable=False),
    Column("answer_by", Date, nullable=False),
    Column("werkconsulent_id", Uuid),
    Column("answer", Text),
    Column("remark", Text),
    Column("answered_on", Date),
    Column("answered_by", Uuid),
)

IS_AWAITED = municipal_supports.c.answered_on.is_(None)
IS_OWED = conversations.c.held_on.is_(None) & conversations.c.withdrawn_on.is_(None)

promises = Table(
    "promises",
    metadata,
    Column("promise_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.conversation_id"), nullable=False),
    Column("what", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("done_on", Date),
    Column("done_by", Uuid),
    Column("told", Text),
)

working_hours = Table(
    "working_hours",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
)

contact_attempts = Table(
    "contact_attempts",
    metadata,
    Column("attempt_id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("cases.case_id"), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("channel", Text, nullable=False),
    Column("is_reached", Boolean, nullable=False),
    Column("result", Text),
    Column("note", Text),
    Column("made_by", Uuid, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
)

# Local copies of what the directory tells; nothing here is changed by hand.
professionals = Table(
    "professionals",
    metadata,
    Column("role_id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("municipalities", ARRAY(Text), nullable=False),
)

absences = Table(
    "absences",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("substitute_id", Uuid, nullable=False),
    Column("until", Date),
)

support_accesses = Table(
    "support_accesses",
    metadata,
    Column("access_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
)

organisations = Table(
    "organisations",
    metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("school_type", Text),
)

# What schools told of leavings, each time they told it: rows are added and never changed, for the reports.
leavings = Table(
    "leavings",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("case_id", Uuid, nullable=False),
    Column("told_at", DateTime(timezone=True), nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("left_on", Date, nullable=False),
    Column("destination", Text, nullable=False),
    Column("exit_profile", Text, nullable=False),
)

bodies = Table(
    "bodies",
    metadata,
    Column("code", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("name", Text, nullable=False),
    Column("below_age", Integer),
)

policies = Table(
    "policies",
    metadata,
    Column("region", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("amount", Integer, nullable=False),
    Column("unit", Text, nullable=False),
)

free_days = Table(
    "free_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", Text, nullable=False),
)
