"""The rules about terms: one that somebody counts on is not changed behind his back."""

from language.texts import _
from services.certification.domain.rules import RuleBroken


class TermNotFound(LookupError):
    """No such term, or no such version of it."""


class TermBeginsLater(RuleBroken):
    """Whoever is counting now keeps the term he began with."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Een termijn verandert op zijn vroegst morgen. Wat al loopt, houdt de termijn waarmee het begon. Kies een latere dag."
            )
        )


class TermIsTooLong(RuleBroken):
    """A deadline that nobody remembers is none."""

    def __init__(self, longest: int) -> None:
        super().__init__(_("Deze termijn is te lang. Kies hoogstens {longest}.").format(longest=longest))
