import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from waarborg.frontends.pages.request_log import log_requests
from waarborg.json_logs import JsonFormatter


def line_for(
    caplog: pytest.LogCaptureFixture, path: str, route: str | None, status: int = 200, **kwargs: str
) -> dict[str, object] | None:
    def answer(request: HttpRequest) -> HttpResponse:
        if route is not None:
            request.resolver_match = ResolverMatch(answer, (), kwargs, route=route)
        return HttpResponse(status=status)

    with caplog.at_level(logging.INFO, "waarborg.request"):
        log_requests(answer)(RequestFactory().get(path))
    if not caplog.records:
        return None
    parsed: dict[str, object] = json.loads(JsonFormatter().format(caplog.records[-1]))
    return parsed


def test_a_request_is_one_line_with_the_pattern_of_its_address(caplog: pytest.LogCaptureFixture) -> None:
    line = line_for(
        caplog,
        "/oostmere/zaak/J-Jansen?q=Dorpsstraat",
        "<slug:organisation>/zaak/<key>",
        organisation="oostmere",
    )
    assert line is not None
    assert line["method"] == "GET"
    assert line["route"] == "<slug:organisation>/zaak/<key>"
    assert line["status"] == 200
    assert line["organisation"] == "oostmere"
    assert isinstance(line["milliseconds"], float)
    assert "Jansen" not in json.dumps(line)
    assert "Dorpsstraat" not in json.dumps(line)


def test_an_address_that_leads_nowhere_is_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    line = line_for(caplog, "/J-Jansen", "<slug:organisation>/", status=404, organisation="J-Jansen")
    assert line is not None
    assert "Jansen" not in json.dumps(line)


@pytest.mark.parametrize(
    ("status", "level"), [(200, "info"), (302, "info"), (403, "warning"), (500, "error")]
)
def test_failures_stand_out(caplog: pytest.LogCaptureFixture, status: int, level: str) -> None:
    line = line_for(caplog, "/", "", status=status)
    assert line is not None
    assert line["level"] == level


def test_a_watchdog_is_logged_only_when_it_gets_a_bad_answer(caplog: pytest.LogCaptureFixture) -> None:
    assert line_for(caplog, "/readyz", "readyz") is None
    assert line_for(caplog, "/readyz", "readyz", status=503) is not None
