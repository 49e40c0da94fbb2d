"""Which layout holds for whom and from when: a table beside the templates; an installation may lay its own on top."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from language.days import AMSTERDAM
from services.certification.domain.certificate import Fact

SHIPPED: Final = Path(__file__).parent / "templates"
TABLE: Final = "templates.json"


class NoLayout(LookupError):
    """No layout holds for this document; the text says for which."""


class LayoutsUnreadable(ValueError):
    """A table of layouts is not as it must be; the text says where."""


@dataclass(frozen=True)
class Layout:
    """One row of a table: a template, for whom it is, and the first day of issue that it holds for."""

    folder: Path
    rank: int  # which folder lies on top
    template: str
    kind: str
    regime: str | None
    issuer: str | None
    holds_from: date

    def fits(self, certificate: Fact) -> bool:
        return (
            self.kind == certificate.kind
            and self.regime in {None, certificate.regime}
            and self.issuer in {None, certificate.issuer.code}
            and self.holds_from <= certificate.issued_at.astimezone(AMSTERDAM).date()
        )


class Layouts:
    """The tables that are laid on one another: a later folder goes before an earlier one."""

    def __init__(self, *own: Path) -> None:
        """Lay the installation's own folders on top of what is shipped."""
        self._rows: Sequence[Layout] = [
            row for rank, folder in enumerate((SHIPPED, *own)) for row in _read(folder, rank)
        ]

    def of(self, certificate: Fact) -> Layout:
        """Choose the issuer's own before everybody's, the top folder before those below, then the last that began to hold."""
        fitting = [row for row in self._rows if row.fits(certificate)]
        if not fitting:
            raise NoLayout(f"no layout for {certificate.kind}, {certificate.regime}, of {certificate.issuer.code}")
        return max(fitting, key=lambda row: (row.issuer is not None, row.rank, row.holds_from))


def _read(folder: Path, rank: int) -> list[Layout]:
    try:
        rows = json.loads((folder / TABLE).read_text(encoding="utf-8"))
        return [_row(folder, rank, each) for each in (rows if isinstance(rows, list) else [rows])]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LayoutsUnreadable(f"{folder / TABLE}: {error}") from error


def _row(folder: Path, rank: int, row: dict[str, Any]) -> Layout:
    template = str(row["template"])
    if not (folder / template).is_file() or Path(template).name != template:
        raise ValueError(f"there is no template {template} beside it")
    return Layout(folder, rank, template, row["kind"], row["regime"], row["issuer"], date.fromisoformat(row["from"]))
