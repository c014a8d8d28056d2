"""Sizes of files as people read them. Pure."""

from __future__ import annotations

KB = 1024
MB = 1024 * KB


def data_size(size: int) -> str:
    """Return a number of bytes as `512 B`, `34 KB`, `2.5 MB`, `20 MB`."""
    if size < KB:
        return f"{size} B"
    if size < MB:
        return f"{max(1, round(size / KB))} KB"
    return f"{size / MB:.1f}".removesuffix(".0") + " MB"


def exact_size(size: int, limit: int) -> str:
    """Return a size over `limit` so that it reads larger than the limit."""
    return f"{size:,} B" if data_size(size) == data_size(limit) else data_size(size)
