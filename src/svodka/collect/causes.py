"""What the network did to us, in one line."""

from __future__ import annotations

import socket
import ssl

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError

from svodka.collect.answers import Failed, Fault
from svodka.collect.limits import Limits

# worth a second try at once: the connection broke, which says nothing of the page
_PASSING = (
    aiohttp.ServerDisconnectedError,
    aiohttp.ClientPayloadError,
    aiohttp.ClientOSError,
    ConnectionResetError,
    BrokenPipeError,
)


def is_passing(error: Exception) -> bool:
    """Whether the same request may well succeed a moment later."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return isinstance(error.os_error, socket.gaierror) and error.os_error.errno == socket.EAI_AGAIN
    if isinstance(error, aiohttp.ClientConnectorError | TimeoutError):
        return False
    return isinstance(error, _PASSING)


def failure(error: Exception, limits: Limits) -> Failed:
    """The answer for an exception of the network or its library."""
    kind, message = _why(error, limits)
    return Failed(kind, message)


def _why(error: Exception, limits: Limits) -> tuple[Fault, str]:
    if isinstance(error, TimeoutError):
        return Fault.TIME, _late(error, limits)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        reason = getattr(error.certificate_error, "verify_message", "") or "it can't be verified"
        return Fault.TLS, f"the server's certificate isn't good ({reason}); it was not trusted"
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return Fault.TLS, "no secure connection could be made (TLS); check the address"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Fault.DNS, f"there is no host {error.host}; check the address"
    if isinstance(error, aiohttp.ClientConnectorError):
        why = error.strerror or "refused"
        return Fault.CONNECTION, f"no connection to {error.host} port {error.port} ({why}); try again later"
    if isinstance(error, aiohttp.InvalidURL):
        return Fault.ADDRESS, "it is no valid address; check its spelling"
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return Fault.MALFORMED, f"the server's answer is no proper HTTP ({_short(error.message)}); try again later"
    broke = f"the connection broke ({type(error).__name__}: {_short(str(error))}); try again later"
    if isinstance(error, aiohttp.ClientPayloadError):
        return Fault.CUT, broke
    if isinstance(error, aiohttp.ClientError | OSError):
        return Fault.CONNECTION, broke
    if isinstance(error, ValueError):
        return Fault.ADDRESS, "it is no valid address; check its spelling"
    # for months unattended: one page on which a library stumbles must not stop the others
    return Fault.UNEXPECTED, f"it could not be fetched ({type(error).__name__}: {_short(str(error))}); please report it"


def _late(error: TimeoutError, limits: Limits) -> str:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return f"no connection within {limits.connect:g} seconds; try again later"
    if isinstance(error, aiohttp.SocketTimeoutError):
        return f"the server fell silent for {limits.stall:g} seconds; try again later"
    return f"no answer within {limits.total:g} seconds; try again later"


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
