"""The rules about the link of a workplace trainer, and about signing."""

from collections.abc import Sequence
from datetime import date

from language.texts import _, ngettext
from services.certification.domain.rules import RuleBroken


class LinkIsUnknown(RuleBroken):
    """A link that we did not send, or that was cut off in a mail."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze link kennen wij niet. Open de link uit de mail opnieuw, of vraag de school om een nieuwe.")
        )


class LinkIsOver(RuleBroken):
    """A link works for some days."""

    def __init__(self) -> None:
        super().__init__(_("Deze link is verlopen. Vraag de school of de jobcoach om een nieuwe."))


class LinkIsUsed(RuleBroken):
    """A link works until its task is done."""

    def __init__(self) -> None:
        super().__init__(
            _("Met deze link is al ondertekend. Klopt er iets niet? Vraag de school of de jobcoach om een nieuwe link.")
        )


class LinkIsReplaced(RuleBroken):
    """Only the newest link works."""

    def __init__(self) -> None:
        super().__init__(_("Er is een nieuwere link gestuurd. Open de link uit de laatste mail."))


class CodeIsWrong(RuleBroken):
    """The code comes by another way than the link."""

    def __init__(self, left: int) -> None:
        super().__init__(
            ngettext(
                "Deze code klopt niet. U kunt het nog {n} keer proberen.",
                "Deze code klopt niet. U kunt het nog {n} keer proberen.",
                left,
            ).format(n=left)
        )


class TooManyCodes(RuleBroken):
    """Whoever guesses gets no further."""

    def __init__(self) -> None:
        super().__init__(
            _("De code was te vaak verkeerd. Deze link werkt niet meer. Vraag de school of de jobcoach om een nieuwe.")
        )


class OnlyTheTrainerSigns(RuleBroken):
    """Who asks for a judgement does not give it, nor does a colleague."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "U bent in deze browser aangemeld bij Doorlijn. Alleen de praktijkopleider mag beoordelen en ondertekenen, op een eigen apparaat."
            )
        )


class TooManyLinks(RuleBroken):
    """Each link is a mail to somebody outside, and a code that can be guessed at anew."""

    def __init__(self, most: int) -> None:
        said = _("Voor dit traject zijn in een dag al {most} links gestuurd. Stuur morgen een nieuwe.")
        super().__init__(said.format(most=most))


class ChangedSinceShown(RuleBroken):
    """What is signed or kept is what the trainer saw."""

    def __init__(self) -> None:
        super().__init__(_("Er is intussen iets veranderd. Kijk het nog eens na."))


class PhotosAreFull(RuleBroken):
    """Some photos show what somebody can do; many are a heap."""

    def __init__(self, most: int) -> None:
        said = _("Bij dit werkproces staan al {most} foto's. Haal er eerst een weg.")
        super().__init__(said.format(most=most))


class SessionIsOver(RuleBroken):
    """Without the code of this task nothing is shown."""

    def __init__(self) -> None:
        super().__init__(_("Open de link uit de mail opnieuw en vul de code in. Wat u invulde, is bewaard."))


class EveryWorkProcessIsJudged(RuleBroken):
    """One signature is for all of it."""

    def __init__(self, missing: Sequence[str]) -> None:
        said = _("Beoordeel eerst alle werkprocessen. U mist nog: {missing}.")
        super().__init__(said.format(missing=", ".join(missing)))
        self.missing = missing


class PeriodHasBegun(RuleBroken):
    """Nobody has seen work that was not done yet."""

    def __init__(self, begins_on: date) -> None:
        said = _("Het traject begint op {day:%d-%m-%Y}. Ondertekenen kan vanaf die dag.")
        super().__init__(said.format(day=begins_on))


class CompanyIsRecognised(RuleBroken):
    """A company whose recognition ended cannot sign for what came after."""

    def __init__(self) -> None:
        super().__init__(
            _("De erkenning van dit leerbedrijf is voorbij. Ondertekenen kan niet meer. Overleg met de school.")
        )
