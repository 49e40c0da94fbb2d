"""The private halves of issuers' keys: files of this installation, of which no database and no log holds anything."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from services.certification.domain.issuer_key import IssuerKey
from services.certification.papers.signer import Signer, file_signer, forget_file, new_file_signer

FOLDER: Final = "issuers"


@dataclass(frozen=True)
class Signers:
    """Who signs for which issuer; `keys` is the folder with the keys of this installation."""

    keys: Path
    is_real: bool = False  # documents count: a key that was made for tests signs none

    def make(self, code: str, did: str, name: str, now: datetime) -> Signer:
        """Make a new key of an issuer."""
        return new_file_signer(self.keys / FOLDER / code, did, name, now, is_test=not self.is_real)

    def of(self, key: IssuerKey) -> Signer:
        """Give who signs with a key."""
        return file_signer(self.keys / FOLDER / key.code, key.kid)

    def forget(self, key: IssuerKey) -> None:
        """Throw the private half of a key away: nothing was ever signed with it."""
        forget_file(self.keys / FOLDER / key.code, key.kid)
