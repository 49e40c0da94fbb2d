"""What is due is sorted before it is sent: not wanted, held until its reader wants mail, gathered in one mail, or sent."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from services.notifications.domain.delivery import Delivery, State
from services.notifications.domain.mail_preferences import TOPIC_OF, MailPreferences, Pace
from services.notifications.storage.deliveries import Deliveries
from services.notifications.storage.mail_preferences import AllMailPreferences
from services.notifications.storage.people import People

GATHER_HELD: Final = 2  # what waited goes together
GATHER_FRESH: Final = 10  # so many at one moment is a flood, and a flood is one mail
MOST_IN_ONE: Final = 1000


@dataclass(frozen=True)
class _Readers:
    """What is known of those whom mail goes to."""

    gone: Collection[UUID]
    chosen: Mapping[UUID, MailPreferences]
    full_until: Mapping[UUID, datetime]


@dataclass(frozen=True)
class Sorting:
    """Sorts one round of due mails, in the transaction that reserves them."""

    deliveries: Deliveries
    preferences: AllMailPreferences
    people: People
    most_an_hour: int  # mails to one person; 0 is no limit

    def sort(self, due: Sequence[Delivery], now: datetime) -> list[Delivery]:
        """Give what is to be sent now."""
        firm = [each for each in due if not _may_wait(each)]
        movable = [each for each in due if _may_wait(each)]
        if not movable:
            return firm
        movable += self._others(movable, now)
        receivers = {each.person_id for each in movable}
        readers = _Readers(
            gone=self.people.gone(receivers),
            chosen=self.preferences.of_all(receivers),
            full_until=self.deliveries.full_until(receivers, now, self.most_an_hour) if self.most_an_hour else {},
        )
        going = [each for each in movable if _goes_now(each, readers, now)]
        return [*firm, *self._gather(going, now)]

    def _others(self, movable: Sequence[Delivery], now: datetime) -> list[Delivery]:
        """Give what else is due for whoever has several: a round holds a part of a flood."""
        count = Counter(each.person_id for each in movable)
        crowded = [person_id for person_id, mails in count.items() if mails >= GATHER_HELD]
        found = self.deliveries.reserve_for(crowded, TOPIC_OF, now, MOST_IN_ONE) if crowded else []
        return [each for each in found if _may_wait(each)]

    def _gather(self, mails: Iterable[Delivery], now: datetime) -> Iterator[Delivery]:
        for _, group in groupby(sorted(mails, key=_person), key=_person):
            together = list(group)
            enough = GATHER_HELD if any(each.held_until for each in together) else GATHER_FRESH
            if len(together) < enough:
                yield from together
            else:
                yield self._in_one(together, now)

    def _in_one(self, mails: Sequence[Delivery], now: datetime) -> Delivery:
        one = Delivery.gathering(mails, now)
        self.deliveries.add(one)
        return one


def _may_wait(mail: Delivery) -> bool:
    """Tell whether a mail may be moved: not what belongs in a calendar, opens an account, or may have arrived before."""
    is_unsent = mail.state == State.PLANNED and not mail.is_repeat
    return mail.kind in TOPIC_OF and mail.invitation is None and is_unsent


def _goes_now(mail: Delivery, readers: _Readers, now: datetime) -> bool:
    """Tell whether it goes now; if not, say of the mail why and until when."""
    chosen = readers.chosen[mail.person_id]
    pace = chosen.pace_of(TOPIC_OF[mail.kind])
    if mail.person_id in readers.gone or pace == Pace.NEVER:
        mail.leave_out("left" if mail.person_id in readers.gone else "preference")
        return False
    if mail.held_until is not None:
        return True
    awake = chosen.after_quiet(now)
    if pace == Pace.DAILY:
        mail.hold(chosen.next_daily(now), "daily")
    elif awake != now:
        mail.hold(awake, "quiet_hours")
    elif mail.person_id in readers.full_until:
        mail.hold(chosen.after_quiet(readers.full_until[mail.person_id]), "many_mails")
    return mail.held_until is None


def _person(mail: Delivery) -> UUID:
    return mail.person_id
