"""Ask a status service whether a licence is in force: one GET, little time, few bytes, nothing believed twice."""

import http.client
import json
import socket
import threading
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from xinsheng.gateways.elicences.port import UnableToLearnStatus

_LARGEST_ANSWER = 65_536
_OLDEST_ANSWER = timedelta(minutes=10)
_CLOCKS_DIFFER = timedelta(minutes=1)
_IN_FORCE = {"01": True, "02": False, "03": False, "04": False, "05": False, "07": False}


class StatusService:
    """A service that answers `GET <url>/<licence identifier>` with `licence_id`, `status` and `as_of`.

    `status` is the national two-digit state of a licence (01 valid, 02 suspended, 03 withdrawn, 04 cancelled,
    05 lapsed, 07 revoked, 99 other); `as_of` is an ISO 8601 moment with its offset.
    """

    def __init__(self, url: str, *, seconds: float = 5.0) -> None:
        """Ask at `url` (https, or http inside the house) and wait `seconds` in all for the answer."""
        parts = urlsplit(url)
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname or "", parts.port
        self._path = parts.path.rstrip("/")
        self._seconds = seconds

    def is_in_force(self, licence_id: str, *, at: datetime) -> bool | None:
        """Say whether the licence is in force, None when the service itself cannot tell.

        Raises `UnableToLearnStatus` when there is no answer, or one of another licence, too old, or malformed.
        """
        return _read(self._ask(licence_id), licence_id=licence_id, at=at)

    def _ask(self, licence_id: str) -> bytes:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=self._seconds)
        try:
            connection.connect()
            end = threading.Timer(self._seconds, _hang_up, [connection.sock])
            end.start()
            try:
                return self._answer(connection, licence_id=licence_id)
            finally:
                end.cancel()
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise UnableToLearnStatus("status_not_available") from fault
        finally:
            connection.close()

    def _answer(self, connection: http.client.HTTPConnection, *, licence_id: str) -> bytes:
        connection.request("GET", f"{self._path}/{quote(licence_id, safe='')}")
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise UnableToLearnStatus("status_not_available")
        content = answer.read(_LARGEST_ANSWER + 1)
        if len(content) > _LARGEST_ANSWER:
            raise UnableToLearnStatus("status_not_believed")
        return content


def _hang_up(line: socket.socket) -> None:
    """End a conversation that takes too long; the reading side then sees it closed."""
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        line.close()  # the other side hung up first


def _read(content: bytes, *, licence_id: str, at: datetime) -> bool | None:
    try:
        answer = json.loads(content)
        said_at = datetime.fromisoformat(answer["as_of"])
        fresh = at - _OLDEST_ANSWER <= said_at <= at + _CLOCKS_DIFFER
        status, about = answer["status"], answer["licence_id"]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise UnableToLearnStatus("status_not_believed") from fault
    if not fresh or about != licence_id or not isinstance(status, str):
        raise UnableToLearnStatus("status_not_believed")
    return _IN_FORCE.get(status)
