"""What the directory does by itself: it listens to nobody, and gives work back when a substitution ends."""

from collections.abc import Sequence

from messaging.listening import DueTimer, Event, Work, timer
from services.directory.handlers import on_substitution_ends
from services.directory.storage.people import People


class DirectoryService:
    name = "directory"

    @timer("substitution_ends")
    def substitution_ends(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_substitution_ends.handle(due, work.use(People), work.now)
