"""The menu of each role: what is used each day stands open, what is looked up now and then stands together under one word."""

from dataclasses import dataclass
from typing import Final

from language.texts import N_


@dataclass(frozen=True)
class Page:
    """One place to go to."""

    endpoint: str
    text: str


@dataclass(frozen=True)
class Group:
    """Pages under one word."""

    text: str
    pages: tuple[Page, ...]

    def holds(self, here: str | None) -> bool:
        """Tell whether one of them is the page that is shown."""
        return any(page.endpoint == here for page in self.pages)


MY_WORK: Final = Page("my_work.page", N_("Mijn werk"))
TALKS: Final = Page("conversations.overview", N_("Gesprekken"))
EXITS: Final = Page("exit_conversations.overview", N_("Uitstroomgesprekken"))
AGENDA: Final = Page("agenda.week", N_("Agenda"))
LEERLIJNEN: Final = Page("leerlijnen.overview", N_("Leerlijnen"))
OWED: Final = Page("owed.overview", N_("Wie moet nog iets doen"))
REPORTS: Final = Page("region_reports.overview", N_("Rapporten"))
KEYS: Final = Page("issuer_keys.overview", N_("Sleutels"))
CERTIFICATES: Final = Page("certificates.overview", N_("Praktijkverklaringen"))
AUDIT: Final = Page("audit.search", N_("Inzage"))

MENUS: Final[dict[str, tuple[Page | Group, ...]]] = {
    "school_staff": (
        Page("leavers.overview", N_("Schoolverlaters")),
        Page("leavers.report", N_("Melden")),
        EXITS,
        CERTIFICATES,
        OWED,
        REPORTS,
        LEERLIJNEN,
    ),
    "mbo_staff": (CERTIFICATES, KEYS, Page("catalogue.overview", N_("Catalogus"))),
    "job_coach": (MY_WORK, Page("young_people.overview", N_("Mijn jongeren")), TALKS, AGENDA),
    "werkconsulent": (MY_WORK, TALKS, EXITS, AGENDA, LEERLIJNEN),
    "coordinator": (
        MY_WORK,
        Page("signals.overview", N_("Signalen")),
        Page("young_people.overview", N_("Jongeren")),
        TALKS,
        Page("figures.overview", N_("Cijfers")),
        Page("reassigning.overview", N_("Overdragen")),
        Group(N_("Meer"), (EXITS, OWED, REPORTS, LEERLIJNEN, KEYS, AUDIT)),
    ),
    "admin": (
        Page("event_monitor.overview", N_("Gebeurtenissen")),
        Page("staff.overview", N_("Medewerkers")),
        Page("organisations.overview", N_("Organisaties")),
        AUDIT,
        Page("support.page", N_("Noodtoegang")),
        Group(
            N_("Inrichting"),
            (
                Page("deliveries.overview", N_("Mail")),
                Page("catalogue.overview", N_("Catalogus")),
                KEYS,
                Page("clients.overview", N_("Systemen")),
                Page("terms.overview", N_("Termijnen")),
                Page("retention.overview", N_("Bewaartermijnen")),
                Page("covenants.overview", N_("Convenant")),
            ),
        ),
    ),
}
