"""Diplomas of a school, as JSON."""

import re
from collections.abc import Callable
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length

from language.texts import N_, Later
from rest.inputs import MESSAGES, Input, readable
from services.certification.api.certificate_shapes import MOST_AT_ONCE, MissingOut
from services.certification.domain.diploma import MOST_PARTS, Finished

LONGEST: Final = 100
SCHOOL_TYPE: Final = re.compile(r"praktijkonderwijs|praktijkschool|speciaal\W+onderwijs|\b(v?so|pro)\b", re.IGNORECASE)
NUMBER: Final = re.compile(r"(\d\W?){8,}")  # a BSN has eight or nine digits; nothing that is taught has


def _is_for_everybody(given: str) -> None:
    """Refuse what an employer need not know: the kind of school, and any number that leads to a person."""
    if SCHOOL_TYPE.search(given):
        raise ValidationError(
            N_("Zet er niet bij wat voor soort school het is. Dat hoeft een werkgever niet te weten.")
        )
    if NUMBER.search(given):
        raise ValidationError(N_("Zet hier geen lang nummer neer, zoals een BSN of een leerlingnummer."))


_TEXT: Final[list[Callable[[str], object]]] = [
    Length(1, LONGEST, error=Later("Vul {min} tot {max} tekens in.")),
    readable,
    _is_for_everybody,
]


class Part(fields.String):
    """A line on the diploma, without the spaces around it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401  marshmallow's own
        return str(super()._deserialize(value, attr, data, **kwargs)).strip()


class FinishedIn(Input):
    """A programme of the school, and the parts of it, as they are printed."""

    programme = fields.String(required=True, validate=_TEXT, error_messages=MESSAGES)
    parts = fields.List(
        Part(
            validate=_TEXT,
            error_messages=MESSAGES,
        ),
        required=True,
        validate=Length(1, MOST_PARTS, error=N_("Noem 1 tot 18 onderdelen.")),
        error_messages=MESSAGES,
    )


class DiplomaIn(FinishedIn):
    """Which pupils finished what; nothing is issued with `dry_run`, only said what is missing."""

    pupil_ids = fields.List(
        fields.UUID(error_messages=MESSAGES),
        required=True,
        validate=Length(1, MOST_AT_ONCE, error=N_("Kies 1 tot 50 jongeren.")),
        error_messages=MESSAGES,
    )
    dry_run = fields.Boolean(load_default=False, error_messages={"invalid": N_("Kies true of false.")})


class DiplomaPreviewIn(FinishedIn):
    """Whose diploma, and what was finished."""

    pupil_id = fields.UUID(required=True, error_messages=MESSAGES)


class GivenOut(Schema):
    """What became of one pupil's diploma; `is_new` is false for one that was there and says the same."""

    pupil_id = fields.UUID()
    certificate_id = fields.UUID(allow_none=True)
    serial = fields.String(allow_none=True)
    is_new = fields.Boolean()
    missing = fields.List(fields.Nested(MissingOut))


class DiplomasOut(Schema):
    """What became of a request to give diplomas; the batch says under which id its new ones are found."""

    batch_id = fields.UUID(allow_none=True)
    issued = fields.Integer()
    items = fields.List(fields.Nested(GivenOut))


def finished_of(body: dict[str, Any]) -> Finished:
    """Give what was finished, as it was read."""
    return Finished(body["programme"], tuple(body["parts"]))
