"""Writes docs/commands.md from the commands themselves: python -m docs.make_commands"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from svodka.cli import cli

PAGE = Path(__file__).parent / "commands.md"
HEAD = """# Commands

This page is written by `make commands` from the commands themselves; `svodka COMMAND --help` says the same.
"""


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command and every command of a group, by its full name ("source add"), with the context above it."""
    top = click.Context(cli, info_name="svodka", **cli.context_settings)
    for name in cli.list_commands(top):
        command = cli.get_command(top, name)
        assert command
        yield name, command, top
        if isinstance(command, click.Group):
            above = click.Context(command, info_name=name, parent=top)
            for inner, below in command.commands.items():
                yield f"{name} {inner}", below, above


def section(name: str, command: click.Command, parent: click.Context) -> str:
    """One command: usage, help, its options."""
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent)
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    return "\n".join(
        [
            f"## svodka {name}\n",
            f"```\n{context.command_path} {' '.join(command.collect_usage_pieces(context))}\n```\n",
            *(f"{_markdown(text)}\n" for text in (command.help, command.epilog) if text),
            "| option | what it does |",
            "|---|---|",
            *(f"| `{option.replace('|', ' or ')}` | {text.replace('|', '/')} |" for option, text in records),
            "",
        ]
    )


def _markdown(text: str) -> str:
    """Click's help as Markdown: what stands behind "Example:" is code."""
    text = inspect.cleandoc(text).replace("\b\n", "")
    words, _, example = re.split(r"(Examples?:)", text, maxsplit=1) if "Example" in text else (text, "", "")
    code = f"```\n{inspect.cleandoc(example)}\n```" if example else ""
    return "\n".join(part for part in (words.rstrip(), code) if part)


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(section(name, command, parent) for name, command, parent in commands())])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
