"""The rules of signing in, one exception each; its text is what the user reads."""

from services.directory.domain.rules import RuleBroken


class RoleIsHeld(RuleBroken):
    """Nobody signs in to what they may not do."""

    sentence = "Deze persoon heeft deze rol niet. Kies een rol die de persoon wel heeft."


class ProofIsWrong(RuleBroken):
    """The same for everybody, so that nobody learns who has an account."""

    sentence = "Het mailadres, het wachtwoord of de code klopt niet. Kijk alle drie na en probeer het opnieuw."


class CodeIsOfThisMoment(RuleBroken):
    """Whoever cannot read the code now cannot sign in later."""

    sentence = "De code klopt niet. Vul de code in die de app nu laat zien."


class PasswordIsHardToGuess(RuleBroken):
    """What can be guessed protects nobody."""

    sentence = "Dit wachtwoord is te makkelijk te raden. Gebruik een paar woorden die niet bij elkaar horen."


class SomebodyHasARole(RuleBroken):
    """Without a role there is nothing to do here."""

    sentence = "U heeft nog geen rol in Doorlijn. Vraag de functioneel beheerder van uw regio om een rol."


class OnlyTheFirstAdminComesAlone(RuleBroken):
    """Everybody after the first one is invited by an administrator."""

    sentence = "Er is al een beheerder met een account. Laat die u uitnodigen."


class InvitationNotFound(LookupError):
    """No such invitation, or it was used, or its time is over."""


class SessionNotFound(LookupError):
    """Nobody is signed in with this secret, or not any more."""


class DraftNotFound(LookupError):
    """No such form, or it is somebody else's."""
