"""Questions that nobody was asked: what a form's machinery adds of the page, the browser and its own counting."""

from __future__ import annotations

from functools import lru_cache

from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import is_person
from leads.inquiries.wording.patterns import late_pattern

_LONGEST, _MOST_WORDS = 60, 5
_TELLING = frozenset(
    "ip ipv4 ipv6 url uri referer referrer browser useragent agent token nonce csrf submit submitted submission "  # noqa: SIM905  # reads best as words
    "checkbox session utm gclid fbclid cookie captcha recaptcha timestamp honeypot viewport clickid permalink slug "
    "pageviews pageview navigateur navegador prohlizec przegladarka webblasare nettleser selain tarayici bongeszo "
    "seitenaufrufe seitentitel herkunftsseite absendezeit zeitstempel браузер ブラウサ 浏览器 瀏覽器 브라우저".split()
)
"""Words that only a program has reason to say."""
_BESIDE = frozenset(
    "name page pages time date number no nr id address adresse adres adresa direccion indirizzo endereco adress site "  # noqa: SIM905
    "visited web website form entry request server remote client user users visitor sender of the a from on via by at "
    "in landing first last full campaign source medium status added created type string title link domain host "
    "query http page's current previous original de la du der des die das seite pagina strana stranka strona sida side "
    "sivu der zeit datum uhrzeit hora ora heure information info data string version language key value count "
    "zone".split()
)
"""Words that stand beside those."""
_COUNTED = frozenset(
    "redirect,env report,recipient,print config,missing fields redirect,return link url,contact id,deal id,"  # noqa: SIM905
    "lead status,lead source,lead owner,lead id,added time,added by,added ip,record id,created time,modified time,"
    "ad name,ad id,adset name,adset id,campaign name,campaign id,platform,is organic,"
    "form submit,entry time,time zone,timezone,utc offset,screen size,screen resolution,owner,pipeline,contact owner,"
    "lifecycle stage,thread id,message id,request id,inquiry id,enquiry id,lead no,query id".split(
        ","
    )
)
_IDENTIFIER = late_pattern(r"\A_{0,2}[A-Za-z]+(?:_[A-Za-z0-9]+)+")
_SEND = (
    r"(?:absenden|abschicken|senden|submit|send|envoyer|enviar|invia|verzenden|versturen|wyslij|skicka|sende?|laheta|"
    r"odeslat|odoslat|kuldes|trimite|gonder|отправить|надіслати|αποστολη|posalji|poslji)"
)
_SAYS_NOTHING = late_pattern(rf"on|checked|{_SEND}")
"""What a box or a button sends as its answer."""
_BUTTON = late_pattern(rf"{_SEND}(?: (?:button|form|formular))?")
_MOST_WORDS_ON_BUTTON = 4
_OF_PAGE = frozenset(
    "language lang locale sprache idioma langue lingua taal jezyk sprak sprog kieli jazyk nyelv limba dil γλωσσα язык "  # noqa: SIM905
    "мова jezik keel kalba valoda".split()
)
_LANGUAGE_CODE = late_pattern(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?")
_OF_HOUSE = frozenset(
    "kundengruppe,customer group,groupe client,groupe de clients,gruppo cliente,gruppo clienti,grupo de cliente,"  # noqa: SIM905
    "grupo de clientes,klantgroep,grupa klientow,kundgrupp,kundegruppe,asiakasryhma,zakaznicka skupina,vevocsoport,"
    "grup de clienti,musteri grubu".split(",")
)
"""What a shop counts its customers among."""
_COURTESY = late_pattern(
    r"(?:mr|mrs|ms|mx|miss|sir|madam|herr|hr|frau|fr|divers|m|mme|mlle|monsieur|madame|dhr|mevr|mevrouw|de heer|meneer|"
    r"mw|sr|sra|srta|senor|senora|dona|don|sig|sig\.ra|signor|signore|signora|pan|pani|slecna|herra|rouva|fru|froken|"
    r"senhor|senhora|bay|bayan|κ|κος|κα|г-н|г-жа|пан|пані|gospod|gospa|gospodin|gospodja|ur|holgy|domnul|doamna)\.?"
)

_NOBODY_ASKS = 2.0
"""Log-odds from which on a question and its answer are the program's: one asked question in 200 comes to it."""
_MOST_WORDS_ANSWERED = 12


@lru_cache(maxsize=256)
def is_machines(heading: str, answer: str) -> bool:
    """Whether a question and its answer are a program's own."""
    if is_machinery(heading) or says_nothing(answer) or _MACHINES_ANSWER.fullmatch(answer.strip()):
        return True
    if _is_of_its_own(folded(heading).strip(" :*"), answer.strip()):
        return True
    words = folded(heading).split()
    is_of_page = 0 < len(words) <= _MOST_WORDS and all(
        word.strip(".:") in _BESIDE for word in words
    )
    if is_of_page and _PAGE.fullmatch(answer.strip()):
        return True
    is_long = len(answer.split()) > _MOST_WORDS_ANSWERED
    if is_long or not answer.strip() or "@" in answer or is_person(answer.strip()):
        return False
    return odds_of(f"{heading.strip(' *:')}: {answer.strip()}") > _NOBODY_ASKS


def _is_of_its_own(asked: str, answer: str) -> bool:
    """Whether a button, the page's language, or how a shop files its customers is told."""
    if _BUTTON.fullmatch(asked):
        return len(answer.split()) <= _MOST_WORDS_ON_BUTTON
    return asked in _OF_HOUSE or (asked in _OF_PAGE and bool(_LANGUAGE_CODE.fullmatch(answer)))


_MACHINES_ANSWER = late_pattern(
    r"(?:\d{1,3}\.){3}\d{1,3}|(?:[\da-f]{0,4}:){4,7}[\da-f]{0,4}|Mozilla/\d.*|"
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*(?: [+-]\d{4}| UTC)?|"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \S+|"
    r".{0,200}?\butm_[a-z]{2,12}=.*|https?://[^\s/]+/(?:[\w-]+/)?wp-(?:admin|login)\S*"
)
"""An address in the net, a browser, a page of the site's keepers, a moment to the second, how a campaign counts: nobody
types these.
"""
_PAGE = late_pattern(r"https?://\S+|/[\w./?=&%-]*")


def is_machinery(heading: str) -> bool:
    """Whether a heading names what only a program knows: "Remote IP", "Referrer Name", "FORM_SUBMIT"."""
    if len(heading) > _LONGEST:
        return False
    words = [word.strip(".:,()[]#*?") for word in folded(heading.replace("-", " ")).split()]
    if not words or len(words) > _MOST_WORDS:
        return False
    if " ".join(words) in _COUNTED:
        return True
    if _IDENTIFIER.fullmatch(heading.strip()) and not _TELLING.isdisjoint(words):
        return True
    return not _TELLING.isdisjoint(words) and all(w in _TELLING or w in _BESIDE for w in words)


def says_nothing(answer: str) -> bool:
    """Whether an answer is a box's or a button's own value."""
    return bool(_SAYS_NOTHING.fullmatch(folded(answer)))


def is_courtesy(answer: str) -> bool:
    """Whether an answer is no more than Mr or Mrs."""
    return bool(_COURTESY.fullmatch(folded(answer)))
