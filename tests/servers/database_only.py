"""Which tests touch the database, and must hold on every database? Loaded by pytest for the second one."""

import pytest

FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for a database, by its mark or through its fixtures."""
    return item.get_closest_marker("django_db") is not None or bool(
        FIXTURES & set(getattr(item, "fixturenames", ()))
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all others, and count them as deselected."""
    others = [item for item in items if not touches_database(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if touches_database(item)]
