"""What an article offers, in the words of schema.org, for search engines and other programs that read pages.

Each award or application is a `GovernmentService`; what it can bring is a `MonetaryGrant` with the amount that the text
states: `value` where the text fixes it, `maxValue` where it sets a ceiling, none where it does neither.
"""

import json
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup

from calculators.money import plain_number
from generator import links
from generator.model.award import Fixed
from generator.model.handbook import Handbook
from generator.views.article import ArticleView
from generator.views.award import AwardView
from generator.views.contacts import Contact
from generator.views.overview import validity_view

Json = dict[str, Any]

_UNSAFE: Final = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"})


def linked_data(handbook: Handbook, view: ArticleView) -> Json | None:
    """The article's services as JSON-LD; None for an article that offers nothing to apply for."""
    services = [_award(handbook, view, award) for award in view.awards]
    services += [
        _service(handbook, view, view.article.short_title, application.applicants, view.contacts)
        for application in view.open_applications
    ]
    return {"@context": "https://schema.org", "@graph": services} if services else None


def script_text(data: Json) -> Markup:
    """The data as text inside a script element: no character of it can end the element or begin a comment."""
    return Markup(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))  # noqa: S704 - escaped right here


def _award(handbook: Handbook, view: ArticleView, award: AwardView) -> Json:
    service = _service(handbook, view, award.award.title, award.award.applicants, award.contacts)
    grant: Json = {"@type": "MonetaryGrant", "name": award.award.title, "description": award.summary.formula}
    amounts = [amount for time in (*award.others, award) if (amount := _amount(time))]
    if amounts:
        grant["amount"] = amounts if award.others else amounts[0]
    url = f"#{award.anchor}"
    return {"@id": url, **service, "url": url, "serviceType": award.award.nature, "serviceOutput": grant}


def _amount(award: AwardView) -> Json | None:
    """What it can bring, with the days for which that holds; None where nothing limits it."""
    bound = award.summary.upper_bound
    if bound is None:
        return None
    name = "value" if isinstance(award.award.amount, Fixed) else "maxValue"
    amount: Json = {"@type": "MonetaryAmount", "currency": "CNY", name: _number(bound)}
    if award.since:
        amount["validFrom"] = award.since.isoformat()
    if award.until:
        amount["validThrough"] = award.until.isoformat()
    return amount


def _service(
    handbook: Handbook, view: ArticleView, name: str, applicants: tuple[str, ...], contacts: tuple[Contact, ...]
) -> Json:
    document = handbook.document
    labels = {group.id: group.label for group in handbook.applicant_groups}
    place = {"@type": "AdministrativeArea", "name": document.place}
    service: Json = {
        "@type": "GovernmentService",
        "name": name,
        "description": view.article.lead or view.article.short_title,
        "areaServed": place,
        "jurisdiction": place,
        "audience": [{"@type": "Audience", "audienceType": labels[group]} for group in applicants],
        "subjectOf": _legislation(handbook, view),
    }
    if contacts:
        service["serviceOperator"] = [_organization(contact, document.area_code) for contact in contacts]
    return service


def _organization(contact: Contact, area_code: str | None) -> Json:
    """An office; several numbers are a list, hours stand in words, for the text's are no codes of schema.org."""
    office: Json = {"@type": "GovernmentOrganization", "name": contact.name}
    phones = [links.dialled(phone, area_code) for phone in contact.phones]
    if phones:
        office["telephone"] = phones[0] if len(phones) == 1 else phones
    if contact.office.address:
        office["address"] = contact.office.address
    if contact.office.hours:
        office["description"] = f"时间：{contact.office.hours}"
    return office


def _legislation(handbook: Handbook, view: ArticleView) -> Json:
    document, validity = handbook.document, validity_view(handbook)
    facts: Json = {"@type": "Legislation", "name": f"{document.title} {view.heading}".strip()}
    if document.date:
        facts["legislationDate"] = document.date.isoformat()
    if validity:
        last_day = validity.last_day.isoformat() if validity.last_day else ".."
        facts["temporalCoverage"] = f"{validity.effective.isoformat()}/{last_day}"
    return facts


def _number(amount: Decimal) -> int | str:
    """Whole yuan as a number; an amount with a fraction as text, which keeps it exact."""
    return int(amount) if amount == amount.to_integral_value() else plain_number(amount)
