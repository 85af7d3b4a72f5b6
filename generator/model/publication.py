"""Where and by whom the handbook is published, as government sites are asked to say it."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from generator.model.base import Strict, Text, WebAddress
from generator.web_address import is_web_address


def _report_address(text: str) -> str:
    if not is_web_address(text.replace("{address}", "")):
        raise ValueError("应当是网址，例如 https://www.example.org/jiucuo?url={address}，{address} 处换成页面的网址")
    return text


class Publication(Strict):
    """Identifiers of the publishing site. What is not set is not shown: nothing here has a value of its own."""

    site_name: Text | None = None
    """网站名称（SiteName）。"""
    site_domain: Text | None = None
    """网站域名（SiteDomain），例如 www.example.gov.cn。"""
    site_id_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{4,20}$")] | None = None
    """政府网站标识码（SiteIDCode）。"""
    column_name: Text | None = None
    """栏目名称（ColumnName）。"""
    column_description: Text | None = None
    """栏目描述（ColumnDescription）。"""
    column_keywords: Text | None = None
    """栏目关键词（ColumnKeywords）。"""
    column_type: Text | None = None
    """栏目类别（ColumnType），例如 政策文件。"""
    organizer: Text | None = None
    """主办单位。"""
    undertaker: Text | None = None
    """承办单位。"""
    contact: Text | None = None
    """网站的联系方式。"""
    icp: Text | None = None
    """ICP备案号。"""
    police_record: Text | None = None
    """公安备案号。"""
    site_map: WebAddress | None = None
    """网站地图的网址。"""
    error_report: Annotated[Text, AfterValidator(_report_address)] | None = None
    """网站找错的网址；其中的 {address} 换成所在页面的网址。"""
    own_hosts: tuple[Text, ...] = ()
    """链到这些域名（和它们的下级域名）不提示“即将离开本站”，例如 gov.cn。"""
