"""Tables of the directory, and which class lives in which."""

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.orm import registry, relationship

from services.directory.domain.model import Organisation, Person, Role

mapper = registry()

organisations = Table(
    "organisations",
    mapper.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("school_type", Text),
    Column("contact_function", Text, nullable=False),
    Column("contact_mail", Text, nullable=False),
    Column("contact_phone", Text, nullable=False),
    UniqueConstraint("kind", "code", name="organisations_kind_code"),
    CheckConstraint("(kind = 'school') = (school_type IS NOT NULL)", name="only_schools_have_a_type"),
)

people = Table(
    "people",
    mapper.metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("mail", Text, nullable=False, unique=True),
    Column("substitute_id", Uuid, ForeignKey("people.person_id")),
    Column("substitute_until", Date),
    Column("substitute_from", Date),
    Column("language", Text),
    CheckConstraint("substitute_id <> person_id", name="nobody_substitutes_himself"),
    CheckConstraint("(substitute_id IS NULL) = (substitute_until IS NULL)", name="substitution_has_an_end"),
    CheckConstraint(
        "substitute_from IS NULL OR (substitute_id IS NOT NULL AND substitute_from <= substitute_until)",
        name="leave_begins_before_it_ends",
    ),
)

roles = Table(
    "roles",
    mapper.metadata,
    Column("role_id", Uuid, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.person_id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("organisation_id", Uuid, ForeignKey("organisations.organisation_id"), nullable=False),
    Column("municipalities", ARRAY(Text), nullable=False),
    UniqueConstraint("person_id", "role", "organisation_id", name="roles_once_per_organisation"),
    Index("roles_organisation", "organisation_id"),
    Index("roles_role", "role"),
)

mapper.map_imperatively(Organisation, organisations)
mapper.map_imperatively(Role, roles)
mapper.map_imperatively(
    Person,
    people,
    properties={"roles": relationship(Role, cascade="all, delete-orphan", order_by=roles.c.role, lazy="selectin")},
)
