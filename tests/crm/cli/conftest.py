"""The command line as a test calls it: in this process, with what it printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from crm.cli.program import main
from crm.language import CHINESE, set_language
from tests.support.sources import ROOT


@dataclass(frozen=True)
class Printed:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def refusal(self):
        return json.loads(self.err.splitlines()[-1])


@pytest.fixture
def run(capsys):
    """Run the command line; options are keyword arguments such as `database`."""

    def call(*arguments, window=None, **options):
        given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        status = main([*given, *map(str, arguments)], window or refuse_window)
        printed = capsys.readouterr()
        return Printed(status, printed.out, printed.err)

    yield call
    set_language(CHINESE)


def refuse_window(_options):
    raise AssertionError("the window was opened")


@pytest.fixture
def run_python():
    """Run Python in a process of its own, as a terminal would."""

    def call(*arguments, **environment):
        return subprocess.run(
            [sys.executable, *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )

    return call
