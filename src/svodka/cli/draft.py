"""``svodka draft``: digests before they go out: versions, sign-off by a named editor, corrections."""

from __future__ import annotations

import json
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, now, settings_of
from svodka.cli.desk import open_desk
from svodka.errors import SvodkaError, UsageError
from svodka.write.visible import one_line

# of an id in lists: enough to name one among millions, short enough to copy by hand
SHOWN_ID = 12

by_option = click.option(
    "--by", required=True, metavar="NAME", help="Your name: it stands in the log, and under what is signed."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def draft() -> None:
    """Work on digests before they go out: keep edited versions, sign, correct.

    svodka digest compiles one and keeps it. Edit its digest.md in any editor; its footnotes are the receipts.
    """


@draft.command("list", epilog="Example:  svodka draft list")
@desk_option
@json_option
def list_drafts(desk: Path | None, as_json: bool) -> int:
    """List all digests, the newest first, with their ids and who signed them."""
    from svodka.pipeline.publishing import editions_to_json

    with open_desk(settings_of(desk)) as opened:
        rows = editions_to_json(opened)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        signed_by = f"signed by {row['signed_by']}" if row["signed_by"] else "not signed"
        headline = one_line(f"{row['headline']} ({signed_by})")
        click.echo(f"{str(row['id'])[:SHOWN_ID]}  {str(row['compiled'])[:10]}  {headline}")
    if not rows:
        click.echo("No digest yet; compile one with: svodka digest")
    return 0


@draft.command(epilog="Example:  svodka draft edit may/digest.md --of 3f2a9c --by 'Vera Holm' --note 'shorter lead'")
@click.argument("markdown", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--of", "original", required=True, metavar="ID", help="The digest of which it is an edited version.")
@by_option
@click.option("--note", help="What was changed, and why.")
@desk_option
@json_option
def edit(markdown: Path, original: str, by: str, note: str | None, desk: Path | None, as_json: bool) -> int:
    """Keep the digest that you edited in its Markdown file as a new version.

    Sentences may be reworded, moved, joined and cut. Each keeps the footnotes on which it stands; one without a
    footnote, or with quoted words that its sources don't have, is refused.
    """
    from svodka.pipeline.publishing import keep_version, kept_digest
    from svodka.write.edited import edited

    try:
        text = markdown.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{markdown} is not UTF-8; save it as UTF-8") from None
    with open_desk(settings_of(desk)) as opened:
        parent, before = kept_digest(opened, original)
        made = edited(text, before)
        name = keep_version(opened, made, parent, by=by, at=now(), note=note)
    sentences = sum(len(section.sentences) for section in made.sections)
    if as_json:
        click.echo(json.dumps({"id": name, "parent": parent, "sentences": sentences}))
    elif name == parent:
        click.echo("Nothing was changed.")
    else:
        click.echo(f"Kept {name[:SHOWN_ID]}: {count(sentences, 'sentence')}, each with its receipt. "
                   f"Sign it with: svodka draft sign {name[:SHOWN_ID]} --by 'YOUR NAME'")  # fmt: skip
    return 0


@draft.command(epilog="Example:  svodka draft sign 3f2a9c --by 'Vera Holm'")
@click.argument("digest", metavar="ID")
@by_option
@click.option("--slug", metavar="WORDS", help="Its name in addresses of the site; else made of day and headline.")
@click.option("--note", help="Anything that should be remembered.")
@click.option(
    "--anyway", metavar="REASON", help="Sign although the check speaks against sentences; the reason is kept."
)
@desk_option
@json_option
def sign(
    digest: str, by: str, slug: str | None, note: str | None, anyway: str | None, desk: Path | None, as_json: bool
) -> int:  # fmt: skip
    """Answer for a digest with your name: svodka publish takes only what is signed.

    Its receipts are verified against the archive once more, and its text is held to the ledger as svodka check does. A
    sentence against which the ledger speaks stops it, exit code 1, unless you say why it stands (--anyway).
    """
    from svodka.pipeline.checking_digests import grave_faults
    from svodka.pipeline.publishing import kept_digest, sign_off

    settings = settings_of(desk)
    with open_desk(settings) as opened:
        faults = grave_faults(opened, settings, kept_digest(opened, digest)[1], now())
        if faults and not (anyway and anyway.strip()):
            for text, finding in faults:
                click.echo(one_line(f"“{text}”"), err=True)
                click.echo(one_line(f"    {finding.label}: {finding.message}"), err=True)
            raise SvodkaError(f"not signed: the ledger speaks against {count(len(faults), 'statement')} of it. Edit it "
                              "(svodka draft edit), or sign it with --anyway REASON")  # fmt: skip
        if faults:
            note = "; ".join(part for part in (note, f"signed against {len(faults)} findings of the check: {anyway}")
                             if part)  # fmt: skip
        done = sign_off(opened, digest, by=by, at=now(), slug=slug, note=note)
    if as_json:
        click.echo(json.dumps({"id": done.digest, "by": done.by, "slug": done.slug}, ensure_ascii=False))
    else:
        click.echo(
            one_line(f"Signed by {done.by}: {done.digest[:SHOWN_ID]}, to be published as issues/{done.slug}.html")
        )
    return 0


@draft.command(epilog="Example:  svodka draft unsign 3f2a9c --by 'Vera Holm' --note 'a source was withdrawn'")
@click.argument("digest", metavar="ID")
@by_option
@click.option("--note", help="Why.")
@desk_option
def unsign(digest: str, by: str, note: str | None, desk: Path | None) -> int:
    """Take a signature back: the next svodka publish leaves the digest out. Both stay in the log."""
    from svodka.pipeline.publishing import take_back

    with open_desk(settings_of(desk)) as opened:
        done = take_back(opened, digest, by=by, at=now(), note=note)
    click.echo(f"No longer signed: {done.digest[:SHOWN_ID]}. Run svodka publish to take it off the site.")
    return 0


@draft.command(epilog="Example:  svodka draft correct 3f2a9c 4 'The briefing was on May 14, not 15.' --by 'Vera Holm'")
@click.argument("digest", metavar="ID")
@click.argument("sentence", type=int)
@click.argument("text")
@by_option
@desk_option
def correct(digest: str, sentence: int, text: str, by: str, desk: Path | None) -> int:
    """Add a correction to a sentence of a digest: the site shows it above the text and on its page of corrections.

    SENTENCE is its number, the headline being 0. TEXT tells readers what was wrong and what is right.
    """
    from svodka.pipeline.publishing import correct as note_correction

    with open_desk(settings_of(desk)) as opened:
        done = note_correction(opened, digest, sentence, text, by=by, at=now())
    click.echo(f"Noted for sentence {done.sentence} of {done.digest[:SHOWN_ID]}. Run svodka publish to show it.")
    return 0


@draft.command(epilog="Example:  svodka draft reopened")
@desk_option
@json_option
def reopened(desk: Path | None, as_json: bool) -> int:
    """List sentences of signed digests whose sources were edited or withdrawn since, with a correction drafted.

    The exit code is 1 where there are any. One to which a correction was added (svodka draft correct) is settled.
    """
    from svodka.pipeline.reopening import open_digests

    with open_desk(settings_of(desk)) as opened:
        found = open_digests(opened)
    if as_json:
        rows = [
            {"id": one.signoff.digest, "slug": one.signoff.slug, "signed_by": one.signoff.by, "sentence": s.sentence,
             "text": s.text, "reason": s.reason.value, "address": s.address, "what": s.what, "note": s.note,
             "noticed": s.noticed_at.isoformat() if s.noticed_at else None}
            for one in found for s in one.sentences
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False))
        return 1 if rows else 0
    for one in found:
        click.echo(one_line(f"{one.signoff.digest[:SHOWN_ID]}  {one.headline}"))
        for sentence in one.sentences:
            click.echo(one_line(f"  sentence {sentence.sentence}: {sentence.what}"))
            click.echo(one_line(f"    as a correction: {sentence.note}"))
    if not found:
        click.echo("All that was published stands as it was published.")
    return 1 if found else 0
