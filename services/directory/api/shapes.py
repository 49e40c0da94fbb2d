"""What goes in and out, as JSON; a field that is wrong is named with what to do."""

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema
from marshmallow.validate import Email, Length, Regexp

from language.texts import N_, Later
from rest import inputs
from rest.inputs import MESSAGES, MUNICIPALITY, one_of, text
from services.directory.domain import rules
from services.directory.domain.model import KINDS, ROLES, SCHOOL_TYPES, Person

PHONE = Regexp(r"(\+?[0-9][0-9 ()-]{5,28}[0-9])?\Z", error=N_("Dit is geen telefoonnummer. Kijk het nummer na."))
MOST_IDS = 100
MOST_MUNICIPALITIES = 400  # the Netherlands have fewer


class OptionalMail(Email):
    """A mail address, or nothing."""

    def __call__(self, value: str) -> str:
        """Look at what is there."""
        return super().__call__(value) if value else value


def optional_text(most: int, *checks: Any) -> fields.String:  # noqa: ANN401  marshmallow's validators
    """A text, or nothing."""
    bounds = Length(max=most, error=Later("Gebruik hooguit {max} tekens."))
    return fields.String(load_default="", validate=[bounds, *checks], error_messages=MESSAGES)


def identifier(*, required: bool = True) -> fields.UUID:
    """The number of something that exists."""
    return fields.UUID(required=required, error_messages=MESSAGES)


def mail(*, required: bool = True) -> fields.Email:
    """A mail address; lower case, so that it is found again however it is typed."""
    messages = {**MESSAGES, "invalid": N_("Dit is geen mailadres. Kijk het mailadres na.")}
    return fields.Email(required=required, validate=Length(max=254, error=N_("Te lang.")), error_messages=messages)


def municipalities() -> fields.List[Any]:
    """Codes of municipalities."""
    return fields.List(
        fields.String(validate=MUNICIPALITY, error_messages=MESSAGES),
        load_default=list,
        validate=validate.Length(max=MOST_MUNICIPALITIES, error=N_("Te veel gemeenten.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van gemeentecodes.")},
    )


def substitute_of(person: Person) -> dict[str, Any] | None:
    """Who stands in, if anybody."""
    if person.substitute_id is None or person.substitute_until is None or person.is_planned:
        return None
    return {
        "substitute_id": str(person.substitute_id),
        "until": person.substitute_until.isoformat(),
    }


def planned_substitute_of(person: Person) -> dict[str, Any] | None:
    """Who will stand in from a later day on, if that is planned."""
    if person.substitute_from is None or person.substitute_until is None:
        return None
    return {
        "substitute_id": str(person.substitute_id),
        "begins_on": person.substitute_from.isoformat(),
        "until": person.substitute_until.isoformat(),
    }


SUBSTITUTE = {
    "type": ["object", "null"],
    "properties": {
        "substitute_id": {"type": "string", "format": "uuid"},
        "until": {"type": "string", "format": "date"},
    },
    "required": ["substitute_id", "until"],
}
PLANNED = {
    "type": ["object", "null"],
    "description": "Leave that begins on a later day; until then nobody stands in.",
    "properties": {
        "substitute_id": {"type": "string", "format": "uuid"},
        "begins_on": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date"},
    },
    "required": ["substitute_id", "begins_on", "until"],
}


class Input(inputs.Input):
    """A request of the directory: mail addresses are found again however they are typed."""

    def tidy(self, name: str, given: str) -> str | None:
        """Write a mail address in lower case."""
        return given.lower() if name in {"mail", "substitute"} else given


class ContactIn(Input):
    """How anybody reaches a body; all empty is none."""

    contact_function = optional_text(100)
    contact_mail = optional_text(254, OptionalMail(error=N_("Dit is geen mailadres. Kijk het mailadres na.")))
    contact_phone = optional_text(30, PHONE)

    @validates_schema
    def is_whole_or_none(self, data: dict[str, Any], **_: object) -> None:
        """Name the field that is missing, beside everything else that is wrong."""
        try:
            rules.check_contact(data["contact_function"], data["contact_mail"], data["contact_phone"])
        except rules.RuleBroken as broken:
            raise ValidationError(str(broken), broken.column) from broken


class OrganisationIn(ContactIn):
    kind = one_of(KINDS)
    code = text(20)
    name = text()
    school_type = one_of(SCHOOL_TYPES, required=False)


class OrganisationOut(Schema):
    id = fields.UUID(attribute="organisation_id")
    kind = fields.String()
    name = fields.String()
    code = fields.String()
    school_type = fields.String(allow_none=True)
    contact_function = fields.String()
    contact_mail = fields.String()
    contact_phone = fields.String()


class PersonIn(Input):
    name = text()
    mail = mail()
    id = identifier(required=False)


class RoleIn(Input):
    role = one_of(ROLES)
    organisation_id = identifier()
    municipalities = municipalities()


class RoleOut(Schema):
    id = fields.UUID(attribute="role_id")
    role = fields.String()
    organisation_id = fields.UUID()
    municipalities = fields.List(fields.String())


class SubstituteIn(Input):
    substitute_id = identifier()
    begins_on = fields.Date(
        load_default=None,
        allow_none=True,
        error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21.")},
        metadata={"description": "The first day; without it today."},
    )
    until = fields.Date(
        required=True,
        error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21.")},
    )


class PersonOut(Schema):
    """A professional as every colleague may see one: no mail address."""

    id = fields.UUID(attribute="person_id")
    name = fields.String()
    roles = fields.List(fields.Nested(RoleOut))
    substitute = fields.Function(substitute_of, metadata=SUBSTITUTE)
    planned_substitute = fields.Function(planned_substitute_of, metadata=PLANNED)


class ContactOut(Schema):
    """Where a mail goes, and in which language it is read; None as long as its reader chose none."""

    mail = fields.String()
    language = fields.String(allow_none=True)


class Ids(fields.Field[list[Any]]):
    """Several ids in one query parameter, parted by commas."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401  marshmallow's own signature
        one = identifier()
        try:
            return [one.deserialize(each, attr, data, **kwargs) for each in str(value).split(",")]
        except ValidationError as wrong:
            raise ValidationError(N_("Geef nummers (uuid), gescheiden door komma's.")) from wrong


class PeopleQuery(Input):
    """Who is asked for; the place in the list is read elsewhere."""

    class Meta:
        unknown = EXCLUDE

    role = one_of(ROLES, required=False)
    municipality = fields.String(validate=MUNICIPALITY, error_messages=MESSAGES)
    organisation_id = identifier(required=False)
    ids = Ids(
        validate=validate.Length(max=MOST_IDS, error=Later("Vraag hoogstens {max} tegelijk.")),
        metadata={"type": "string", "description": f"Ids with commas between them, at most {MOST_IDS}."},
    )
    names_only = fields.Boolean(
        load_default=False,
        error_messages=MESSAGES,
        metadata={"description": "Only id and name of each: for whoever shows many."},
    )


class OrganisationsQuery(Input):
    """Which bodies are asked for."""

    class Meta:
        unknown = EXCLUDE

    kind = one_of(KINDS, required=False)
    code = text(20, required=False)
