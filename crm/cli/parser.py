"""What can be written on the command line, with help in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.cli.lists import KINDS
from crm.cli.speaking_parser import Parser
from crm.language import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Commands: TypeAlias = Callable[..., "Parser"]

PACKS = ("area-statement", "one-pager")
ENCODINGS = ("utf-8", "gb18030")
VCARDS = ("3.0", "4.0")


def asked_language(arguments: Sequence[str]) -> str:
    """Return the language after --language, "" if none is known: help is printed in it."""
    for number, argument in enumerate(arguments):
        name, found, value = argument.partition("=")
        if name == "--language":
            value = value if found else next(iter(arguments[number + 1 : number + 2]), "")
            return value if value in LANGUAGES else ""
    return ""


def build_parser() -> Parser:
    """Return the parser of the whole command line, in the present language."""
    parser = Parser(
        prog="main.py",
        description=_(
            "Yinfeng, a CRM for investment attraction. Without a command the window opens.\n"
            "Options stand before the command; every command has its own --help."
        ),
        epilog=_(
            "Exit status: 0 done; 1 `check` found something; 2 refused, with\n"
            '{"error": CODE, "message": …} on standard error (with --json on standard output).'
        ),
    )
    _add_options(parser)
    commands = parser.add_subparsers(
        dest="command", metavar=_("COMMAND"), title=_("commands"), parser_class=Parser
    ).add_parser
    _add_demo(commands)
    _add_figures(commands)
    _add_brief(commands)
    _add_do(commands)
    _add_export(commands)
    _add_import(commands)
    _add_today(commands)
    _add_check(commands)
    _add_find(commands)
    _add_reindex(commands)
    _add_history(commands)
    _add_undo(commands)
    return parser


def _add_options(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--data",
        metavar="DIR",
        help=_("folder for the database, settings and logs; created if absent"),
    )
    add(
        "--database",
        metavar="URL",
        help=_("a file, or postgresql://user@host/name; beats --data"),
    )
    add(
        "--demo",
        action="store_true",
        help=_("work on demonstration data in a database of its own, loaded on first use"),
    )
    add("--language", metavar="|".join(LANGUAGES), help=_("language of messages, notes and pages"))
    add("--today", metavar="YYYY-MM-DD", help=_("take this day in Shanghai for today"))
    add("--now", metavar="INSTANT", help=_("take this instant for now: 2026-12-31T04:00:00Z"))
    add(
        "--as",
        dest="acting",
        metavar="CODE",
        help=_("act as this member of staff (S01 …); else as the first manager"),
    )


def _add(commands: Commands, name: str, summary: str, details: str = "") -> Parser:
    description = f"{summary}\n\n{details}" if details else summary
    parser = commands(name, help=summary, description=description)
    parser.add_argument(
        "--json", action="store_true", help=_("print one JSON object and nothing else")
    )
    return parser


def _add_demo(commands: Commands) -> None:
    _add(
        commands,
        "demo",
        _("Load the demonstration data into the chosen database."),
        _(
            "Loading again adds nothing. Invented records are marked; parks, funds and companies\n"
            "that exist carry published facts only."
        ),
    )


def _add_figures(commands: Commands) -> None:
    parser = _add(
        commands,
        "figures",
        _("Compute one figure for a date."),
        _(
            "K01 signed intent area · K02 in force · K03 net · K04 ended · K05 new\n"
            "K06 movement · K07 land · K08 available · K09 coverage · K10 target\n"
            "K11 time elapsed · K12 difference · K13 trips · K15 receptions\n"
            "K17 service visits and closing rate of issues · K18 events\n"
            "K19 new leads · K20 stages · K21 conversion · K23 days in stage · K24 pipeline\n"
            "K25 projects by size · K28 funds · K29 share · K30 multiple · K31 deals\n"
            "K39 companies in several parks"
        ),
    )
    add = parser.add_argument
    add("measure", metavar="K01", help=_("code of the figure"))
    add("--as-of", metavar="DATE", help=_("the date of the figure; today if not given"))
    add("--from", dest="start", metavar="DATE", help=_("first day of the period"))
    add("--to", dest="end", metavar="DATE", help=_("last day of the period"))
    add(
        "--by",
        metavar="park|industry|owner|…",
        help=_("one row for each park, industry, owner, team, mode, kind …"),
    )
    add("--scope", metavar="集团|全市", help=_("only the group's figures, or the whole city's"))
    add("--park", metavar="CODE", help=_("only this park"))
    add("--industry", metavar="CODE", help=_("only this industry: A1 … X5, V1 …, O"))
    add("--owner", metavar="CODE", help=_("only what this member of staff is responsible for"))
    add("--team", metavar="NAME", help=_("only what this team is responsible for"))
    add("--mode", metavar="CODE", help=_("only this attraction mode: M01 …"))


def _add_brief(commands: Commands) -> None:
    parser = _add(
        commands,
        "brief",
        _("Print a pack as PDF."),
        _(
            "area-statement: signed intent area of every park. one-pager: one project.\n"
            "The same data, date and program give the same bytes."
        ),
    )
    add = parser.add_argument
    add("kind", metavar="|".join(PACKS), help=_("which pack"))
    add("--as-of", metavar="DATE", help=_("the date of its figures; today if not given"))
    add("--lead", metavar="CODE", help=_("the lead of a one-pager"))
    add("--output", metavar="FILE", required=True, help=_("the PDF to write"))


def _add_do(commands: Commands) -> None:
    parser = _add(
        commands,
        "do",
        _("Run the window's commands from a file."),
        _(
            'FILE holds a list: [{"do": "save_company", "name": "…"}, …]; “-” reads\n'
            "standard input. Each command is a transaction of its own: one that is refused\n"
            "changes nothing, the others are still run, and the exit status is 2.\n"
            "All commands: docs/commands.md."
        ),
    )
    parser.add_argument("file", metavar="FILE", help=_("a JSON file with a list of commands"))


def _add_export(commands: Commands) -> None:
    parser = _add(
        commands,
        "export",
        _("Write a list as CSV, contacts as vCard, the calendar as iCalendar."),
        _(
            "companies FILE.csv · contacts FILE.vcf · calendar FILE.ics --from A --to B: trips\n"
            "with their stops, visits, events and appointments, and as tasks what is due."
        ),
    )
    add = parser.add_argument
    add("kind", metavar="|".join(KINDS), help=_("which list"))
    add("file", metavar="FILE", help=_("the file to write; an old one is replaced"))
    add(
        "--encoding",
        metavar="|".join(ENCODINGS),
        default=ENCODINGS[0],
        help=_("companies: utf-8 (with BOM, for Excel) or gb18030"),
    )
    add(
        "--vcard",
        metavar="|".join(VCARDS),
        default=VCARDS[0],
        help=_("contacts: the version of vCard; 3.0 is read most widely"),
    )
    add("--from", dest="start", metavar="DATE", help=_("calendar: first day of the period"))
    add("--to", dest="end", metavar="DATE", help=_("calendar: last day of the period"))
    add("--staff", metavar="CODE", help=_("calendar: only of this member of staff"))


def _add_import(commands: Commands) -> None:
    parser = _add(
        commands,
        "import",
        _("Read a list from CSV, contacts from vCard, the calendar from iCalendar."),
        _(
            "A row is NEW, DUPLICATE (skipped), WARNING (imported) or ERROR. With an error\n"
            "nothing at all is imported, unless --valid-rows-only is given. Importing a file\n"
            "again creates nothing."
        ),
    )
    add = parser.add_argument
    add("kind", metavar="|".join(KINDS), help=_("which list"))
    add("file", metavar="FILE", help=_("the file: .csv, .vcf or .ics in UTF-8, UTF-16 or GB18030"))
    add("--valid-rows-only", action="store_true", help=_("import the rows without an error"))
    add("--company", metavar="NAME", help=_("contacts: the company of cards that name none"))


def _add_today(commands: Commands) -> None:
    parser = _add(
        commands,
        "today",
        _("Tell what is due and what comes next, as the first page of the window shows it."),
        _(
            "Next steps, tasks and issues by day; visits and trips of the next two weeks; leads\n"
            "past their limit; letters that end within 30 days; open requirements. It is the day\n"
            "of who acts (--as), for managers and leaders everybody's, unless somebody is named."
        ),
    )
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--staff", metavar="CODE", help=_("of this member of staff (S01 …)"))
    whose.add_argument("--team", metavar="NAME", help=_("of everybody in this team"))
    whose.add_argument("--everybody", action="store_true", help=_("of everybody"))


def _add_check(commands: Commands) -> None:
    _add(
        commands,
        "check",
        _("Verify the stored facts of a database and list what is wrong."),
        _("Exit status 1 when something is found."),
    )


def _add_find(commands: Commands) -> None:
    parser = _add(
        commands,
        "find",
        _("Find any record by any part of what is written in it."),
        _(
            "Characters, parts of telephone numbers and codes, pinyin (yiwu) and initials (ywct);\n"
            "all words must occur. The same as Ctrl+K in the window."
        ),
    )
    add = parser.add_argument
    add("text", metavar="TEXT", help=_("what to look for; put several words in quotes"))
    add("--limit", metavar="N", default="50", help=_("how many results at most; 50 if not given"))


def _add_reindex(commands: Commands) -> None:
    _add(
        commands,
        "reindex",
        _("Build the search index anew."),
        _("It is in step with every change by itself; `check` says when it is not."),
    )


def _add_history(commands: Commands) -> None:
    parser = _add(
        commands,
        "history",
        _("Tell who changed which field of a record when."),
        _("The newest change comes first; parts such as stops and contacts are included."),
    )
    parser.add_argument("record", metavar="CODE", help=_("its code, name or uid"))


def _add_undo(commands: Commands) -> None:
    parser = _add(
        commands,
        "undo",
        _("Take back the last changes of the person who acts."),
        _(
            "The newest goes first, each as a whole. What somebody changed since, or what a rule\n"
            "forbids, is refused with UNDO_BLOCKED; the steps before it stay done."
        ),
    )
    add = parser.add_argument
    add("--steps", metavar="N", default="1", help=_("how many changes; 1 if not given"))
    add("--redo", action="store_true", help=_("bring again what was undone last"))
