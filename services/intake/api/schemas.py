"""The shapes of requests and answers; what a cell may say is decided in the domain, so that all errors come at once."""

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

from language.texts import N_
from services.intake.domain.row import NOT_A_CELL, is_cell

NO_SUCH_FIELD = N_("Dit veld kennen wij niet. Haal het weg.")
NO_OBJECT = N_("Stuur een JSON-object.")
CELL_TYPES: Final = {"type": ["string", "number", "boolean", "null"]}
LONGEST_NAME = 40  # of a column, where it is shown
MOST_ROWS = 20_000  # in one request, which is one transaction


class Strict(Schema):
    """A request: a field that nobody knows is a mistake that its sender wants to hear of."""

    error_messages = {"unknown": NO_SUCH_FIELD, "type": NO_OBJECT}  # noqa: RUF012  marshmallow's own way

    class Meta:
        unknown = RAISE


class Cell(fields.Field[Any]):
    """A text, or what a sheet made of it."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **_: object) -> object:
        del attr, data
        if not is_cell(value):
            raise ValidationError(NOT_A_CELL)
        return value

    def _serialize(self, value: object, attr: str | None, obj: object, **_: object) -> object:
        del attr, obj
        return value


class Cells(fields.Field[dict[str, Any]]):
    """The cells of one row, by column; looked at in one pass, because a sheet has a million of them."""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **_: object
    ) -> dict[str, Any]:
        del attr, data
        if not isinstance(value, dict):
            raise ValidationError(NO_OBJECT)
        wrong = {name[:LONGEST_NAME]: NOT_A_CELL for name, cell in value.items() if not is_cell(cell)}
        if wrong:
            raise ValidationError(wrong)
        return value


def _text(description: str) -> Cell:
    kinds = [kind for kind in CELL_TYPES["type"] if kind != "null"]  # allow_none says that one itself
    return Cell(allow_none=True, metadata={"type": kinds, "description": description})


class NumberedPupil(Strict):
    """A pupil by his school's own number; in a body and not in an address, because that is personal data."""

    school_id = fields.UUID(
        required=True,
        error_messages={"required": N_("Kies een school."), "invalid_uuid": N_("Dit is geen id van een school.")},
    )
    pupil_number = fields.String(
        required=True,
        validate=validate.Length(1, 40, error=N_("Een leerlingnummer heeft 1 tot en met 40 tekens.")),
        error_messages={
            "required": N_("Vul het leerlingnummer in."),
            "invalid": N_("Geef het leerlingnummer als tekst."),
        },
    )


class IdentityRequest(Strict):
    """Who a pupil is. What is missing or wrong is told for all fields at once."""

    pupil_number = _text("The school's own number, as text: leading zeros count. Never a BSN.")
    first_name = _text("Required.")
    infix = _text("May be left out.")
    last_name = _text("Required.")
    birth_date = _text("Required; 2008-11-21 or 21-11-2008.")
    brin = _text("The school, two digits and two letters.")
    municipality = _text("Name or code (GM9001) of the municipality where the pupil lives.")
    exit_profile = _text(
        "further_education, labour_market, day_activities or the Dutch word; practical education has none."
    )


class PupilRequest(IdentityRequest):
    """A pupil who is still at school, with the planned exit (OPP)."""

    final_year = _text("The last school year, such as 2026-2027; may be left out.")
    planned_destination = _text("Where the pupil is to go: a code such as work_bbl or the Dutch word; may be left out.")
    planned_left_on = _text("When; goes together with the planned destination.")
    plan_reason = _text("Why the plan is another one than before.")


class LeaverRequest(IdentityRequest):
    """A pupil who left: the columns of the sheet in English."""

    left_on = _text("Required; the day on which the pupil left.")
    destination = _text("Required; a code such as work_bbl or the Dutch word.")
    employer = _text("May be left out.")
    contract_begin = _text("First day of the contract at leaving, if there is one.")
    contract_end = _text("Last day of that contract, if it ends.")
    trajectory_open = _text("Whether a praktijkverklaring was still being worked on; left out means no.")


class FieldRemarkAnswer(Schema):
    """Something odd in what was told; it went in all the same."""

    field = fields.String(required=True)
    reason = fields.String(required=True)


class LeaverAnswer(Schema):
    """Where the news went."""

    pupil_id = fields.UUID(required=True)
    event_id = fields.UUID(required=True)
    remarks = fields.List(fields.Nested(FieldRemarkAnswer), required=True)


class PupilRegisteredAnswer(LeaverAnswer):
    """The new pupil, and what is odd about what was told."""


class ExitPlanAnswer(Schema):
    """One version of a planned exit."""

    planned_destination = fields.String(required=True)
    planned_left_on = fields.Date(required=True)
    recorded_on = fields.Date(required=True)
    reason = fields.String(required=True)


class ExitDifferenceRequest(Strict):
    """Why the exit went otherwise than planned."""

    reason = fields.String(
        required=True,
        validate=validate.Length(1, 500, error=N_("Gebruik 1 tot en met 500 tekens.")),
        error_messages={"required": N_("Vul de reden in."), "invalid": N_("Geef de reden als tekst.")},
    )


class ExitPlansAnswer(Schema):
    """The planned exit in all its versions beside the realised one, and why it went otherwise."""

    pupil_id = fields.UUID(required=True)
    plans = fields.List(fields.Nested(ExitPlanAnswer), required=True)
    left_on = fields.Date(required=True, allow_none=True)
    destination = fields.String(required=True)
    differs = fields.Boolean(required=True)
    difference_reason = fields.String(required=True)
    difference_recorded_on = fields.Date(required=True, allow_none=True)


class ImportQuery(Schema):
    """How to import."""

    dry_run = fields.Boolean(load_default=False, error_messages={"invalid": N_("Kies true of false.")})
    with_refused_rows = fields.Boolean(
        load_default=False,
        error_messages={"invalid": N_("Kies true of false.")},
        metadata={"description": "Also give the refused rows back as they were read, to be mended and sent again."},
    )

    class Meta:
        unknown = EXCLUDE


class RowRequest(Strict):
    """A row of a sheet: its number (the header is 1) and its cells by column."""

    row = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, 10_000_000, error=N_("Een rij telt vanaf 1."))
    )
    cells = Cells(required=True, metadata={"type": "object", "additionalProperties": CELL_TYPES})
    problem = fields.String(load_default="", validate=validate.Length(max=400))
    duplicate_of = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(1, 10_000_000)
    )


class RowsRequest(Strict):
    """A part of a sheet; all rows are imported in one transaction."""

    rows = fields.List(fields.Nested(RowRequest), required=True, validate=validate.Length(max=MOST_ROWS))


class RefusalAnswer(Schema):
    """Why a row, or one cell of it, did not go in; `pupil_id` when its pupil number is that pupil's already."""

    row = fields.Integer(required=True)
    column = fields.String(required=True)
    reason = fields.String(required=True)
    pupil_id = fields.UUID(required=True, allow_none=True)


class CellChangeAnswer(Schema):
    """What a cell said before, and says now."""

    column = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)


class RowChangeAnswer(Schema):
    """What a row changes of a pupil who was told of before."""

    row = fields.Integer(required=True)
    pupil_id = fields.UUID(required=True)
    pupil_number = fields.String(required=True)
    cells = fields.List(fields.Nested(CellChangeAnswer), required=True)


class RowRemarkAnswer(Schema):
    """Something odd in a row that goes in all the same."""

    row = fields.Integer(required=True)
    column = fields.String(required=True)
    reason = fields.String(required=True)


class RefusedRowAnswer(Schema):
    """A refused row as it was read, by column."""

    row = fields.Integer(required=True)
    cells = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class ImportAnswer(Schema):
    """What became of the rows; in a dry run, what would."""

    dry_run = fields.Boolean(required=True)
    accepted = fields.Integer(required=True)
    new = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    changes = fields.List(fields.Nested(RowChangeAnswer), required=True)
    remarks = fields.List(fields.Nested(RowRemarkAnswer), required=True)
    refused = fields.List(fields.Nested(RefusalAnswer), required=True)
    refused_rows = fields.List(fields.Nested(RefusedRowAnswer), required=True)
    notes = fields.List(fields.String(), required=True)


class ContractAnswer(Schema):
    """The contract that the school knew of at leaving."""

    contract_ref = fields.UUID(required=True)
    begins_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)


class PupilIdentityAnswer(Schema):
    """What stands on a document of whom it is: the name and the day of birth, and nothing else."""

    id = fields.UUID(required=True, attribute="pupil_id")
    first_name = fields.String(required=True)
    infix = fields.String(required=True)
    last_name = fields.String(required=True)
    birth_date = fields.Date(required=True)


class PupilAnswer(Schema):
    """A pupil, with what only intake knows."""

    id = fields.UUID(required=True, attribute="pupil_id")
    pupil_number = fields.String(required=True)
    first_name = fields.String(required=True)
    infix = fields.String(required=True)
    last_name = fields.String(required=True)
    birth_date = fields.Date(required=True)
    school_id = fields.UUID(required=True)
    school_name = fields.String(required=True)
    municipality = fields.String(required=True)
    municipality_name = fields.String(required=True)
    exit_profile = fields.String(required=True)
    left_on = fields.Date(required=True, allow_none=True)
    destination = fields.String(required=True)
    employer = fields.String(required=True)
    contract = fields.Nested(ContractAnswer, required=True, allow_none=True)
    trajectory_open = fields.Boolean(required=True)
    final_year = fields.Integer(required=True, allow_none=True)
    planned_destination = fields.String(required=True)
    planned_left_on = fields.Date(required=True, allow_none=True)
    version = fields.Integer(required=True)
