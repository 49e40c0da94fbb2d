"""Lets the worker of certification make the papers of the documents that were issued, one after another."""

from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.orm import Session, sessionmaker

from doorlijn.clock import clock_of
from doorlijn.rounds import go_round
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions
from messaging.work import unit_of_work
from services.certification.handlers import make_papers
from services.certification.handlers.make_papers import PaperNotMade
from services.certification.papers.layouts import Layouts
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.signers import Signers

log = structlog.get_logger()


def make_until(settings: Settings, is_over: Callable[[], bool]) -> None:
    """Make what waits, until it is over; each paper is a transaction, so a stop loses none and makes none twice."""
    sessions = open_sessions(open_engine(settings.database_url, "certification", pool_size=1, acts_as="system"))
    signers, clock = Signers(settings.keys_dir, settings.profile == "production"), clock_of(settings)
    layouts = Layouts(settings.papers_dir) if settings.papers_dir else None
    go_round(lambda: make_one(sessions, signers, clock(), layouts), is_over, failure="paper_not_made")


def make_one(sessions: sessionmaker[Session], signers: Signers, now: datetime, layouts: Layouts | None = None) -> bool:
    """Make one paper, or put off one that cannot be made; tells whether there was one."""
    try:
        with unit_of_work(sessions, "certification", now) as work:
            return make_papers.handle(work.use(Register), work.use(IssuerKeys), signers.of, work.now, layouts)
    except PaperNotMade as failed:
        cause = type(failed.__cause__).__name__
        log.warning("paper_put_off", certificate=str(failed.certificate_id), failure=failed.failure, error=cause)
        with unit_of_work(sessions, "certification", now) as work:
            make_papers.put_off(failed, work.use(Register), work.now)
        return True
