"""``svodka read``: texts in, their statements out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from svodka.errors import CollectError, ParseError, SvodkaError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from svodka.extract import Settings
    from svodka.model import Capture, Failure, Hints, Parsed, Revision
    from svodka.reading import Read

# A line of JSON Lines over this is refused: the limit of one document, with room for its escapes
LONGEST_LINE = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Output:
    """How the reading of one document is shown."""

    form: str  # "table", "json" or "html"
    explain: bool
    with_text: bool
    page: Path | None  # where the HTML page goes
    settings: Settings


@click.command(
    epilog="""\b
Examples:
  svodka read article.txt --published 2031-05-14
  svodka read https://example.org/news/1 --explain
  svodka read - --html page.html < pasted.txt
  svodka read --jsonl texts.jsonl --workers 2 > statements.jsonl"""
)
@click.argument("targets", nargs=-1, metavar="[FILE|FOLDER|URL|-]...")
@click.option("--published", metavar="DATE", help="Day of publication, 2031-05-14; relative dates count from it.")
@click.option("--outlet", metavar="NAME", help="Who published the text.")
@click.option("--lang", metavar="CODE", help="Language of the text: en, ko, ru or uk. Default: as its words tell.")
@click.option("--title", metavar="WORDS", help="Title of the text; a first line that repeats it is the headline.")
@click.option("--table", "form", flag_value="table", help="Print a table (default on a terminal).")
@click.option("--json", "form", flag_value="json", help="Print JSON Lines, one document a line (default when piped).")
@click.option(
    "--html", "page", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the text as an HTML page with its statements marked.",
)  # fmt: skip
@click.option("--model", type=click.Choice(["trained", "rules"]), default="trained", show_default=True,
              help="rules: without the trained readers; to compare, or where it fails.")  # fmt: skip
@click.option("--all", "every_class", is_flag=True,
              help="Beliefs, wishes, votes and decisions, too: what nobody is told to have uttered. "
              "In JSON, cue_class tells them apart.")  # fmt: skip
@click.option("--explain", is_flag=True, help="In the table: rules, confidence and doubts, too.")
@click.option("--jsonl", metavar="IN", help="Read many texts: JSON Lines with id, text and, where known, published, "
              "lang, outlet, title, kind (page, post, transcript, video, wire). '-' is standard input. "
              "Prints JSON Lines in the same order.")  # fmt: skip
@click.option("--with-text", is_flag=True, help="In JSON: the text on which the offsets stand, always.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes for --jsonl. Default: one a core.")
@click.option("--allow-private", is_flag=True, help="Follow addresses inside private networks.")
def read(
    targets: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    lang: str | None,
    title: str | None,
    form: str | None,
    page: Path | None,
    model: str,
    every_class: bool,
    explain: bool,
    jsonl: str | None,
    with_text: bool,
    workers: int | None,
    allow_private: bool,
) -> int:
    """Find who said what in a text: its statements with speaker, date, venue and chain.

    Reads plain text, pasted articles, HTML, Markdown, and WebVTT or SRT subtitles, in English and Russian; in
    Ukrainian and Korean it finds quotations.
    What you say of a text (--published and so on) is stronger than what it says of itself.
    Exit code: 0 if all was read, 1 if something could not be.
    """
    # several processes that each start several threads for NumPy only get in one another's way
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from svodka.extract import Settings

    settings = Settings(rules_only=model == "rules", every_class=every_class)
    if jsonl is not None:
        if targets or page or form == "table" or published or title:
            raise UsageError(
                "--jsonl reads and prints JSON Lines; leave out files, --table, --html, --published, --title"
            )
        return _read_jsonl(jsonl, workers or _cores(), with_text, settings)
    hints = _hints(published, outlet, lang, title)
    if not targets:
        raise UsageError("name a file, a folder, an address, or - for standard input (svodka read --help)")
    if page and len(targets) > 1:
        raise UsageError("--html writes one page; name one text")
    form = form or ("html" if page else "table" if explain or sys.stdout.isatty() else "json")
    return _read_targets(targets, hints, _Output(form, explain, with_text, page, settings), allow_private)


# ---------------------------------------------------------------------------------------- one by one


def _hints(published: str | None, outlet: str | None, lang: str | None, title: str | None) -> Hints:
    from svodka.model import Hints
    from svodka.parse.dateline import iso_date
    from svodka.text.language import language_code

    if published is not None and iso_date(published) is None:
        raise UsageError(f"--published {published!r} is no date that exists; write it as 2031-05-14")
    if lang is not None and language_code(lang) is None:
        raise UsageError(f"--lang {lang!r} is no language code; write en, ko, ru or uk")
    return Hints(published=published, outlet=outlet, language=language_code(lang), title=title)


def _read_targets(targets: tuple[str, ...], hints: Hints, output: _Output, allow_private: bool) -> int:
    from svodka.collect import gather

    code = 0
    captures = gather(
        targets,
        now=lambda: datetime.now(UTC),
        hints=hints,
        allow_hosts=frozenset({"*"} if allow_private else ()),
        say=_note,
    )
    for came in captures:
        code = max(code, _read_one(came, output))
    return code


def _read_one(came: Capture | Failure, output: _Output) -> int:
    from svodka.model import Failure
    from svodka.parse import parse
    from svodka.reading import read as read_revision
    from svodka.reading import revision_of

    if isinstance(came, Failure):
        _note(f"{came.subject}: {came.message}")
        return _failed({"id": came.subject, "statements": [], "error": came.message}, output)
    name = _short_name(came.address)
    try:
        parsed = parse(came)
    except ParseError as error:
        _note(f"{name}: {error}")
        return _failed({"id": came.address, "statements": [], "error": str(error)}, output)
    for fault in parsed.faults:
        _note(f"{name}: {fault}")
    revision = revision_of(parsed, checksum="")
    found = read_revision(revision, output.settings)
    if found.unread or found.error:
        _note(f"{name}: {found.unread or found.error}")
    _show(came, parsed, revision, found, output)
    return 1 if found.error else 0


def _failed(output_row: dict[str, Any], output: _Output) -> int:
    if output.form == "json":
        _print_json(output_row)
    return 1


def _show(came: Capture, parsed: Parsed, revision: Revision, found: Read, output: _Output) -> None:
    from svodka.reading import output_of

    if output.page:
        from svodka.write.annotate import annotated_html

        _write_page(output.page, annotated_html(revision, found.statements))
        _note(f"wrote {output.page}: {len(found.statements)} statement(s)")
    if output.form == "json":
        exact = came.data.decode("utf-8", "replace") == parsed.text
        _print_json(output_of(parsed, found, id=came.address, with_text=output.with_text or not exact))
    elif output.form == "table":
        from svodka.write.table import statement_table

        rows = [(revision, statement) for statement in found.statements]
        _print_table(revision, lambda width: statement_table(rows, width=width, explain=output.explain))


def _short_name(address: str) -> str:
    """A file's address as its path, as one types it; other addresses as they are."""
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(address).path) if address.startswith("file:") else address


# ------------------------------------------------------------------------------------- JSON Lines


def _read_jsonl(path: str, workers: int, with_text: bool, settings: Settings) -> int:
    from svodka.reading import read_lines

    failed = unread = 0
    with _opened(path) as (file, size), _progress(size) as advance:
        for outcome in read_lines(_numbered(file), workers=workers, with_text=with_text, settings=settings):
            _print_json(outcome.output)
            advance(outcome.size)
            failed += outcome.error is not None
            unread += outcome.unread is not None
            if outcome.error:
                _note(f"{path}, line {outcome.number}: {outcome.error}")
    if unread:
        _note(f"{path}: {unread} document(s) kept, not read; each says why under the key unread")
    return 1 if failed else 0


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """The input and its size in bytes, where it is known."""
    if path == "-":
        yield sys.stdin.buffer, None
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below; only its opening is caught
    except OSError as error:
        raise CollectError(f"{path}: {error.strerror}; check the path") from None
    with file:
        yield file, os.fstat(file.fileno()).st_size


def _numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, without empty ones; of a line over the limit only its beginning, which is no JSON."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        whole = line
        while len(whole) >= LONGEST_LINE and not whole.endswith(b"\n"):
            whole = file.readline(LONGEST_LINE)
        if line.strip():
            yield number, line


@contextmanager
def _progress(size: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, if that is a terminal; the function tells it of bytes read."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=size)
        yield lambda amount: progress.advance(task, amount)


# ---------------------------------------------------------------------------------------- writing


def _note(line: str) -> None:
    """One line on standard error; what stands in it from outside can't move the cursor."""
    from svodka.write.visible import one_line

    click.echo(f"svodka: {one_line(line)}", err=True)


def _print_json(output: dict[str, Any]) -> None:
    """One object as one line, in UTF-8 whatever the terminal's locale."""
    try:
        line = json.dumps(output, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # half a character in an id
        line = json.dumps(output).encode("ascii")
    _write(line + b"\n")


def _print_table(revision: Revision, table: Callable[[int], RenderableType]) -> None:
    """A heading that names the document, and the table as wide as the terminal."""
    from rich.console import Console
    from rich.text import Text

    from svodka.write.visible import one_line

    console = Console()
    with console.capture() as captured:
        about = ", ".join(filter(None, (revision.outlet, revision.published, revision.language)))
        console.print(Text(one_line(revision.title or _short_name(revision.address)), style="bold"), end="")
        console.print(Text(f" ({one_line(about)})" if about else ""))
        console.print(table(console.width))
    _write(captured.get().encode(sys.stdout.encoding, "replace"))


def _write(data: bytes) -> None:
    """Writes and flushes, so that what was printed stays printed whatever happens next."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_page(path: Path, page: str) -> None:
    """The page under a temporary name, then renamed: no half page is left where a whole one was."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_text(page, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise SvodkaError(f"{path} can't be written ({error.strerror}); nothing was written") from None
