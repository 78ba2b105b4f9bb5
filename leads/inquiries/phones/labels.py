"""What is said of a number beside it: a phone, a mobile, a fax, or the number of something else."""

from __future__ import annotations

import re

from leads.inquiries.wording.patterns import late_pattern

_FAX = late_pattern(
    r"(?i)\b(?:tele|tél[ée])?fax\w{0,3}\b|\bfaks\w{0,3}\b|t[ée]l[ée]copi\w*|факс|φαξ|传真|傳真|ファックス|ファクス|팩스|פקס|"
    r"(?:^|[\s|/(])f\s*(?:[:.|]|$)"
)
NO_PHONE = late_pattern(
    r"(?i)\b(?:order|invoice|engagement|mandat|dossier|s/n|p/n|contrat|contract|vertrag\w*|contratto|contrato|ref(?:erence)?|(?-i:PO)|quote|customer|article|item|part|serial|"
    r"account|ticket|case|tracking|vat|"
    r"iban|bic|swift|ust|steuer|kunden\w*|bestell\w*|rechnung\w*|auftrag\w*|artikel\w*|angebots?|"
    r"kd|hrb|hra|siren|siret|tva|rcs|"
    r"commande|facture|devis|client|pedido|factura|nif|cif|ordine|fattura|p\.?\s?iva|cod|bestelling|factuur|kvk|btw|"
    r"zam[óo]wieni\w*|nip|regon|krs|ordre|faktura|cvr|org|objednáv\w*|ič|dič|isbn|ean|sku|"
    r"sak(?:snummer)?|saksnr|sag(?:snr|snummer)?|journalnr|diarienr|dnr|ärende\w*|aktenzeichen|geschäftszeichen|expediente|"
    r"processo|protocollo|prot|iktatószám|ügyszám|zaaknummer|kenmerk|diaarinumero|"
    r"model|zip|plz|coupon|konto|blz|charge|charge[nr]\w*|lot|batch|lote|partij|partia|šarže)\b"
    r"[\w\s.\-/]{0,12}(?:nr|no|number|num|n°|#|nummer|id)?\.?\s*+[:#№.]?\s*+$"
)
REGISTERED = late_pattern(
    r"(?i)\b(?:company|charity|registration|registered|reg|licen[cs]e|policy|claim)\.? (?:reg(?:istration)?\.? )?"
    r"(?:nr|no|number|num|n°|#)\.?\s*+[:#№]?\s*+$"
)
"""Ahead of the number of a register, as British law wants it in every signature."""
OF_A_THING = late_pattern(
    r"(?i)(?<![\w.-])(?!(?:tel|ruf|r[uü]ck|hand|mob|durch|fon|phon|fest|whats|kontakt|priv|b[uü]ro|gsm|dire[ck]t|not|"
    r"serv|zentral|cell?|natel|fax|ph|cont|call|bus|work|home)\w*+\.?-)[^\W\d_]{2,40}-(?:nr|no|nummer)\b\.?\s*+[:#]?\s*+$"
)
"""Ahead of whatever is counted or filed, as German, Dutch and Nordic letters write it: "Schaden-Nr. 26-0441873"."""
MOBILE = late_pattern(
    r"(?i)\b(?:mobile?s?|cell?(?:phone|ulaire|ulare|ular)?|handy(?:nummer|nr)?|natel|mob|mov|m[óo]vil|celular|"
    r"c[ée]l|portable|port|gsm|"
    r"telem[óo]vel|tlm|telem|mobiel|06|mobil\w*|kom(?:[óo]rk[aię]\w*|órkowy)?|"
    r"(?:whats?|was|guas|wha)(?:s? ?app?|ap)|wpp|wsp|zap(?:zap)?|viber|matkapuhelin|kännykkä|"
    r"cep|sms|signal|telegram)\b|"
    r"моб\w*|сот\w*|κιν\w*|携帯|手机|手機|휴대|נייד|"
    r"(?:^|[\s|/(])[mcкk]\s*(?:[:.|]|$)"
)
CALL_ME = late_pattern(
    r"(?i)\b(?:(?:call|reach|ring|phone|text|contact|get|find|message|whatsapp) (?:me|us)|my (?:number|phone|"
    r"mobile|cell|direct)\w*|give me a (?:call|ring)|best number|callback|call back|"
    r"erreich\w*|ruf\w* (?:sie |du |mich |uns )+|rufnummer|rückruf\w*|zurückrufen|meine (?:nummer|handynummer|"
    r"telefonnummer)|joindre|joignable|appele[rz]?[- ]moi|m['’]appeler|rappele[rz]|mon (?:numéro|portable|"
    r"téléphone)|"
    r"ll[áa]m[ae]\w*|contactarme|localizarme|mi (?:tel[ée]fono|m[óo]vil|celular|n[úu]mero|whatsapp)|"
    r"chiam(?:ar\w+|ate\w*|a(?:te)?mi|ami)|mi "
    r"chiam\w+|contattar\w+|raggiung\w+|richiamar\w+|(?:il )?mio (?:numero|cellulare|telefono)|"
    r"bel(?:len|t u)? (?:mij|me|gerust|even|maar|ons|dan|graag|naar|op)|"
    r"(?:gerust|graag|even) bellen|mij bellen|bereik\w*|mijn (?:nummer|mobiel\w*)|terugbellen|"
    r"lig\w* (?:para mim|-me)|"
    r"me lig\w+|ligue-me|contactar-me|meu (?:telefone|telem[óo]vel|celular|n[úu]mero|whatsapp|zap)|"
    r"zadzwoń\w*|dzwoni\w+|proszę o (?:telefon|kontakt)|mój (?:numer|telefon)|oddzwon\w+|ring (?:mig|meg|gärna|"
    r"gerne)|ringa mig|nå(?:s|r)? (?:mig|meg|jag)|mitt (?:nummer|mobilnummer)|"
    r"ring til mig|ringe til mig|fange mig|mit (?:nummer|mobilnummer)|treffes|træffes|tavoit\w+|soitta\w*|"
    r"numeroni|puhelinnumeroni|zavol\w+|volat|volejte|zastihn\w+|mé číslo|moje číslo|"
    r"hív\w+|számom|telefonszámom|elérhet\w*|suna(?:ți)?|sunați|contacta|numărul meu|ulaş\w+|arayab\w+|telefonum|"
    r"numaram|καλέσ\w+|τηλέφωνό μου|επικοινων\w+|"
    r"позвон\w+|звон\w+|перезвон\w+|мой (?:телефон|номер)|свяж\w+)"
)
"""They say on which number they want to be called."""
PHONE = late_pattern(
    r"(?i)\b(?:t[ée]l(?:ephone|[ée]phone|efon(?:as|s|szám)?|[ée]fono|efone|efoon|efonnr|efonnummer|ef)?|telf|tfno|"
    r"tlfno|phone|ph|fon|fono|fone|direct\w*(?: line| dial)?|direkt\w*|diretto|ddi|office|landline|switchboard|"
    r"durchwahl|dw|zentrale|festnetz|fixe?|fijo|fisso|fixo|uff|ligne|standard|växel|call|ring|reach|puh(?:elin)?|"
    r"tlf|tfn|nummer|num[ée]ro|numer|number|ext)\b|"
    r"тел\w*|τηλ\w*|電話|电话|電話番号|전화|טל(?:פון)?|☎|📞|✆|(?:^|[\s|/(])[tpτтd]\s*(?:[:.|]|$)"
)

DIRECT = late_pattern(r"(?i)\bdirec\w+|\bdirekt\w*|\bdurchwahl|\bddi\b|\bdirett\w|\bligne|\bsuora")
SWITCHBOARD = late_pattern(
    r"(?i)\b(?:switchboard|main|reception|zentrale|empfang|standard|accueil|magasin|shop|store|centralita|"
    r"recepción|centralino|centrale|receptie|geral|recepção|"
    r"centrala|recepcja|växel|reception|hovednummer|omstilling|sentralbord|vaihde|ústředna|recepce|santral|büro|"
    r"office|kontor)\b"
)
OF_SOMEBODY_ELSE = late_pattern(
    r"(?i)(?<!than )(?<!instead of )(?<!not )\b"
    r"(?:(?:my|our) (?:husband|wife|colleague|brother|sister|boss|son|daughter|partner|father|mother|site "
    r"manager|driver|accountant)|(?:mein|meine|meinen|meinem|unser|unsere|unserem) (?:mann|frau|kolleg\w+|bruder|"
    r"schwester|chef\w*|sohn|tochter|vater|mutter|hausmeister)|"
    r"(?:do not|don't|please don't|nicht) (?:call|ring|anrufen))\b[^.!?]{0,40}$|"
    r"(?-i:\b(?:M|Mme|Mr|Mrs|Ms|Monsieur|Madame|Herrn?|Frau|Sra?|Sig(?:ra)?|[Dd]hr|[Mm]evr|Pan[ai]?|pan[ai]?|paní)"
    r"\.? [A-ZÀ-ÞŁŚŻŹĆČŠŽ][^.!?\d]{0,60})$"
)
"""A number that is theirs: the husband's, or "vous pouvez joindre M. Péron, responsable des ateliers, au ...".
"""
OTHER_THINGS = late_pattern(
    r"\d{4,}[^\w]|\d{2}[ .-]\d{2,4}\b[^\w.:]*(?=[^\W\d_])|[|•·;\t]|\s/\s|,\s"
)
"""What parts a number's label from the number before it."""


def is_fax(near: str) -> bool:
    """Whether the nearest label is a fax's: "Tel/Fax" and "Tel., Fax" are both."""
    fax = list(_FAX.finditer(near))
    return bool(fax) and not any(
        label.start() > fax[-1].start() for kind in (PHONE, MOBILE) for label in kind.finditer(near)
    )


def is_date(raw: str) -> bool:
    """Whether digits are a day's, two days' ("30.12-2.01"), or a case's number with its year: "2026/1884"."""
    return bool(
        re.fullmatch(
            r"\s*(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\s.*)?"
            r"|\s*(?:(?:19|20)\d{2}/\d{2,7}|\d{2,7}/(?:19|20)\d{2})\s*"
            r"|\s*[0-3]?\d[./][01]?\d[./]?\s?[-–]\s?[0-3]?\d[./][01]?\d[./]?(?:(?:19|20)?\d{2})?\s*",
            raw,
        )
    )


def is_count(raw: str) -> bool:
    """Whether digits are grouped as thousands are, one count or several: "25.000", "10.000 / 25.000"."""
    return _COUNTS.fullmatch(raw) is not None


_COUNTS = late_pattern(
    r"\s*+[1-9]\d{0,2}(?:[ \xa0\u202f]\d{3}|[.,'’]\d{3}(?:\s?[/–-]\s?[1-9]\d{0,2}[.,'’]\d{3})*)\s*"
)


def is_bare(raw: str) -> bool:
    """A run of digits without any grouping: more often an order number than a phone."""
    return raw.isdigit() and not raw.startswith("0")
