"""Logs: one JSON object per line on stderr; fields, no personal data."""

import logging
import os
import sys

import structlog


def configure() -> None:
    """Let structlog and the libraries write the same lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(
        level=os.environ.get("DOORLIJN_LIBRARY_LOG_LEVEL", "WARNING"),
        stream=sys.stderr,
        format='{"level": "%(levelname)s", "logger": "%(name)s", "event": "library"}',
    )
