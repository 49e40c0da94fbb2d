"""What comes in about work and its end, as JSON: answers, transfers, support of the municipality, hand-overs."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema
from marshmallow.validate import Range

from language.texts import N_, Later
from rest.inputs import MESSAGES, NOT_REQUIRED, one_of, text
from services.aftercare.api.inputs import FIRST_DAY, LAST_DAY, Input, day
from services.aftercare.domain.contract_ending import ANSWERS, EXTENDED
from services.aftercare.domain.handing_over import HOW as HAND_OVER_HOW
from services.aftercare.domain.handing_over import TO as HAND_OVER_TO
from services.aftercare.domain.municipal_support import ANSWERS as SUPPORT_ANSWERS
from services.aftercare.domain.municipal_support import KINDS as SUPPORT_KINDS
from services.aftercare.domain.school_claim import ANSWERS as SETTLED
from services.aftercare.domain.transferring import REASONS, REFUSALS


class EndingAnswerIn(Input):
    """What comes after the last day that the reader saw; only an extension has a new one, null when it is permanent."""

    answer = one_of(ANSWERS)
    about = day()
    ends_on = fields.Date(
        allow_none=True,
        validate=Range(FIRST_DAY, LAST_DAY, error=N_("Kijk het jaartal na.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21, of null voor een vast contract.")},
    )

    @validates_schema(skip_on_field_errors=False)
    def check_new_day(self, given: dict[str, Any], **_: object) -> None:
        """Only an extension has a new last day, and it always says which."""
        if given.get("answer") == EXTENDED and "ends_on" not in given:
            raise ValidationError(N_("Geef de nieuwe laatste dag, of null voor een vast contract."), "ends_on")
        if given.get("answer") not in (EXTENDED, None) and "ends_on" in given:
            raise ValidationError(
                N_("Laat dit veld weg: alleen een verlengd contract krijgt een nieuwe dag."), "ends_on"
            )


class LastDayAnswerIn(Input):
    """Which last day is right: of the school, or ours; `about` is what the school told, null when that is permanent."""

    answer = one_of(SETTLED)
    about = fields.Date(
        required=True,
        allow_none=True,
        validate=Range(FIRST_DAY, LAST_DAY, error=N_("Kijk het jaartal na.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21, of null voor een vast contract.")},
    )


class TransferIn(Input):
    """To which colleague, and why."""

    to_id = fields.UUID(required=True, error_messages=MESSAGES)
    reason = one_of(REASONS)


class RefusalIn(Input):
    reason = one_of(REFUSALS)


class MunicipalSupportIn(Input):
    """What the school asks of the municipality."""

    kind = one_of(SUPPORT_KINDS)
    note = text(500, required=False, lines=True)


class AcknowledgementIn(Input):
    """What the municipality answers."""

    answer = one_of(SUPPORT_ANSWERS)
    remark = text(500, required=False, lines=True)


class HandOverIn(Input):
    """To whom the young person was handed over, how and when."""

    to = one_of(HAND_OVER_TO)
    how = one_of(HAND_OVER_HOW)
    handed_over_on = day()
    note = text(500, required=False, lines=True)


class BodyNameIn(Input):
    """What a body is called from a day on."""

    valid_from = day()
    name = text(100)
    below_age = fields.Integer(
        strict=True,
        validate=Range(16, 99, error=Later("Vul {min} tot {max} in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
        **NOT_REQUIRED,
    )
