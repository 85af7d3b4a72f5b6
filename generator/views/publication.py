"""What government sites are asked to say about a page: its publisher, its validity, where to report a fault.

All of it comes from the canonical file; what is not set there is not shown.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote

from generator.model.handbook import Document, Former, Handbook
from generator.model.publication import Publication
from generator.views.overview import ValidityView, validity_view

State = Literal["coming", "valid", "ending", "ended"]

ENDS_SOON: Final = 90
"""Days before its last day from which on a document is said to end soon."""

_META: Final = {
    "SiteName": "site_name",
    "SiteDomain": "site_domain",
    "SiteIDCode": "site_id_code",
    "ColumnName": "column_name",
    "ColumnDescription": "column_description",
    "ColumnKeywords": "column_keywords",
    "ColumnType": "column_type",
}


@dataclass(frozen=True, slots=True)
class FooterItem:
    """A line of the footer; `address` is empty where it leads nowhere."""

    label: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PublicationView:
    """What every page says about its publication."""

    document: Document
    publication: Publication
    validity: ValidityView | None
    former: tuple[Former, ...] = ()

    @property
    def site_meta(self) -> dict[str, str]:
        """The meta tags of the site and the column, by name."""
        values = {name: getattr(self.publication, field) for name, field in _META.items()}
        return {name: value for name, value in values.items() if value}

    def content_meta(self, title: str) -> dict[str, str]:
        """The meta tags of a page that holds official words, by name.

        `PubDate` is the day on which the document was published or, where that is not known, the day that it bears;
        never that of a build. The standard wants an hour too, which no document states: it is always 00:00.
        """
        day = self.document.published or self.document.date
        date = {"PubDate": f"{day.isoformat()} 00:00"} if day else {}
        return {"ArticleTitle": title, **date, "ContentSource": self.document.issuer.name}

    @property
    def footer(self) -> tuple[FooterItem, ...]:
        """The lines of the footer that are set."""
        site = self.publication
        items = (
            FooterItem("主办单位", site.organizer or ""),
            FooterItem("承办单位", site.undertaker or ""),
            FooterItem("联系方式", site.contact or ""),
            FooterItem("网站标识码", site.site_id_code or ""),
            FooterItem("ICP备案", site.icp or "", "https://beian.miit.gov.cn/"),
            FooterItem("公安备案", site.police_record or "", "https://beian.mps.gov.cn/"),
            FooterItem("", "网站地图" if site.site_map else "", site.site_map or ""),
        )
        return tuple(item for item in items if item.text)

    def error_report(self, address: str | None) -> str:
        """Where a fault of the page at `address` can be reported; empty where nothing is set."""
        return (self.publication.error_report or "").replace("{address}", quote(address or "", safe=""))

    @property
    def ends_soon(self) -> int:
        """Days before the last day from which on the document is said to end soon."""
        return ENDS_SOON

    @property
    def own_hosts(self) -> str:
        """The hosts that belong to the publisher, separated by spaces."""
        return " ".join(self.publication.own_hosts)

    @property
    def state(self) -> State | None:
        """The state of the document's validity on the day of the handbook's last revision.

        A build knows no other day: it gives the same site whenever it runs. The page itself looks at the day on which
        it is read.
        """
        return validity_state(self.validity, self.document.revised) if self.validity else None


def publication_view(handbook: Handbook) -> PublicationView:
    """What every page of this handbook says about its publication."""
    return PublicationView(handbook.document, handbook.publication, validity_view(handbook), handbook.former)


def validity_state(validity: ValidityView, day: dt.date) -> State:
    """Whether the document is in force on `day`, its first and last day included, and whether it ends soon."""
    if day < validity.effective:
        return "coming"
    if validity.last_day is None or day + dt.timedelta(days=ENDS_SOON) < validity.last_day:
        return "valid"
    return "ending" if day <= validity.last_day else "ended"
