"""When people work: an appointment at another time is a slip of the pen, unless somebody says it is meant so."""

from datetime import datetime, time
from typing import Final

from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.local_time import AMSTERDAM
from services.aftercare.domain.rules import AppointmentOutsideWorkingHours
from services.aftercare.domain.working_days import SATURDAY, WorkingDays

OPENS, CLOSES = time(8), time(18)
WEEKEND: Final = "in het weekend"
HOLIDAY: Final = "op een feestdag"
HOURS: Final = f"buiten werktijd ({OPENS:%H:%M} tot {CLOSES:%H:%M})"


def check(appointment: Appointment, working_days: WorkingDays) -> None:
    """Refuse what nobody confirmed: in a weekend, on a holiday, in the night."""
    starts = appointment.starts_at.astimezone(AMSTERDAM)
    why = _why_not(starts, appointment.ends_at.astimezone(AMSTERDAM), working_days)
    if why:
        raise AppointmentOutsideWorkingHours(starts, " en ".join(why))


def _why_not(starts: datetime, ends: datetime, working_days: WorkingDays) -> list[str]:
    why = []
    if starts.weekday() >= SATURDAY:
        why.append(WEEKEND)
    if working_days.is_holiday(starts.date()):
        why.append(HOLIDAY)
    if starts.time() < OPENS or ends.date() != starts.date() or ends.time() > CLOSES:
        why.append(HOURS)
    return why
