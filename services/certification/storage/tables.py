"""The tables of the catalogue, as their migration made them."""

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, Table, Text, Uuid

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
