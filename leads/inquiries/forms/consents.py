"""Is it consent that a form asks for here, rather than anything one would want to read?

Forms ask to agree to data protection, terms and newsletters in thousands of wordings; what they speak of is the same
in all of them. Told by that, and by the ticked box or the words of agreeing in front.
"""

from __future__ import annotations

from leads.inquiries.forms.labels import folded
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 600
_SPOKEN_OF = late_pattern(
    r"\A(?:conditions|consent|consenso|consentement|conditions d'usage|zgoda|zgody|privatlivspolitik)\W*\Z|"
    r"politica de (?:datos|dados)|data policy|"
    r"gdpr|dsgvo|rgpd|\blopd|lgpd|kvkk|\brodo\b|\bavg\b|privacy|confidential|personal data|personal information|"
    r"data protection|legal basis|legitimate interest|rechtsgrundlage|base (?:legale|juridique)|grondslag|"
    r"my (?:data|details|information)\b|terms (?:and|&|of)|terms & |t&c|cookie|opt[- ]?in\b|"
    r"bedingungen|datenschutz|personenbezogen|meine[rn]? (?:daten|angaben)|einwillig|\bagb\b|widerruf|"
    r"donnees (?:personnel|a caractere)|(?:mes|ces|vos) (?:donnees|informations)|consentement|conditions (?:gene|d'ut)|"
    r"privacidad|habeas data|datos personales|proteccion de datos|mis datos|consentimiento|terminos y|aviso legal|"
    r"dati personali|trattamento de|miei dati|informativa|consenso|termini e|"
    r"persoonsgegevens|mijn gegevens|algemene voorwaarden|toestemming|"
    r"privacidade|dados pessoais|meus dados|consentimento|termos (?:e|de)|tratamento de dados|"
    r"danych osobowych|dane osobowe|zgod[aeyi]\b|prywatnosci|regulamin|klauzul|"
    r"osobnich udaju|osobnych udajov|souhlas|suhlas|obchodni podminky|"
    r"adatvedel|adatkezel|szemelyes adat|hozzajarul|feltetelek|datelor|termenii|prelucrar|"
    r"integritetspolicy|personuppgift|samtyck|samtykk|persondata|privatlivspolitik|betingelser|villkor|vilkar|"
    r"personvern|personopplys|tietosuoja|henkilotie|suostum|rekisteriselos|personuvernd|"
    r"προσωπικ\w+ δεδομεν|απορρητου|ορους|συγκαταθ|kisisel veri|aydinlatma|gizlilik|acik riza|"
    r"персональн|конфиденц|конфіденц|лични данни|поверител|личних података|"
    r"osobnih podataka|osebnih podatkov|licnih podataka|privol|suglas|saglas|privatnost|zasebnost|"
    r"isikuandme|privaatsus|personas dat|privatum|asmens duomen|"
    r"個人情報|フライハシー|同意|隐私|隱私|개인정보|동의|약관|الخصوصية|أوافق|פרטיות|ความเป็นส่วนตัว|data pribadi"
)
"""Data protection and terms, in folded letters."""
_NEWS = late_pattern(
    r"\bsms\b|text messages?|data rates|receive (?:updates|e-?mails|news|offers|calls)|"
    r"news-?\s?letter|infolettre|\bboletin|nyhetsbrev|nyhedsbrev|uutiskirje|nieuwsbrief|hirlevel|newsletterow|"
    r"mailing list|marketing|promotional|werb(?:ung|email)|naujienlais|jaunum|uudiskir|buletin|bulten|ticari ilet|"
    r"ofertas (?:y|e) (?:novedades|novidades)|(?:recibir|receber|ricevere|recevoir) (?:las |les |des |le |as |vos )?"
    r"(?:novedades|noticias|ofertas|novidades|novita|offerte|aggiornamenti|nouvelles|actualites|offres)|"
    r"(?:neuigkeiten|angebote) (?:per|erhalten|zusenden)|"
    r"offres (?:commerciales|et actualites)|informacji handlow|novinky|novinek|"
    r"рассылк|розсилк|メルマカ|ニュースレター|뉴스레터|订阅|訂閱|النشرة"
)
_AGREES = late_pattern(
    r"(?:yes,? |ja,? |oui,? |si,? |tak,? |ano,? |sim,? )?(?:i |ich |je |j'|ik |jag |jeg |ja |eu |io |acept|acce[pt]|"
    r"acconsent|autori|consien|consent|agree|accept|by (?:sub|send|tick|check|click)|he leido|ho letto|declar|dichiar|"
    r"concord|aceit|li e|wyraz|akcept|zapozn|oswiadcz|souhlas|suhlas|beru na|hyvaksy|suostu|elfogad|hozzajar|elolvas|"
    r"sunt de acord|am citit|godkann|godkend|samtyck|samtykk|akkoord|einverstand|zustimm|hiermit|mit (?:dem|der) |"
    r"slazem|suglas|prihva|strinjam|soglas|отправляя|нажимая|соглас|принимаю|приемам|съглас|погодж|я |συμφων|αποδεχ|"
    r"kabul|onayl|okudum|nous?tun|sutink|piekrit)"
)
_AGREED_LAST = late_pattern(
    r"(?:kabul ed(?:iyorum|erim)|onay(?:liyorum|larim)|okudum(?: ve anladim)?|(?:riza|onay|izin) ver(?:iyorum|dim)|"
    r"elfogad(?:om|tam)|"
    r"hozzajarulok|tudomasul vettem|einverstanden|stimme ich zu|akzeptier(?:t|e ich)|(?:gelesen|kenntnis genommen)|"
    r"ga ik akkoord|akkoord|gelezen|godkanner jag|accepterer jeg|hyvaksyn|noustun|"
    r"同意(?:します|する|しました|いたします|済み)?|동의(?:합니다|함|했습니다))\W*\Z"
)
"""The words of agreeing behind what is agreed to, as languages set them whose verb comes last."""
_TICKED = late_pattern(
    r"^\s*(?:\[\s?[xX✓✔ ]?\s?\]|\(\s?[xX ✓]\s?\)|[☐☑☒✓✔✅✗✘⬜🗹🗸□■]\ufe0f?|&#9745;)\s*(?=\S)"
)
_SAYS_YES = late_pattern(
    r"(?:yes|no|ja|nein|nee|nej|oui|non|si|sim|nao|tak|nie|ano|ne|kylla|ei|igen|nem|da|nu|evet|hayir|nai|ναι|οχι|да|нет|"
    r"так|ні|on|off|1|0|true|false|x|checked|unchecked|accepted|agreed|i agree|akzeptiert|zugestimmt|coche|accepte|"
    r"aceptado|acepto|accettato|accetto|aceito|zaakceptowano|akkoord|godkant|godkendt|✓|✔|☑|はい|いいえ|是|否|예|아니오)\W*"
)
_ASSENTS = late_pattern(
    r"(?:(?:yes|ja|oui|si|sim|tak|ano|kylla|igen|da|evet|ναι|да|так)\W+)?(?:ich |i |je |j'|io |yo |eu |ik |jag |jeg )?"
    r"(?:akzept|stimme|bin einverst|agree|accept|consent|accep|acept|acced|accett|accons|aceit|concord|zgadz|akcept|"
    r"souhlas|suhlas|akkoord|ga akkoord|godkann|godkend|samtyck|samtykk|hyvaks|elfogad|gelesen|lu et|leido|letto)"
)
_MOST_NEWS_WORDS = 16


def is_consent(heading: str) -> bool:
    """Whether a question asks for consent, or a line gives it, by what it speaks of."""
    if len(heading) > _LONGEST:
        return False
    plain = folded(heading)
    if _SPOKEN_OF.search(plain):
        return True
    return len(plain.split()) <= _MOST_NEWS_WORDS and bool(_NEWS.search(plain))


def is_ticked(line: str) -> bool:
    """Whether a line begins with a box that is ticked, or is not."""
    return bool(_TICKED.match(line))


def is_given(line: str) -> bool:
    """Whether a whole line is somebody's consent: a box or the words of agreeing ahead of what is agreed to."""
    if len(line) > _LONGEST:
        return False
    if ticked := _TICKED.match(line):
        bare = line[ticked.end() :]
        return is_consent(bare) or bool(_AGREES.match(folded(bare)))
    asked, colon, answer = line.rpartition(":")
    if colon and says_yes(answer) and is_consent(asked):
        return True
    plain = folded(line).lstrip("*-•· ")
    is_agreed = bool(_AGREES.match(plain) or _AGREED_LAST.search(plain))
    return is_agreed and is_consent(line)


def says_yes(answer: str) -> bool:
    """Whether an answer is no more than yes or no, as a box's is."""
    plain = folded(answer)
    return bool(_SAYS_YES.fullmatch(plain) or _ASSENTS.match(plain)) or is_ticked(answer)


def are_all_given(answer: str) -> bool:
    """Whether an answer holds nothing but boxes, consents among them."""
    is_any_given = False
    for line in filter(str.strip, answer.split("\n")):
        if is_given(line):
            is_any_given = True
        elif not is_ticked(line):
            return False
    return is_any_given
