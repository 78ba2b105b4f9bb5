"""What the law calls a company: GmbH, Ltd, S.r.l. and their kin in some sixty countries. Data and its patterns."""

from __future__ import annotations

from functools import lru_cache

from leads.inquiries.wording.patterns import late_pattern

_TELLING = (
    # The longest first: the first that fits is taken.
    r"(?:San\.? )?(?:[Vv]e )?(?:Tic\.? )?(?:Ltd|LTD)\.? ?(?:Şti|ŞTİ|Sti|STI)\.?|A\. ?Ş\.?|AŞ|"
    # German-speaking countries
    r"(?:G(?:es)?mbH|GMBH|gmbh|Gmbh|gGmbH|AG|UG|SE|Stiftung|Limited|KG) ?(?:&|und|u\.) ?Co\.? ?(?:KG(?:aA)?|OHG|oHG)|"
    r"G(?:es)?mbH|GMBH|gmbh|Gmbh|gGmbH|Ges\. ?m\. ?b\. ?H\.|mbH|KGaA|"
    r"UG ?\(haftungsbeschr(?:änkt|\.)\)|gUG|"
    r"AG|KG|OHG|oHG|GbR|GesbR|UG|SE|eG|VVaG|AöR|KdöR|PartG(?: ?mbB)?|(?:Part)?mbB|"
    r"e\. ?K(?:fm|fr)?\.?|e\. ?V\.?|e\. ?U\.?|e\. "
    r"?Gen\.?|"
    # English-speaking countries and Asia's English
    r"Co\.?,? ?L(?:td|TD|imited)\.?|\(?Pty\)?\.? ?\(?L(?:td|TD|imited)\)?\.?|PTY LTD|\(?[PS]vt\)?\.? ?\(?L(?:td|"
    r"TD|imited)\)?\.?|"
    r"Private Limited|Pte\.? L(?:td|TD|imited)\.?|Sdn\.? Bhd\.?|SDN\.? BHD\.?|"
    r"Ltd\.?|LTD\.?|ltd\.?|Limited|LIMITED|L\.? ?L\.? ?C\.?|Llc|L\.?L\.?P\.?|Inc\.?|INC\.?|inc\.|Incorporated|"
    r"Corp\.?|CORP\.?|Corporation|P\.?L\.?C\.?|Plc\.?|plc|PLLC|P\.C\.|C\.I\.C\.|CIC|DAC|Teoranta|Teo\.|CLG|ULC|"
    r"Ltée|ltée|Enr\.|"
    r"FZE|FZCO|FZ-?LLC|W\.?L\.?L\.?|Tbk\.?|JSC|"
    # French-, Spanish-, Portuguese-, Italian- and Dutch-speaking countries
    r"S\.?A\.?S\.?U?\.?|S\.? ?[AÀ]\.? ?R\.? ?L\.?|Sarl|S\.? ?à ?r\.? ?l\.?|Sàrl|EURL|Eurl|SNC|SCOP|SCI|SELARL|"
    r"SPRL|SCRL|ASBL|asbl|VZW|vzw|bvba|cvba|SCEA|GAEC|G\.?I\.?E\.?|"
    r"S\.? ?A\.?(?:P\.? ?I\.? ?)? ?de ?C\.? ?V\.?|S\.? de R\.?L\.?(?: de C\.? ?V\.?)?|S\.?R\.?L\.?|E\.I\.R\.L\.|"
    r"EIRL|S\.A\.C\.|S\.A\.A\.|S\.A\.E\.|"
    r"S\.?L\.?[UPL]?\.?|SAU|S\. ?C\. ?A\.?|S\. ?A\. ?T\.?|S\. ?Coop\.?(?: ?And\.?)?|S\.A\.U\.|S/A|SGPS|"
    r"(?:Unipessoal,? )?L(?:da|DA)\.?|Ltda\.?|LTDA\.?|Limitada|EIRELI|Eireli|"
    r"S\. ?r\. ?l\. ?s?\.?|Srls?|S\.?p\.?A\.?|SPA|S\. ?n\. ?c\.?|S\. ?a\. ?s\.?|[Ss]nc|srls?|Sas|"
    r"S\.? ?c\.? ?a\.? ?r\.? "
    r"?l\.?|Scarl|Soc\.? ?Coop\.?(?: a r\.l\.)?|Koop\.(?: ?Elk\.)?|Sagl|"
    r"B\.?V\.?B\.?A\.?|B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|v\.o\.f\.|b\.v\.|Comm\. ?V\.?|U\.A\.|"
    # The North and the Baltic
    r"A/S|ApS|APS|Aps|I/S|K/S|P/S|AMBA|A\.m\.b\.a\.?|AB|HB|KB|ASA|AS|ANS|ENK|Oyj|Oy|OY|Ab|Tmi|Osk|ehf\.?|hf\.|OÜ|"
    r"MTÜ|SIA|UAB|"
    # Middle and eastern Europe
    r"[Ss][Pp]\. ?[Zz] ?[Oo]\. ?[Oo]\.?(?: ?[Ss]p\. ?[kj]\.)?|[Ss]p\. ?z\.? ?o\.?o\.?|[Ss]p\. ?[jkp]\.|Spółka "
    r"(?:z o\.o\.|jawna|komandytowa|cywilna)|s\.c\.|"
    r"s\. ?r\. ?o\.?|S\.R\.O\.|spol\. ?s ?r\. ?o\.|a\. ?s\.|k\. ?s\.|v\. ?o\. ?s\.|o\.p\.s\.|z\.s\.|"
    r"Kft\.?|KFT\.?|Zrt\.?|Nyrt\.?|Bt\.|Kkt\.?|d\. ?o\. ?o\.?|D\.O\.O\.|j\.d\.o\.o\.|d\. ?d\.|s\.p\.|EOOD|OOD|"
    r"ЕООД|ООД|ЕАД|"
    r"Α\. ?Ε\.(?: ?Β\. ?Ε\.)?|ΑΕ|Ε\. ?Π\. ?Ε\.?|ΕΠΕ|Ι\. ?Κ\. ?Ε\.?|ΙΚΕ|Ο\. ?Ε\.|ΟΕ|Ε\. ?Ε\.|"
    r"P\.C\.|S\.A|OOO|בע\"מ|בע״מ|株式会社|有限公司"
)
_AT_THE_END = (
    r"S\.A\.|C\.B\.|SA|Co\.|AD|DA|(?<!\d )MB|PC|ME|EPP|MEI|SC|S\.C\.|A\.C\.|GP|LP|L\.P\.|Bhd\.?|ry|Ky|"
    r"Oy Ab|e\.v\.|CC|NPC|Ek\. för\."
)
"""Forms that are words or abbreviations of other things too: believed only where a segment ends."""

FORMS = _TELLING
_ENDS = r"(?=$|[\s,.;:!?)|\]/\"»”-])"
LEGAL_FORM = late_pattern(
    rf"(?:^|[\s,(])(?:(?:{_TELLING}){_ENDS}|(?:{_AT_THE_END})(?=\s*$|[,;|)]))",
    of_names=True,
)
"""A legal form with what parts it from the name."""
ASIAN_FORM = late_pattern(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|有限公司|有限责任公司|股份公司|㈱|㈲|주식회사|\(주\)|㈜|유한회사|"
    r"(?:社会福祉|医療|学校|宗教|農事組合|税理士|弁護士|独立行政|国立大学)法人|(?:一般|公益)?(?:社団|財団)法人|"
    r"(?:認定)?(?:NPO|ＮＰＯ|特定非営利活動)法人"
)
"""Written without a space before or behind the name."""
LEADING_FORM = late_pattern(
    r"^(?:(?:شركة|مؤسسة|مصنع|مجموعة|ООО|ТОО|ЗАО|ОАО|ПАО|АО|ИП|ЧП|ТОВ|ПП|ФОП|ДП|ОсОО|ЧУП|УП|OOO|TOO|TOV|PT\.?|CV\.?|UAB|SIA|OÜ|AS|MB|VšĮ|"
    r"ET|ЕТ|"
    r"SARL|EURL|SASU?|SCI|EARL|GAEC|P\.?P\.?H\.?U\.?|P\.?H\.?U\.?|F\.?H\.?U\.?|S\.C\.|SC|Ets|Établissements|"
    r"Stichting|Coöperatie|Firma|Brf|BRF|VvE|VME|WEG|E/F|"
    r"Cooperativa|Soc\. Coop\.|Cabinet|Kancelaria|Zakład|Gospodarstwo|Sociedade|Associação|Associazione|"
    r"Asociación|Association|Verein|Stowarzyszenie|Fundacja) "
    r"|Công ty |[А-ЯІЇЄҐЎ]{2,6} ?(?=[«\"“])|(?=[(（]?(?:株式会社|有限会社|合同会社|주식회사|㈱|\(주\)))).{1,70}$"
)
"""Forms that stand before the name, as in much of the East and with associations."""


_OF_ONE_MAIL = 64
"""Lines that are asked about again and again while one mail is read."""


HOUSING_FORM = late_pattern(r"^(?:(?:Asunto|Kiinteistö|As\.|Kiint\.)[ -]?[Oo]y|Bostads ?Ab) (?=\S)")
"""Finland's housing companies: the form leads, and their own word follows it."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def has_legal_form(text: str) -> bool:
    """Whether a text carries GmbH, Ltd, SAS and their kin."""
    return bool(
        LEGAL_FORM.search(text) or ASIAN_FORM.search(text) or LEADING_FORM.match(text.strip(" ,"))
    )
