"""What each property of a card means: one card while its lines are read. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crm.errors import UserError
from crm.exchange.content_lines import BINARY, parameters, plain_bytes
from crm.exchange.encodings import decode
from crm.exchange.report import CellProblem
from crm.exchange.vcard import values
from crm.exchange.vcard.card import PERSON, Address, Card, Number
from crm.exchange.vcard.names import shown_name
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from crm.exchange.content_lines import ContentLine

    Taker: TypeAlias = "Callable[[Draft, Property], None]"

OLD = "2.1"
LAST = 101  # of RFC 6350 a preference is 1 to 100, the smallest first
SHOWN = 60  # characters of a line in a message
# Nothing of a person: how the card was made, and labels of addresses that stand in it anyway.
SILENT = frozenset({"PRODID", "LABEL", "LANG", "XML", "SOURCE", "MAILER", "CLIENTPIDMAP"})
READ = frozenset(
    {
        *("VERSION", "FN", "N", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "NOTE", "URL", "ADR"),
        *("IMPP", "X-WECHAT", "X-QQ", "X-SKYPE", "X-SOCIALPROFILE", "UID", "REV", "KIND"),
        *("X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND", "X-ABLABEL"),
    }
)


@dataclass(frozen=True, slots=True)
class Property:
    """One property with its parameters by upper-case name and its text, escapes and all."""

    line: ContentLine
    parameters: Mapping[str, tuple[str, ...]]
    text: str
    content: bytes

    @property
    def types(self) -> frozenset[str]:
        """What TYPE says, in lower case; RFC 6350 also lists several in one pair of quotes."""
        written = ",".join(self.parameters.get("TYPE", ()))
        return frozenset(each.strip().lower() for each in written.split(",") if each.strip())

    @property
    def preference(self) -> int:
        """1 is preferred most (PREF=1 of 4.0, TYPE=pref before)."""
        written = next(iter(self.parameters.get("PREF", ())), "")
        if written.isascii() and written.isdigit():
            return int(written[:3])
        return 1 if "pref" in self.types else LAST

    def first(self, name: str) -> str:
        """Return the first value of a parameter, "" where there is none."""
        return next(iter(self.parameters.get(name, ())), "")


@dataclass(slots=True)
class Draft:
    """One card under way; `agent` tells that the card of an assistant may follow inside."""

    number: int
    line: int
    encoding: str
    version: str = ""
    agent: bool = False
    errors: list[CellProblem] = field(default_factory=list[CellProblem])
    warnings: list[CellProblem] = field(default_factory=list[CellProblem])
    left_out: list[str] = field(default_factory=list[str])
    found: dict[str, list[Property]] = field(default_factory=dict[str, "list[Property]"])
    labels: dict[str, str] = field(default_factory=dict[str, str])
    photo: bytes | None = None

    def take(self, line: ContentLine) -> None:
        """Read one line of the card."""
        self.agent = line.name == "AGENT" and not line.value.strip()
        if not line.name:
            self._not_understood(line)
        elif line.name == "PHOTO":
            self._take_photo(line)
        elif line.name in READ:
            try:
                read = self._read(line)
            except UserError as error:
                self._complain(line, error.code, error.message)
                return
            self.found.setdefault(line.name, []).append(read)
            if line.name == "VERSION":
                self.version = read.text.strip()
            elif line.name == "X-ABLABEL" and line.group:
                self.labels[line.group] = values.unescape(read.text, old=False)
        elif line.name not in SILENT and line.name not in self.left_out:
            self.left_out.append(line.name)

    def _read(self, line: ContentLine) -> Property:
        given = parameters(decode(line.head, self.encoding))
        encodings = given.get("ENCODING", ())
        if {each.upper() for each in encodings} & BINARY:
            try:
                raw = plain_bytes(line.value, encodings)
            except ValueError:
                raw = line.value
        else:
            raw = plain_bytes(line.value, encodings)
        declared = next(iter(given.get("CHARSET", ())), "")
        return Property(line, given, decode(raw, self.encoding, declared), raw)

    def _take_photo(self, line: ContentLine) -> None:
        """Keep the first picture; one that cannot be read is told, the card is taken without."""
        if self.photo is not None:
            return
        given = parameters(decode(line.head, self.encoding))
        encodings = given.get("ENCODING", ())
        try:
            if {each.upper() for each in encodings} & BINARY:
                self.photo = plain_bytes(line.value, encodings)
                return
            address = decode(plain_bytes(line.value, encodings), self.encoding)
            self.photo = values.picture(address.replace("\\,", ",").replace("\\;", ";"))
        except (ValueError, UserError):
            message = _("Line {line}: the picture is broken; the card is taken without it.")
            self._warn("PHOTO_UNREADABLE", line, message.format(line=line.number))
        else:
            if self.photo is None and address.strip():
                self.left_out.append("PHOTO")  # an address on the web: nothing is loaded from there

    def _not_understood(self, line: ContentLine) -> None:
        message = _("Line {line} is not understood and was left out.")
        self._warn("VCARD_LINE", line, message.format(line=line.number))

    def _warn(self, code: str, line: ContentLine, message: str) -> None:
        shown = line.value[:SHOWN].decode("utf-8", "replace") if not line.name else ""
        self.warnings.append(CellProblem(code, line.name, shown, message))

    def _complain(self, line: ContentLine, code: str, message: str) -> None:
        sentence = _("Line {line}: {reason}").format(line=line.number, reason=message)
        self.errors.append(CellProblem(code, line.name, "", sentence))

    # the whole card

    @property
    def old(self) -> bool:
        """Whether the card is vCard 2.1, which escapes less."""
        return self.version == OLD

    def card(self) -> Card:
        """Return the card."""
        company, *departments = self._parts("ORG", ";") or [""]
        wechat, messengers = self._messengers()
        return Card(
            number=self.number,
            line=self.line,
            version=self.version,
            kind=self._kind(),
            name=self._name(),
            company=company,
            departments=tuple(each for each in departments if each),
            title=self._text("TITLE"),
            role=self._text("ROLE"),
            numbers=tuple(self._number(each) for each in self._all("TEL")),
            emails=tuple(dict.fromkeys(self._texts("EMAIL"))),
            wechat=wechat,
            messengers=messengers,
            addresses=tuple(self._addresses()),
            urls=tuple(dict.fromkeys(self._texts("URL"))),
            note="\n".join(self._texts("NOTE")),
            photo=self.photo,
            uid=self._text("UID"),
            revised=_instant(self._text("REV")),
            left_out=tuple(self.left_out),
            errors=tuple(self.errors),
            warnings=tuple(self.warnings),
        )

    def _all(self, name: str) -> list[Property]:
        """Return the properties of a name that say something, the preferred ones first."""
        found = [each for each in self.found.get(name, ()) if each.text.strip()]
        return sorted(found, key=lambda each: each.preference)

    def _plain(self, each: Property) -> str:
        return values.unescape(each.text, old=self.old).strip()

    def _texts(self, name: str) -> list[str]:
        return [self._plain(each) for each in self._all(name)]

    def _text(self, name: str) -> str:
        return next(iter(self._texts(name)), "")

    def _parts(self, name: str, separator: str) -> list[str]:
        found = self._all(name)
        return values.parts(found[0].text, separator, old=self.old) if found else []

    def _kind(self) -> str:
        kind = self._text("KIND") or self._text("X-ADDRESSBOOKSERVER-KIND")
        if self._text("X-ABSHOWAS").upper() == "COMPANY":
            kind = "org"
        return kind.lower() or PERSON

    def _name(self) -> str:
        family, given, middle, before, after = (*self._parts("N", ";"), *("",) * 5)[:5]
        return shown_name(self._text("FN"), family, given, (middle, before, after))

    def _number(self, each: Property) -> Number:
        label = values.label_kind(self.labels.get(each.line.group, ""))
        kinds = each.types | ({label} if label else frozenset[str]())
        return Number(values.telephone(self._plain(each)), frozenset(kinds - {"pref"}))

    def _messengers(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the name at WeChat, and the other messengers."""
        found: list[tuple[str, str]] = []
        for name in ("X-WECHAT", "X-QQ", "X-SKYPE"):
            found += [(name[2:], text) for text in self._texts(name)]
        for name in ("IMPP", "X-SOCIALPROFILE"):
            for each in self._all(name):
                service = each.first("X-SERVICE-TYPE") or self.labels.get(each.line.group, "")
                if name == "X-SOCIALPROFILE":
                    service = service or next(iter(sorted(each.types)), "")
                found.append(values.messenger(self._plain(each), service))
        wechat = next((text for service, text in found if values.is_wechat(service)), "")
        others = dict.fromkeys(one for one in found if not values.is_wechat(one[0]))
        extra = [one for one in found if values.is_wechat(one[0]) and one[1] != wechat]
        return wechat, (*others, *dict.fromkeys(extra))

    def _addresses(self) -> list[Address]:
        lines = (
            (values.address_line(values.parts(each.text, ";", old=self.old)), each)
            for each in self._all("ADR")
        )
        return [Address(text, "home" in each.types) for text, each in lines if text]


def _instant(text: str) -> datetime | None:
    """Return the instant of REV, None where it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
