"""The coordinator keeps a leerlijn: what it consists of, who offers it, and how many places there are when."""

from dataclasses import dataclass

from services.aftercare.domain import leerlijn
from services.aftercare.domain.leerlijn import Leerlijn
from services.aftercare.domain.leerlijn_rules import ProviderIsUnknown
from services.aftercare.storage.leerlijnen import Leerlijnen


@dataclass(frozen=True)
class PutLeerlijn:
    new: Leerlijn


def handle(command: PutLeerlijn, leerlijnen: Leerlijnen) -> None:
    """Keep it; who has a place keeps it."""
    known = leerlijnen.providers()
    for code in command.new.offered_by:
        if code not in known:
            raise ProviderIsUnknown(code)
    leerlijn.check(command.new, leerlijnen.taken_in(command.new.code))
    leerlijnen.put(command.new)
