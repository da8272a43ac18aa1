"""``svodka judge``: how a plug-in judge reads statements whose stance a person confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.errors import ConfigError, UsageError
from svodka.model import Stance
from svodka.write.visible import one_line


@click.command(epilog="Example:  svodka judge local --on confirmed.jsonl --desk desk")
@click.argument("name")
@click.option("--on", "file", required=True, metavar="IN", type=click.Path(path_type=Path),
              help="Confirmed statements: JSON Lines with claim (a sentence), text, stance, lang.")  # fmt: skip
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def judge(name: str, file: Path, desk: Path | None, as_json: bool) -> int:
    """Count how the judge NAME of the desk's settings reads confirmed statements.

    Prints the counts as svodka.toml takes them: then lines weigh what the judge reads as it deserves
    (docs/judges.md). Statements of which it says nothing, and answers that can't be used, are not in them.
    """
    from svodka.cli.desk import progress
    from svodka.pipeline.judging import load_judges
    from svodka.track.observers import LABELS, counted

    rows = list(_rows(file))
    ((asked, _),) = load_judges(settings_of(desk), [name], "")
    pairs: list[tuple[Stance, Stance]] = []
    with progress() as tell:
        for number, (claim, text, language, stance) in enumerate(rows, 1):
            tell(f"{number} of {len(rows)}")
            if found := asked.judge(claim, text, language):
                pairs.append((stance, found.stance))
    counts = [[int(n) for n in row] for row in counted(pairs)]
    right = sum(counts[i][i] for i in range(len(LABELS)))
    silent = len(rows) - len(pairs) - sum(asked.rejected.values())
    if as_json:
        told = {"counts": counts, "labels": LABELS, "read": len(pairs), "right": right, "silent": silent}
        click.echo(json.dumps({**told, "rejected": dict(asked.rejected)}, ensure_ascii=False))
        return 0
    click.echo(f"counts = {counts}  # rows: true {', '.join(LABELS)}; columns: what {one_line(name)} read")
    click.echo(f"{count(len(pairs), 'statement')} read, {right} right; {silent} of which it says nothing.")
    for reason, times in asked.rejected.items():
        click.echo(f"{count(times, 'answer')} not used: {reason}.")
    return 0


def _rows(file: Path) -> Iterator[tuple[str, str, str, Stance]]:
    """Claim, text, language and stance of each line; ConfigError, UsageError that name the line."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"can't read {file}: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            claim, text, language = (str(value[key]) for key in ("claim", "text", "lang"))
            yield claim, text, language, Stance(value["stance"])
        except (ValueError, KeyError, TypeError, RecursionError):
            stances = ", ".join(Stance)
            raise UsageError(
                f"{file}, line {number}: must be an object with claim, text, lang and stance (one of {stances})"
            ) from None
