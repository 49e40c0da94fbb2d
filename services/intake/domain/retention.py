"""How long a school file is kept: two years after leaving, as long as the law asks for aftercare."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from language.texts import _
from services.intake.domain.rules import RuleBroken

YEARS: Final = 2  # category school_file in doorlijn/region/retention.yaml; a test holds them equal


class RetentionTermIsOver(RuleBroken):
    """During the two years of aftercare the law asks for the file, and so it may not be destroyed."""

    def __init__(self, kept_until: date | None) -> None:
        until = (
            _("tot en met {kept_until:%d-%m-%Y}").format(kept_until=kept_until)
            if kept_until
            else _("tot en met twee jaar na het verlaten van de school")
        )
        super().__init__(
            _(
                "Dit dossier moet nog worden bewaard, {until}: zo lang duurt de wettelijke nazorg. Vernietig het daarna."
            ).format(until=until)
        )


@dataclass(frozen=True)
class Term:
    """The clock of one file; it does not run yet as long as the pupil is at school."""

    left_on: date | None

    @property
    def kept_until(self) -> date | None:
        """The last day on which the file is kept."""
        if self.left_on is None:
            return None
        try:
            return self.left_on.replace(year=self.left_on.year + YEARS)
        except ValueError:  # 29 February
            return self.left_on.replace(year=self.left_on.year + YEARS, month=3, day=1) - timedelta(days=1)

    def check_over(self, today: date) -> None:
        """Refuse as long as the file must be kept."""
        if self.kept_until is None or today <= self.kept_until:
            raise RetentionTermIsOver(self.kept_until)
