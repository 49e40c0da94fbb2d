"""Puts the demo's sheets of qualifications, work processes, work cards and recognised companies into certification, as an import would."""

from datetime import datetime
from importlib import resources
from typing import Final

from messaging.database import open_engine, open_sessions, wait_until_ready
from messaging.work import unit_of_work
from services.certification.domain.sheet import read
from services.certification.handlers import import_catalogue
from services.certification.handlers.import_catalogue import ImportCatalogue
from services.certification.storage.catalogue import Catalogue

SHEETS: Final = ("qualifications-2015.csv", "work-processes.csv", "work-cards.csv", "recognitions.csv")


def seed(database_url: str, now: datetime) -> None:
    """Load the sheets unless a catalogue is there; from then on it is kept by imports."""
    engine = open_engine(database_url, "certification", pool_size=1, acts_as="system")
    wait_until_ready(engine, "certification")
    with unit_of_work(open_sessions(engine), "certification", now) as work:
        catalogue = work.use(Catalogue)
        if not catalogue.crebos():
            for name in SHEETS:
                told = import_catalogue.handle(ImportCatalogue(read(sheet(name))), catalogue)
                if told.refused:
                    raise ValueError(f"{name}: {told.refused}")
    engine.dispose()


def sheet(name: str) -> bytes:
    """Give one of the demo's sheets."""
    return (resources.files("doorlijn.region") / name).read_bytes()
