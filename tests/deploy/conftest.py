from tests.public.export.conftest import site

__all__ = ["site"]
