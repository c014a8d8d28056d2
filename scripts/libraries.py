"""The shared libraries that Qt expects from Linux: found missing before Qt is loaded.

Qt stops the whole process when one of them is absent; this says which Debian packages bring them.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# What Qt's tools (the translations) and QtCore need: library → Debian package.
TOOLS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libstdc++.so.6": "libstdc++6",
}
# What any window needs, also one that is only drawn into a file.
WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
}
# What a window on an X11 display needs on top.
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def needed(*, window: bool, on_screen: bool) -> dict[str, str]:
    """Return what this start needs: nothing outside Linux, X11 only where a display is."""
    if not sys.platform.startswith("linux"):
        return {}
    found = dict(TOOLS)
    if window:
        found.update(WINDOW)
    if window and on_screen and not os.environ.get("QT_QPA_PLATFORM"):
        if os.environ.get("DISPLAY"):
            found.update(X11)
        elif os.environ.get("WAYLAND_DISPLAY"):
            found.update(WAYLAND)
    return found


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of the libraries that cannot be loaded."""
    return sorted({package for name, package in libraries.items() if not _loads(name)})


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_line(packages: list[str]) -> str:
    """Return the one line that brings the packages on Debian and Ubuntu."""
    return " ".join([*_sudo(), "apt-get install -y", *packages])


def install(packages: list[str]) -> bool:
    """Install the packages with apt-get, through sudo unless we are root; say if it worked."""
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        return False
    wanted = [*_sudo(), apt_get, "install", "-y", *packages]
    if subprocess.run(wanted, stdout=sys.stderr, check=False).returncode == 0:
        return True
    # A fresh machine has not read the list of packages yet.
    subprocess.run([*_sudo(), apt_get, "update"], stdout=sys.stderr, check=False)
    return subprocess.run(wanted, stdout=sys.stderr, check=False).returncode == 0


def _sudo() -> list[str]:
    """Return how to get the right to install: root in a container has no sudo and needs none."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [] if root and shutil.which("sudo") is None else ["sudo"]
