"""A parser that speaks the present language and refuses like every other part of the program."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

# What argparse says of a wrong command line, from Python 3.11 to 3.14.
MISSING = re.compile(r"the following arguments are required: (.+)")
UNKNOWN = re.compile(r"unrecognized arguments: (.+)")
INVALID = re.compile(r"argument .+?: invalid choice: '(.+?)' \(choose from (.+)\)")
NO_VALUE = re.compile(r"argument (.+?): expected one argument")


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help with its own line breaks, in the present language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # pyright: ignore[reportPrivateUsage]
        prefix: str | None = None,
    ) -> None:
        """Begin with the word for usage."""
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that refuses like every other part of the program: a code and a sentence."""

    def __init__(self, **settings: object) -> None:
        """Title the groups and the help option in the present language."""
        super().__init__(
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            **settings,  # pyright: ignore[reportArgumentType] - handed on as they came
        )
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")
        self.add_argument(
            "-h", "--help", action="help", default=argparse.SUPPRESS, help=_("show this help")
        )

    def error(self, message: str) -> NoReturn:
        """Raise UserError USAGE with the way to the help."""
        sentence = _("{problem} See {program} --help.")
        raise refuse("USAGE", sentence.format(problem=_explained(message), program=self.prog))


def _explained(message: str) -> str:
    """Say in the present language what argparse found; it speaks English only."""
    for form, sentence in (
        (MISSING, _("{0} is missing.")),
        (UNKNOWN, _("{0} is not known here.")),
        (INVALID, _("“{0}” is not known here. Choose one of: {1}.")),
        (NO_VALUE, _("{0} needs a value.")),
    ):
        match = form.fullmatch(message)
        if match:
            return sentence.format(*match.groups())
    return f"{message}."
