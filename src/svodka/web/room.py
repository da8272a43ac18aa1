"""What all pages stand on: the desk's settings, an open desk per thread, the clock. Nothing else is shared."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from svodka.config import Settings, load
from svodka.pipeline import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """One desk, served. Threads of the server share it; SQLite's connections stay each in its own thread."""

    root: Path
    now: Callable[[], datetime]
    loopback: bool = True  # served to this machine only: one user, no accounts
    hosts: tuple[str, ...] = ()  # names under which it may be asked for, beside those of the loopback
    _own: threading.local = field(default_factory=threading.local, repr=False)

    @property
    def settings(self) -> Settings:
        """The desk's settings as they stand in its file now: an editor may change them while we run."""
        return load(self.root)

    @property
    def desk(self) -> Desk:
        """This thread's open desk."""
        desk: Desk | None = getattr(self._own, "desk", None)
        if desk is None:
            settings = self.settings
            desk = self._own.desk = Desk(settings.archive, settings.ledger, language=settings.language)
        return desk

    @property
    def state(self) -> Path:
        """The folder of what the server keeps for itself: the key of its cookies, accounts. Nobody else's to read."""
        folder = self.root / ".room"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def secret(self) -> str:
        """The key that signs cookies and tokens; made once per desk."""
        path = self.state / "secret"
        if not path.exists():
            fresh = path.with_suffix(f".{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48))
            try:
                path.hardlink_to(fresh)  # whoever is first wins, whole
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text().strip()
