from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django.fixtures import Settings

from waarborg.configuration import read_configuration
from waarborg.production_checks import dangers

SOUND = {
    "WAARBORG_ADDRESS": "https://veiligheid.example.nl",
    "WAARBORG_PROXIES": "1",
    "WAARBORG_SMTP_URL": "smtps://mail.example.nl",
    "WAARBORG_MAIL_FROM": "Waarborg <veiligheid@example.nl>",
    "WAARBORG_DATABASE_URL": "postgres://waarborg@db.example.nl/waarborg?sslmode=verify-full",
    "WAARBORG_VIRUS_SCANNER": "clamd://scanner.example.nl",
}


def found(data: Path, environ: Mapping[str, str]) -> list[str | None]:
    return [danger.id for danger in dangers(read_configuration({"WAARBORG_DATA": str(data), **environ}))]


def test_a_sound_installation_has_no_dangers(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == []


def test_an_installation_that_only_this_machine_reaches_may_be_careless(tmp_path: Path) -> None:
    assert found(tmp_path, {"WAARBORG_DEBUG": "yes"}) == []


@pytest.mark.parametrize(
    ("change", "danger"),
    [
        ({"WAARBORG_DEBUG": "yes"}, "waarborg.E001"),
        ({"WAARBORG_ADDRESS": "http://veiligheid.example.nl"}, "waarborg.E002"),
        ({"WAARBORG_PROXIES": "0"}, "waarborg.E003"),
        ({"WAARBORG_DATABASE_URL": "postgres://u@db.example.nl/n"}, "waarborg.W004"),
        ({"WAARBORG_DATABASE_URL": "postgres://u@db.example.nl/n?sslmode=prefer"}, "waarborg.W004"),
        ({"WAARBORG_SMTP_URL": ""}, "waarborg.W006"),
        ({"WAARBORG_MAIL_FROM": ""}, "waarborg.W007"),
        ({"WAARBORG_VIRUS_SCANNER": ""}, "waarborg.W008"),
    ],
)
def test_what_is_dangerous_when_others_can_reach_it_is_reported(
    tmp_path: Path, change: dict[str, str], danger: str
) -> None:
    assert found(tmp_path, {**SOUND, **change}) == [danger]


@pytest.mark.parametrize("host", ["", "/run/postgresql", "127.0.0.1", "database"])
def test_a_database_on_this_machine_or_in_its_own_container_network_needs_no_encryption(
    tmp_path: Path, host: str
) -> None:
    assert found(tmp_path, {**SOUND, "WAARBORG_DATABASE_URL": f"postgres://u@/n?host={host}"}) == []


def test_a_secret_key_that_others_can_read_is_reported_everywhere(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("secret")
    (tmp_path / "secret-key").chmod(0o644)
    tmp_path.chmod(0o755)
    assert found(tmp_path, {}) == ["waarborg.E005"]
    tmp_path.chmod(0o700)
    assert found(tmp_path, {}) == []


def test_django_runs_these_checks(settings: Settings) -> None:
    settings.CONFIGURATION = read_configuration({**SOUND, "WAARBORG_DEBUG": "yes"})
    assert "waarborg.E001" in [message.id for message in run_checks()]
