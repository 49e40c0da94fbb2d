"""The rules of the directory, one exception each; its text is what the user reads."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from language.texts import N_, _

CODES = {
    "school": (
        re.compile(r"[0-9]{2}[A-Z]{2}"),
        N_("Een BRIN is twee cijfers en twee hoofdletters, bijvoorbeeld 99AA."),
    ),
    "municipality": (re.compile(r"GM[0-9]{4}"), N_("Een gemeentecode is GM en vier cijfers, bijvoorbeeld GM9001.")),
}
OTHER_CODES = (
    re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}"),
    N_("Gebruik voor de code 2 tot 20 hoofdletters, cijfers of streepjes."),
)
LONGEST_SUBSTITUTION = timedelta(days=366)  # longer is not an absence: then the work moves to someone else


class RuleBroken(Exception):
    """A request that a rule of the directory forbids; the text says what to do instead."""

    sentence = ""
    column = ""  # which column of a file it is about, where the rule knows

    def __init__(self, sentence: str = "") -> None:
        super().__init__(_(sentence or self.sentence))


class CodeHasOneShape(RuleBroken):
    """A BRIN or GM code that is misread brings pupils to the wrong school."""

    column = "code"


class SchoolHasAType(RuleBroken):
    """Practical education and special education follow different rules."""

    column = "school_type"
    sentence = N_("Een school is pro of vso. Vul het soort school in.")


class OnlyASchoolHasAType(RuleBroken):
    """A type at a municipality is a row that slipped."""

    column = "school_type"
    sentence = N_("Alleen een school heeft een soort (pro of vso). Laat dit veld leeg.")


class ContactHasAFunction(RuleBroken):
    """A bare number or address does not say who answers."""

    column = "contact_function"
    sentence = N_("Vul de functie van de contactpersoon in, bijvoorbeeld stagecoördinator. Een naam hoort hier niet.")


class ContactCanBeReached(RuleBroken):
    """A contact without an address is none."""

    column = "contact_mail"
    sentence = N_("Vul een mailadres of een telefoonnummer van de contactpersoon in.")


class CodeBelongsToOneOrganisation(RuleBroken):
    """Two schools with one BRIN cannot be told apart."""

    column = "code"
    sentence = N_("Deze code is al van een andere organisatie. Kijk de code na.")


class MailBelongsToOnePerson(RuleBroken):
    """The mail address is how a person signs in and is told apart."""

    column = "mail"
    sentence = N_("Er is al iemand met dit mailadres. Geef die medewerker de rol.")


class PersonKeepsTheId(RuleBroken):
    """An id once given stays with the person."""

    column = "id"
    sentence = N_("Dit nummer hoort bij een ander mailadres. Laat het nummer weg of kijk het mailadres na.")


class RoleServesMunicipalities(RuleBroken):
    """Without an area nobody can be assigned."""

    column = "municipalities"
    sentence = N_("Voor deze rol is een gemeente nodig. Vul minstens 1 gemeente in.")


class RoleHasNoMunicipalities(RuleBroken):
    """An area at another role would promise rights that it does not give."""

    column = "municipalities"
    sentence = N_("Deze rol werkt niet per gemeente. Laat de gemeenten leeg.")


class SchoolStaffWorkAtASchool(RuleBroken):
    """School staff see the pupils of their organisation, so it has to be a school."""

    column = "organisation"
    sentence = N_("Een schoolmedewerker hoort bij een school. Kies een school.")


class MboStaffWorkAtAnMboSchool(RuleBroken):
    """Staff of an mbo school see what their organisation issues, so it has to be one that issues."""

    column = "organisation"
    sentence = N_("Een medewerker van het mbo hoort bij een mbo-school. Kies een mbo-school.")


class OrganisationIsKnown(RuleBroken):
    """A role for an organisation that is not there gives rights to nothing."""

    column = "organisation"
    sentence = N_("Deze organisatie is niet bekend. Voeg de organisatie eerst toe.")


class MunicipalitiesAreKnown(RuleBroken):
    """A municipality that nobody registered has no pupils."""

    column = "municipalities"

    def __init__(self, unknown: Collection[str]) -> None:
        names = ", ".join(sorted(unknown))
        super().__init__(_("Niet bekend als gemeente: {names}. Voeg de gemeente eerst toe.").format(names=names))


class SomebodyElseGivesTheRole(RuleBroken):
    """An administrator sees no young person; he does not become a coordinator by his own hand."""

    column = "role"
    sentence = N_("U kunt uzelf geen rol geven. Vraag een andere beheerder.")


class RegionKeepsAnAdmin(RuleBroken):
    """Without an admin nobody can ever grant a role again."""

    sentence = N_("Dit is de laatste beheerder. Geef eerst iemand anders deze rol.")


class SubstituteIsKnown(RuleBroken):
    """Work handed to nobody is lost."""

    column = "substitute"
    sentence = N_("Deze waarnemer is niet bekend. Kies een collega uit de lijst.")


class SubstituteIsAnother(RuleBroken):
    """Who is away cannot stand in."""

    column = "substitute"
    sentence = N_("Iemand kan niet zichzelf waarnemen. Kies een collega.")


class SubstituteHasTheSameRole(RuleBroken):
    """The substitute has to be allowed to do the work."""

    column = "substitute"
    sentence = N_("De waarnemer heeft niet dezelfde rol. Kies een collega met dezelfde rol.")


class SubstituteIsPresent(RuleBroken):
    """Two people who wait for each other lose the case between them."""

    column = "substitute"
    sentence = N_("Deze collega is zelf afwezig. Kies iemand die er wel is.")


class SubstitutionEnds(RuleBroken):
    """Cover without an end is forgotten."""

    column = "until"
    sentence = N_("Kies een einddatum vanaf vandaag en binnen 1 jaar.")


class SubstitutionBegins(RuleBroken):
    """Leave begins before it ends, and not in the past."""

    column = "begins_on"
    sentence = N_("Kies een eerste dag vanaf vandaag, en niet na de laatste dag.")


class NobodyStandsInYet(RuleBroken):
    """Leave that is planned would end cover that stands now."""

    column = "begins_on"
    sentence = N_("Er neemt nu al iemand waar. Stop dat eerst, of kies vandaag als eerste dag.")


class PersonNotFound(LookupError):
    """No such professional."""


class OrganisationNotFound(LookupError):
    """No such body."""


class RoleNotFound(LookupError):
    """The person has no such role."""


def check_code(kind: str, code: str) -> None:
    """Refuse a code that cannot belong to this kind of organisation."""
    pattern, sentence = CODES.get(kind, OTHER_CODES)
    if not pattern.fullmatch(code):
        raise CodeHasOneShape(sentence)


def check_school_type(kind: str, school_type: str | None) -> None:
    """Demand pro or vso of a school, and nothing of the others."""
    if kind == "school" and school_type is None:
        raise SchoolHasAType
    if kind != "school" and school_type is not None:
        raise OnlyASchoolHasAType


def check_area(municipalities: Collection[str], *, has_area: bool) -> None:
    """Demand municipalities of the roles that work per municipality."""
    if has_area and not municipalities:
        raise RoleServesMunicipalities
    if municipalities and not has_area:
        raise RoleHasNoMunicipalities


def check_staff(role: str, organisation_kind: str) -> None:
    """Keep school staff at schools, and staff of mbo schools there."""
    if role == "school_staff" and organisation_kind != "school":
        raise SchoolStaffWorkAtASchool
    if role == "mbo_staff" and organisation_kind != "mbo":
        raise MboStaffWorkAtAnMboSchool


def check_given_by_another(person_id: UUID, given_by: UUID | None) -> None:
    """Refuse a new role that somebody gives himself; nobody gives it when an installation begins."""
    if person_id == given_by:
        raise SomebodyElseGivesTheRole


def check_substitute_is_another(person_id: UUID, substitute_id: UUID) -> None:
    """Refuse a substitution by the absent person."""
    if person_id == substitute_id:
        raise SubstituteIsAnother


def check_until(until: date, today: date) -> None:
    """Refuse an end that has passed or lies more than a year ahead."""
    if not today <= until <= today + LONGEST_SUBSTITUTION:
        raise SubstitutionEnds


def check_begin(begins_on: date, until: date, today: date) -> None:
    """Refuse leave that begins in the past or after its end."""
    if not today <= begins_on <= until:
        raise SubstitutionBegins


def check_nobody_stands_in_yet(*, is_away: bool) -> None:
    """Refuse planned leave of somebody who is away now."""
    if is_away:
        raise NobodyStandsInYet


def check_substitute_is_present(*, is_away: bool) -> None:
    """Refuse a substitute for whom someone else stands in."""
    if is_away:
        raise SubstituteIsPresent


def check_substitute_can_do_it(roles: Collection[str], substitute_roles: Collection[str]) -> None:
    """Demand every role of the absent person of the substitute."""
    if not set(roles) <= set(substitute_roles):
        raise SubstituteHasTheSameRole


def check_contact(function: str, mail: str, phone: str) -> None:
    """Refuse half a contact; none at all is allowed."""
    if not function and (mail or phone):
        raise ContactHasAFunction
    if function and not (mail or phone):
        raise ContactCanBeReached
