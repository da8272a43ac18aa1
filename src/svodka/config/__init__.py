"""What people set: a desk's settings, sources and outlets, all of it readable TOML; the only reader of the environment.

DESK/svodka.toml      the settings
DESK/sources/*.toml   [[source]] tables: where it collects
DESK/outlets/*.toml   [[outlet]] tables: who publishes there, and how others describe them
DESK/site.toml        what the published site says of itself
DESK/removed.toml     [[source]] tables that a person took out
"""

from __future__ import annotations

from svodka.config.edits import add_outlets, add_sources, pause, remove, replace_file
from svodka.config.judges import JudgeSettings
from svodka.config.outlets import load_outlets, new_outlet_key
from svodka.config.packs import Copied, Pack, check_pack, copy_pack, outlet_files, pack_outlets, packs
from svodka.config.settings import (
    ENVIRONMENT,
    FILE,
    TELEGRAM_HASH,
    TELEGRAM_ID,
    Settings,
    find_desk,
    initial,
    load,
    secrets,
    telegram_keys,
)
from svodka.config.site import SITE_FILE, SiteSettings, initial_site, load_site
from svodka.config.sources import OWN, Where, load_removed, load_sources, new_key, same_address, where_sources

__all__ = [
    "ENVIRONMENT",
    "FILE",
    "OWN",
    "SITE_FILE",
    "TELEGRAM_HASH",
    "TELEGRAM_ID",
    "Copied",
    "JudgeSettings",
    "Pack",
    "Settings",
    "SiteSettings",
    "Where",
    "add_outlets",
    "add_sources",
    "check_pack",
    "copy_pack",
    "find_desk",
    "initial",
    "initial_site",
    "load",
    "load_outlets",
    "load_removed",
    "load_site",
    "load_sources",
    "new_key",
    "new_outlet_key",
    "outlet_files",
    "pack_outlets",
    "packs",
    "pause",
    "remove",
    "replace_file",
    "same_address",
    "secrets",
    "telegram_keys",
    "where_sources",
]
