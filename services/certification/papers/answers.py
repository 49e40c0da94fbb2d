"""The four answers to "is this real?": never one tick, and every answer with its reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from language.days import local, say_day
from language.texts import N_, _

YES, NO, UNKNOWN, NOT_ASKED = "yes", "no", "unknown", "not_asked"

QUESTIONS: Final = {
    "signature": N_("Is de handtekening goed?"),
    "issuer": N_("Staat de uitgever op de lijst van de regio?"),
    "revocation": N_("Is het document nog geldig, en niet ingetrokken?"),
    "text": N_("Is de tekst op papier dezelfde als in de digitale versie?"),
}

# Why an answer is what it is: the code, what it comes to, and the sentence.
REASONS: Final = {
    "signed": (YES, N_("Ja. Er is niets veranderd sinds de school tekende.")),
    "signed_by_found_key": (
        YES,
        N_("Ja, met de sleutel die in het bestand zelf zit. Van wie die sleutel is, zegt dat niet."),
    ),
    "changed": (NO, N_("Nee. Het document is veranderd, of iemand anders tekende het. Vertrouw het niet.")),
    "not_sealed": (NO, N_("Nee. Op dit bestand zit geen zegel van de school. Vraag het originele bestand.")),
    "seal_broken": (NO, N_("Nee. Het bestand is veranderd nadat de school het verzegelde. Vertrouw het niet.")),
    "two_signers": (NO, N_("Nee. Het zegel en de digitale versie zijn niet van dezelfde uitgever. Vertrouw het niet.")),
    "not_yet": (NO, N_("Nee. Het document zegt dat het van een dag is die nog moet komen. Vertrouw het niet.")),
    "unreadable": (NO, N_("Nee. Dit is geen document dat wij kennen. Kies de PDF, of het .jwt-bestand.")),
    "key_unknown": (
        UNKNOWN,
        N_(
            "Dat weten we niet: we hebben de sleutel van deze uitgever niet. Kijk het na met internet, of met een nieuwere lijst."
        ),
    ),
    "trusted": (YES, N_("Ja. {name} mag deze documenten geven.")),
    "not_listed": (NO, N_("Nee. Deze uitgever staat niet op de lijst van de regio. Bel de school als u twijfelt.")),
    "no_list": (UNKNOWN, N_("Dat weten we niet: er is geen lijst van uitgevers gegeven.")),
    "test_key": (NO, N_("Nee. TEST - niet geldig: dit document is gemaakt om te proberen.")),
    "in_force": (YES, N_("Ja. Het is niet ingetrokken; dat was zo op {day}.")),
    "withdrawn": (NO, N_("Nee. De school heeft dit document ingetrokken; dat was zo op {day}.")),
    "offline": (UNKNOWN, N_("Dat weten we niet: daarvoor is internet nodig.")),
    "list_unreachable": (
        UNKNOWN,
        N_("Dat weten we niet: de lijst van de school is nu niet te lezen. Probeer het later nog eens."),
    ),
    "no_trusted_address": (
        UNKNOWN,
        N_("Dat weten we niet: we vragen niets aan een adres dat een onbekende in het bestand zette."),
    ),
    "list_wrong": (UNKNOWN, N_("Dat weten we niet: de lijst is niet van deze uitgever, of er is mee geknoeid.")),
    "not_in_code": (UNKNOWN, N_("Dat weten we niet: dat staat niet in deze code. Kijk op de pagina van het document.")),
    "same_text": (YES, N_("Ja. Elk woord op het papier staat ook in de digitale versie.")),
    "other_text": (NO, N_("Nee. Op het papier staat iets anders dan in de digitale versie. Vertrouw het niet.")),
    "no_paper": (NOT_ASKED, N_("Niet nagekeken: dit is de digitale versie zelf, zonder papier.")),
    "not_looked": (UNKNOWN, N_("Niet nagekeken, want de handtekening is niet goed.")),
}


@dataclass(frozen=True)
class Answer:
    """One answer: why, and what the sentence needs to be said."""

    reason: str
    name: str = ""
    at: datetime | None = None

    @property
    def verdict(self) -> str:
        return REASONS[self.reason][0]

    @property
    def sentence(self) -> str:
        """Say it in the language of the reader."""
        return _(REASONS[self.reason][1]).format(name=self.name, day=say_day(local(self.at)) if self.at else "")


@dataclass(frozen=True)
class Shown:
    """What the document says, as far as it could be read; believe it only with the answers beside it."""

    name: str
    born_on: str
    serial: str
    issued_on: str
    issuer: str
    did: str
    crebo: str  # none of a diploma
    work_processes: tuple[tuple[str, str], ...]  # code and judgement
    programme: str = ""  # of a diploma: what was finished, and the parts of it
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """All four, and what the document says."""

    signature: Answer
    issuer: Answer
    revocation: Answer
    text: Answer
    shown: Shown | None = None

    @property
    def each(self) -> dict[str, Answer]:
        return {question: getattr(self, question) for question in QUESTIONS}

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against it but perhaps the issuer; not asking about withdrawal is the asker's choice."""
        return (
            self.signature.verdict == YES
            and (
                self.revocation.verdict == YES
                or self.revocation.reason in {"offline", "not_in_code", "no_trusted_address"}
            )
            and self.text.verdict in {YES, NOT_ASKED}
        )

    @property
    def is_valid(self) -> bool:
        return self.is_sound and self.issuer.verdict == YES
