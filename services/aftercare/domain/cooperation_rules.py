"""The rules of giving a case to somebody else, and of answering that."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class CaseIsAccepted(RuleBroken):
    """Whoever took a case on does not refuse it any more, but finds somebody else."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze zaak is al aangenomen. Kunt u hem niet houden? Stel hem voor aan een collega, of vraag de coördinator."
            )
        )


class CaseHasThisJobCoach(RuleBroken):
    """A case is not given to who has it."""

    def __init__(self) -> None:
        super().__init__(_("Deze collega is al de jobcoach van deze jongere. Kies een andere collega."))


class TransferIsProposed(RuleBroken):
    """One colleague at a time is asked."""

    def __init__(self, answer_by: date) -> None:
        super().__init__(
            _(
                "Deze zaak is al aan een collega voorgesteld. Wacht op het antwoord, uiterlijk {answer_by}, of trek het voorstel in."
            ).format(answer_by=dutch(answer_by))
        )


class NothingIsProposed(RuleBroken):
    """A proposal that is over is not answered."""

    def __init__(self) -> None:
        super().__init__(
            _("Er staat geen voorstel meer open voor deze zaak. Er is niets veranderd. Kijk wie nu de jobcoach is.")
        )


class ProposalIsForAnother(RuleBroken):
    """Only who is asked answers, and only who asked takes it back."""

    def __init__(self) -> None:
        super().__init__(_("Dit voorstel is aan een ander gericht. Alleen die collega geeft antwoord."))


class CaseMovedMeanwhile(RuleBroken):
    """Two coordinators chose for the same case: the second one looks again."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "Iemand anders heeft intussen een andere jobcoach gekozen ({count} van deze zaken). Er is geen enkele zaak overgedragen. Kijk wie nu de jobcoach is en kies opnieuw."
            ).format(count=count)
        )


class MunicipalSupportNotFound(LookupError):
    """No such request, or not yours to see."""


class SupportIsAsked(RuleBroken):
    """One question at a time."""

    def __init__(self, answer_by: date) -> None:
        super().__init__(
            _("De gemeente heeft al een vraag over deze jongere. Het antwoord komt uiterlijk {answer_by}.").format(
                answer_by=dutch(answer_by)
            )
        )


class SupportIsAnswered(RuleBroken):
    """An answer that the school acts on is not changed behind its back."""

    def __init__(self, answered_on: date) -> None:
        super().__init__(
            _("Deze vraag is al beantwoord op {answered_on}. Bel de school als er iets veranderd is.").format(
                answered_on=dutch(answered_on)
            )
        )


class HandOverIsTooEarly(RuleBroken):
    """Aftercare is not cut short."""

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _(
                "De nazorg loopt nog tot en met {ends_on}. In de laatste weken vraagt Doorlijn om de warme overdracht."
            ).format(ends_on=dutch(ends_on))
        )


class HandOverIsRecorded(RuleBroken):
    """What others act on is not changed behind their backs."""

    def __init__(self, handed_over_on: date) -> None:
        super().__init__(
            _("De warme overdracht van {handed_over_on} is al vastgelegd. U ziet haar in de tijdlijn.").format(
                handed_over_on=dutch(handed_over_on)
            )
        )
