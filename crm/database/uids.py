"""Identifiers for exchange between databases: time-ordered for new rows, fixed for demo rows."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

DEMO_NAMESPACE = uuid.UUID("6f1c9d52-3a3e-5b6e-9d7a-2b5e0c1f8a44")
_RANDOM_BITS = 74
_VERSION_7 = 0x7000
_VARIANT = 0x8000_0000_0000_0000


def new_uid(now: datetime) -> uuid.UUID:
    """Return a version 7 UUID (RFC 9562 §5.7): milliseconds since 1970, then random bits."""
    milliseconds = int(now.timestamp() * 1000)
    random = secrets.randbits(_RANDOM_BITS)
    high = milliseconds << 16 | _VERSION_7 | random >> 62
    low = _VARIANT | random & (1 << 62) - 1
    return uuid.UUID(int=high << 64 | low)


def demo_uid(key: str) -> uuid.UUID:
    """Return the version 5 UUID of a demonstration row; the same on every computer."""
    return uuid.uuid5(DEMO_NAMESPACE, key)
