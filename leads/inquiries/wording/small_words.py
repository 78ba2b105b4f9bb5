"""Words that nearly every text of some language has, and how much each speaks for it. Data."""

from __future__ import annotations

_STOP_WORDS = {
    "en": (
        "the and you we for our is are of to have would please with your this that can from not be it i my me "
        "if at like do does could how what when were been has which they so there"
    ),
    "de": (
        "der die das und wir sie ich nicht ist für mit ein eine bitte uns von zu den im auf sind haben guten "
        "gern noch einmal wenn dem des auch sich bei nach vom zum zur wie hat unser unsere oder aus wird kann "
        "wäre hätten über ab geht es um uhr bis ihre ihr wünscht du dir dich euch euer eure dein deine wann soll "
        "sollen bist möchte möchten möchtest kannst könnt habt seid würde würden schon wurde dann einem einen einer"
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
        "als naar over nog ook deze dit kan kunnen willen zou mijn heb we goedemiddag goedemorgen groet ik je jij hij "
        "er dan worden wordt moeten moet onze geen bent ben wil waar wanneer aan uit maar hier daar tot was mag zal "
        "groeten groetjes hoi wel komen doen zien laten weten liggen staan"
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
        "vilja men så nu mig sig bara om när vår vårt också eller min de ska hos behöver undrar finns"
    ),
    "da": (
        "og vi for med en et som er at på af ikke har til den hej tak fra kan ville os jeres jeg i skal hvad "
        "hvor hvornår når men så om vores også eller min de vil gerne give fået ved hilsen der noget "
        "jo her mig sig nu meget nogen hvis efter mvh venligst bliver kun jer"
    ),
    "no": (
        "og vi dere for med en et som er at på av ikke har til den hei takk fra kan ville oss jeg skal hva "
        "hvor når men om vår også eller min vil gjerne ønsker hos noe deres god dag hilsen trenger blir "
        "av så jo her ut ber innen etter mye noen hvis nå mvh bli "
        "kun meg deg eg ikkje kva kvar noko ein eit dei frå berre korleis nokon vere"
    ),
    "fi": (
        "ja on me te ei että se kiitos hei olemme voitte meille sekä tai mutta myös ovat kanssa mitä mikä voi "
        "voisi olisi olen oli kun niin sen tämä meillä teillä haluaisin tarvitsemme tarvitsen päivää "
        "terveisin paljonko"
    ),
    "cs": (
        "a v na se je že pro s jsme nás prosím dobrý den děkuji máme od do by ale jak vás to si k ke jsem "
        "prosíme nabídku pozdravem můžete "
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
        "iyi günler istiyorum olur fiyat adet iki bizim sizin selamlar merhabalar lazım lazim icin gunler lutfen "
        "tesekkurler misiniz mısınız musunuz müsünüz nasıl nasil kaç haftalık haftalik yapıyor yapiyor fiyatı fiyati"
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
        "hierdie prys kwotasie aflewer kry maak plaas oor so as ore weke hom hulle "
        "kom gaan beskikbaar"
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
VOTES = {
    word: tuple((language, 1 / len(languages)) for language in languages)
    for word, languages in _VOTERS.items()
}
"""A small word -> the languages that have it, each with its share of the vote."""


def is_small_word(word: str) -> bool:
    """Whether it is one of the words that nearly every text of some language has."""
    return word in VOTES
