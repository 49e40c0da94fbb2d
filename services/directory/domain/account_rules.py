"""The rules of signing in, one exception each; its text is what the user reads."""

from language.texts import N_
from services.directory.domain.rules import RuleBroken


class RoleIsHeld(RuleBroken):
    """Nobody signs in to what they may not do."""

    sentence = N_("Deze medewerker heeft deze rol niet. Kies een rol die de medewerker wel heeft.")


class ProofIsWrong(RuleBroken):
    """The same for everybody, so that nobody learns who has an account."""

    sentence = N_("Het mailadres, het wachtwoord of de code klopt niet. Kijk alle drie na en probeer het opnieuw.")


class CodeIsOfThisMoment(RuleBroken):
    """Whoever cannot read the code now cannot sign in later."""

    sentence = N_("De code klopt niet. Vul de code in die de app nu laat zien.")


class PasswordIsHardToGuess(RuleBroken):
    """What can be guessed protects nobody."""

    sentence = N_("Dit wachtwoord is te makkelijk te raden. Gebruik een paar woorden die niet bij elkaar horen.")


class SomebodyHasARole(RuleBroken):
    """Without a role there is nothing to do here."""

    sentence = N_("U heeft nog geen rol in Doorlijn. Vraag de functioneel beheerder van uw regio om een rol.")


class MailIsVerified(RuleBroken):
    """Anybody can say that an address is his."""

    sentence = N_(
        "Uw organisatie heeft uw mailadres niet bevestigd. Vraag de beheerder van uw organisatie dat te doen."
    )


class SomebodyIsKnown(RuleBroken):
    """Roles are given by the region, never by a provider."""

    sentence = N_(
        "Doorlijn kent uw mailadres niet. Vraag de functioneel beheerder van uw regio om u toe te voegen, met het mailadres van uw organisatie."
    )


class OnePersonOneIdentity(RuleBroken):
    """An address that was given to a new colleague does not bring the old one's work with it."""

    sentence = N_(
        "Dit mailadres hoort al bij een andere aanmelding. Vraag de functioneel beheerder van uw regio om hulp."
    )


class OnlyTheFirstAdminComesAlone(RuleBroken):
    """Everybody after the first one is invited by an administrator."""

    sentence = N_("Er is al een beheerder met een account. Laat die u uitnodigen.")


class OnlyASchoolHasASystem(RuleBroken):
    """What a system may do follows from its organisation, and only a school's may report leavers."""

    sentence = N_("Alleen een school kan een systeem koppelen. Kies een school.")


class ClientIsWrong(RuleBroken):
    """The same for an unknown system, a wrong secret and a revoked one."""

    sentence = N_("Dit systeem of dit geheim klopt niet. Vraag de functioneel beheerder om een nieuw geheim.")


class PasskeyIsWrong(RuleBroken):
    """The same for an unknown key, another's, a used question and a forged answer."""

    sentence = N_("Aanmelden met deze toegangssleutel is niet gelukt. Probeer het opnieuw, of meld u anders aan.")


class PasskeyCannotBeKept(RuleBroken):
    """What is not proven at the beginning proves nothing later."""

    sentence = N_("Deze toegangssleutel kan niet worden bewaard. Laad de pagina opnieuw en probeer het nog een keer.")


class PasskeyIsNew(RuleBroken):
    """One key belongs to one person, once."""

    sentence = N_("Deze toegangssleutel is hier al bekend. U hoeft niets te doen.")


class SignedInJustNow(RuleBroken):
    """Who finds a desk open must not be able to come back later."""

    sentence = N_("Daarvoor moet u net aangemeld zijn. Meld u af, meld u weer aan en probeer het opnieuw.")


class PasskeysAreFew(RuleBroken):
    """Keys that nobody knows any more are keys of nobody."""

    sentence = N_("U heeft al 10 toegangssleutels. Verwijder er eerst een die u niet meer gebruikt.")


class AWayInStays(RuleBroken):
    """Who removes his only key shuts himself out."""

    sentence = N_("Dit is uw enige manier om u aan te melden. Maak eerst een andere toegangssleutel.")


class PasskeyNotFound(LookupError):
    """No such key, or it is somebody else's."""


class ClientNotFound(LookupError):
    """No such system."""


class InvitationNotFound(LookupError):
    """No such invitation, or it was used, or its time is over."""


class SessionNotFound(LookupError):
    """Nobody is signed in with this secret, or not any more."""
