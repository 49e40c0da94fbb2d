"""The attacks start from the same stage as the tests of the pages."""

from tests.portal.conftest import region, stage, theatre

__all__ = ["region", "stage", "theatre"]
