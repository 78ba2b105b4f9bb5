"""How mail programs announce what they quote, in some twenty languages. Data and its patterns."""

from __future__ import annotations

from leads.inquiries.wording.patterns import late_pattern

_WROTE = (
    r"wrote|sent|schrieb|geschrieben|a [ée]crit|a envoy[ée]|escribi[óo]|ha scritto|escreveu|schreef|geschreven|skrev|"
    r"napisał(?:a|\(a\))?|napisał/a|napsal(?:a|\(a\))?|napísal(?:a|\(a\))?|kirjoitti|írta|a scris|yazdı|şunu yazdı|"
    r"написал(?:а|\(а\))?|пишет|pisze|píše|написав|έγραψε|đã viết|wrote the following|写道|寫道|のメール|"
    r"さんは書きました|작성"
)
_LEAD_IN = (
    r"On|Am|Le|El|Il|Em|Op|Den|Dnia|W dniu|Dne|Dňa|Dnia|Vào|La|På|Il giorno|A|El día|Em|Pe|"
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun|man|tir|ons|tor|fre|lør|søn|lun|mar|mer|jeu|ven|sam|dim|"
    r"pon|wt|śr|czw|pt|sob|ndz|ma|ti|ke|to|pe|la|su)[a-zæøåäöé]*"
)
_IN_BRACKETS = r" \((?:[^()\n]|\([^()\n]{0,20}\)){0,80}\)"
"""A date behind the verb: "escreveu (terça, 17/11/2026 à(s) 18:30):"."""

_BEHIND = r"(?:[^:：\n]|(?<=\d)[:：](?=\d\d)){0,120}"
"""What stands behind the verb; a colon in the time of day only: "escreveu no dia sexta, 16/10/2026 à(s) 18:12:"."""

ATTRIBUTION = late_pattern(
    rf"(?i)^[\s>*]*+-*+\s*+(?:(?:{_LEAD_IN})\b[.,]?[\s,].{{0,330}}?|\W{{0,3}}\d.{{3,330}}?|.{{0,120}}@.{{1,200}}?)"
    rf"(?:\b(?:{_WROTE})\b|(?:写道|寫道|のメール|작성))(?:{_BEHIND}|{_IN_BRACKETS})"
    r"[:：]?(?<![-\s*])[-\s*]*+$"
)
"""A whole attribution, its lines joined: "On 3 May 2024, Ana Lopez <ana@example.org> wrote:"."""

ATTRIBUTION_START = late_pattern(
    rf"(?i)^[\s>*]*+-*+\s*+(?:(?:{_LEAD_IN})[.,]?[\s,]|\W{{0,3}}\d{{1,4}}[-./,\s年])"
)
"""How the first line of an attribution begins; only such lines are joined with the next ones."""

ATTRIBUTION_END = late_pattern(
    rf"(?i)(?:\b(?:{_WROTE})\b|写道|寫道|のメール|작성)(?:{_BEHIND}|{_IN_BRACKETS})"
    r"(?:[:：]\s*+[-*]*+|(?<!-)-{2,}+)\s*+$"
)
"""How the last line of an attribution ends; cheap to look for before anything is joined."""

DATED_SENDER = late_pattern(
    r"^[\s>]*(?:\d{4}-\d\d?-\d\d?|\d{4}年\d\d?月\d\d?日|\d\d?[./]\d\d?[./]\d{2,4}|\w{2,12}, \d).{0,80}"
    r"<?\s*(?:mailto:)?[\w.+%-]{1,320}@[\w.-]++>?\s*+[:：]\s*+$"
)
"""Gmail in some languages: "2014-10-17 11:28 GMT+03:00 Postmaster <pm@example.org>:"."""

DATED_ADDRESS = late_pattern(
    r"^\s*\d{4}[-/]\d\d?[-/]\d\d?\b.{1,100}<[^<>\s][^<>\s@]*+@[^<>\s]++>\s*+$"
)
"""The same without a colon; believed only directly above quoted lines."""

ANDROID = late_pattern(
    r"(?i)^[\s>]*(?:-{2,}+\s*+.{0,120}?\b(?:wrote|schrieb|a écrit|escribió|skrev)\s*+-{2,}+|"
    r"(?:sent from|gesendet von).{0,60}<[^<>\s][^<>\s@]*+@[^<>\s]++>\s*+wrote\s*+:)\s*+$"
)

SEPARATOR = late_pattern(
    r"(?i)^[\s>*_]*?(?<![-_])[-_]{2,}+\s*+(?:reply |urspr. )?(?:original(?:e)?[ -](?:message|appointment|e-?mail)|"
    r"reply message|"
    r"ursprüngliche (?:nachricht|e-?mail)|originalnachricht|urspr(?:\.|üngliche)? nachricht|original-nachricht|"
    r"message d['’]origine|message original|message initial|mensaje original|messaggio originale|mensagem original|"
    r"oorspronkelijk bericht|originalmeddelelse|oprindelig meddelelse|original meddelelse|"
    r"urs[ps]rungligt meddelande|ursprungligt e-?postmeddelande|opprinnelig melding|"
    r"wiadomość oryginalna|oryginalna wiadomość|původní (?:zpráva|e-?mail)|pôvodný e-?mail|pôvodná správa|"
    r"alkuperäinen viesti|"
    r"исходное сообщение|original üzenet|eredeti üzenet|mesaj original|orijinal mesaj|orijinal ileti|"
    r"原始邮件|原始郵件|元のメッセージ|original message|antwort nachricht)\s*+[-_]*+\s*+$"
)

FORWARD_MARK = late_pattern(
    r"(?i)^[\s>*]*+(?:-{2,}+\s*+(?:forwarded (?:message|by)|weitergeleitete (?:nachricht|"
    r"e-?mail)|message transf[ée]r[ée]|"
    r"message transmis|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|"
    r"forwarded bericht|videresendt (?:meddelelse|melding)|vidarebefordrat meddelande|"
    r"wiadomość przekazana|(?:treść )?przekazan[aej]+ wiadomoś[cć]i?|přeposlaná zpráva|välitetty viesti|"
    r"пересылаемое сообщение|iletilen mesaj|továbbított üzenet)\b.{0,60}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|"
    r"début du message (?:réexpédié|transféré)|"
    r"inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:encaminhada|reencaminhada)|"
    r"begin doorgestuurd bericht|start på videresendt besked|vidarebefordrat brev|begin van doorgestuurd bericht|"
    r"początek przekazanej wiadomości|välitetty viesti alkaa)\s*+:?)\s*+-*+\s*+$"
)

_FROM = (
    r"Από|from|von|de|da|van|fra|från|od|lähettäjä|от|от кого|kimden|feladó|de la|από|từ|"
    r"差出人|发件人|寄件者|보낸 사람|mittente|expéditeur|afzender|absender|nadawca|remitente|remetente|odesílatel|"
    r"gönderen|afsender|avsender|avsändare|expeditor|odosielateľ"
)
_SENT = (
    r"Στάλθηκε|Ημερομηνία|sent|date|gesendet|datum|envoyé|date d'envoi|enviado(?: el)?|enviada em|fecha|inviato|"
    r"data|verzonden|verzonden op|sendt|dato|"
    r"skickat|wysłano|odesláno|odoslané|lähetetty|päivämäärä|отправлено|дата|gönderildi|"
    r"gönderme tarihi|tarih|küldve|dátum|trimis|"
    r"đã gửi|ngày|送信日時|日時|发送时间|日期|보낸 날짜|sent on|le"
)
_TO = (
    r"Προς|to|an|à|pour|para|a|aan|til|till|do|komu|vastaanottaja|кому|kime|címzett|către|đến|宛先|"
    r"收件人|받는 사람|destinataire|destinatario|cc|kopie|copie|adresat|odbiorca|empfänger|alıcı|příjemce|ontvanger|"
    r"cc[ic]?|kopi|kopia|dw|kopio|копия"
)
_SUBJECT = (
    r"Θέμα|subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|emne|ämne|temat|předmět|"
    r"predmet|aihe|тема|konu|tárgy|subiect|"
    r"tiêu đề|chủ đề|件名|主题|主旨|제목|re"
)
_LINE = r"(?i)^[\s>*_|]*+(?:{})[\s*]*+[:：][\s*]*+"
FROM_LINE = late_pattern(_LINE.format(_FROM) + r"(?P<value>.*)$")
SENT_LINE = late_pattern(_LINE.format(_SENT) + r"(?P<value>.*)$")
TO_LINE = late_pattern(_LINE.format(_TO) + r"(?P<value>.*)$")
SUBJECT_LINE = late_pattern(_LINE.format(_SUBJECT) + r"(?P<value>.*)$")

DEVICE_LINE = late_pattern(
    r"(?i)^\s*+[*_-]*+\s*+(?:sent (?:from|via|with|by) (?:my )?(?:i ?phone|i ?pad|i ?pod|android|"
    r"samsung|blackberry|windows (?:phone|mail|10)|nokia|htc|"
    r"huawei|xiaomi|galaxy|mobile|cell ?phone|smartphone|phone|tablet|verizon|t-mobile|at&t|"
    r"outlook|mail for|yahoo|proton|"
    r"sparrow|mailbox|acompli|my (?:verizon|sprint)|a (?:mobile|phone)|gmail|spark|airmail|"
    r"[\w ]{1,30} (?:smartphone|mobile|handheld|phone|device)).{0,80}"
    r"|sent from my \w++(?: \w++){0,2}"
    r"|get outlook for .{0,60}|gesendet (?:von|mit|aus|über) .{0,60}|"
    r"von meinem .{1,30} gesendet|envoyé (?:de|depuis|à partir de) (?:mon|ma|yahoo|outlook|"
    r"l'app).{0,40}"
    r"|enviado (?:desde|de|do) (?:mi|meu|o meu|samsung|yahoo|outlook).{0,40}|"
    r"inviato da(?:l mio)? .{1,40}|verstuurd (?:vanaf|vanuit|met|via) .{1,40}|"
    r"verzonden (?:vanaf|vanuit) .{1,40}"
    r"|sendt fra (?:min )?.{1,40}|skickat från (?:min )?.{1,40}|hämta outlook för .{1,30}|"
    r"hent outlook (?:til|for) .{1,30}|lähetetty .{0,30}(?:iphone|puhelimesta|"
    r"androidista).{0,20}"
    r"|wysłan[eoy] z .{1,40}|odesláno z .{1,40}|отправлено (?:с|из) .{1,40}|"
    r"iphone'umdan gönderildi|obtener outlook para .{1,30}|télécharger outlook pour .{1,30}"
    r"|scarica outlook per .{1,30}|outlook für .{1,20} (?:herunterladen|beziehen)|iPhoneから送信|"
    r"надіслано (?:з|із|від) .{1,40}|изпратено от .{1,40}|poslano (?:s|sa|iz|z) .{1,40}|odoslané z .{1,40}|"
    r"trimis (?:de pe|din|de la) .{1,40}|.{1,30}(?:ról|ről) küldve|elküldve .{1,40}(?:ról|ről)|στάλθηκε από .{1,40}|"
    r".{1,40}(?:dan|den|umdan|imden|ımdan) gönderildi|enviado a partir d.{1,40}|enviat des d.{1,40}|"
    r"saadetud minu .{1,40}|sūtīts no .{1,40}|išsiųsta iš .{1,40}|gửi từ .{1,30}|ส่งจาก.{1,30}|"
    r"נשלח מ.{1,30}|(?:أُ?رسلت?|تم الإرسال|مرسل) من .{1,30}|iPhone에서 보냄|"
    r"(?:pobierz (?:aplikację |program )?|obter o |obtenir |obteniu |download |stáhn\w+ (?:si )?|získa\w+ (?:si )?|"
    r"завантаж\w+ |скача\w+ |получить |преземи |hanki |obțineți )outlook\b.{0,30}|"
    r"outlook (?:downloaden|beszerzése|indir|edinin).{0,30}|"
    r"(?:this e-?mail is a service from|diese e-?mail ist ein service von|cet e-?mail est un service de|"
    r"este correo electrónico es un servicio de|este e-?mail é um serviço d[aeo]|questa e-?mail è un servizio d[ei]|"
    r"deze e-?mail is een (?:service|dienst) van) .{1,120}|\[[a-z\d]{5,8}-[a-z\d]{3,5}\]|"
    r"从我的.{1,12}发送|发自我的.{1,12}|나의 .{1,12}에서 보냄)\s*+[*_-]*+\s*+$"
)

"""The last lines of a phone's or program's; below a help desk's stands its number for the thread: "[AH55120-XQ2]"."""

SIGNATURE_DELIMITER = late_pattern(r"^\s?(?:--|––|—|-- -|__)\s*$")
RULE = late_pattern(r"^[\s>*]*[_\-=]{10,}[\s*]*$")
