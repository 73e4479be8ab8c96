import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from waarborg.records.models import Account


def settings_with(tmp_path: Path, **environ: str) -> dict[str, object]:
    """Settings are read once a process, so other settings need another process."""
    script = (
        "import json; from waarborg import settings;"
        "found = {name: getattr(settings, name) for name in dir(settings) if name.isupper()};"
        "print(json.dumps(found, default=str))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": "src", "WAARBORG_DATA": str(tmp_path), **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    parsed: dict[str, object] = json.loads(finished.stdout)
    return parsed


def test_a_data_folder_that_cannot_be_made_or_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finished = subprocess.run(
        [sys.executable, "-m", "waarborg", "manage", "check"],
        env={**os.environ, "PYTHONPATH": "src", "WAARBORG_DATA": str(tmp_path / "file" / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 2
    assert "WAARBORG_DATA" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_https_address_makes_every_cookie_and_redirect_secure(tmp_path: Path) -> None:
    found = settings_with(tmp_path, WAARBORG_ADDRESS="https://veiligheid.example.nl", WAARBORG_PROXIES="1")
    for name in (
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "LANGUAGE_COOKIE_SECURE",
    ):
        assert found[name] is True, name
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://veiligheid.example.nl"]


def test_without_a_proxy_nobody_is_believed_about_https(tmp_path: Path) -> None:
    assert settings_with(tmp_path)["SECURE_PROXY_SSL_HEADER"] is None


def test_only_named_hosts_are_answered(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path, WAARBORG_ADDRESS="http://a.example.nl", WAARBORG_ALLOWED_HOSTS="b.example.nl, .c.example.nl"
    )
    assert found["ALLOWED_HOSTS"] == [
        "a.example.nl",
        "b.example.nl",
        ".c.example.nl",
        "127.0.0.1",
        "localhost",
        "[::1]",
    ]


def test_language_time_zone_and_mail_server_are_as_set(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path,
        WAARBORG_LANGUAGE="en",
        WAARBORG_TIME_ZONE="America/Curacao",
        WAARBORG_SMTP_URL="smtp+starttls://mail.example.nl",
    )
    assert (found["LANGUAGE_CODE"], found["TIME_ZONE"]) == ("en", "America/Curacao")
    assert (found["EMAIL_HOST"], found["EMAIL_USE_TLS"]) == ("mail.example.nl", True)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_has_the_security_headers(client: Client, header: str, value: str) -> None:
    assert client.get("/healthz").headers[header] == value


def test_the_content_security_policy_allows_nothing_inline_and_nothing_from_elsewhere(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["form-action"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_pages_may_ask_where_somebody_stands_and_no_other_power_of_the_browser(client: Client) -> None:
    policy = client.get("/healthz").headers["Permissions-Policy"]
    powers = dict(part.strip().split("=", 1) for part in policy.split(","))
    assert powers.pop("geolocation") == "(self)"
    assert {"camera", "microphone", "payment", "usb"} <= set(powers)
    assert set(powers.values()) == {"()"}


@pytest.mark.parametrize(
    "password", ["kort!7Zx", "123456789012", "wachtwoord123", "trekker@example.nl", "qwerty123456"]
)
def test_a_weak_password_is_refused(password: str) -> None:
    account = Account(email="trekker@example.nl", name="Trekker")
    if password == "wachtwoord123":
        account.name = "wachtwoord123"
    with pytest.raises(ValidationError):
        validate_password(password, account)


@pytest.mark.django_db
def test_sqlite_writes_ahead_waits_for_another_writer_and_keeps_references_whole() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("not run on PostgreSQL: it asks how SQLite is set up")
    with connection.cursor() as cursor:
        values = {}
        for pragma in ("journal_mode", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {pragma}")
            values[pragma] = cursor.fetchone()[0]
    assert values == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 20_000}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(("background", "hosts"), [("none", []), ("pdok", ["https://service.pdok.nl"])])
def test_a_map_asks_another_host_only_when_that_was_set(
    tmp_path: Path, background: str, hosts: list[str]
) -> None:
    found = settings_with(tmp_path, WAARBORG_MAP_BACKGROUND=background)
    policy = found["CONTENT_SECURITY_POLICY"]
    assert isinstance(policy, dict)
    assert policy["DIRECTIVES"]["img-src"] == ["'self'", *hosts]
    assert bool(found["MAP_TILES"]) is bool(hosts)
