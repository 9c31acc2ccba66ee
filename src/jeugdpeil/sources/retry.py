"""Asking a server again: which faults pass, how long to wait, and when to give up."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

import httpx
import tenacity

from jeugdpeil import __version__
from jeugdpeil.domain.errors import FetchError
from jeugdpeil.sources.json_answer import NOT_MODIFIED, Answer, TruncatedAnswerError, answer_of

PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
OFFLINE_ADVICE = (
    "Probeer het later opnieuw: wat al binnen is, wordt niet nog eens opgehaald. "
    "Bouwen kan ook zonder internet, met wat er in de opslag staat."
)


@dataclass(frozen=True)
class RetryPolicy:
    """How often and how patiently a server is asked again.

    Args:
        tries: how many times in all, at least 1.
        first_wait: seconds before the second try; each next wait is twice as long.
        longest_wait: most seconds between two tries, unless the server names a time.
        longest_retry_after: most seconds that a server may ask to wait before we give up.
        sleep: how to wait; a test passes a function that does not.
    """

    tries: int = 6
    first_wait: float = 1.0
    longest_wait: float = 60.0
    longest_retry_after: float = 600.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)


class RefusedError(FetchError):
    """The server answered with an error status; `status` says which."""

    def __init__(self, status: int, what: str, *, where: str, remedy: str) -> None:
        self.status = status
        super().__init__(what, where=where, remedy=remedy)


class PassingFaultError(Exception):
    """A fault that may be over in a moment."""

    def __init__(self, reason: str, *, status: int = 0, retry_after: float | None = None) -> None:
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        super().__init__(reason)


def make_client(timeout_seconds: float = 120.0) -> httpx.Client:
    """A client for the public services: it waits long for an answer, short for a connection.

    Args:
        timeout_seconds: longest silence in the middle of an answer. CBS takes tens of seconds for
            the first page of a table of more than a million cells.
    """
    return httpx.Client(
        timeout=httpx.Timeout(timeout_seconds, connect=15.0),
        headers={"Accept": "application/json", "User-Agent": f"jeugdpeil/{__version__}"},
        follow_redirects=True,
    )


def get_json(
    client: httpx.Client,
    url: str,
    policy: RetryPolicy,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask for a JSON document, again where the fault may pass.

    Args:
        client: the client to ask with.
        url: the address.
        policy: how often to ask.
        headers: extra headers, such as If-None-Match.

    Returns:
        The answer: a checked JSON object, or "not modified" where the headers allow that.

    Raises:
        FetchError: no good answer after all tries, or an answer that is no JSON.
        RefusedError: the server refused the request.
    """
    asking = tenacity.Retrying(
        stop=tenacity.stop_after_attempt(policy.tries),
        wait=lambda state: _seconds_to_wait(policy, state),
        retry=tenacity.retry_if_exception_type(PassingFaultError),
        sleep=policy.sleep,
        reraise=True,
    )
    try:
        return asking(_ask_once, client, url, headers or {}, policy)
    except PassingFaultError as fault:
        raise _gave_up(url, policy, fault) from fault


def _ask_once(
    client: httpx.Client, url: str, headers: Mapping[str, str], policy: RetryPolicy
) -> Answer:
    try:
        response = client.get(url, headers=dict(headers))
        _check_status(response, url, policy)
        return answer_of(response, url)
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise PassingFaultError(_words_for(error)) from error
    except TruncatedAnswerError as error:
        raise PassingFaultError("het antwoord brak halverwege af") from error


def _check_status(response: httpx.Response, url: str, policy: RetryPolicy) -> None:
    status = response.status_code
    if status in (200, NOT_MODIFIED):
        return
    if status in PASSING_STATUSES:
        wait = _retry_after(response)
        if wait is None or wait <= policy.longest_retry_after:
            reason = f"de server antwoordde met status {status}"
            raise PassingFaultError(reason, status=status, retry_after=wait)
        remedy = f"De server vraagt om {wait:.0f} seconden te wachten. Probeer het daarna opnieuw."
        raise RefusedError(status, f"Te druk: status {status}", where=url, remedy=remedy)
    raise _refusal(response, url)


def _refusal(response: httpx.Response, url: str) -> RefusedError:
    status = response.status_code
    if status in (404, 410):
        what = "Deze tabel of lijst bestaat niet op de server (status 404)"
        remedy = "Controleer `table` en `version` van deze bron in het monitorbestand."
    else:
        what = f"De server weigerde de vraag (status {status}): {_first_words(response)}"
        remedy = "Controleer het adres en de instellingen van deze bron in het monitorbestand."
    return RefusedError(status, what, where=url, remedy=remedy)


def _first_words(response: httpx.Response) -> str:
    words = " ".join(response.text.split())
    return words[:200] if words else "zonder uitleg"


def _retry_after(response: httpx.Response) -> float | None:
    """The seconds that the header Retry-After asks for, in either of its two forms."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        # The server's own clock: ours may be wrong, and is not for this module to read.
        now = parsedate_to_datetime(response.headers.get("Date", ""))
    except ValueError:
        return None
    return max((until - now).total_seconds(), 0.0)


def _seconds_to_wait(policy: RetryPolicy, state: tenacity.RetryCallState) -> float:
    fault = state.outcome.exception() if state.outcome else None
    if isinstance(fault, PassingFaultError) and fault.retry_after is not None:
        return fault.retry_after
    return min(policy.first_wait * 2 ** (state.attempt_number - 1), policy.longest_wait)


def _gave_up(url: str, policy: RetryPolicy, fault: PassingFaultError) -> FetchError:
    what = f"Na {policy.tries} keer proberen is er geen goed antwoord: {fault.reason}"
    if fault.status:
        return RefusedError(fault.status, what, where=url, remedy=OFFLINE_ADVICE)
    return FetchError(what, where=url, remedy=OFFLINE_ADVICE)


def _words_for(error: httpx.HTTPError) -> str:
    match error:
        case httpx.ConnectError() | httpx.ConnectTimeout():
            return "er is geen verbinding met de server"
        case httpx.TimeoutException():
            return "de server antwoordde niet op tijd"
        case httpx.RemoteProtocolError() | httpx.DecodingError() | httpx.ReadError():
            return "het antwoord brak halverwege af"
        case _:
            return f"de verbinding werd verbroken ({type(error).__name__})"
