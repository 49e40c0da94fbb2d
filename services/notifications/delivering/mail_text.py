"""What a mail says, in the language that is spoken now: plain words and one button, nothing personal."""

from collections.abc import Iterator
from dataclasses import dataclass

from language.days import say_full_day
from language.texts import _, ngettext
from services.notifications.domain import sentences, trainer_wording
from services.notifications.domain.delivery import Delivery, Gathered
from services.notifications.domain.local_time import day_of, say_time
from services.notifications.domain.mail_preferences import TOPIC_OF
from services.notifications.domain.wording import INVITED, WORDING


@dataclass(frozen=True)
class MailText:
    """The words of one mail."""

    subject: str
    title: str
    paragraphs: tuple[str, ...]
    button: str


def text_of(delivery: Delivery) -> MailText:
    """Say what one fact asks of its reader."""
    words = WORDING[delivery.kind]
    return MailText(_(words.subject), _(words.title), tuple(_paragraphs(delivery)), _(words.button))


def text_of_gathered(gathered: Gathered) -> MailText:
    """Say how often what happened, and about how many young people."""
    count = gathered.count
    title = ngettext("Er is {n} nieuwe melding voor u", "Er zijn {n} nieuwe meldingen voor u", count).format(n=count)
    subject = ngettext("Doorlijn: {n} melding", "Doorlijn: {n} meldingen", count).format(n=count)
    about = ngettext("Het gaat om {n} jongere.", "Het gaat om {n} jongeren.", gathered.young_people)
    told = (f"{times} × {_(WORDING[kind].title)}." for kind, times in gathered.kinds)
    paragraphs = (
        _(sentences.GREETING),
        f"{title}.",
        *told,
        *([about.format(n=gathered.young_people)] if gathered.young_people else []),
        _(sentences.NO_NAMES),
        _(sentences.OWN_CHOICE),
    )
    return MailText(subject, title, paragraphs, _("Bekijk uw meldingen"))


def _paragraphs(delivery: Delivery) -> Iterator[str]:
    is_trainer = delivery.kind == trainer_wording.TRAINER_ASKED
    yield _(trainer_wording.TRAINER_GREETING if is_trainer else sentences.GREETING)
    words = WORDING[delivery.kind]
    yield f"{_(words.title)}. {_(words.task)}"
    if delivery.due_on:
        yield _(sentences.BY_DAY).format(day=say_full_day(delivery.due_on))
    yield from _about_appointment(delivery)
    if delivery.for_person_id:
        yield _(sentences.FOR_COLLEAGUE)
    if is_trainer:
        yield _(trainer_wording.CODE_ELSEWHERE)
    has_link = delivery.kind in {INVITED, trainer_wording.TRAINER_ASKED}
    yield _(sentences.NOT_EXPECTED if has_link else sentences.NO_NAMES)
    if delivery.kind in TOPIC_OF:
        yield _(sentences.OWN_CHOICE)


def _about_appointment(delivery: Delivery) -> Iterator[str]:
    invitation = delivery.invitation
    if invitation is None:
        return
    day, starts, ends = (
        say_full_day(day_of(invitation.starts_at)),
        say_time(invitation.starts_at),
        say_time(invitation.ends_at),
    )
    if invitation.method == "CANCEL":
        yield _(sentences.APPOINTMENT_GONE).format(day=day, starts=starts)
        yield _(sentences.OUT_OF_CALENDAR)
    else:
        yield _(sentences.APPOINTMENT).format(day=day, starts=starts, ends=ends)
        yield _(sentences.IN_CALENDAR)
