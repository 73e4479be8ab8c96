import contextlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.configuration import ConfigurationRefused, read_configuration, setting_names
from waarborg.configuration_values import (
    Address,
    MailServer,
    PostgresDatabase,
    VirusScanner,
    parse_address,
    parse_mail_server,
    parse_postgres,
    parse_virus_scanner,
)
from waarborg.settings_storage import databases, mail, secret_key


def problems(**environ: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationRefused) as refused:
        read_configuration(environ)
    return refused.value.problems


def test_without_any_setting_it_serves_this_machine_from_one_folder() -> None:
    configuration = read_configuration({})
    assert str(configuration.address) == "http://127.0.0.1:8000"
    assert configuration.data.name == "data"
    assert configuration.database_url is None
    assert configuration.smtp_url is None
    assert not configuration.debug
    assert (configuration.language, configuration.time_zone) == ("nl", "Europe/Amsterdam")


def test_an_empty_setting_is_as_good_as_none() -> None:
    assert read_configuration({"WAARBORG_DATABASE_URL": " "}) == read_configuration({})


def test_all_problems_are_told_at_once() -> None:
    found = problems(WAARBORG_PROXIES="many", WAARBORG_LANGUAGE="fr", WAARBORG_TIME_ZONE="Mars/Olympus")
    assert len(found) == 3


def test_a_misspelled_setting_is_refused_with_the_name_that_was_meant() -> None:
    (found,) = problems(WAARBORG_DATABSE_URL="postgres://db/waarborg")
    assert "did you mean WAARBORG_DATABASE_URL?" in found


def test_variables_of_other_programs_are_left_alone() -> None:
    assert read_configuration({"PATH": "/bin", "DATABASE_URL": "x"}) == read_configuration({})


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("WAARBORG_ADDRESS", "veiligheid.example.nl", "must start with http:// or https://"),
        ("WAARBORG_ADDRESS", "https://veiligheid.example.nl/waarborg", "without a path"),
        ("WAARBORG_ADDRESS", "https://", "must name a host"),
        ("WAARBORG_ADDRESS", "https://host:99999", "port"),
        ("WAARBORG_ALLOWED_HOSTS", "*", "may not be '*'"),
        ("WAARBORG_ALLOWED_HOSTS", "https://host", "no valid host name"),
        ("WAARBORG_ATTACHMENT_MB", "0", "whole number from 1 to 100"),
        ("WAARBORG_DATA", "/", "root of the disk"),
        ("WAARBORG_DATA", __file__, "is a file"),
        ("WAARBORG_DATABASE_URL", "mysql://host/name", "must start with postgres://"),
        ("WAARBORG_DATABASE_URL", "postgres://host", "name of the database"),
        ("WAARBORG_DATABASE_URL", "postgres://host/name?sslmod=require", "unknown option 'sslmod'"),
        ("WAARBORG_DATABASE_URL", "postgres://[host/name", "no valid address"),
        ("WAARBORG_DEBUG", "perhaps", "yes or no"),
        ("WAARBORG_LANGUAGE", "fy", "nl, en"),
        ("WAARBORG_LOG_LEVEL", "LOUD", "DEBUG, INFO"),
        ("WAARBORG_MAIL_FROM", "the mayor", "e-mail address"),
        ("WAARBORG_MAIL_FROM", "a@b.nl\nBcc: x@y.nl", "e-mail address"),
        ("WAARBORG_PROXIES", "-1", "whole number from 0 to 5"),
        ("WAARBORG_SECRET_KEY", "short", "50 random characters"),
        ("WAARBORG_SECRET_KEY", "a" * 60, "50 random characters"),
        ("WAARBORG_SESSION_HOURS", "0", "whole number from 1"),
        ("WAARBORG_SMTP_URL", "mail.example.nl:25", "must start with smtp://"),
        ("WAARBORG_SMTP_URL", "smtp://", "must name the mail server"),
        ("WAARBORG_SMTP_URL", "smtp://mail.example.nl/box", "must end after the host"),
        ("WAARBORG_VIRUS_SCANNER", "clamd://", "a socket (clamd:///run/clamav/clamd.ctl) or a host"),
        (
            "WAARBORG_VIRUS_SCANNER",
            "clamd://host/socket",
            "a socket (clamd:///run/clamav/clamd.ctl) or a host",
        ),
        ("WAARBORG_VIRUS_SCANNER", "command:clamdscan -", "from the root"),
        ("WAARBORG_VIRUS_SCANNER", "clamav", "must start with clamd://"),
        ("WAARBORG_TIME_ZONE", "../../etc/passwd", "time zone"),
    ],
)
def test_a_wrong_setting_is_refused_in_a_sentence_that_says_what_it_must_be(
    name: str, text: str, part: str
) -> None:
    (found,) = problems(**{name: text})
    assert found.startswith(name)
    assert part in found


@pytest.mark.parametrize("name", ["WAARBORG_DATABASE_URL", "WAARBORG_SMTP_URL"])
@pytest.mark.parametrize("url", ["mysql://u:hunter2@host/x", "postgres://u:hunter2@host:port/x", "x"])
def test_a_refusal_never_repeats_a_password(name: str, url: str) -> None:
    assert "hunter2" not in " ".join(problems(**{name: url}))


def test_a_password_is_not_in_what_a_configuration_prints_of_itself() -> None:
    configuration = read_configuration(
        {
            "WAARBORG_DATABASE_URL": "postgres://u:hunter2@h/n",
            "WAARBORG_SMTP_URL": "smtp://u:hunter2@h",
            "WAARBORG_SECRET_KEY": SECRET,
        }
    )
    assert "hunter2" not in repr(configuration)
    assert SECRET not in repr(configuration)


SECRET = "0123456789" * 5


@pytest.mark.parametrize(
    ("text", "address", "written"),
    [
        ("https://veiligheid.example.nl", Address("https", "veiligheid.example.nl", 443), None),
        ("https://veiligheid.example.nl/", Address("https", "veiligheid.example.nl", 443), None),
        ("http://127.0.0.1:8000", Address("http", "127.0.0.1", 8000), "http://127.0.0.1:8000"),
        ("http://[::1]:8000", Address("http", "::1", 8000), "http://[::1]:8000"),
    ],
)
def test_an_address_is_written_as_a_browser_writes_it(
    text: str, address: Address, written: str | None
) -> None:
    assert parse_address(text) == address
    assert str(address) == (written or text.rstrip("/"))


def test_a_database_url_may_hold_anything_in_its_password() -> None:
    assert parse_postgres("postgresql://me:p%40ss%2F%3A@db.example.nl:5433/wb?sslmode=require") == (
        PostgresDatabase("wb", "db.example.nl", 5433, "me", "p@ss/:", (("sslmode", "require"),))
    )


def test_a_database_may_be_reached_by_a_local_socket() -> None:
    database = parse_postgres("postgres://waarborg@/waarborg?host=/run/postgresql")
    assert (database.host, database.port, database.options) == ("/run/postgresql", None, ())


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.nl", MailServer("smtp", "mail.example.nl", 25, "", "")),
        (
            "smtp+starttls://u:p@mail.example.nl",
            MailServer("smtp+starttls", "mail.example.nl", 587, "u", "p"),
        ),
        ("smtps://mail.example.nl:10465", MailServer("smtps", "mail.example.nl", 10465, "", "")),
    ],
)
def test_a_mail_server_is_reached_as_its_scheme_says(url: str, server: MailServer) -> None:
    assert parse_mail_server(url) == server


@given(st.sampled_from(setting_names()), st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_no_text_whatever_makes_it_fail_otherwise_than_by_a_refusal(name: str, text: str) -> None:
    with contextlib.suppress(ConfigurationRefused):
        read_configuration({name: text})


def test_a_generated_secret_key_stays_the_same_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    configuration = read_configuration({"WAARBORG_DATA": str(tmp_path / "data")})
    key = secret_key(configuration)
    assert len(key) > 60
    assert secret_key(configuration) == key
    assert stat.S_IMODE(configuration.secret_key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(configuration.data.stat().st_mode) == 0o700
    assert [path.name for path in configuration.data.iterdir()] == ["secret-key"]


def test_two_processes_that_start_at_once_share_one_secret_key(tmp_path: Path) -> None:
    script = (
        "import os; from waarborg.configuration import read_configuration as r;"
        "from waarborg.settings_storage import secret_key; print(secret_key(r(os.environ)))"
    )
    environ = {**os.environ, "WAARBORG_DATA": str(tmp_path / "data"), "PYTHONPATH": "src"}
    environ.pop("WAARBORG_SECRET_KEY", None)
    running = [
        subprocess.Popen([sys.executable, "-c", script], env=environ, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({process.communicate()[0] for process in running}) == 1


def test_a_set_secret_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    configuration = read_configuration(
        {"WAARBORG_DATA": str(tmp_path / "data"), "WAARBORG_SECRET_KEY": SECRET}
    )
    assert secret_key(configuration) == SECRET
    assert not configuration.data.exists()


def test_a_postgres_url_is_all_that_is_needed_to_leave_sqlite(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    default = databases(read_configuration({"WAARBORG_DATA": data}))["default"]
    assert default["NAME"] == f"{data}/waarborg.sqlite3"
    other = databases(
        read_configuration(
            {"WAARBORG_DATA": data, "WAARBORG_DATABASE_URL": "postgres://u:p@h:5433/n?sslmode=require"}
        )
    )["default"]
    assert [other[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")] == [
        "n",
        "h",
        "5433",
        "u",
        "p",
    ]
    assert other["OPTIONS"]["sslmode"] == "require"


def test_without_a_mail_server_messages_become_files() -> None:
    assert mail(read_configuration({})).backend.endswith("filebased.EmailBackend")


def test_with_a_mail_server_messages_are_sent_encrypted_as_asked() -> None:
    sent = mail(read_configuration({"WAARBORG_SMTP_URL": "smtps://u:p@mail.example.nl"}))
    assert (sent.host, sent.port, sent.user, sent.tls, sent.starttls) == (
        "mail.example.nl",
        465,
        "u",
        True,
        False,
    )


def test_the_command_line_refuses_wrong_settings_with_code_2_and_without_a_traceback(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "waarborg", "manage", "check"],
        env={**os.environ, "PYTHONPATH": "src", "WAARBORG_DATA": str(tmp_path), "WAARBORG_PROXIES": "x"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 2
    assert "WAARBORG_PROXIES must be a whole number" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize(
    ("text", "scanner"),
    [
        ("clamd:///run/clamav/clamd.ctl", VirusScanner(path="/run/clamav/clamd.ctl")),
        ("clamd://scanner.example.nl", VirusScanner(host="scanner.example.nl", port=3310)),
        ("clamd://[::1]:3311", VirusScanner(host="::1", port=3311)),
        ("command:/usr/bin/scan 'two words' -", VirusScanner(command=("/usr/bin/scan", "two words", "-"))),
    ],
)
def test_a_virus_scanner_is_a_socket_a_host_or_a_program(text: str, scanner: VirusScanner) -> None:
    assert parse_virus_scanner(text) == scanner
