"""Which language a text is in, by a vote of its smallest words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from leads.inquiries.patterns import late_pattern

_STOP_WORDS = {
    "en": (
        "the and you we for our is are of to have would please with your this that can from not be it i my me "
        "if at like do does could how what when were been has which they so there"
    ),
    "de": (
        "der die das und wir sie ich nicht ist für mit ein eine bitte uns von zu den im auf sind haben guten "
        "gern noch einmal wenn dem des auch sich bei nach vom zum zur wie hat unser unsere oder aus wird kann "
        "wäre hätten über ab geht es um uhr bis ihre ihr wünscht"
    ),
    "fr": (
        "accord mais seulement jeudi lundi mardi vendredi matin le la les et vous nous je est pour avec "
        "une des du dans votre sur pas que bonjour merci nos avons de à il elle ne au aux ce cette qui "
        "mon ma mes si plus même été serait seriez quel quelle vos notre très bien"
    ),
    "es": (
        "el los las y usted nosotros para con una del por su que en estamos hola gracias nuestra somos como "
        "de mi si qué quisiera al le lo se sus ya más cuando cuánto buenas buenos días noches muy tienen "
        "gustaría quedo sobre entre pero quiero necesito necesitamos"
    ),
    "it": (
        "il lo gli e voi noi per con una del di che sono vostro buongiorno grazie nostra siamo vorrei della "
        "la le a da al alla ci mi si anche ma come questo quanto avete avrei possibile gentile salve "
        "cortesemente nel nella quale"
    ),
    "nl": (
        "de het een en wij jullie u voor met van is zijn niet graag uw dat op te ons hebben kunt bij wat hoe "
        "als naar over nog ook deze dit kan kunnen willen zou mijn heb we goedemiddag goedemorgen groet"
    ),
    "pt": (
        "o os as e você nós para com uma do da que em não seu obrigado somos estamos gostaria nossa bom de "
        "por se ao aos pra vocês me tem olá tudo bem boa tarde noite preciso quanto qual já mais nos são vou "
        "puder sobre"
    ),
    "pl": (
        "i w na z do nie że się jest dla czy proszę oraz są po dzień dobry mamy nasz państwa dziękuję o za ze "
        "jak tak lub mam mogę możemy będzie był ile przy od nas nam mnie potrzebuję potrzebujemy pozdrawiam "
        "jesteśmy tym"
    ),
    "sv": (
        "och vi ni för med en ett som är att på av inte har till den hej tack från kan skulle oss jag hur vad "
        "vilja men så om när vår vårt också eller min de ska hos behöver undrar finns"
    ),
    "da": (
        "og vi for med en et som er at på af ikke har til den hej tak fra kan ville os jeres jeg i skal hvad "
        "hvor hvornår når men om vores også eller min de vil gerne give fået ved hilsen der noget"
    ),
    "no": (
        "og vi dere for med en et som er at på av ikke har til den hei takk fra kan ville oss jeg skal hva "
        "hvor når men om vår også eller min vil gjerne ønsker hos noe deres god dag hilsen trenger blir "
        "av meg deg eg ikkje kva kvar noko ein eit dei frå berre korleis nokon vere"
    ),
    "fi": (
        "ja on me te ei että se kiitos hei olemme voitte meille sekä tai mutta myös ovat kanssa mitä mikä voi "
        "voisi olisi olen oli kun niin sen tämä meillä teillä haluaisin tarvitsemme tarvitsen päivää "
        "terveisin paljonko"
    ),
    "cs": (
        "a v na se je že pro s jsme nás prosím dobrý den děkuji máme od do by ale jak vás to si k ke jsem "
        "bych bychom jestli kolik mi mě nám vaše vaši ještě nebo tak už jen chtěl potřebujeme "
        "kdo kdy co jde dopoledne odpoledne"
    ),
    "hu": (
        "a az és egy hogy nem is kérem szeretnénk szeretnék köszönöm tisztelt önök van meg ha vagy kérjük de "
        "lenne mennyi lehet még már kell napot jó"
    ),
    "ro": (
        "și sau pentru vă rog bună ziua mulțumesc dorim avem este un o la cu din care nu sunt am fi "
        "dumneavoastră de în pe aș dori ne ar sunteți nevoie mai cât "
        "si va buna multumesc as cat cand puteti ati pana daca oferta doua trei pret pretul stimate astept"
    ),
    "sk": (
        "a sa na je že pre by sme nás prosím dobrý deň ďakujem máme od do či ako vás ponuku aj alebo som potrebujeme "
        "chcel chceli mám máte môžete záujem pozdravom prosíme ešte koľko veľmi cenu"
    ),
    "ca": (
        "amb és sóc soc teniu tinc tenim voldria voldríem gràcies puc però més aquest aquesta què molt els dels "
        "també quin quina dia vostè podeu podríeu necessitem salutacions bones seria són i de per que el la un"
    ),
    "tr": (
        "ve bir bu için ile biz siz merhaba teşekkürler lütfen de da olarak mi çok var daha ne kadar mı mu "
        "iyi günler istiyorum olur fiyat adet iki bizim sizin"
    ),
    "hr": (
        "smo trebam trebamo molim vas vam hvala poštovani poštovana pozdrav pozdravom lijep lep srdačan dobar dan "
        "zanima zanimaju nas koliko košta ponudu ponuda mogu može možete možemo li ili ali kako kad kada gdje gde što "
        "šta koji koja koje naš naša naše biste bismo bih ima imate imamo nije nisam samo već još cijena cijenu cena "
        "cenu račun uz sam ste su u i za da se na od po je ne bi prema također takođe želim želimo dostava isporuka "
        "unaprijed odgovor firma potrebna potrebno nam mi vi to te do iz sa kojim javite"
    ),
    "sl": (
        "smo potrebujem potrebujemo prosim hvala lep pozdrav pozdravljeni spoštovani dober dan zanima me nas koliko "
        "stane ponudbo ponudba lahko bi ali kako kdaj kje kaj ki kateri naš naša naše vaš vaše sem ste so in za da se "
        "na od je ne tudi še samo že ker pri po iz do kot imate imamo želim želimo dostava cena ceno račun vam vas "
        "možno mogoče bil bila bilo rad rada tega naprej odgovor"
    ),
    "lt": (
        "laba diena labas sveiki ar ir yra kad mes jūs jūsų mūsų norėčiau norėtume prašome prašau gauti pasiūlymą "
        "kaina kainą kiek kainuotų dėl už iš su be per prie ačiū pagarbiai galite galima galėtume reikia mums man "
        "esame turime ieškome dairomės tik jau dar bet arba kaip kada kur kokia koks iki nuo į šiuo metu dienų būtų"
    ),
    "lv": (
        "labdien sveiki vai un ir ka mēs jūs jūsu mūsu vēlos vēlamies lūdzu saņemt piedāvājumu cena cenu cik maksā "
        "par no ar bez pie paldies cieņu varat varētu vajag nepieciešams mums man esam kas kā kad kur tikai jau vēl "
        "bet līdz uz šo ļoti būtu jums ja vai pieejams pieejami"
    ),
    "et": (
        "tere ja on ei kas me meie teie teil meil soovin soovime sooviksime palun saata saatke pakkumist pakkumine "
        "hind hinda palju maksab kui aga või ka et see selle aitäh tänan tervitades lugupidamisega oleks oleme vajame "
        "vajan kuidas millal kus mis juba veel ainult kuni koos ilma üks kaks kolm saab saaks ning jaoks"
    ),
    "af": (
        "ek ons jy julle hy sy asseblief dankie groete goeie goeiedag môre middag soek nie het is was wil kan sal moet "
        "dit wat hoe waar wanneer vir van met aan op in uit by tot baie maar ook nog net my jou jul se 'n hier daar "
        "hierdie prys kwotasie aflewer kry maak plaas oor so as ore weke"
    ),
    "id": (
        "selamat pagi siang sore terima kasih kami saya anda yang dan di ke dari untuk dengan ini itu apakah bisa "
        "boleh berapa harga mohon tolong kirim dikirim pengiriman ingin mau perlu ada tidak belum sudah akan atau "
        "juga dalam pada kepada hormat bapak ibu sekiranya nak encik tuan puan barang unit penawaran menanyakan "
        "membeli pesan kalau jika kita sebut harganya"
    ),
    "vi": (
        "chúng tôi bạn và là có cho của không được một các những với này đó để từ trong ngoài xin vui lòng kính gửi "
        "công ty cần báo giá cám cảm ơn trân trọng bao nhiêu thời gian giao hàng anh chị em mình muốn mua gì nào khi "
        "nếu đã sẽ tại hay hoặc"
    ),
    "gl": (
        "bos días boas grazas moitas unha dunha nunha cunha o os as do da dos das no na nos nas non somos estamos "
        "gustaríanos gustaríame queremos prezo saúdo saúdos máis tamén pero coa cos polo pola teñen temos podedes "
        "poden onde cando cal noso nosa vós eu moi moito ata xa hai ao á"
    ),
    "is": (
        "góðan dag daginn ég við þið okkur ykkur og að er ekki í á með til fyrir um sem vil viljum fá tilboð hvað "
        "hvernig hvenær kostar takk kveðja það þetta hann hún eru var hafa hefur getið geta mig mér sæl sæll væri"
    ),
    "sq": (
        "përshëndetje mirëdita ju lutem faleminderit dhe një për me në nga të së është jemi kemi dua duam sa kushton "
        "çmimi ofertë ofertën që si ku kur nuk mund keni na më dërgoni tuaj tonë jonë por edhe deri do"
    ),
    "sw": (
        "habari asubuhi mchana jioni naomba tafadhali asante sana bei ya wa kwa na ni katika hii hiyo je mnaweza "
        "unaweza kiasi gani tunahitaji nahitaji tungependa ningependa nataka kununua kuleta hadi au lakini pia yetu "
        "yangu yako wetu wangu mimi sisi ninyi kama karibu shilingi mashine za la cha vya"
    ),
    "eu": (
        "kaixo egun on arratsalde eskerrik asko eta da ez dugu nahi genuke behar zein zenbat prezioa mesedez agur bat "
        "batean gure zuen dira ditugu naiz gara baina ere hau hori izan aurrekontua"
    ),
    "tl": (
        "magandang umaga hapon gabi po salamat maraming ang ng mga sa ako kami namin kayo ninyo nyo magkano pwede ba "
        "kung na ay hindi may meron gusto lang din rin para naman"
    ),
    "az": (
        "salam hörmətli və bir bu üçün ilə biz siz zəhmət olmasa təşəkkür edirəm qiymət qiyməti nə qədər deyil var "
        "istəyirik mümkündür çatdırılma hörmətlə mən sizin bizim"
    ),
}
_VOTERS: dict[str, list[str]] = {}
for _language, _words in _STOP_WORDS.items():
    for _word in _words.split():
        _VOTERS.setdefault(_word, []).append(_language)
_VOTES = {
    word: tuple((language, 1 / len(languages)) for language in languages)
    for word, languages in _VOTERS.items()
}
"""A small word -> the languages that have it, each with its share of the vote."""

_LETTERS = (
    ("de", "ß"), ("es", "ñ¿¡"), ("pt", "ãõ"), ("fr", "êœ"), ("pl", "łęąśżźć"), ("cs", "řěů"), ("sk", "ľĺŕ"),
    ("hu", "őű"), ("lt", "ėųįū"), ("lv", "ļņķģāīēū"), ("et", "õ"), ("is", "ðþ"), ("sq", "ë"), ("hr", "đć"),
    ("vi", "ăđơưạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷ"), ("az", "ə"), ("tr", "şğı"),
    ("ro", "șțăţ"), ("sv", "ä"), ("da", "æø"), ("no", "æø"), ("it", "ìò"),
)  # fmt: skip
"""Letters that hardly any other of these languages writes; each kind found is a vote."""
_SCRIPTS = (
    ("ja", late_pattern(r"[\u3040-\u30ff]")),
    ("ko", late_pattern(r"[\uac00-\ud7af]")),
    ("zh", late_pattern(r"[\u4e00-\u9fff]")),
    ("ru", late_pattern(r"[\u0400-\u04ff]")),
    ("el", late_pattern(r"[\u0370-\u03ff]")),
    ("ar", late_pattern(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", late_pattern(r"[\u0590-\u05ff]")),
    ("th", late_pattern(r"[\u0e00-\u0e7f]")),
    ("hi", late_pattern(r"[\u0900-\u097f]")),
    ("bn", late_pattern(r"[\u0980-\u09ff]")),
    ("ta", late_pattern(r"[\u0b80-\u0bff]")),
    ("hy", late_pattern(r"[\u0530-\u058f]")),
    ("ka", late_pattern(r"[\u10a0-\u10ff]")),
    ("km", late_pattern(r"[\u1780-\u17ff]")),
    ("te", late_pattern(r"[\u0c00-\u0c7f]")),
    ("gu", late_pattern(r"[\u0a80-\u0aff]")),
    ("pa", late_pattern(r"[\u0a00-\u0a7f]")),
    ("kn", late_pattern(r"[\u0c80-\u0cff]")),
    ("ml", late_pattern(r"[\u0d00-\u0d7f]")),
    ("si", late_pattern(r"[\u0d80-\u0dff]")),
    ("lo", late_pattern(r"[\u0e80-\u0eff]")),
    ("my", late_pattern(r"[\u1000-\u109f]")),
    ("am", late_pattern(r"[\u1200-\u137f]")),
)
_OTHER_SCRIPT = late_pattern(
    r"[\u0370-\u06ff\u0900-\u09ff\u0a00-\u0eff\u1000-\u137f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
)
"""A letter of one of these scripts: most texts have none, and are not counted script by script."""
_WORD = late_pattern(r"[^\W\d_]+")
_LOOKED_AT = 2_000
_FEWEST_VOTES = 1.5
_VOTE_OF_LETTERS = 0.75
_SURE_VOTES = 4
_SURE_LEAD, _DOUBTFUL_LEAD = 1.5, 4.0
"""Times the votes of another language that rule it out: in a longer text, and in a short one."""
_FINNISH = late_pattern(r"\b\w{2,}(?:ssa|ssä|sta|stä|lla|llä|lle|ksi|mme|kö|iin|ään|itse)\b")
"""How Finnish words end; believed beside an ä only."""
_VOTE_OF_ENDING = 0.5
_BULGARIAN, _RUSSIAN_ALONE = late_pattern(r"[ъЪ]"), late_pattern(r"[ыэёЫЭЁ]")
_UKRAINIAN = late_pattern(r"[іїєґІЇЄҐ]")


def is_small_word(word: str) -> bool:
    """Whether it is one of the words that nearly every text of some language has."""
    return word in _VOTES


def language_of(text: str) -> str:
    """ISO 639-1 of the text, or "" when too few words tell."""
    return _voted(text[:_LOOKED_AT])[0]


def likely_languages(text: str) -> tuple[str, ...]:
    """Every language that the text may well be in, the likeliest first; () when too few words tell."""
    language, rivals = _voted(text[:_LOOKED_AT])
    return (language, *rivals) if language else ()


@lru_cache(maxsize=16)
def _voted(text: str) -> tuple[str, tuple[str, ...]]:
    """The language with most votes, and those that come near it."""
    if not text.isascii() and (language := _by_script(text)):
        return language, ()
    ranked = sorted(votes_in(text).items(), key=lambda vote: -vote[1])
    if not ranked or ranked[0][1] < _FEWEST_VOTES:
        return "", ()
    best, most = ranked[0]
    near = most / (_SURE_LEAD if most >= _SURE_VOTES else _DOUBTFUL_LEAD)
    return best, tuple(language for language, votes_of in ranked[1:] if votes_of > near)


def votes_in(text: str) -> dict[str, float]:
    """Language -> the votes of small words and telling letters; of a text in Latin letters."""
    lowered = text.lower()
    votes: defaultdict[str, float] = defaultdict(float)
    for told in filter(None, map(_VOTES.get, _WORD.findall(lowered))):
        for language, vote in told:
            votes[language] += vote
    if not lowered.isascii():
        letters_used = set(lowered)
        for language, letters in _LETTERS:
            if found := letters_used.intersection(letters):
                votes[language] += _VOTE_OF_LETTERS * len(found)
    if "ä" in lowered and len(endings := _FINNISH.findall(lowered)) > 1:
        votes["fi"] += _VOTE_OF_ENDING * len(endings)
    return votes


_TELLING_LETTERS = {
    "ru": (
        ("kk", late_pattern(r"[әғқңұһӘҒҚҢҰҺ]")),
        ("be", late_pattern(r"[ўЎ]|\b(?:дзень|калі|колькі|ёсць|вас цікавіць)\b")),
        ("uk", _UKRAINIAN),
        ("mk", late_pattern(r"[ѓќѕЃЌЅ]")),
        ("mk", late_pattern(r"(?i)\b(?:колку|чини|сакам|би сакал[ае]?|благодарам|понудата?)\b")),
        ("sr", late_pattern(r"[ђћјљњџЂЋЈЉЊЏ]|(?i:\b(?:добар дан|колико|кошта|хвала|молим)\b)")),
        ("bg", late_pattern(r"(?i)\b(?:здравейте|колко|струва|имате|благодаря|оферта|наличност|искам|бихме|бих)\b")),
        ("mn", late_pattern(r"[өүӨҮ]")),
    ),
    "ar": (
        ("ur", late_pattern(r"[ٹڈڑےںھہ]")),
        ("fa", late_pattern(r"[پچژگیک]")),
    ),
}  # fmt: skip
"""Letters that only some of the languages in one script write, the surest first."""


def _by_letters(script: str, text: str) -> str:
    """Which of the languages in one script: some write letters that the others do not."""
    for language, letters in _TELLING_LETTERS.get(script, ()):
        if letters.search(text):
            return language
    if script == "ru" and _BULGARIAN.search(text) and not _RUSSIAN_ALONE.search(text):
        return "bg"
    return script


def _by_script(text: str) -> str:
    """The language of a text that is not in Latin letters; "" where most of them are."""
    if not _OTHER_SCRIPT.search(text):
        return ""
    for language, script in _SCRIPTS:
        if len(script.findall(text)) * 4 >= len(text.split()) + 8:
            return _by_letters(language, text)
    return ""
