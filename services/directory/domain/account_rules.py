"""The rules of signing in, one exception each; its text is what the user reads."""

from services.directory.domain.rules import RuleBroken


class RoleIsHeld(RuleBroken):
    """Nobody signs in to what they may not do."""

    sentence = "Deze persoon heeft deze rol niet. Kies een rol die de persoon wel heeft."


class SessionNotFound(LookupError):
    """Nobody is signed in with this secret, or not any more."""


class DraftNotFound(LookupError):
    """No such form, or it is somebody else's."""
