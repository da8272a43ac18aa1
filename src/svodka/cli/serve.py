"""``svodka serve``: the reading room of a desk, in the browser."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import webbrowser
from pathlib import Path

import click

from svodka.cli.common import desk_option, now, settings_of
from svodka.errors import SvodkaError, UsageError

PORT = 8470
_FILE = click.Path(dir_okay=False, exists=True, path_type=Path)


@click.command(epilog="Example:  svodka serve --open")
@desk_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at. Any but this machine's "
              "own demands accounts (svodka account add).")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port; 0: a free one.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Beyond this machine: the name by which browsers "
              "ask for it, desk.example.org. May be given several times.")  # fmt: skip
@click.option("--certificate", type=_FILE, metavar="FILE", help="Serve by HTTPS with this certificate (PEM).")
@click.option("--key", type=_FILE, metavar="FILE", help="The certificate's key (PEM).")
@click.option("--behind-proxy", is_flag=True, help="A proxy on this machine does HTTPS: believe what it says of the "
              "client's address and scheme.")  # fmt: skip
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
def serve(
    desk: Path | None, host: str, port: int, names: tuple[str, ...], certificate: Path | None, key: Path | None,
    behind_proxy: bool, open_it: bool,
) -> None:  # fmt: skip
    """Serve the desk as pages: today, lines, review, digests, search. Ctrl-C ends it.

    By default only to this machine, for one user, with no account. docs/room.md has more.
    """
    import uvicorn

    from svodka.web.app import build
    from svodka.web.room import Room

    settings = settings_of(desk)
    room = Room(settings.root, now, loopback=_is_loopback(host) and not behind_proxy, hosts=(*names, *_asked_as(host)))
    _refuse_open_doors(room, host, certificate, key, names, behind_proxy=behind_proxy)
    room.desk.close()  # an error of the ledger is said now, in one line
    listening = _listening(host, port)
    shown = f"{'https' if certificate else 'http'}://{_shown(host)}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(
        build(Room(room.root, now, loopback=room.loopback, hosts=room.hosts)), log_level="warning", access_log=False,
        server_header=False, proxy_headers=behind_proxy, forwarded_allow_ips="127.0.0.1",
        ssl_certfile=certificate, ssl_keyfile=key, timeout_graceful_shutdown=5,
    )  # fmt: skip
    click.echo(f"{settings.name} is open at {shown}  (Ctrl-C ends it)")
    if open_it:
        webbrowser.open(shown)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
    click.echo("closed; nothing is lost", err=True)


def _refuse_open_doors(
    room: object, host: str, certificate: Path | None, key: Path | None, names: tuple[str, ...], *, behind_proxy: bool
) -> None:  # fmt: skip
    from svodka.web.accounts import Accounts
    from svodka.web.room import Room

    assert isinstance(room, Room)
    if bool(certificate) != bool(key):
        raise UsageError("--certificate and --key go together")
    if room.loopback:
        return
    if not Accounts(room.state / "accounts.json"):
        raise UsageError("served beyond this machine, the desk needs accounts: svodka account add NAME --role admin")
    if host in ("0.0.0.0", "::") and not names:  # noqa: S104
        raise UsageError("say by which name browsers will ask for it: --name desk.example.org")
    if not certificate and not behind_proxy:
        click.echo("Without HTTPS passwords and texts can be read on the way: give --certificate and --key, or let a "
                   "proxy on this machine do it (--behind-proxy).", err=True)  # fmt: skip


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _asked_as(host: str) -> tuple[str, ...]:
    return () if host in ("0.0.0.0", "::") else (host,)  # noqa: S104


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a port in use is told before anything starts."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, proto)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        raise SvodkaError(f"can't serve at {host}, port {port}: {error.strerror}; give another with --port"
                          ) from error  # fmt: skip
    return listening
