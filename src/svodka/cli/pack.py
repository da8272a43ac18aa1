"""``svodka pack``: a digest with all that it stands on, as one file that is checked with no desk."""

from __future__ import annotations

import json
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, now, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.errors import UsageError
from svodka.model import Digest
from svodka.write.visible import one_line


@click.command(epilog="Examples:\n\n\b\n  svodka pack digests/may --out may.svodka --key desk.key\n"
                      "  svodka pack --new-key desk.key")  # fmt: skip
@click.argument("digest", required=False, type=click.Path(path_type=Path, exists=True))
@desk_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else DIGEST.svodka.")
@click.option(
    "--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Sign it with this private key (PEM)."
)
@click.option(
    "--new-key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Make a key and write it here."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object of what was written.")
def pack(
    digest: Path | None, desk: Path | None, out: Path | None, key: Path | None, new_key: Path | None, as_json: bool
) -> int:
    """Pack a digest as evidence: its snapshots, its rows of the ledger, checksums and a signature, in one file.

    DIGEST is the digest.json that svodka digest wrote, or its folder. Whoever gets the file checks it with
    svodka verify FILE, on any computer, with no desk and no network. With --key it is signed, so that they can tell
    that it comes from you: give them the public key, or its fingerprint, by another way.
    """
    if new_key:
        return _make_key(new_key, digest, as_json=as_json)
    if digest is None:
        raise UsageError("name the digest: its digest.json, or the folder that holds it")
    made = load_digest(digest)
    from svodka.pipeline import fingerprint
    from svodka.pipeline import pack as write_pack

    settings = settings_of(desk)
    folder = digest if digest.is_dir() else digest.parent
    path = out or folder.with_name(f"{folder.resolve().name}.svodka")
    with open_desk(settings) as opened, progress() as tell:
        tell("writing the pack")
        done = write_pack(opened, made, path, title=settings.name, at=now(), key=key)
    if as_json:
        value = {"file": str(done.path), "bytes": done.size, "snapshots": done.snapshots,
                 "statements": done.statements, "key": done.key}  # fmt: skip
        click.echo(json.dumps(value, ensure_ascii=False))
        return 0
    holds = f"{count(done.statements, 'statement')}, {count(done.snapshots, 'snapshot')}, {done.size / 1e6:,.1f} MB"
    click.echo(f"Wrote {one_line(str(done.path))}: {holds}.")
    signed = f"Signed by the key {fingerprint(done.key)} ({done.key})." if done.key else (
        "Not signed: its checksums tell that it is whole, not who made it. See: svodka pack --new-key")  # fmt: skip
    click.echo(signed)
    return 0


def load_digest(path: Path) -> Digest:
    """The digest of a digest.json or of the folder that holds one; UsageError where there is none."""
    from svodka.write.digest_json import digest_from_json

    file = path / "digest.json" if path.is_dir() else path
    try:
        return digest_from_json(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(f"can't read {file}: {error.strerror}; name a digest.json or its folder") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{file} is no digest as svodka digest writes it (--format json)") from None


def _make_key(path: Path, digest: Path | None, *, as_json: bool) -> int:
    if digest:
        raise UsageError("--new-key only makes a key; pack the digest afterwards, with --key")
    from svodka.pipeline import fingerprint
    from svodka.pipeline import new_key as make

    public = make(path)
    if as_json:
        click.echo(json.dumps({"file": str(path), "key": public, "fingerprint": fingerprint(public)}))
        return 0
    click.echo(f"Wrote {path}: keep it secret, and keep a copy of it in a safe place.")
    click.echo(f"Its public key, to give to others: {public}")
    click.echo(f"Fingerprint, to compare by telephone: {fingerprint(public)}")
    return 0
