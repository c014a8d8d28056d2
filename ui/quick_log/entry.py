"""What is written in the quick log, as a draft keeps it and as the commands want it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from crm.attachments.store import Kept
from crm.followups.terms import Channel
from crm.trips.terms import Interest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.trips.logged import LoggedEntry

# What makes an entry worth keeping: the rest is preset or stays for the next one.
WRITTEN = ("company", "person", "title", "phone", "wechat", "topic", "day", "step")
TEXTS = (*WRITTEN, "channel", "met_on", "interest")
IDS = ("trip_id", "company_id", "contact_id")


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields as they stand; `trip_id` None is the desk, where `channel` counts.

    `met_on` and `day` are as typed. `company_new` tells that a new company was asked for.
    """

    trip_id: int | None = None
    channel: str = Channel.PHONE
    met_on: str = ""
    company: str = ""
    company_id: int | None = None
    company_new: bool = False
    person: str = ""
    contact_id: int | None = None
    title: str = ""
    phone: str = ""
    wechat: str = ""
    topic: str = ""
    interest: str = Interest.UNCLEAR
    day: str = ""
    step: str = ""
    card: Kept | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was written that could be lost."""
        return self.card is None and not any(getattr(self, name).strip() for name in WRITTEN)

    def following(self) -> Entry:
        """Return what the next entry starts from: the same trip, channel and day.

        Interest is a judgement of one person; kept, it would be wrong of the next unnoticed.
        """
        return Entry(self.trip_id, self.channel, self.met_on)

    def plain(self) -> dict[str, Any]:
        """Return it for a JSON file."""
        return asdict(self)

    def on_trip(self, met_on: date | str) -> dict[str, object]:
        """Return the raw values of a contact logged on a trip."""
        return {
            **self._common(),
            "trip_id": self.trip_id,
            "met_on": met_on,
            "interest": self.interest,
        }

    def at_desk(self) -> dict[str, object]:
        """Return the raw values of a conversation at the desk."""
        return {**self._common(), "channel": self.channel}

    def _common(self) -> dict[str, object]:
        return {
            "company_id": self.company_id,
            "company_name_text": None if self.company_id else self.company,
            "contact_id": self.contact_id,
            "contact_text": None if self.contact_id else self.person,
            "title": self.title,
            "phone": self.phone,
            "wechat": self.wechat,
            "topic": self.topic,
            "next_action": self.step,
            "next_action_on": self.day or None,
        }


def from_plain(kept: Mapping[str, Any]) -> Entry:
    """Return what a JSON file kept; a value of another type is left out."""
    found: dict[str, Any] = {}
    for names, kind in ((TEXTS, str), (IDS, int), (("company_new",), bool)):
        found |= {name: each for name in names if type(each := kept.get(name)) is kind}
    for name, known in (("channel", Channel), ("interest", Interest)):
        if found.get(name) not in [str(each) for each in known]:
            found.pop(name, None)
    return Entry(**found, card=_card(kept.get("card")))


def _card(value: object) -> Kept | None:
    if not isinstance(value, dict):
        return None
    kept = cast("dict[str, Any]", value)
    try:
        return Kept(
            str(kept["sha256"]), int(kept["size"]), str(kept["media_type"]), str(kept["name"])
        )
    except (KeyError, TypeError, ValueError):
        return None


def from_logged(logged: LoggedEntry) -> Entry:
    """Return somebody logged on a trip, to be corrected."""
    values = logged.values
    day = " ".join(
        str(values[name]) for name in ("next_action_on", "next_action_time") if values[name]
    )
    sha256, name, size, media_type = logged.card or ("", "", 0, "")
    return Entry(
        trip_id=logged.trip.id,
        met_on=str(values["met_on"]),
        company=logged.company,
        company_id=cast("int | None", values["company_id"]),
        company_new=values["company_id"] is None,
        person=logged.person,
        contact_id=cast("int | None", values["contact_id"]),
        interest=str(values["interest"]),
        day=day,
        step=str(values["next_action"] or ""),
        card=Kept(sha256, size, media_type, name) if sha256 else None,
        title=str(values["title"] or ""),
        phone=str(values["phone"] or ""),
        wechat=str(values["wechat"] or ""),
        topic=str(values["topic"] or ""),
    )
