"""The helpers of ``svodka digest``, ``--writer`` and ``--translate``: made from the settings, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, now
from svodka.errors import UsageError

if TYPE_CHECKING:
    from svodka.config import Settings
    from svodka.model import Claim, Digest
    from svodka.pipeline import Desk
    from svodka.plugins.chat import Chat
    from svodka.plugins.translate import Translator
    from svodka.write.guard import Citable
    from svodka.write.translated import Translation
    from svodka.write.written import Account

# Refused sentences that are shown; ``--json`` has all
SHOWN = 5
_SHOWN_WORDS = 100


class DeskWriter:
    """Lets the writer at a digest, and remembers what came of it."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._account: Account | None = None

    def __call__(self, digest: Digest, citable: Mapping[str, Citable], claim: Claim | None) -> Digest:
        """The digest with the writer's sentences where the guard lets them pass."""
        from svodka.plugins.writer import write_digest

        made, self._account = write_digest(
            digest, citable, self._chat, issued=digest.issued or now().date(), claim=claim, progress=_progress
        )
        return made

    def as_object(self) -> dict[str, object]:
        """The account, for ``--json``."""
        told = self._account
        if told is None:
            return {}
        return {
            "used": told.used,
            "repaired": told.repaired,
            "refused": [{"text": one.text, "reasons": list(one.reasons)} for one in told.refused],
            "unusable": list(told.unusable),
        }

    def report(self) -> None:
        """Print the account."""
        from svodka.write.visible import one_line

        told = self._account
        if told is None:
            return
        click.echo(
            f"writer: {count(told.used, 'sentence')} used, {told.repaired} of them with quotations set as in the "
            f"source; {len(told.refused)} refused, for which the compiled ones stand"
        )
        for one in told.refused[:SHOWN]:
            click.echo(one_line(f"  refused: {one.text[:_SHOWN_WORDS]} ({' '.join(one.reasons)})"))
        for why in told.unusable:
            click.echo(one_line(f"  not used: {why}"))


class DeskTranslator:
    """Has the foreign statements of a digest translated, and remembers which are not."""

    def __init__(self, translator: Translator | None, language: str, desk: Desk | None) -> None:
        self._translator = translator
        self._language = language
        self._desk = desk
        self._found: dict[str, Translation] = {}
        self._left: list[str] = []

    def __call__(self, digest: Digest, citable: Mapping[str, Citable], claim: Claim | None) -> Digest:
        """The digest with translations beside the originals."""
        from svodka.pipeline.translating import translations_for
        from svodka.write.translated import with_translations

        made = translations_for(citable, self._language, self._translator, self._desk)
        self._found, self._left = made.found, made.left
        return with_translations(digest, citable, made.found, self._language)

    def as_object(self) -> dict[str, object]:
        """The account, for ``--json``."""
        return {"translated": len(self._found), "left": self._left}

    def report(self) -> None:
        """Print the account."""
        from svodka.write.visible import one_line

        click.echo(f"translated: {count(len(self._found), 'statement')}, each with its original beside it")
        for why in self._left[:SHOWN]:
            click.echo(one_line(f"  {why}"))


class Helpers:
    """The helpers of one digest, one after the other: translations first, then the writer."""

    def __init__(self, *helpers: DeskTranslator | DeskWriter) -> None:
        self._helpers = helpers

    def __call__(self, digest: Digest, citable: Mapping[str, Citable], claim: Claim | None) -> Digest:
        """The digest after all of them."""
        for helper in self._helpers:
            digest = helper(digest, citable, claim)
        return digest

    def add_to(self, done: dict[str, object]) -> None:
        """Their accounts, for ``--json``."""
        for helper in self._helpers:
            done["writer" if isinstance(helper, DeskWriter) else "translations"] = helper.as_object()

    def report(self) -> None:
        """Print their accounts."""
        for helper in self._helpers:
            helper.report()


def helpers_of_desk(
    settings: Settings, *, writer: bool, translate: bool, language: str = "en", desk: Desk | None = None
) -> Helpers | None:
    """The helpers that a command asks for; None: none. UsageError where the settings don't name one that it wants."""
    helpers: list[DeskTranslator | DeskWriter] = []
    if translate:
        helpers.append(DeskTranslator(_translator(settings), language, desk))
    if writer:
        helpers.append(_writer(settings))
    return Helpers(*helpers) if helpers else None


def _translator(settings: Settings) -> Translator:
    from svodka.collect.addresses import AllowedHosts
    from svodka.config.services import TRANSLATOR_KEY, service_key
    from svodka.plugins.chat import Endpoint
    from svodka.plugins.translate.kept import Kept
    from svodka.plugins.translate.local import LocalTranslator
    from svodka.plugins.translate.services import DeepL, LibreTranslate, ModelTranslator

    told = settings.translator
    if told is None:
        raise UsageError("no translator is set: add [translator] with engine to svodka.toml; docs/translation.md")
    made: Translator
    if told.folder:
        made = LocalTranslator(told.folder)
    else:
        allowed, key = AllowedHosts(frozenset(settings.allow_hosts)), service_key(TRANSLATOR_KEY)
        address, model = told.address or "", told.model or ""
        if told.engine == "openai":
            made = ModelTranslator(Endpoint(address=address, model=model, allowed=allowed, key=key), model)
        else:
            service = DeepL if told.engine == "deepl" else LibreTranslate
            made = service(address=address, allowed=allowed, key=key)
    return Kept(made, settings.root / "translations")


def _writer(settings: Settings) -> DeskWriter:
    from svodka.collect.addresses import AllowedHosts
    from svodka.config.services import WRITER_KEY, service_key
    from svodka.plugins.chat import Endpoint

    if settings.writer is None:
        raise UsageError("no writer is set: add [writer] with address and model to svodka.toml; docs/writer.md")
    return DeskWriter(
        Endpoint(
            address=settings.writer.address,
            model=settings.writer.model,
            allowed=AllowedHosts(frozenset(settings.allow_hosts)),
            key=service_key(WRITER_KEY),
        )
    )


def _progress(heading: str) -> None:
    click.echo(f"writing: {heading}", err=True)
