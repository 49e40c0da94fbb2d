"""The rules about documents of others, each with a sentence for whoever runs into it."""

from datetime import date

from language.texts import _
from services.certification.domain.rules import RuleBroken


class KeptDocumentNotFound(LookupError):
    """No such document, or none that the reader may see."""


class DocumentIsOfThePast(RuleBroken):
    """What was not given yet cannot be kept."""

    def __init__(self, today: date) -> None:
        super().__init__(_("Het document is gegeven op of voor {day:%d-%m-%Y}. Kijk de datum na.").format(day=today))


class ValidityEndsAfterIssue(RuleBroken):
    """It counts for some time."""

    def __init__(self) -> None:
        super().__init__(_("Het document is geldig tot een dag na de dag van uitgifte. Kijk welke datum klopt."))


class BrancheDocumentHasAFile(RuleBroken):
    """A branchecertificaat is kept as it was given."""

    def __init__(self) -> None:
        super().__init__(_("Kies de pdf van het branchecertificaat: wij bewaren het zoals het is gegeven."))


class KeeperDoesNotVerify(RuleBroken):
    """Four eyes: whoever kept it has no doubt about it."""

    def __init__(self) -> None:
        super().__init__(_("U hebt dit document zelf bewaard. Laat een collega nakijken of het echt is."))


class KeeperDoesNotUndo(RuleBroken):
    """Four eyes, also to take away what was looked up."""

    def __init__(self) -> None:
        super().__init__(_("Dit document is nagekeken door een collega. Laat een collega het weghalen."))


class DocumentIsKept(RuleBroken):
    """The same file once."""

    def __init__(self) -> None:
        super().__init__(_("Deze pdf is al bewaard bij deze jongere."))


class TooManyDocuments(RuleBroken):
    """A place for what was earned, not for whatever there is."""

    def __init__(self, most: int) -> None:
        said = _("Bij deze jongere zijn al {most} documenten bewaard. Haal er een weg die niet klopt.")
        super().__init__(said.format(most=most))


class IsVerified(RuleBroken):
    """Once is enough."""

    def __init__(self) -> None:
        super().__init__(_("Dit document is al nagekeken."))


class FileHasChanged(RuleBroken):
    """What is here is not what was kept."""

    def __init__(self) -> None:
        super().__init__(_("Dit bestand is niet meer zoals het is bewaard. Laat dit eerst uitzoeken."))


class NothingToOpen(RuleBroken):
    """Registered without a file."""

    def __init__(self) -> None:
        super().__init__(_("Bij dit document is geen bestand bewaard. Vraag het aan wie het gaf."))
