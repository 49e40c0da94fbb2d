"""What goes out, as JSON."""

from typing import Any

from marshmallow import Schema, fields, post_dump

from services.aftercare.api.exit_shapes import ExitAdviceOut
from services.aftercare.api.work_outputs import (
    EndingOut,
    HandOverOut,
    LastDayClaimOut,
    MunicipalSupportOut,
    OverlapOut,
    TransferOut,
    WithoutWorkOut,
)


class NextActionOut(Schema):
    """What must happen now, by whom, before when."""

    what = fields.String(attribute="kind")
    owner_id = fields.UUID(allow_none=True)
    due_on = fields.Date()
    is_overdue = fields.Boolean()
    conversation_id = fields.UUID(allow_none=True)
    contract_id = fields.UUID(allow_none=True)
    starts_at = fields.DateTime(allow_none=True)
    promise_id = fields.UUID(allow_none=True)
    promised = fields.String(allow_none=True)


class PromiseOut(Schema):
    """What was promised in a conversation; `owner` is a role, whoever has it on the day."""

    id = fields.UUID(attribute="promise_id")
    case_id = fields.UUID()
    conversation_id = fields.UUID()
    what = fields.String()
    owner = fields.String()
    due_on = fields.Date()
    done_on = fields.Date(allow_none=True)


class ContractOut(Schema):
    """A contract; of the one at leaving intake knows the employer, under contract_ref."""

    id = fields.UUID(attribute="contract_id")
    case_id = fields.UUID()
    employer = fields.String(allow_none=True)
    contract_ref = fields.String(allow_none=True)
    kind = fields.String(allow_none=True)
    begins_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    hours = fields.Float(allow_none=True)
    ended_on = fields.Date(allow_none=True)
    reason = fields.String(attribute="end_reason", allow_none=True)
    end_reported_at = fields.DateTime(allow_none=True)
    end_reported_by_id = fields.UUID(attribute="end_reported_by", allow_none=True)
    is_drop_out = fields.Boolean()
    may_withdraw_end = fields.Boolean()
    sbb_id = fields.String(allow_none=True)
    probation_ends_on = fields.Date(allow_none=True)
    ending = fields.Nested(EndingOut, allow_none=True)
    last_day_claim = fields.Nested(LastDayClaimOut, allow_none=True)


class OutcomeOut(Schema):
    held_on = fields.Date()
    next_step = fields.String()
    remark = fields.String(allow_none=True)
    leerlijn = fields.String(allow_none=True)
    crebo = fields.String(allow_none=True)
    choice_reason = fields.String(allow_none=True)
    begin_by = fields.Date(allow_none=True)


class ConversationOut(Schema):
    id = fields.UUID(attribute="conversation_id")
    case_id = fields.UUID()
    pupil_id = fields.UUID()
    trigger = fields.String()
    requested_on = fields.Date()
    due_on = fields.Date()
    is_overdue = fields.Boolean()
    state = fields.String()
    starts_at = fields.DateTime(allow_none=True)
    ends_at = fields.DateTime(allow_none=True)
    place = fields.String(allow_none=True)
    werkconsulent_id = fields.UUID(allow_none=True)
    job_coach_id = fields.UUID(allow_none=True)
    participant_ids = fields.List(fields.UUID())
    others = fields.List(fields.String(), metadata={"description": "Who comes besides the professionals: codes."})
    school_contact_id = fields.UUID(allow_none=True)
    to_tell = fields.List(
        fields.String(),
        metadata={"description": "Who has no address here and must be told by hand of the appointment as it stands."},
    )
    outcome = fields.Nested(OutcomeOut, allow_none=True)
    began_on = fields.Date(allow_none=True)
    may_change = fields.Boolean(metadata={"description": "Whether the reader plans and records it, or only looks."})


class DropOutOut(Schema):
    """The last drop-out that was reported and not taken back."""

    on = fields.Date()
    reason = fields.String(allow_none=True)
    reported_at = fields.DateTime(allow_none=True)
    reported_by_id = fields.UUID(allow_none=True)
    may_withdraw = fields.Boolean()


class CaseOut(Schema):
    """A case; `conversation_due_on` is there in the moment between the end of work and the conversation that it asks for."""

    id = fields.UUID(attribute="case_id")
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    municipality = fields.String()
    left_on = fields.Date()
    opened_on = fields.Date()
    ends_on = fields.Date()
    state = fields.String()
    job_coach_id = fields.UUID(allow_none=True)
    for_person_id = fields.UUID(attribute="stands_in_for_id", allow_none=True)
    accepted_at = fields.DateTime(allow_none=True)
    closed_on = fields.Date(allow_none=True)
    destination = fields.String(
        metadata={"description": "Where they are now; not_recently_confirmed when that is not known."}
    )
    destination_source = fields.String()
    destination_confirmed_on = fields.Date()
    destination_expires_on = fields.Date(allow_none=True)
    last_contact_on = fields.Date(allow_none=True)
    contact_by = fields.Date(allow_none=True)
    no_contact_from = fields.Date(allow_none=True)
    out_of_sight_on = fields.Date(allow_none=True)
    drop_out = fields.Nested(DropOutOut, allow_none=True)
    transfer = fields.Nested(TransferOut, allow_none=True)
    conversation_due_on = fields.Date(allow_none=True)
    contracts = fields.List(fields.Nested(ContractOut))
    overlaps = fields.List(fields.Nested(OverlapOut))
    without_work = fields.List(fields.Nested(WithoutWorkOut))
    conversations = fields.List(fields.Nested(ConversationOut))
    municipal_supports = fields.List(fields.Nested(MunicipalSupportOut))
    hand_over = fields.Nested(HandOverOut, allow_none=True)
    promises = fields.List(fields.Nested(PromiseOut))
    next_action = fields.Nested(NextActionOut, allow_none=True)
    exit_advice = fields.Nested(ExitAdviceOut, allow_none=True)


class ContactOut(Schema):
    """One attempt to reach a young person; the note is for the professionals."""

    id = fields.UUID(attribute="attempt_id")
    case_id = fields.UUID()
    made_on = fields.Date()
    channel = fields.String()
    is_reached = fields.Boolean()
    result = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    made_by_id = fields.UUID(attribute="made_by")
    recorded_at = fields.DateTime()


class TimelineOut(Schema):
    """Something that happened; the other fields are the codes that its event carries (see contracts/events)."""

    sequence = fields.Integer()
    event_id = fields.UUID()
    at = fields.String(metadata={"format": "date-time"})
    kind = fields.String()
    actor_role = fields.String()
    actor_id = fields.UUID(allow_none=True)

    @post_dump(pass_original=True)
    def with_codes(self, data: dict[str, Any], original: dict[str, Any], **_: object) -> dict[str, Any]:
        """Keep the codes as the event carries them."""
        return original | data


class WorkOut(Schema):
    """One thing to do; `for_person_id` is the absent colleague whose work it is, `starts_at` the appointment for it.

    Of a question about a contract that ends: its last day, and the last day if it lasts as long again.
    """

    kind = fields.String()
    case_id = fields.UUID()
    pupil_id = fields.UUID()
    conversation_id = fields.UUID(allow_none=True)
    due_on = fields.Date()
    is_overdue = fields.Boolean()
    owner_id = fields.UUID(allow_none=True)
    for_person_id = fields.UUID(allow_none=True)
    starts_at = fields.DateTime(allow_none=True)
    place = fields.String(allow_none=True)
    contract_id = fields.UUID(allow_none=True)
    contract_ends_on = fields.Date(allow_none=True)
    contract_extends_to = fields.Date(allow_none=True)
    promise_id = fields.UUID(allow_none=True)
    promised = fields.String(allow_none=True)


class SignalOut(Schema):
    """Something that nobody owns or that is late; `owner_id` must do it, `conversation_id` when it is about a conversation."""

    kind = fields.String()
    due_on = fields.Date()
    days_late = fields.Integer()
    case_id = fields.UUID()
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    municipality = fields.String()
    owner_id = fields.UUID(allow_none=True)
    job_coach_id = fields.UUID(allow_none=True)
    werkconsulent_id = fields.UUID(allow_none=True)
    conversation_id = fields.UUID(allow_none=True)


class TallyOut(Schema):
    kind = fields.String()
    age = fields.String()
    count = fields.Integer()


class FunnelOut(Schema):
    """At least so many young people, at most four more; null is not shown."""

    left = fields.Integer(allow_none=True)
    coached = fields.Integer(allow_none=True)
    accepted = fields.Integer(allow_none=True)
    working = fields.Integer(allow_none=True)
    owed = fields.Integer(allow_none=True)
    next_step = fields.Integer(allow_none=True)


class SchoolFunnelOut(FunnelOut):
    school_id = fields.UUID()


class MunicipalityFunnelOut(FunnelOut):
    municipality = fields.String()


class FunnelsOut(Schema):
    schools = fields.List(fields.Nested(SchoolFunnelOut))
    municipalities = fields.List(fields.Nested(MunicipalityFunnelOut))


class CaseloadOut(Schema):
    job_coach_id = fields.UUID()
    open_cases = fields.Integer()
    is_away = fields.Boolean()
    is_job_coach = fields.Boolean()


class TermOut(Schema):
    """A term of a region from a day on; region * is everywhere."""

    key = fields.String()
    region = fields.String()
    valid_from = fields.Date()
    amount = fields.Integer(attribute="term.amount")
    unit = fields.String(attribute="term.unit")


class ListedTermOut(TermOut):
    holds_now = fields.Boolean()


class TermVersionsOut(Schema):
    """One term in all its versions; its ETag is what a change must know."""

    key = fields.String()
    may_change = fields.Boolean()
    versions = fields.List(fields.Nested(TermOut))


class HolidayOut(Schema):
    """A day on which nobody works; `is_extra` when the region added it."""

    on = fields.Date()
    name = fields.String()
    is_extra = fields.Boolean()


class FreeDayOut(Schema):
    on = fields.Date(attribute="day")
    name = fields.String()


class FreeDaysOut(Schema):
    """The region's own free days."""

    days = fields.List(fields.Nested(FreeDayOut))
