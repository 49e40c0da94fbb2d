"""From a document that is issued to one that counts no more, as its school, its holder and an employer see it."""

import json
import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from doorlijn.tour.cast import Cast
from doorlijn.tour.installation import Player
from doorlijn.tour.learning import Learning
from doorlijn.tour.stage import Stage
from doorlijn.tour.visitor import Visitor
from doorlijn.tour.watching import insist, until

LONGEST: Final = 60  # seconds for the command that checks a document
VERIFY: Final = (sys.executable, "-m", "doorlijn", "praktijkverklaring", "verify")
SURNAME: Final = "Rondleiding"


class Proving:
    """The school issues and prints; somebody who holds the paper checks it; two revoke it; he checks again."""

    def __init__(self, stage: Stage, cast: Cast, learning: Learning) -> None:
        self.stage = stage
        self.cast = cast
        self.here = stage.installation
        self.learning = learning
        self.employer = Player("", "Wie het papier krijgt", "werkgever", None, "")
        self.document: dict[str, Any] = {}
        self._pdf = b""

    def issue(self) -> None:
        """Everything is there already: the school only has to print."""
        school = self.cast.school_staff
        self._have_a_key()
        asked = {"trajectory_ids": [self.learning.trajectory["id"]]}
        [told] = self.here.do(school, "POST", "certification", "/v1/certificates", asked)["items"]
        self.stage.event("certificate_issued", self.cast.robin.pupil_id)
        address = f"/v1/certificates/{told['certificate_id']}"

        def printed() -> dict[str, Any] | None:
            found: dict[str, Any] = self.here.see(school, "certification", address)
            return found if found["has_paper"] else None

        self.document = until(printed, "het papier")
        paper = self.here.see(school, "certification", f"{address}/paper")
        self._pdf = b64decode(paper["pdf"])
        insist(self._pdf.startswith(b"%PDF"), "Het papier is geen pdf.")
        coach = self.cast.coach(self.cast.robin)
        self.stage.notified(coach, "certificate_issued", self.cast.robin)
        self.stage.tell(
            school, f"Robin: praktijkverklaring {told['serial']}, {len(self._pdf) // 1000} kB, om te printen"
        )
        self.stage.tell(coach, "Robin: melding dat de praktijkverklaring er is")

    def _have_a_key(self) -> None:
        """A new school has no key yet: an administrator makes one, somebody of the school puts it into use."""
        school = self.cast.school_staff
        dossiers = self.here.see_all(school, "certification", "/v1/dossiers", pupil_id=self.cast.robin.pupil_id)
        lacks = {each["item"] for dossier in dossiers for each in dossier["missing"]}
        if "key" in lacks:
            body = {"organisation_id": school.organisation_id, "name": "Praktijkschool", "place": "Lijnmonde"}
            self.here.do(self.stage.company.first("admin"), "POST", "certification", "/v1/issuer-keys", body)
        if lacks & {"key", "key_approval"}:
            keys = self.here.see_all(school, "certification", "/v1/issuer-keys")
            waiting = next(each["id"] for each in keys if each["state"] == "waiting")
            self.here.do(school, "POST", "certification", f"/v1/issuer-keys/{waiting}/approval")
            self.stage.tell(school, "Robin: de sleutel van de school is door twee personen in gebruik genomen")

    def check(self) -> None:
        """On the page of the QR code, with the command, and with the command without a network."""
        page = self._page()
        insist("Ja, zojuist nagekeken" in page.text and self.document["serial"] in page.text, page.text[:400])
        insist(SURNAME not in page.text, "De pagina noemt een naam aan wie hem niet kent.")
        page.send(self._path, {"holder": SURNAME})
        insist(f"{self.cast.robin.name} {SURNAME}" in page.text, page.text[:400])
        page.close()
        self.stage.tell(self.employer, f"op de pagina van de QR-code: echt en geldig{self._for_tests}")
        offline, online = self._verified("--offline"), self._verified("--loopback")
        for told in (offline, online):
            insist(told["signature"]["answer"] == told["text"]["answer"] == "yes", f"{told}")
        insist(offline["revocation"]["answer"] == "unknown", f"{offline}")
        insist(online["revocation"]["answer"] == "yes", f"{online}")
        self.stage.tell(
            self.employer, "zonder internet: ondertekend door de school, elk woord klopt; met internet: geldig"
        )

    def revoke(self) -> None:
        """One proposes, with a reason; another carries it out."""
        school, coordinator = self.cast.school_staff, self.cast.coordinator
        address = f"/v1/certificates/{self.document['id']}/revocation"
        why = {"reason": "issued_by_mistake", "explanation": "Dit hoort bij de rondleiding."}
        self.here.do(school, "POST", "certification", address, why)
        self.stage.tell(school, "Robin: intrekken voorgesteld, met een reden")
        after = self.here.do(coordinator, "POST", "certification", f"{address}/approval")
        insist(after["revoked_at"], f"{after}")
        self.stage.event("certificate_revoked", self.cast.robin.pupil_id)
        self.stage.notified(school, "certificate_revoked", self.cast.robin)
        self.stage.tell(coordinator, "Robin: ingetrokken, als tweede persoon")

    def check_again(self) -> None:
        """The same paper, the same questions, another answer."""
        page = self._page()
        insist("Nee, ingetrokken op" in page.text, page.text[:400])
        page.close()
        told = self._verified("--loopback")
        insist(told["signature"]["answer"] == "yes", f"{told}")
        insist(told["revocation"]["reason"] == "withdrawn", f"{told}")
        self.stage.tell(self.employer, f"op de pagina en met de opdracht: {told['revocation']['sentence']}")

    @property
    def _path(self) -> str:
        return urlsplit(str(self.document["page"])).path

    @property
    def _for_tests(self) -> str:
        return ", maar een TEST: deze school oefent" if self.document["is_test"] else ""

    def _page(self) -> Visitor:
        return Visitor(self.here.url).open(self._path)

    def _verified(self, how: str) -> dict[str, Any]:
        """Run the command as anybody can, on the file alone and the region's public list."""
        with tempfile.TemporaryDirectory() as folder:
            file, trust = Path(folder) / "praktijkverklaring.pdf", Path(folder) / "vertrouwd.json"
            file.write_bytes(self._pdf)
            trust.write_bytes(self.here.page("/uitgevers/vertrouwd.json").content)
            words = [*VERIFY, str(file), "--trust", str(trust), "--json", how]
            done = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603  our own program
        insist(done.stdout, done.stderr[-300:])
        answers: dict[str, Any] = json.loads(done.stdout)["answers"]
        return answers
