"""How sending a mail can end, other than well; each carries a code, never what a server wrote (it may hold an address)."""

from typing import ClassVar


class Trouble(Exception):
    """A mail did not go as it should."""

    stops_round: ClassVar[bool] = False  # the mails after it have no chance either

    def __init__(self, reason: str) -> None:
        """Say why, as a code."""
        super().__init__(reason)
        self.reason = reason


class Refused(Trouble):
    """For good: trying again does not help."""


class TryLater(Trouble):
    """Not now: this one may go later."""


class Away(TryLater):
    """Not now, and the others neither: the mail server or the directory does not answer."""

    stops_round = True


class NobodyKnows(Trouble):
    """The server had the mail and did not say what it did with it; no other mail is put at that risk."""

    stops_round = True
