"""The clocks of contact and of a destination: one waits at a time, and each sets the next."""

from datetime import date

from messaging.timers import Timers
from services.aftercare.domain import contact_clock, destination
from services.aftercare.domain.case import Case
from services.aftercare.domain.local_time import end_of, office_opens
from services.aftercare.domain.policy import CHECK_IN_ESCALATION, Policy

CONTACT = "contact"
DESTINATION = "destination"


def set_contact(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring some days before the next contact; what waited for the one before is over."""
    timers.cancel(CONTACT, case.case_id)
    wait_for_contact(case, policy, timers)


def wait_for_contact(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring some days before the next contact, if there is one."""
    if case.is_open and case.contact_by:
        moment = office_opens(contact_clock.tell_from(case.contact_by, policy))
        timers.set(CONTACT, case.case_id, "check_in_due", moment, f"some working days before {case.contact_by}")


def set_contact_missed(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring when the day of the contact has passed, and some days after."""
    if case.contact_by is None:
        return
    after = policy.term(CHECK_IN_ESCALATION, case.contact_by)
    escalate_on = policy.working_days.end_of(after, case.contact_by)
    timers.set(CONTACT, case.case_id, "check_in_overdue", end_of(case.contact_by), f"end of {case.contact_by}")
    rule = f"{after} after {case.contact_by}"
    timers.set(CONTACT, case.case_id, "check_in_escalation", end_of(escalate_on), rule)


def set_destination(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Ring when the destination holds no longer; when that is so already, once the young person would be out of sight."""
    timers.cancel(DESTINATION, case.case_id)
    wait_for_destination(case, policy, timers, today)


def wait_for_destination(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Set the clock of a destination that has none yet."""
    expires_on = case.destination_expires_on
    if not case.is_open:
        return
    if expires_on and expires_on >= today:
        rule = f"end of {expires_on}, the last day that it holds"
        timers.set(DESTINATION, case.case_id, "destination_expiry", end_of(expires_on), rule)
    else:
        set_out_of_sight(case, policy, timers)


def set_out_of_sight(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring on the first day on which nobody would know any more how they are doing."""
    first = destination.out_of_sight_from(case, policy)
    rule = f"morning of {first}: nothing confirmed, no contact"
    timers.set(DESTINATION, case.case_id, "out_of_sight", office_opens(first), rule)


def after_contact(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Wait for the next contact, and anew for somebody to be out of sight."""
    set_contact(case, policy, timers)
    expires_on = case.destination_expires_on
    if case.is_open and (expires_on is None or today > expires_on):
        set_out_of_sight(case, policy, timers)
