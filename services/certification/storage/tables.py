"""The tables of the catalogue and of trajectories, as their migrations made them."""

from sqlalchemy import ARRAY, Column, Date, DateTime, ForeignKey, Integer, MetaData, Table, Text, Uuid

metadata = MetaData()

qualifications = Table(
    "qualifications",
    metadata,
    Column("crebo", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("dossier_crebo", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("domain_crebo", Text, nullable=False),
    Column("domain", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("pathway", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
)

work_processes = Table(
    "work_processes",
    metadata,
    Column("crebo", Text, ForeignKey("qualifications.crebo"), primary_key=True),
    Column("version", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("core_task", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
)

work_cards = Table(
    "work_cards",
    metadata,
    Column("crebo", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("steps", ARRAY(Text), nullable=False),
)

training_companies = Table(
    "training_companies",
    metadata,
    Column("company_id", Uuid, primary_key=True),
    Column("sbb_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("place", Text, nullable=False),
)

recognitions = Table(
    "recognitions",
    metadata,
    Column("company_id", Uuid, ForeignKey("training_companies.company_id"), primary_key=True),
    Column("crebo", Text, ForeignKey("qualifications.crebo"), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_until", Date),
)

issuers = Table(
    "issuers",
    metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
)

pupils = Table(
    "pupils",
    metadata,
    Column("pupil_id", Uuid, primary_key=True),
    Column("school_id", Uuid, nullable=False),
    Column("left_on", Date),
)

readers = Table(
    "readers",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("ended_on", Date),
)

substitutes = Table(
    "substitutes",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("substitute_id", Uuid, nullable=False),
    Column("until", Date, nullable=False),
)

trajectories = Table(
    "trajectories",
    metadata,
    Column("trajectory_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id"), nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("regime", Text, nullable=False),
    Column("issuer_id", Uuid, ForeignKey("issuers.organisation_id")),
    Column("crebo", Text, ForeignKey("qualifications.crebo"), nullable=False),
    Column("version", Text, nullable=False),
    Column("work_processes", ARRAY(Text), nullable=False),
    Column("company_id", Uuid, ForeignKey("training_companies.company_id"), nullable=False),
    Column("begins_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("agreed_by_company_on", Date),
    Column("agreed_by_school_on", Date),
    Column("agreed_by_pupil_on", Date),
    Column("called", Text, nullable=False),
    Column("trainer_name", Text, nullable=False),
    Column("trainer_mail", Text),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("started_by", Uuid, nullable=False),
)
