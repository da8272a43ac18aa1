"""The command line: one command per journey and per pass, each in a module that is loaded when it is asked for."""

from __future__ import annotations

import errno
import importlib
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from svodka import __version__
from svodka.errors import SvodkaError

# name -> (module, function, one line of help): the help of the whole must not load the stages
COMMANDS = {
    "read": ("svodka.cli.read", "read", "Find who said what in a text: a file, an address or standard input."),
    "init": ("svodka.cli.desk", "init", "Set up a desk: a folder with an archive and a ledger."),
    "source": ("svodka.cli.source", "source", "The places where the desk collects: add, list, pause, import, export."),
    "collect": ("svodka.cli.collect", "collect", "Fetch what the desk's sources have published, once or all the time."),
    "telegram": ("svodka.cli.telegram", "telegram", "Sign in to Telegram, to collect channels by its API."),
    "status": ("svodka.cli.status", "status", "Show how the desk's sources stand, and what is wrong with them."),
    "add": ("svodka.cli.desk", "add", "Add files, folders or addresses to the desk's archive and ledger."),
    "statements": ("svodka.cli.statements", "statements", "List the ledger's statements, filtered."),
    "documents": ("svodka.cli.documents", "documents", "List the ledger's documents, those that are not read, too."),
    "diff": ("svodka.cli.diff", "diff", "Show what was changed between two revisions of a document."),
    "digest": ("svodka.cli.digest", "digest", "Compile a digest for a period, every sentence with its receipt."),
    "draft": ("svodka.cli.draft", "draft", "Work on digests before they go out: versions, sign-off, corrections."),
    "publish": ("svodka.cli.publish", "publish", "Write the site of all signed digests."),
    "subscribers": ("svodka.cli.subscribers", "subscribers", "Who gets digests by e-mail: consent, export, erasure."),
    "send": ("svodka.cli.send", "send", "Send a signed digest to the subscribers, to nobody twice."),
    "export": ("svodka.cli.export", "export", "Write the archive as a package that replay programs open."),
    "pack": ("svodka.cli.pack", "pack", "Pack a digest with all that it stands on, as evidence in one file."),
    "stamp": ("svodka.cli.stamp", "stamp", "Have an authority witness what was archived on a day."),
    "speaker": ("svodka.cli.speaker", "speaker", "Show who a speaker is, and what the ledger has of them."),
    "stories": (
        "svodka.cli.stories",
        "stories",
        "List the events that several documents report.",
    ),
    "outlet": ("svodka.cli.outlet", "outlet", "Show what is said of an outlet, and whom it quotes, cites and copies."),
    "people": (
        "svodka.cli.people",
        "people",
        "Persons and offices: list, show, import, add; confirm unknown speakers.",
    ),
    "line": ("svodka.cli.line", "line", "Show who denies or affirms a claim, since when, and who moved first."),
    "utterances": ("svodka.cli.speech", "utterances", "List who said what, and how many carry it."),
    "utterance": ("svodka.cli.speech", "utterance", "Show who carried one act of speaking, and in which words."),
    "group": ("svodka.cli.speech", "group", "Join the statements that report one act of speaking."),
    "check": ("svodka.cli.check", "check", "Hold a draft to the ledger: quotations, attributions, dates, summaries."),
    "claim": ("svodka.cli.claim", "claim", "The claims that a desk follows: new, list, show, suggest, check."),
    "review": ("svodka.cli.review", "review", "Decide what is open about lines, and see what was decided."),
    "judge": (
        "svodka.cli.judge",
        "judge",
        "Count how a plug-in judge of stance errs on confirmed statements.",
    ),
    "watch": ("svodka.cli.watch", "watch", "Be told when a line moves: by mail, webhook, Telegram or feed."),
    "serve": ("svodka.cli.serve", "serve", "Open the reading room: the desk as pages in the browser."),
    "account": ("svodka.cli.account", "account", "Who may use a desk that is served beyond its own machine."),
    "verify": ("svodka.cli.verify", "verify", "Re-read every receipt from the archived bytes."),
    "demo": ("svodka.cli.demo", "demo", "Do all of it once on bundled material about invented countries."),
}


class ReaderGoneError(Exception):
    """Whoever read our output (head, less) went away: nothing is wrong."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command runs or shows its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[name]
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with _output_errors():  # help is printed here
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> object:
        with _output_errors():
            done = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
        return done


@contextmanager
def _output_errors() -> Iterator[None]:
    """Errors of standard output as what they mean; click would end with 1 where the reader is gone."""
    try:
        yield
    except BrokenPipeError as error:
        _let_go_of_output()
        raise ReaderGoneError from error
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _let_go_of_output()
        raise SvodkaError(f"the output can't be written ({error.strerror}); make room and run it again") from error


def _let_go_of_output() -> None:
    """What Python still holds would be written at its end and fail again, with a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="svodka")
def cli() -> None:
    """Svodka keeps a ledger of who said what, when, where and through whom,
    and compiles digests in which every sentence has a receipt."""


def _leave() -> None:
    """End now, but let go of the semaphores of our pool: their keeper would complain of each on standard error."""
    util = sys.modules.get("multiprocessing.util")
    try:
        if util:
            util._run_finalizers(0)  # as at a usual exit, without waiting for anybody
    finally:
        os._exit(130)


def main() -> None:
    """Run the command line; an error that a user can mend is one line on stderr, never a traceback."""
    # what these say of a broken file is said by us, in one line; a library without a handler prints to stderr
    for library in ("pypdf", "trafilatura"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("svodka: stopped; what was reported as done is kept", err=True)
        # The exit waits for the workers to finish the job in hand; for an enormous document that is long. All is
        # closed by now: after two seconds just go, and they end with us
        watchdog = threading.Timer(2, _leave)
        watchdog.daemon = True
        watchdog.start()
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SvodkaError as error:
        click.echo(f"svodka: {error}", err=True)
        sys.exit(error.exit_code)
    except ReaderGoneError:
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
