"""The rules about issuing, revoking and the keys that sign, each with a sentence for whoever runs into it."""

from language.texts import _
from services.certification.domain.rules import RuleBroken


class CertificateNotFound(LookupError):
    """No such document, or none that the reader may see."""


class IssuerKeyNotFound(LookupError):
    """No such key, or none of the reader's organisation."""


class RevocationNotFound(LookupError):
    """Nobody proposed to revoke this document."""


class IssuerNotFound(LookupError):
    """No organisation with this code issues documents here."""


class OnlyTheIssuerIssues(RuleBroken):
    """A document is given by the school, or by the examination board of the mbo school."""

    def __init__(self) -> None:
        super().__init__(_("Deze praktijkverklaring geeft een andere organisatie. Vraag het daar."))


class OnlyTheSchoolGivesItsDiploma(RuleBroken):
    """A school says what was finished at that school, and nobody else does."""

    def __init__(self) -> None:
        super().__init__(_("Een diploma geeft de school van de jongere zelf. Vraag het daar."))


class OnlyTheIssuerRevokes(RuleBroken):
    """Whoever gave a document, or the coordinator, takes it back."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit document gaf een andere organisatie. Vraag daar, of aan de coördinator, het in te trekken.")
        )


class NothingIssued(RuleBroken):
    """What was asked for misses something; each of them is named in the answer."""

    def __init__(self) -> None:
        super().__init__(_("Er is niets uitgegeven. Per traject ziet u wat er ontbreekt en wie dat moet doen."))


class JudgedAfterIssue(RuleBroken):
    """A document states what was judged before; afterwards only a correction changes it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "De praktijkverklaring is al uitgegeven. Beoordelen kan niet meer. Klopt er iets niet? Vraag de school om hem in te trekken."
            )
        )


class OnlyABodyThatIssues(RuleBroken):
    """Schools and mbo schools issue documents; other bodies do not."""

    def __init__(self) -> None:
        super().__init__(
            _("Alleen een school of een mbo-school geeft praktijkverklaringen. Kies een andere organisatie.")
        )


class CodeIsOfAnotherIssuer(RuleBroken):
    """A code stands in each number and each address of an issuer: two with one code cannot be told apart."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Met deze code geeft een andere organisatie al praktijkverklaringen. Geef deze organisatie een eigen code."
            )
        )


class KeyIsWaiting(RuleBroken):
    """One key at a time waits for its second person."""

    def __init__(self) -> None:
        super().__init__(
            _("Voor deze organisatie wacht al een sleutel op een tweede persoon. Neem die in gebruik, of haal hem weg.")
        )


class KeyIsInUse(RuleBroken):
    """A key is put into use once."""

    def __init__(self) -> None:
        super().__init__(_("Deze sleutel is al in gebruik."))


class KeyIsRetired(RuleBroken):
    """A newer key took its place."""

    def __init__(self) -> None:
        super().__init__(_("Deze sleutel is vervangen door een nieuwere. Laat een nieuwe sleutel maken."))


class MakerDoesNotApprove(RuleBroken):
    """Four eyes: two persons before a school can sign."""

    def __init__(self) -> None:
        super().__init__(_("U hebt deze sleutel zelf gemaakt. Laat een tweede persoon hem in gebruik nemen."))


class IsRevoked(RuleBroken):
    """Revoking is done once."""

    def __init__(self) -> None:
        super().__init__(_("Dit document is al ingetrokken."))


class RevocationIsProposed(RuleBroken):
    """One proposal at a time."""

    def __init__(self) -> None:
        super().__init__(_("Er is al voorgesteld om dit document in te trekken. Een tweede persoon beslist daarover."))


class ProposerDoesNotRevoke(RuleBroken):
    """Four eyes: two persons before a document is worth nothing."""

    def __init__(self) -> None:
        super().__init__(_("U hebt dit zelf voorgesteld. Laat een tweede persoon het document intrekken."))


class NothingToPreview(RuleBroken):
    """A preview shows what was earned, and who signs."""

    def __init__(self) -> None:
        super().__init__(
            _("Er is nog niets om te laten zien. Er moet iets zijn om op te schrijven, en een sleutel in gebruik.")
        )


class PaperIsNotThere(RuleBroken):
    """The paper is made after issuing, within seconds."""

    def __init__(self) -> None:
        super().__init__(_("De pdf wordt nog gemaakt. Probeer het over een paar seconden nog eens."))


class PaperIsDestroyed(RuleBroken):
    """The register is kept longer than the paper."""

    def __init__(self) -> None:
        super().__init__(
            _("De pdf is vernietigd met het dossier van de jongere. In het register staat het document nog wel.")
        )
