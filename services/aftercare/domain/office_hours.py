"""When people work: an appointment at another time is a slip of the pen, unless somebody says it is meant so."""

from datetime import datetime, time
from typing import Final

from language.texts import N_, _
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.local_time import AMSTERDAM
from services.aftercare.domain.rules import AppointmentOutsideWorkingHours
from services.aftercare.domain.working_days import SATURDAY, WorkingDays

OPENS, CLOSES = time(8), time(18)
WEEKEND: Final = N_("in het weekend")
HOLIDAY: Final = N_("op een feestdag")
HOURS: Final = N_("buiten werktijd ({opens} tot {closes})")


def check(appointment: Appointment, working_days: WorkingDays) -> None:
    """Refuse what nobody confirmed: in a weekend, on a holiday, in the night."""
    starts = appointment.starts_at.astimezone(AMSTERDAM)
    why = _why_not(starts, appointment.ends_at.astimezone(AMSTERDAM), working_days)
    if why:
        raise AppointmentOutsideWorkingHours(starts, _(" en ").join(why))


def _why_not(starts: datetime, ends: datetime, working_days: WorkingDays) -> list[str]:
    why = []
    if starts.weekday() >= SATURDAY:
        why.append(_(WEEKEND))
    if working_days.is_holiday(starts.date()):
        why.append(_(HOLIDAY))
    if starts.time() < OPENS or ends.date() != starts.date() or ends.time() > CLOSES:
        why.append(_(HOURS).format(opens=f"{OPENS:%H:%M}", closes=f"{CLOSES:%H:%M}"))
    return why
