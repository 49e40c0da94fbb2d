"""The story itself: its steps in order, and who plays in them."""

from collections.abc import Callable, Iterator

from doorlijn.tour.cast import Cast
from doorlijn.tour.learning import Learning
from doorlijn.tour.leaving import Leaving
from doorlijn.tour.proving import Proving
from doorlijn.tour.stage import Stage
from doorlijn.tour.talking import Talking

Act = tuple[str, str, Callable[[], None]]


class Story:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.cast = Cast(stage)

    def acts(self) -> Iterator[Act]:
        """Give the steps in order: a name for machines, a title for people, and what happens."""
        leaving, talking = Leaving(self.stage, self.cast), Talking(self.stage, self.cast)
        yield "sheet_previewed", "De school bekijkt de lijst van schoolverlaters", leaving.preview
        yield "sheet_imported", "De school levert de lijst in", leaving.bring_in
        yield "cases_opened", "Er zijn twee zaken, elk met een jobcoach", leaving.see_cases
        yield "job_coach_told", "De jobcoach weet ervan", leaving.tell_coach
        yield "case_accepted", "De jobcoach neemt de zaak aan", leaving.accept
        yield "ended_by_itself", "Een contract loopt vanzelf af", talking.end_by_itself
        yield "end_reported", "De jobcoach meldt dat het werk stopt", talking.report_end
        yield "conversation_requested", "Er is een loopbaangesprek nodig", talking.request
        yield "appointment_made", "De werkconsulent kiest een van drie tijden", talking.plan
        yield "appointment_moved", "De werkconsulent verplaatst het gesprek", talking.move
        yield "conversation_missed", "Robin komt niet, en het gesprek wordt opnieuw gepland", talking.miss
        yield "conversation_held", "Het gesprek is gevoerd", talking.hold
        yield "next_step_agreed", "De vervolgstap is afgesproken", talking.agree
        yield "next_step_confirmed", "De vervolgstap is begonnen", talking.confirm
        if self.stage.shows_mail:  # a workplace trainer has no account: without the mail nobody has the link
            yield from self._documents()
        yield "all_arrived", "Elke gebeurtenis is aangekomen", self.all_arrived

    def _documents(self) -> Iterator[Act]:
        learning = Learning(self.stage, self.cast)
        proving = Proving(self.stage, self.cast, learning)
        yield "catalogue_read", "De catalogus van het mbo is er", learning.read_catalogue
        yield "trajectory_started", "De school start een traject naar een praktijkverklaring", learning.start
        yield "judgement_asked", "De jobcoach vraagt de praktijkopleider om een oordeel", learning.ask
        yield "work_processes_judged", "De praktijkopleider beoordeelt op zijn telefoon", learning.judge
        yield "certificate_issued", "De school geeft de praktijkverklaring uit en print haar", proving.issue
        yield "certificate_checked", "Een werkgever kijkt na of het papier echt is", proving.check
        yield "certificate_revoked", "Twee personen trekken het document in", proving.revoke
        yield "certificate_checked_again", "Een werkgever kijkt hetzelfde papier nog eens na", proving.check_again

    def all_arrived(self) -> None:
        count = self.stage.all_arrived("notifications")
        admin = self.stage.company.first("admin")
        self.stage.tell(admin, f"{count} gebeurtenissen, alle aangekomen")
