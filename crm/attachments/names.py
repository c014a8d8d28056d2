"""Names of attached files: what is taken out, what is refused (docs/domain.md, Files). Pure."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200  # characters; a shortened name keeps its ending
# Hide the end of a name or take no room in it: marks of direction, zero-width characters.
INVISIBLE = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
PARENT = re.compile(r"^(?:\.*[/\\]+)+")
FORBIDDEN = re.compile(r'[/\\<>:"|?*]')
RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\.|$)", re.IGNORECASE
)
ENDING = re.compile(r"\.[^.\s]{1,16}$")
UNNAMED = "file"

# Endings with which a system starts a program or runs a script.
PROGRAMS = frozenset(
    (
        *("apk", "app", "appimage", "appref-ms", "application", "appx", "bat", "bin"),
        *("cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dll", "dmg", "elf", "exe"),
        *(
            "fish",
            "gadget",
            "hta",
            "inf",
            "ins",
            "iso",
            "jar",
            "jnlp",
            "js",
            "jse",
            "jsp",
            "ksh",
            "lnk",
        ),
        *("mjs", "msc", "msi", "msix", "msp", "mst", "pif", "pkg", "pl", "ps1", "psd1", "psm1"),
        *(
            "py",
            "pyc",
            "pyw",
            "pyz",
            "rb",
            "reg",
            "rpm",
            "run",
            "scf",
            "scpt",
            "scr",
            "sct",
            "sh",
            "sys",
        ),
        *("url", "vb", "vbe", "vbs", "webloc", "workflow", "ws", "wsc", "wsf", "wsh", "zsh"),
    )
)
# Looked for before the last ending too (contract.exe.pdf). Not what ends names of sites (.com).
HIDDEN = frozenset({"exe", "msi", "dll", "bat", "cmd", "scr", "pif", "ps1", "vbs", "lnk", "dmg"})


def clean_name(name: str) -> str:
    """Return a name that every system can keep: one part, one line, at most 200 characters.

    Separators and what Windows forbids become “_”; control characters and marks of direction go;
    so do blanks and dots at both ends. Never empty.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join(
        " " if each in "\t\r\n" else each
        for each in text
        if each in "\t\r\n" or not _invisible(each)
    )
    text = FORBIDDEN.sub("_", PARENT.sub("", text.strip()))
    text = " ".join(text.split()).strip(". ")
    if RESERVED.match(text):
        text = f"_{text}"
    return shortened(text, LONGEST) or UNNAMED


def shortened(name: str, longest: int, *, in_bytes: bool = False) -> str:
    """Return a name of at most `longest` characters, or bytes of UTF-8, with its ending."""
    ending = ending_of(name)
    stem = name.removesuffix(ending)
    if not in_bytes:
        return name if len(name) <= longest else stem[: longest - len(ending)].rstrip(". ") + ending
    room = longest - len(ending.encode())
    if len(stem.encode()) <= room:
        return name
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + ending


def ending_of(name: str) -> str:
    """Return the ending with its dot as it is written, "" without one."""
    found = ENDING.search(name)
    return found.group() if found and found.start() > 0 else ""


def plain_ending(name: str) -> str:
    """Return the ending without its dot, in half-width small letters: what a system goes by."""
    return unicodedata.normalize("NFKC", ending_of(name)).removeprefix(".").casefold()


def is_program(name: str) -> bool:
    """Tell whether a system would run what is called so, an ending hidden before the last too."""
    parts = unicodedata.normalize("NFKC", clean_name(name)).casefold().split(".")
    if len(parts) < 2:  # noqa: PLR2004 - a stem and an ending
        return False
    return parts[-1].strip() in PROGRAMS or (len(parts) > 2 and parts[-2].strip() in HIDDEN)  # noqa: PLR2004


def _invisible(character: str) -> bool:
    return character in INVISIBLE or unicodedata.category(character) in ("Cc", "Cs")
