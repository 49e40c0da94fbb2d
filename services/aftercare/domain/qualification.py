"""A qualification of the mbo at entree or level 2, as the minister laid it down; work processes are not in that list."""

from dataclasses import dataclass
from typing import Final

LEVELS: Final = (1, 2)  # 1 is entree


@dataclass(frozen=True)
class Qualification:
    crebo: str
    name: str
    level: int
    dossier: str
