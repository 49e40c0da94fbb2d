"""A version that was agreed on is kept, once."""

from services.certification.service import CertificationService
from tests.access.agreed_covenant import SUBJECT, agreed_fields


def test_hearing_it_twice_changes_nothing(database):
    for sequence in (None, 1):
        database.hear(
            CertificationService, "directory", ("covenant_agreed", agreed_fields()), subject=SUBJECT, sequence=sequence
        )

    assert len(database.rows("certification", "SELECT * FROM agreed_covenants")) == 1
