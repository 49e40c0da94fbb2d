"""The tables of exit conversations, and which class lives in which."""

from sqlalchemy import ARRAY, Column, Date, DateTime, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid

from services.intake.domain.exit_conversation import ExitConversation
from services.intake.storage.tables import mapper

_MOMENT = DateTime(timezone=True)

exit_conversations = Table(
    "exit_conversations",
    mapper.metadata,
    Column("conversation_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id", ondelete="CASCADE"), nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("school_year", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("requested_on", Date, nullable=False),
    Column("werkconsulent_id", Uuid),
    Column("school_contact_id", Uuid),
    Column("state", Text, nullable=False),
    Column("starts_at", _MOMENT),
    Column("ends_at", _MOMENT),
    Column("place", Text, nullable=False),
    Column("ics_sequence", Integer, nullable=False),
    Column("others", ARRAY(Text), nullable=False),
    Column("preparation", Text, nullable=False),
    Column("prepared_on", Date),
    Column("held_on", Date),
    Column("advice", Text, nullable=False),
    Column("leerlijn", Text),
    Column("remark", Text, nullable=False),
    UniqueConstraint("pupil_id", "school_year", name="one_exit_conversation_a_year"),
    Index("exit_conversations_school", "school_id", "school_year"),
    Index("exit_conversations_werkconsulent", "werkconsulent_id", "school_year"),
)

exit_terms = Table(
    "exit_terms",
    mapper.metadata,
    Column("valid_from_year", Integer, primary_key=True),
    Column("due_month", Integer, nullable=False),
    Column("due_day", Integer, nullable=False),
    Column("remind_days", Integer, nullable=False),
    Column("escalate_days", Integer, nullable=False),
)

werkconsulenten = Table(
    "werkconsulenten",
    mapper.metadata,
    Column("role_id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("municipalities", ARRAY(Text), nullable=False),
)

mapper.map_imperatively(ExitConversation, exit_conversations)
