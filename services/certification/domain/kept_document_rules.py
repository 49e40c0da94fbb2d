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
