"""What is remembered survives a restart, and damage to it never keeps the program from starting."""

from __future__ import annotations

import pytest

from crm.settings import Setting, Settings

THEME = Setting("theme", "system")
COLUMNS = Setting[list[str]]("columns.leads", [])


def test_a_choice_is_there_after_a_restart(tmp_path):
    path = tmp_path / "settings.json"
    Settings(path).keep(THEME, "dark")
    Settings(path).keep(COLUMNS, ["名称", "stage"])
    again = Settings(path)
    assert again.value(THEME) == "dark"
    assert again.value(COLUMNS) == ["名称", "stage"]


def test_a_value_of_another_type_gives_way_to_the_default(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": 5}', encoding="utf-8")
    assert Settings(path).value(THEME) == "system"


@pytest.mark.logs_warnings
@pytest.mark.parametrize("damage", ["{", "[]", "\x00\x01"])
def test_a_damaged_file_gives_the_defaults_and_can_be_replaced(tmp_path, damage):
    path = tmp_path / "settings.json"
    path.write_text(damage, encoding="utf-8")
    settings = Settings(path)
    assert settings.value(THEME) == "system"
    settings.keep(THEME, "light")
    assert Settings(path).value(THEME) == "light"


@pytest.mark.logs_warnings
def test_where_nothing_can_be_written_the_choice_lasts_until_the_end(tmp_path):
    settings = Settings(tmp_path / "missing" / "settings.json")
    settings.keep(THEME, "dark")
    assert settings.value(THEME) == "dark"
