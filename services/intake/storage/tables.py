"""The tables of intake, and which class lives in which."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import registry

from services.intake.domain.exit_plan import ExitDifference, ExitPlan
from services.intake.domain.model import Pupil
from services.intake.domain.places import Municipality, School
from services.intake.domain.relation import Relation
from services.intake.domain.support_access import SupportAccess

mapper = registry()

schools = Table(
    "schools",
    mapper.metadata,
    Column("school_id", Uuid, primary_key=True),
    Column("brin", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("school_type", Text),
)

municipalities = Table(
    "municipalities",
    mapper.metadata,
    Column("municipality_id", Uuid, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)

pupils = Table(
    "pupils",
    mapper.metadata,
    Column("pupil_id", Uuid, primary_key=True),
    Column("school_id", Uuid, ForeignKey("schools.school_id"), nullable=False),
    Column("pupil_number", Text, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("infix", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("birth_date", Date, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("exit_profile", Text, nullable=False),
    Column("left_on", Date),
    Column("destination", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("contract_begin", Date),
    Column("contract_end", Date),
    Column("trajectory_open", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("final_year", Integer),
    Column("planned_destination", Text, nullable=False),
    Column("planned_left_on", Date),
    UniqueConstraint("school_id", "pupil_number", name="pupils_once_per_school"),
    CheckConstraint("contract_end >= contract_begin", name="contract_ends_after_its_begin"),
    CheckConstraint("left_on >= birth_date", name="born_before_leaving"),
)

# Each version of a planned exit, with why it changed; and why the exit went otherwise.
exit_plans = Table(
    "exit_plans",
    mapper.metadata,
    Column("plan_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id", ondelete="CASCADE"), nullable=False),
    Column("planned_destination", Text, nullable=False),
    Column("planned_left_on", Date, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Index("exit_plans_pupil", "pupil_id", "plan_id"),
)

exit_differences = Table(
    "exit_differences",
    mapper.metadata,
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("recorded_on", Date, nullable=False),
)

# Who may read a pupil because of a case; a new job coach of the case takes the place of the former.
readers = Table(
    "readers",
    mapper.metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("task", Text, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("ended_on", Date),
    Index("readers_person", "person_id", "pupil_id"),
)

# Whose work somebody does while a colleague is away, and until when.
substitutes = Table(
    "substitutes",
    mapper.metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("substitute_id", Uuid, nullable=False),
    Column("until", Date, nullable=False),
    Index("substitutes_substitute", "substitute_id"),
)

# Which mbo school gives the document of whom.
document_issuers = Table(
    "document_issuers",
    mapper.metadata,
    Column("trajectory_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id", ondelete="CASCADE"), nullable=False),
    Column("issuer_id", Uuid, nullable=False),
    Index("document_issuers_issuer", "issuer_id", "pupil_id"),
    Index("document_issuers_pupil", "pupil_id"),
)

# Who of support asked to see a file, why, who decided, and until when.
support_accesses = Table(
    "support_accesses",
    mapper.metadata,
    Column("access_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("requested_at", DateTime(timezone=True), nullable=False),
    Column("decided_by_id", Uuid),
    Column("decided_at", DateTime(timezone=True)),
    Column("until", DateTime(timezone=True)),
    Index("support_accesses_person", "person_id", "until"),
    CheckConstraint("decided_by_id <> person_id", name="somebody_else_decides"),
)

mapper.map_imperatively(SupportAccess, support_accesses)
mapper.map_imperatively(School, schools)
mapper.map_imperatively(Municipality, municipalities)
mapper.map_imperatively(Pupil, pupils)
mapper.map_imperatively(ExitPlan, exit_plans)
mapper.map_imperatively(ExitDifference, exit_differences)
mapper.map_imperatively(Relation, readers)
