"""How a row, a leaver or a whole sheet comes back: with everything that is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.rules import RuleBroken


class RowRefused(RuleBroken):
    """Every rule that one row breaks."""

    def __init__(self, broken: Sequence[RuleBroken]) -> None:
        """Keep the rules in the order of the columns."""
        super().__init__(" ".join(str(rule) for rule in broken))
        self.broken = broken


@dataclass(frozen=True)
class Refusal:
    """Why a row, or one cell of it, was refused; row 1 is the header."""

    row: int
    column: str
    reason: str
    pupil_id: UUID | None = None  # whom the row would have wiped out


class LeaverRefused(RuleBroken):
    """Everything that is wrong with one leaver, told at once."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        """Keep the refusals for whoever answers the sender."""
        super().__init__(" ".join(refusal.reason for refusal in refusals))
        self.refusals = refusals


class SheetRefused(RuleBroken):
    """A sheet that cannot be read at all; nothing of it went in."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        """Keep each problem as (column, sentence)."""
        super().__init__(" ".join(sentence for _, sentence in problems))
        self.problems = problems


class SheetIsCsvOrExcel(SheetRefused):
    """Another kind of file."""

    def __init__(self, sentence: str) -> None:
        """Say what it looks like and what to do."""
        super().__init__([("", sentence)])


class SheetIsNotTooLarge(SheetRefused):
    """More than one request may bring."""

    def __init__(self, sentence: str) -> None:
        """Say what the limit is and what to do."""
        super().__init__([("", sentence)])
