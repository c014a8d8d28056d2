"""What the user chose, remembered in one small JSON file in the data folder.

Each setting is declared once, with its key and its default, by the module that uses it:

    THEME = Setting("theme", "system")
    settings.value(THEME)
    settings.keep(THEME, "dark")
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One thing to remember; the default also tells its type (text, number, yes or no, list …)."""

    key: str
    default: T


class Settings:
    """Reads the file once and writes it after each change.

    A damaged file or value is ignored, a folder that cannot be written only costs the memory:
    neither may keep the program from starting.
    """

    def __init__(self, path: Path) -> None:
        """Load what was kept in `path`."""
        self._path = path
        self._values = _load(path)
        self._followers: list[Callable[[str], None]] = []

    def value(self, setting: Setting[T]) -> T:
        """Return what was kept, or the default when nothing or another type was."""
        found = self._values.get(setting.key, setting.default)
        return cast("T", found) if type(found) is type(setting.default) else setting.default

    def keep(self, setting: Setting[T], value: T) -> None:
        """Remember `value`."""
        if self._values.get(setting.key) == value:
            return
        self._values[setting.key] = value
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        # Written beside and renamed: a crash half way leaves the old file.
        draft = self._path.with_suffix(".new")
        try:
            draft.write_text(text + "\n", encoding="utf-8")
            draft.replace(self._path)
        except OSError as error:
            log.warning("Settings not kept: %s", error)
        for follower in tuple(self._followers):
            follower(setting.key)

    def follow(self, follower: Callable[[str], None]) -> None:
        """Call `follower(key)` after each change, until `unfollow`."""
        self._followers.append(follower)

    def unfollow(self, follower: Callable[[str], None]) -> None:
        """Call it no more."""
        if follower in self._followers:
            self._followers.remove(follower)


def _load(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("Settings not read: %s", error)
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
