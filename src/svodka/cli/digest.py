"""``svodka digest``: compile a digest of a period and write it as Markdown, HTML and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import about_option, about_words, count, day, desk_option, now, settings_of
from svodka.cli.writing import Helpers, helpers_of_desk
from svodka.config import Settings, load_sources
from svodka.errors import SvodkaError, UsageError
from svodka.model import Digest

FORMATS = ("md", "html", "json", "eml", "pdf", "docx")


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}: choose from {', '.join(FORMATS)}")
    return names


# letters of a script that the fonts lack: naming a few tells which script it is
UNSHOWN_LISTED = 12


@click.command(
    epilog="Examples:\n\n\b\n  svodka digest --from 2025-04-01 --to 2025-04-30 --about 'treaty friends'\n"
    "  svodka digest --line sappers --rubric 'Digest of Veligorian media'"
)
@click.option("--from", "start", type=day, metavar="DATE", help="First day, YYYY-MM-DD; of a line: else its first.")
@click.option("--to", "end", type=day, metavar="DATE", help="Last day, included; of a line: else its last.")
@about_option
@click.option(
    "--line", "claim", metavar="CLAIM", help="Tell the line of this claim: how it turned, who, when, through whom."
)
@click.option("--story", metavar="ID", help="Tell one event; svodka stories lists the ids.")
@click.option("--holder", metavar="NAME", help="With --line: whose line; else who moved last at the highest level.")
@click.option("--rubric", help="With --line: the heading over the headline.")
@click.option(
    "--plan", "only_plan", is_flag=True, help="With --line, --story: only say what would go in, what not and why."
)
@click.option(
    "--writer",
    "with_writer",
    is_flag=True,
    help="Let the language model of the settings ([writer]) write, sentence by sentence through the guard.",
)
@click.option(
    "--translate",
    is_flag=True,
    help="Tell statements in other languages in translation, the original beside them ([translator] of the settings).",
)
@click.option(
    "--language",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="In which language the digest tells what was said; quotations stay in their own.",
)
@desk_option
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to; else DESK/digests/FROM_TO.")
@click.option(
    "--format",
    "formats",
    callback=_formats,
    default="md,html,json",
    show_default=True,
    help="What to write: md, html, json, eml, pdf, docx.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was done as one JSON object.")
def digest(
    start: date | None,
    end: date | None,
    about: tuple[str, ...],
    claim: str | None,
    story: str | None,
    holder: str | None,
    rubric: str | None,
    only_plan: bool,
    with_writer: bool,
    translate: bool,
    language: str,
    desk: Path | None,
    out: Path | None,
    formats: tuple[str, ...],
    as_json: bool,
) -> int:
    """Compile a digest for a period, of a claim's line or of one event, every sentence with its receipt.

    A statement belongs to the period if it was said then or, where the text tells no date, published then. Of a line
    it tells the turn with its span, then the new line, the old one, and how it was carried. A change that nobody has
    confirmed (svodka review) is told as a possible one.
    """
    if start and end and start > end:
        raise UsageError(f"--from {start} is after --to {end}")
    if with_writer and language != "en":
        raise UsageError("a writer writes English only: leave out one of --writer and --language ru")
    if story:
        if claim or about or start or end or holder or rubric:
            raise UsageError("a story has its own documents and days: --story goes with no other choice of statements")
        return _story(settings_of(desk), story, out, formats, only_plan=only_plan, as_json=as_json,
                      writer=with_writer, translate=translate, language=language)  # fmt: skip
    if claim:
        if about:
            raise UsageError("--about is of a period; a claim has its own terms: leave out one of --about and --line")
        from svodka.cli.digest_line import line_digest

        settings = settings_of(desk)
        helpers = None if only_plan else helpers_of_desk(settings, writer=with_writer, translate=translate,
                                                         language=language)  # fmt: skip
        made = line_digest(
            settings, claim, start, end, holder, rubric, only_plan=only_plan, as_json=as_json, rewrite=helpers,
            language=language,
        )  # fmt: skip
        if made is None:
            return 0
        folder = out or settings.root / "digests" / f"{claim}{_suffix(language)}"
        return _keep_files(settings, made, folder, formats, as_json=as_json, helpers=helpers)
    if holder or rubric or only_plan:
        raise UsageError(
            "--holder and --rubric are of a line, --plan of a line or a story: give --line or --story, too"
        )
    if start is None or end is None:
        raise UsageError("give the period, --from DAY --to DAY, a claim, --line CLAIM, or an event, --story ID")
    return _period(
        settings_of(desk), start, end, about_words(about), out, formats, as_json=as_json, writer=with_writer,
        translate=translate, language=language,
    )  # fmt: skip


def _story(
    settings: Settings, name: str, out: Path | None, formats: Sequence[str], *, only_plan: bool, as_json: bool,
    writer: bool, translate: bool, language: str,
) -> int:  # fmt: skip
    """Compile, keep and write the digest of one event, or print its plan."""
    from svodka.cli.stories import story_digest

    helpers = None if only_plan else helpers_of_desk(settings, writer=writer, translate=translate, language=language)
    made = story_digest(settings, name, only_plan=only_plan, as_json=as_json, rewrite=helpers, language=language)
    if made is None:
        return 0
    folder = out or settings.root / "digests" / f"story-{made[1]}{_suffix(language)}"
    return _keep_files(settings, made[0], folder, formats, as_json=as_json, helpers=helpers)


def _period(
    settings: Settings, start: date, end: date, words: tuple[str, ...], out: Path | None, formats: Sequence[str],
    *, as_json: bool, writer: bool, translate: bool, language: str,
) -> int:  # fmt: skip
    """Compile, keep and write the digest of a period."""
    from svodka.people import load_people
    from svodka.pipeline import Desk, compile_digest, not_collected, note_files

    with Desk(settings.archive, settings.ledger, language=settings.language) as opened:
        at = now()
        holes = not_collected(opened, load_sources(settings.root), start, end, at)
        helpers = helpers_of_desk(settings, writer=writer, translate=translate, language=language, desk=opened)
        people = load_people(settings.root) if language == "ru" else None
        made = compile_digest(
            opened, start=start, end=end, about=words, at=at, not_collected=holes, rewrite=helpers,
            language=language, people=people,
        )  # fmt: skip
        name = f"{_folder_name(start, end, words)}{_suffix(language)}"
        written = write_digest(made, out or settings.root / "digests" / name, formats)
        note_files(opened, made, written)
    _report(made, written, as_json=as_json, helpers=helpers)
    return 0


def _keep_files(
    settings: Settings, made: Digest, folder: Path, formats: Sequence[str], *, as_json: bool, helpers: Helpers | None
) -> int:
    """Write a kept digest to files, and note these in the ledger."""
    from svodka.pipeline import Desk, note_files

    written = write_digest(made, folder, formats)
    with Desk(settings.archive, settings.ledger, language=settings.language) as opened:
        note_files(opened, made, written)
    _report(made, written, as_json=as_json, helpers=helpers)
    return 0


def write_digest(made: Digest, folder: Path, formats: Sequence[str] = ("md", "html", "json")) -> list[Path]:
    """Write ``made`` as ``digest.md``, ``digest.html`` and so on into ``folder``; return the files.

    A file gets its name when all of it is written. SvodkaError if it can't be written.
    """
    # all are rendered before the first is written: an error leaves nothing behind
    rendered = {folder / f"digest.{name}": _rendered(made, name) for name in formats}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in rendered.items():
            _write_whole(path, content)
    except OSError as error:
        raise SvodkaError(f"can't write the digest to {folder}: {error.strerror}") from error
    return list(rendered)


def _rendered(made: Digest, name: str) -> bytes:
    """The digest in one of ``FORMATS``."""
    if name == "pdf":
        from svodka.publish.pdf import digest_pdf

        portable = digest_pdf(made)
        if portable.unshown:
            letters = " ".join(portable.unshown[:UNSHOWN_LISTED])
            click.echo(f"svodka: digest.pdf shows ? for letters that its fonts don't have: {letters}", err=True)
        return portable.data
    if name == "docx":
        from svodka.publish.docx import digest_docx

        return digest_docx(made)
    if name == "eml":
        from email.headerregistry import Address

        from svodka.publish.message import digest_message

        return digest_message(made, sender=Address("", "digest", "localhost")).as_bytes()
    from svodka.write.digest_json import digest_to_json
    from svodka.write.html import digest_html
    from svodka.write.markdown import digest_markdown

    renderers: dict[str, Callable[[Digest], str]] = {
        "md": digest_markdown,
        "html": digest_html,
        "json": lambda made: json.dumps(digest_to_json(made), ensure_ascii=False, indent=1) + "\n",
    }
    # a lone surrogate is left only in the JSON, where its escape is spelled just so
    return renderers[name](made).encode("utf-8", "backslashreplace")


def _write_whole(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _folder_name(start: date, end: date, words: Sequence[str]) -> str:
    name = "-".join([f"{start}_{end}", *(re.sub(r"\W+", "", word) for word in words)])
    return name[:80]  # a file system's names end at 255 bytes, and a Cyrillic letter takes two


def _suffix(language: str) -> str:
    """Of a folder: digests of one period in two languages stand side by side."""
    return "" if language == "en" else f"-{language}"


def _report(made: Digest, written: Sequence[Path], *, as_json: bool, helpers: Helpers | None = None) -> None:
    sentences = [sentence for section in made.sections for sentence in section.sentences]
    statements = {receipt.statement for sentence in sentences for receipt in sentence.receipts}
    if as_json:
        from svodka.pipeline.digests import digest_id

        done: dict[str, object] = {
            "id": digest_id(made),
            "headline": made.headline.text,
            "from": made.period_start.isoformat(),
            "to": made.period_end.isoformat(),
            "about": list(made.about),
            "sentences": len(sentences),
            "statements": len(statements),
            "left_out": list(made.left_out),
            "files": [str(path) for path in written],
        }
        if helpers:
            helpers.add_to(done)
        click.echo(json.dumps(done, ensure_ascii=False))
        return
    from svodka.write.visible import one_line

    click.echo(one_line(made.headline.text))
    click.echo(f"{count(len(sentences), 'sentence')} on {count(len(statements), 'statement')}, each with its receipt")
    if made.left_out:
        click.echo(f"{len(made.left_out)} left out; the digest says which and why")
    if helpers:
        helpers.report()
    for path in written:
        click.echo(f"written: {path}")
