"""What the directory does by itself: it listens to nobody, and hands work over and gives it back when a substitution begins and ends."""

from collections.abc import Sequence

from messaging.listening import DueTimer, Event, Work, timer
from services.directory.handlers import on_substitution_begins, on_substitution_ends
from services.directory.storage.people import People


class DirectoryService:
    name = "directory"

    @timer("substitution_begins")
    def substitution_begins(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_substitution_begins.handle(due, work.use(People), work.now)

    @timer("substitution_ends")
    def substitution_ends(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_substitution_ends.handle(due, work.use(People), work.now)
