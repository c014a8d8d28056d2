"""Fonts of the packs: embedded, complete, honest about what is missing."""

from __future__ import annotations

import shutil

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfgen.canvas import Canvas

from crm.briefings.options import HouseStyle, PageOptions
from crm.briefings.pdf import fonts as packaged
from crm.briefings.pdf.document import Printed, Properties, print_document
from crm.briefings.pdf.embedding import unicode_cmap
from crm.briefings.pdf.fonts import Role, load_fonts
from crm.briefings.pdf.sheets import PORTRAIT, PageMarks
from crm.briefings.pdf.styles import look_for
from crm.briefings.pdf.text import Text
from crm.errors import UserError


def set_in(fonts, text) -> Printed:
    look = look_for(HouseStyle.OFFICIAL, fonts)
    return print_document(
        [Text(text, look.style(16))],
        sheets=[PORTRAIT],
        marks=PageMarks(PageOptions(), fonts),
        properties=Properties("试"),
    )


def make_font(path, characters, *, units=2048, restricted=False):
    """Write a TrueType font in which every character is a square."""
    pen = TTGlyphPen(None)
    for move, point in (
        (pen.moveTo, (100, 0)),
        (pen.lineTo, (100, units - 200)),
        (pen.lineTo, (units - 200, units - 200)),
        (pen.lineTo, (units - 200, 0)),
    ):
        move(point)
    pen.closePath()
    square = pen.glyph()
    names = {ord(letter): f"u{ord(letter):04X}" for letter in characters}
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys((".notdef", *names.values()), square))
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (units, 100)))
    builder.setupHorizontalHeader(ascent=units, descent=0)
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular", "psName": "TestFangSong"})
    builder.setupOS2(sTypoAscender=units, fsType=2 if restricted else 0)
    builder.setupPost()
    builder.save(path)
    return path


def test_rare_characters_are_drawn_and_copied_as_they_are_stored(read):
    printed = set_in(load_fonts(folders=[]), "㎡㴪𬭎龘")
    assert read(printed).text.startswith("㎡㴪𬭎龘")
    assert printed.missing_characters == ()


def test_code_points_above_ffff_are_mapped_as_surrogates():
    assert "<01> <D872DF4E>" in unicode_cmap("X", [0, 0x2CB4E])


def test_a_character_that_no_font_has_prints_as_its_code_and_is_listed(read):
    printed = set_in(load_fonts(folders=[]), "前😀ก后")
    assert read(printed).text.startswith("前〓[U+1F600]〓[U+0E01]后")
    assert printed.missing_characters == ("ก", "😀")


def test_characters_without_a_shape_leave_no_trace(read):
    printed = set_in(load_fonts(folders=[]), "前\u200b\ufe0f后")
    assert read(printed).text.startswith("前后")
    assert printed.missing_characters == ()


def test_every_font_in_the_file_is_embedded(read):
    assert read(set_in(load_fonts(folders=[]), "试")).unembedded_fonts() == set()


def test_without_the_standard_fonts_the_stand_ins_are_named():
    uses = {use.role: use for use in load_fonts(folders=[]).uses}
    assert uses["仿宋"].name == "NotoSerifSC-Regular"
    assert uses["仿宋"].stand_in
    assert uses["黑体"].name == "NotoSansSC-Medium"


def test_a_standard_font_of_the_computer_is_used_and_named(tmp_path, read):
    (tmp_path / "truetype").mkdir()
    make_font(tmp_path / "truetype" / "SIMFANG.TTF", "意向")
    fonts = load_fonts(folders=[tmp_path])
    use = {each.role: each for each in fonts.uses}["仿宋"]
    assert (use.name, use.file, use.stand_in) == ("TestFangSong", "SIMFANG.TTF", False)
    # 面 is not in that font: the program's own lends it.
    printed = set_in(fonts, "意向面")
    assert read(printed).text.startswith("意向面")
    assert printed.missing_characters == ()


def test_a_chosen_font_goes_before_an_installed_one(tmp_path):
    make_font(tmp_path / "simfang.ttf", "意向")
    chosen = make_font(tmp_path / "ours.ttf", "意向", units=1000)
    fonts = load_fonts({Role.BODY: chosen}, folders=[tmp_path])
    assert {each.role: each.file for each in fonts.uses}["仿宋"] == "ours.ttf"


def test_a_font_that_must_not_be_embedded_is_left_alone(tmp_path):
    make_font(tmp_path / "simfang.ttf", "意向", restricted=True)
    assert {each.role: each.stand_in for each in load_fonts(folders=[tmp_path]).uses}["仿宋"]


def test_choosing_a_font_that_must_not_be_embedded_is_refused(tmp_path):
    chosen = make_font(tmp_path / "locked.ttf", "意向", restricted=True)
    with pytest.raises(UserError, match="FONT_UNREADABLE"):
        load_fonts({Role.BODY: chosen}, folders=[])


def test_a_damaged_font_of_the_computer_does_no_harm(tmp_path):
    (tmp_path / "simfang.ttf").write_bytes(b"no font")
    assert {each.role: each.stand_in for each in load_fonts(folders=[tmp_path]).uses}["仿宋"]


def test_a_damaged_chosen_font_is_refused_by_name(tmp_path):
    damaged = tmp_path / "damaged.ttf"
    damaged.write_bytes(b"\0" * 64)
    with pytest.raises(UserError, match="damaged"):
        load_fonts({Role.TITLE: damaged}, folders=[])


def test_a_missing_packaged_font_is_said_not_crashed(monkeypatch):
    monkeypatch.setattr(packaged.importlib.util, "find_spec", lambda _name: None)
    packaged._load.cache_clear()
    with pytest.raises(UserError, match="FONT_MISSING"):
        load_fonts(folders=[])


def test_closing_the_fonts_between_documents_changes_no_byte():
    fonts = load_fonts(folders=[])
    first = set_in(fonts, "签约意向面积")
    second = set_in(fonts, "签约意向面积")
    assert first.pdf == second.pdf


def test_bold_is_a_stroke_around_the_regular_font(tmp_path):
    fonts = load_fonts(folders=[])
    look = look_for(HouseStyle.OFFICIAL, fonts)
    canvas = Canvas(str(tmp_path / "bold.pdf"), initialFontName=fonts.body)
    bold = Text("合计", look.style(10.5), strong=True)
    bold.wrapOn(canvas, 200, 100)
    bold.drawOn(canvas, 0, 0)
    code = " ".join(map(str, canvas._code))
    assert "2 Tr" in code
    assert ".3 w" in code
    shutil.rmtree(tmp_path)
