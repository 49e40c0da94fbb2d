"""What goes in and out, as JSON; a field that is wrong is named with what to do."""

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate, validates_schema
from marshmallow.validate import Email, Length, OneOf, Regexp

from language.texts import N_, Later
from services.directory.domain import rules
from services.directory.domain.model import KINDS, ROLES, SCHOOL_TYPES, Person

MESSAGES: dict[str, Any] = {
    "required": N_("Vul dit veld in."),
    "null": N_("Vul dit veld in."),
    "invalid": N_("Dit klopt niet. Kijk dit veld na."),
    "invalid_utf8": N_("Dit is geen leesbare tekst."),
    "invalid_uuid": N_("Dit is geen geldig nummer (uuid)."),
    "too_large": N_("Dit getal is te groot."),
}
MUNICIPALITY = Regexp(r"GM[0-9]{4}\Z", error=N_("Een gemeentecode is GM en vier cijfers, bijvoorbeeld GM9001."))
PHONE = Regexp(r"(\+?[0-9][0-9 ()-]{5,28}[0-9])?\Z", error=N_("Dit is geen telefoonnummer. Kijk het nummer na."))
MOST_IDS = 100
MOST_MUNICIPALITIES = 400  # the Netherlands have fewer


def text(most: int = 200, *, required: bool = True) -> fields.String:
    """A text that is not empty; spaces around it do not count."""
    bounds = Length(1, most, error=Later("Vul {min} tot {max} tekens in."))
    return fields.String(required=required, validate=[bounds, readable], error_messages=MESSAGES)


def readable(given: str) -> None:
    """Refuse what cannot be seen, or turns what stands beside it around: a name shows as what it is."""
    if not given.isprintable():
        raise ValidationError(N_("Deze tekst bevat tekens die niet leesbaar zijn. Typ de tekst opnieuw."))


def one_of(choices: tuple[str, ...], *, required: bool = True) -> fields.String:
    """One of some words."""
    check = OneOf(choices, error=Later("Kies uit: {choices}."))
    return fields.String(required=required, validate=check, error_messages=MESSAGES)


def optional_one_of(choices: tuple[str, ...]) -> fields.String:
    """One of some words, or nothing."""
    check = OneOf(choices, error=Later("Kies uit: {choices}."))
    return fields.String(load_default=None, allow_none=True, validate=check, error_messages=MESSAGES)


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
    if person.substitute_id is None or person.substitute_until is None:
        return None
    return {
        "substitute_id": str(person.substitute_id),
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


class Input(Schema):
    """Takes the spaces off every text before looking at it."""

    error_messages = {  # noqa: RUF012  marshmallow's own name and shape
        "unknown": N_("Dit veld kennen wij niet. Laat het weg."),
        "type": N_("Geef een object met velden."),
    }

    @pre_load
    def strip(self, given: Any, **_: object) -> Any:  # noqa: ANN401  whatever a client sent
        if not isinstance(given, dict):
            return given
        return {name: _stripped(name, value) for name, value in given.items()}


def _stripped(name: str, value: Any) -> Any:  # noqa: ANN401  whatever a client sent
    if not isinstance(value, str):
        return value
    return value.strip().lower() if name in {"mail", "substitute"} else value.strip()


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
    school_type = optional_one_of(SCHOOL_TYPES)


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


class OrganisationsQuery(Input):
    """Which bodies are asked for."""

    class Meta:
        unknown = EXCLUDE

    kind = one_of(KINDS, required=False)
    code = text(20, required=False)
