"""The set-up finds out what is missing before anything breaks."""

from __future__ import annotations

import importlib
import sys

import pytest

from tests.support.sources import ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems bring Qt's libraries along"
)


@pytest.fixture
def script(monkeypatch):
    """Import one of the scripts by name, as `python3 scripts/run.py` would."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    yield importlib.import_module
    for name in ("run", "libraries", "environment"):
        sys.modules.pop(name, None)


@pytest.fixture
def screens(monkeypatch):
    """Say which displays there are, and that no platform of Qt is asked for."""

    def there_are(**variables):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return there_are


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--demo"], True),
        (["--data", "folder", "--language", "en"], True),
        (["--demo", "figures", "K01"], False),
        (["--data", "folder", "check"], False),
        (["--help"], False),
    ],
)
def test_a_sub_command_needs_no_window(script, arguments, window):
    assert script("run").opens_window(arguments) is window


def test_a_display_asks_for_more_libraries_than_none(script, screens):
    libraries = script("libraries")
    screens()
    without = libraries.needed(window=True, on_screen=True)
    screens(DISPLAY=":0")
    with_display = libraries.needed(window=True, on_screen=True)
    assert "libxcb-cursor.so.0" not in without
    assert "libxcb-cursor.so.0" in with_display
    assert set(without) < set(with_display)


def test_a_sub_command_runs_without_the_libraries_of_a_window(script, screens):
    screens(DISPLAY=":0")
    assert "libEGL.so.1" not in script("libraries").needed(window=False, on_screen=True)


def test_each_missing_package_is_named_once(script):
    libraries = script("libraries")
    absent = {"libabsent-one.so.9": "libabsent9", "libabsent-two.so.9": "libabsent9"}
    present = {"libc.so.6": "libc6"}
    assert libraries.missing_packages({**absent, **present}) == ["libabsent9"]
    assert libraries.install_line(["libabsent9"]).endswith("apt-get install -y libabsent9")


def test_what_is_missing_stops_the_set_up_with_the_line_that_helps(script, monkeypatch):
    environment = script("environment")
    monkeypatch.setattr(environment.libraries, "TOOLS", {"libabsent.so.9": "libabsent9"})
    with pytest.raises(environment.SetUpError, match="apt-get install -y libabsent9"):
        environment.prepare("run.txt", window=False, on_screen=False, install=False)
