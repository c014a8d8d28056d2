"""Small files of every kind that people attach, made here: none is kept in the repository."""

from __future__ import annotations

import io
import struct
import uuid
import zipfile

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

DOC_CLASS = "00020906-0000-0000-c000-000000000046"
XLS_CLASS = "00020820-0000-0000-c000-000000000046"
MSI_CLASS = "000c1084-0000-0000-c000-000000000046"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **more) -> bytes:
    """Return a red picture of a Pillow format."""
    content = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(content, kind, **more)
    return content.getvalue()


def heic() -> bytes:
    """Return the beginning of a picture of an iPhone: its brand, no picture."""
    brands = b"heic" + b"\0\0\0\0" + b"mif1" + b"heic"
    return struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands + b"\0" * 64


def pdf(text: str = "letter") -> bytes:
    """Return a page with a text."""
    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.drawString(100, 700, text)
    canvas.save()
    return content.getvalue()


def packed(*names: str, mimetype: str = "") -> bytes:
    """Return a zip with parts of these names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "<x/>")
    return content.getvalue()


def docx() -> bytes:
    """Return what Word's files look like from outside."""
    return packed("[Content_Types].xml", "word/document.xml")


def xlsx() -> bytes:
    """Return what Excel's files look like from outside."""
    return packed("[Content_Types].xml", "xl/workbook.xml")


def pptx() -> bytes:
    """Return what PowerPoint's files look like from outside."""
    return packed("[Content_Types].xml", "ppt/presentation.xml")


def compound(root_class: str = "", *streams: str) -> bytes:
    """Return a compound file with a class of its root and names of streams."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[0x1E:0x20] = (9).to_bytes(2, "little")
    folder = bytearray(512)
    if root_class:
        folder[80:96] = uuid.UUID(root_class).bytes_le
    names = b"".join(f"{each}\0".encode("utf-16-le") for each in streams)
    return bytes(head + folder) + names


def windows_program() -> bytes:
    """Return the beginning of an .exe."""
    return b"MZ\x90\0\x03" + b"\0" * 55 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0"
