"""The window: shows rows and sends commands; everything it knows comes from crm."""

from __future__ import annotations

from ui.immortal import keep_true

keep_true()
