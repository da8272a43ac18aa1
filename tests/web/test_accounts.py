"""Accounts: what is kept, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from svodka.errors import ConfigError, UsageError
from svodka.web.accounts import Accounts, Role
from tests.web.served import PASSWORD


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(tmp_path / "accounts.json")
    made.add("vera", Role.EDITOR, PASSWORD)
    return made


def test_neither_password_nor_token_is_in_the_file(accounts: Accounts) -> None:
    token = accounts.new_token("vera", "script")
    kept = accounts.path.read_text(encoding="utf-8")
    assert PASSWORD not in kept
    assert token not in kept
    assert "$argon2id$" in kept
    assert accounts.path.stat().st_mode & 0o077 == 0


def test_who_may_sign_in(accounts: Accounts) -> None:
    assert accounts.checked("vera", PASSWORD) is not None
    assert accounts.checked("vera", PASSWORD + " ") is None
    assert accounts.checked("Vera", PASSWORD) is None
    assert accounts.checked("nobody", PASSWORD) is None


@pytest.mark.parametrize(
    ("name", "password"), [("vera", PASSWORD), ("a\nb", PASSWORD), ("", PASSWORD), ("petr", "short"), ("petr", "x" * 1001)]
)  # fmt: skip
def test_what_is_refused(accounts: Accounts, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        accounts.add(name, Role.READER, password)
    assert [one.name for one in accounts] == ["vera"]


def test_another_process_s_change_is_seen(accounts: Accounts) -> None:
    Accounts(accounts.path).add("petr", Role.READER, PASSWORD)
    assert [one.name for one in accounts] == ["petr", "vera"]
    Accounts(accounts.path).remove("petr")
    assert accounts.checked("petr", PASSWORD) is None


def test_a_file_that_others_may_read_is_refused(accounts: Accounts) -> None:
    os.chmod(accounts.path, 0o644)  # noqa: PTH101
    with pytest.raises(ConfigError, match="chmod 600"):
        Accounts(accounts.path).one("vera")


def test_a_broken_file_names_itself(accounts: Accounts) -> None:
    accounts.path.write_text("[{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"accounts\.json"):
        Accounts(accounts.path).one("vera")
