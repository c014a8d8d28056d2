"""One theme dresses everything, and can be switched while the window is open."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from ui import tokens
from ui.icons import ICONS, source

ON_THE_PAGE = "看板线索企业出访接待意向书基金园区指标简报㴪𬭎龘㎡—−≥"


def test_switching_the_theme_recolours_palette_sheet_and_icons(qapp, qtbot, theme_in_use):
    light = theme_in_use.pixmap("plus", "text.primary").toImage()
    with qtbot.waitSignal(theme_in_use.changed):
        theme_in_use.choose("dark")
    assert theme_in_use.dark
    base = qapp.palette().color(QPalette.ColorRole.Base).name().upper()
    assert base == tokens.colours("dark")["surface.base"]
    assert tokens.colours("dark")["accent.base"] in qapp.styleSheet()
    assert theme_in_use.pixmap("plus", "text.primary").toImage() != light


@pytest.mark.usefixtures("theme_in_use")
def test_a_disabled_button_differs_from_an_enabled_one(qapp):
    palette = qapp.palette()
    groups = QPalette.ColorGroup
    enabled = palette.color(groups.Active, QPalette.ColorRole.ButtonText)
    assert palette.color(groups.Disabled, QPalette.ColorRole.ButtonText) != enabled
    assert palette.color(groups.Inactive, QPalette.ColorRole.ButtonText) == enabled


def test_the_font_that_comes_with_the_program_has_every_character(theme_in_use):
    font = theme_in_use.font("body")
    assert QFontInfo(font).family() == "Noto Sans SC"
    metrics = QFontMetrics(font)
    assert [c for c in ON_THE_PAGE if not metrics.inFontUcs4(ord(c))] == []


@pytest.mark.parametrize("strong", [False, True])
def test_digits_are_equally_wide_in_both_weights(theme_in_use, strong):
    metrics = QFontMetrics(theme_in_use.font("body", strong=strong))
    assert {metrics.horizontalAdvance(digit) for digit in "0123456789"} == {7}


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_keeps_to_the_grid_and_takes_any_colour(theme_in_use, name):
    drawn = source(name)
    assert 'viewBox="0 0 20 20"' in drawn
    assert "currentColor" in drawn
    assert "#" not in drawn
    image = theme_in_use.pixmap(name, "accent.base", 20, 2.0).toImage()
    assert image.width() == 40
    pixels = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    inked = [pixel for pixel in pixels if pixel.alpha() == 255]
    wanted = theme_in_use.color("accent.base")
    assert inked
    assert max(abs(pixel.green() - wanted.green()) for pixel in inked) <= 2


def test_an_icon_of_the_same_colour_is_drawn_once(theme_in_use):
    first = theme_in_use.pixmap("plus", "text.primary", 16, 1.0)
    assert theme_in_use.pixmap("plus", "text.primary", 16, 1.0).cacheKey() == first.cacheKey()
    assert theme_in_use.pixmap("plus", "text.primary", 16, 2.0).cacheKey() != first.cacheKey()


def test_fields_and_buttons_are_as_high_as_the_tokens_say(qtbot, theme_in_use):
    for widget in (QLineEdit(), QPushButton("x")):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() == theme_in_use.px("size.control")


@pytest.mark.usefixtures("theme_in_use")
def test_a_checked_box_is_told_from_an_empty_one_by_more_than_its_colour(qtbot):
    box = QCheckBox("x")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(box.sizeHint())
    image = box.grab().toImage()
    middle = [image.pixelColor(x, image.height() // 2).name() for x in range(2, 16)]
    assert len(set(middle)) > 2, "the tick is not drawn"
