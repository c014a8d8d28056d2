"""Programs and scripts by their content, whatever they are called (docs/domain.md, Files). Pure."""

from __future__ import annotations

import re

from crm.attachments.containers import class_of, names_in_zip

HEADS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",  # Mach-O, 32 and 64 bits, both orders of bytes
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # Mach-O for several machines, and classes of Java
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
    b"dex\n",
    b"\xed\xab\xee\xdb",  # RPM
    b"!<arch>\ndebian",
)
DISK_IMAGE = (b"koly", 512)  # the trailer of a .dmg and how far it lies before the end
INSTALLER = "000c1084-0000-0000-c000-000000000046"  # the class of .msi
SCRIPT = re.compile(
    rb"#![ \t]*[/\w]|@?echo[ \t]+off[ \t]*[\r\n]|\[Desktop Entry\]|\[InternetShortcut\]",
    re.IGNORECASE,
)
PACKED = ("META-INF/MANIFEST.MF", "AndroidManifest.xml", "classes.dex")
MARKS = b"\xef\xbb\xbf \t\r\n"


def runs(content: bytes) -> bool:
    """Tell whether the content is a program, a script, an installer or a shortcut to one."""
    if content.startswith(HEADS) or _is_windows_program(content):
        return True
    if content[-DISK_IMAGE[1] :].startswith(DISK_IMAGE[0]) or class_of(content) == INSTALLER:
        return True
    if SCRIPT.match(content[:256].lstrip(MARKS)):
        return True
    return any(name in PACKED for name in names_in_zip(content))


def _is_windows_program(content: bytes) -> bool:
    """MZ begins a program of DOS or Windows; a text may begin so too, but holds no zero byte."""
    return content.startswith(b"MZ") and b"\0" in content[:64]
