"""Does somebody want something of us? Phrases of asking, ordering and needing, in the first person.

They outweigh what else looks like a pitch or an automatic answer: a person who wants something
must never be kept out.
"""

from __future__ import annotations

from leads.inquiries.tongues import Phrasebook, Sign

WANTING = Phrasebook(
    {
        "en": (
            (
                2,
                (
                    r"\b(?:we|i)(?:'d| would)? (?:also )?(?:want|wish|would like|like|"
                    r"need) (?:you )?to (?!offer|propose|introduce|present|share|discuss|help|work with|"
                    r"connect|show|send|invite|tell|inform|collaborat|partner|contribut|publish|write|"
                    r"apply|express|explore|speak|talk to you about|schedule|set up|touch|feature|provide|"
                    r"reach|extend|thank|follow|donate|take a moment|make sure you)"
                ),
            ),
            (
                2,
                (
                    r"\bwhat (?:do|would) you (?:charge|recommend|suggest|need from)|\b(?:i|"
                    r"we)'?ll take\b|\bcan (?:i|we) (?:come|buy|order|see|visit|get|book|rent|have|"
                    r"pick up)\b|\b(?:can|could) someone\b|\bi (?:have )?(?:signed up|registered|ordered|"
                    r"bought)\b|\band (?:would|'d) like to (?!offer|propose|introduce|present|discuss|"
                    r"share|invite|explore)|\bis (?:it|this|that|the \w+) (?:still )?available\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:and|but|so) (?:(?:now|also|urgently) )?(?:need|require|are looking for|"
                    r"am looking for)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:we|i)(?:'re| are|'m| am)? (?:(?:currently|now|also|urgently|actually|"
                    r"just) )?(?:need|require|looking for|looking to (?:buy|order|purchase|rent|hire|"
                    r"source|replace|get)|searching for|planning (?:to|a|our)|interested in (?!discussing|"
                    r"working with|collaborat|offering|partner|helping|contributing|publishing|"
                    r"buying your (?:site|domain)|acquiring your))\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:we|i)(?:'d| would)? (?:like|love|want|wish) (?:you to|to (?:order|buy|purchase|"
                    r"know (?:more about|the|your|if|whether|how)|get (?:a|some|the|your)|have (?:a|some|"
                    r"the|your)|receive|rent|hire|request|commission|go ahead|proceed|confirm|come|visit|"
                    r"see (?:a|the|your)|try|change|cancel|add|return))\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:could|can|would|will) you (?:please |kindly |maybe |also )?(?:send (?:me|us|"
                    r"over|a|an|the|your|it|some|prices?)|quote|offer us|provide|supply|deliver|ship|make|"
                    r"build|repair|fix|give (?:me|us)|let (?:me|us) know|tell (?:me|us)|call me|come|"
                    r"help (?:me|us)|advise|confirm|reserve|check|change|do|show (?:me|us)|explain|"
                    r"recommend|price|design|hold|invoice|arrange|handle)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:please|pls|kindly) (?:send (?:me|us|your|a|an|the|over|samples?|prices?|some)|"
                    r"quote|provide (?:me|us|your|a)|offer us|advise (?:price|on|the|your|if|whether)|"
                    r"call (?:me|us)|ring|let (?:me|us) (?:know|have) (?:the|your|what|how|when|"
                    r"if you (?:can|have|stock|deliver|sell))|confirm|deliver|ship|go ahead|proceed|"
                    r"reserve|invoice)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:do|does|did) (?:you|your \w+) (?:have|offer|stock|sell|deliver|ship|supply|"
                    r"make|carry|provide|do|also|still|produce|install|rent|repair|accept|support|handle|"
                    r"work with)\b"
                ),
            ),
            (
                2,
                (
                    r"\bhow (?:much|soon|long|many|quickly)\b(?!.{0,30}\byou(?:r|'re)? (?:spend|pay|los))|"
                    r"\bwhat (?:is|are|would|'s|does|do) (?:be )?(?:the|your|it|a)\b.{0,30}\b(?:price|"
                    r"cost|lead time|delivery|moq|minimum)(?! (?:for|of) (?:publish|a (?:guest|"
                    r"sponsored)))|(?<!any )\brfq\b|\brequest for (?:a )?(?:quot|propos|(?:price|prices|"
                    r"pricing|quote|quotation|cost|catalogue?|sample|brochure|offer|invoice|order|"
                    r"datasheet))|\bprice for (?:our|\d|a|an|the|these)|\bquote for\b|\b(?:our|a new|"
                    r"repeat|same|the|place an?|my) order\b"
                ),
            ),
            (
                1,
                (
                    r"\byour (?:best )?(?:(?:price|prices|pricing|quote|quotation|cost|catalogue?|sample|"
                    r"brochure|offer|invoice|order|datasheet)|products?|product range|showroom|opening)\b|"
                    r"\bfor our (?:\w+ )?(?:house|home|kitchen|garden|factory|warehouse|shop|office|"
                    r"project|hotel|school|company|client|customer|team|clinic|restaurant|site|building|"
                    r"plant|fleet|production)"
                ),
            ),
        ),
        "de": (
            (
                2,
                (
                    r"\b(?:wir|ich) (?:(?:aktuell|derzeit|dringend|auch|noch) )?(?:suchen?(?! sie| du|"
                    r"(?: \w+){0,3} (?:praktik|ausbildung|stelle|arbeit|job))|benötigen?|brauchen?|"
                    r"bräuchten?|interessieren? (?:uns|mich)|hätten?|planen?|plane|"
                    r"möchten? (?:gern\w* )?(?!ihnen|sie|mich|uns|einen? (?:gast)?beitrag)|"
                    r"würden? (?:gern\w* )?(?!ihnen|sie |mich|uns|"
                    r"einen? gastbeitrag)(?:\w+ ){0,6}(?:kaufen|bestellen|wissen|mieten|haben|buchen|"
                    r"erfahren|annehmen|nehmen))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:suchen|benötigen|brauchen|hätten|bräuchten|möchten) (?:wir|ich)\b|"
                    r"\bbräuchte ich\b|\bbrauche ich\b|\b(?:suche(?!(?: \w+){0,3} (?:praktik|ausbildung|"
                    r"stelle|arbeit|job))|benötige|brauche|bitte um|bitten um|erbitten) (?:ich |"
                    r"wir )?(?:ein|eine|einen|dringend|um|\d|ihr|angebot|preis|zusendung|rückruf)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:können|könnten|würden|haben|bieten|liefern|führen|verkaufen|machen|reparieren|"
                    r"montieren|vermieten|verleihen|nehmen|produzieren|fertigen|"
                    r"beraten) sie\b(?! (?:interesse|bedarf|zeit|diese woche|10|15|20|30|schon|lust|fach|"
                    r"mitarbeiter|offene))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:senden|schicken|nennen|machen|unterbreiten|erstellen|rufen|teilen) sie (?:mir|"
                    r"uns|mich|bitte)|\bbitte (?:\w+ ){0,2}(?:senden|schicken|zusenden|anbieten|angebot|"
                    r"offert|reserv|liefern|bestätig|rückruf)|\bwas (?:kostet|kosten|würde (?:das|ein|"
                    r"eine|es)(?! gastbeitrag))\b|\bwie (?:viel|teuer|hoch|lange)\b|\bangebot (?:für|über|"
                    r"zu)\b|\bpreis(?:liste|anfrage|e)? (?:für|über|zu)\b|\bbestell(?:en|ung|e)\b|"
                    r"\bofferieren\b"
                ),
            ),
        ),
        "fr": (
            (2, r"\b(?:notre|nos) (?:\w+ ){1,4}(?:cherche|recherche|souhaite|a besoin)"),
            (
                2,
                (
                    r"\b(?:nous (?:cherchons|recherchons|souhait\w+(?! vous)|aimerions(?! vous)|voudrions|"
                    r"avons besoin|sommes intéressés|commandons|désir\w+)|je (?:cherche|recherche|"
                    r"souhait\w+(?! vous)|voudrais|aimerais|suis (?:à la recherche|intéress\w+)|"
                    r"désir\w+)(?! (?:d'un (?:stage|emploi)|un (?:stage|emploi)|vous (?:présenter|"
                    r"proposer))))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:pouvez|pourriez|auriez|avez|faites|vendez|livrez|"
                    r"proposez)[- ]vous\b(?! (?:besoin|pensé|15|20|30))|\bmerci de (?:m'|me |nous |"
                    r"bien vouloir )?(?:envoyer|faire|transmettre|adresser|rappeler|indiquer|communiquer|"
                    r"confirmer)|\b(?:quel|quels) (?:est|sont|serait|seraient) (?:le|les|vos|"
                    r"votre)\b.{0,20}(?:prix|tarif|délai)|\bcombien\b|\bdevis (?:pour|concernant)|"
                    r"\bun devis\b|\bvos (?:produits|prix|tarifs)\b|\b(?:notre|ma|passer) commande\b"
                ),
            ),
        ),
        "es": (
            (
                2,
                (
                    r"\b(?:necesit(?:amos|o|aríamos|aría)|buscamos|busco(?! (?:trabajo|empleo))|"
                    r"estamos buscando|estoy buscando|nos interesa|me interesa|quisiéramos|quisiera|"
                    r"querríamos|queremos (?:una?|comprar|pedir|hacer|saber|el|la|los)|"
                    r"me gustaría (?!ofrecer|presentar|formar)|nos gustaría (?!ofrecer|presentar)|"
                    r"deseamos|solicit(?:amos|o) (?:un |una )?(?:presupuesto|precio|cotiza|información))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:podrían?|pueden?|podéis|podrías|tienen|tenéis|venden|hacen|ofrecen|"
                    r"disponen)\b.{0,40}\?|\bpresupuesto (?:para|de)\b|\bcuánto (?:cuesta|cuestan|sería|"
                    r"vale)|\bprecio (?:de|para|por)\b|\b(?:su|sus|vuestro|vuestros) (?:productos?|"
                    r"precios|catálogo|tarifas?)\b|\b(?:por favor,? )?(?:envíen|manden|envíenme|mándenme|"
                    r"llámen?me|envíenos)\b"
                ),
            ),
        ),
        "it": (
            (
                2,
                (
                    r"\b(?:cerchiamo|cerco(?! lavoro)|stiamo cercando|sto cercando|vorremmo (?!presentar|"
                    r"proporr|offrir)|vorrei (?!presentar|proporr|offrir|candidar)|avremmo bisogno|"
                    r"abbiamo bisogno|ho bisogno|avrei bisogno|siamo interessati|sono interessat[oa] (?:a|"
                    r"al|alla|ai)\b(?! (?:lavor|posizion))|ci serv(?:e|ono|irebbe)|mi serv(?:e|ono)|"
                    r"desideriamo (?!presentar|proporr)|accettiamo|richiediamo|gradiremmo)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:potete|potreste|potrebbe|può|avete|fate|vendete|spedite|consegnate|"
                    r"fornite)\b.{0,60}\?|\bpreventivo (?:per|di)\b|\bun preventivo\b|\bquanto (?:costa|"
                    r"costano|verrebbe|viene)|\b(?:vostri|vostro) (?:prodotti|prezzi|listino|catalogo)\b|"
                    r"\b(?:mandatemi|mandateci|inviatemi|inviateci|chiamatemi|richiamatemi)\b|"
                    r"\bprego (?:inviar|quotar)"
                ),
            ),
        ),
        "nl": (
            (
                2,
                (
                    r"\b(?:wij|we|ik) (?:zijn op zoek|ben op zoek|zoeken|zoek|willen(?! (?:u|je|"
                    r"graag kennis))|wil(?! (?:u|je))|hebben .{0,20}nodig|heb .{0,20}nodig|"
                    r"zouden graag (?!kennis)|zou graag (?!kennis)|zijn geïnteresseerd|ben geïnteresseerd|"
                    r"overwegen|overweeg)|\bgraag (?:ontvang|ontvangen|een offerte|een prijs|uw|prijs|"
                    r"offerte|bestel|had|zou)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:kunt|kun|kunnen|heeft|hebben|levert|leveren|verkoopt|maakt|doen|doet|"
                    r"verhuurt) (?:u|je|jullie)\b(?! (?:10|15|20|30|tijd|interesse))|\bwat (?:kost|kosten|"
                    r"zijn de kosten|is de prijs)|\bofferte (?:voor|aanvra)|\bhoeveel\b|\b(?:bestellen|"
                    r"bestelling)\b|\buw (?:producten|prijzen|assortiment)\b"
                ),
            ),
        ),
        "pt": (
            (
                2,
                (
                    r"\b(?:precis(?:amos|o|ávamos)|procuramos|procuro(?! emprego)|estamos (?:à procura|"
                    r"procurando|interessad)|gostar(?:íamos|ia) (?:de )?(?!apresentar|oferecer|marcar|"
                    r"enviar o meu|agendar)|queremos (?:um|uma|comprar|encomendar|saber)|quero (?:um|uma|"
                    r"comprar|encomendar|saber)|solicit(?:amos|o) (?:um )?(?:orçamento|cotaç)|"
                    r"pretend(?:emos|o) (?:comprar|adquirir|encomendar))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:podem|poderiam|pode|poderia|têm|vocês (?:têm|vendem|fazem|"
                    r"entregam))\b.{0,60}\?|\borçamento (?:para|de)\b|\bquanto (?:custa|custam|fica|sai)|"
                    r"\b(?:preço|preços) (?:de|para|por)\b|\b(?:vossos|seus|os seus) (?:produtos|"
                    r"preços)\b|\b(?:enviem|mandem|liguem)\b"
                ),
            ),
        ),
        "pl": (
            (
                2,
                (
                    r"\b(?:szukamy|poszukujemy|szukam(?! pracy)|poszukuję(?! pracy)|potrzebujemy|"
                    r"potrzebuję|chcielibyśmy (?!przedstawić|zaproponować|zaoferować)|chciał(?:bym|"
                    r"abym) (?!przedstawić|zaproponować|zaoferować|aplikować)|jesteśmy zainteresowani|"
                    r"jestem zainteresowan|zamawiam|zamówić|interesuje (?:nas|mnie))"
                ),
            ),
            (
                2,
                (
                    r"\bprosz(?:ę|imy) o (?:\w+ ){0,2}(?:ofert|wycen|cen|przesłanie|podanie|informac|"
                    r"kontakt(?! z)|kosztorys|telefon|odpowied)|\bczy (?:mają|macie|są państwo|mogą|"
                    r"możecie|jest|posiada|oferuj|moż(?:na|liwa))\b.{0,120}\?|\bile (?:kosztuje|kosztują|"
                    r"wynosi)|\b(?:jaki|jaka|jaki byłby) (?:jest|byłby|byłaby)? ?(?:koszt|cena)"
                ),
            ),
        ),
        "sv": (
            (
                2,
                (
                    r"\b(?:vi|jag) (?:söker(?! jobb)|behöver|vill (?!presentera|erbjuda|"
                    r"gärna (?:presentera|erbjuda))|skulle vilja (?!presentera|erbjuda|boka ett möte)|"
                    r"undrar|är intresserade?|letar|planerar|kör på|tar|beställer|funderar)|\b(?:kan|har|"
                    r"säljer|levererar|gör|hyr) ni\b|\bvad kostar\b|\boffert på\b|\bpris på\b|"
                    r"\bhur mycket\b|\bbeställ|\b(?:skicka|ring) (?:mig|oss|gärna)|\ber(?:a|t|"
                    r") (?:produkter|priser)\b"
                ),
            ),
        ),
        "da": (
            (
                2,
                (
                    r"\b(?:vi|jeg) (?:søger(?! job)|mangler|skal bruge|har brug for|"
                    r"vil gerne (?!præsentere|tilbyde|søge)|ønsker (?!at (?:præsentere|tilbyde))|"
                    r"overvejer|leder efter|er interessere\w+|bestiller|kunne tænke)|\b(?:kan|har|sælger|"
                    r"leverer|laver|udlejer) i\b|\bhvad koster\b|\b(?:tilbud|pris) på\b|\bhvor meget\b|"
                    r"\bbestil|\b(?:send|ring) (?:mig|os|gerne)"
                ),
            ),
        ),
        "no": (
            (
                2,
                (
                    r"\b(?:vi|jeg) (?:søker(?! jobb)|trenger|ønsker (?!å (?:presentere|tilby))|"
                    r"vil gjerne (?!presentere|tilby|søke)|skal ha|vurderer|leter etter|lurer på|"
                    r"er interessert)|\b(?:kan|har|selger|leverer|lager) dere\b|\bhva koster\b|"
                    r"\b(?:tilbud|pris) på\b|\bhvor mye\b|\bbestill|\b(?:send|ring) (?:meg|oss|gjerne)"
                ),
            ),
        ),
        "fi": (
            (
                2,
                (
                    r"\b(?:tarvitsemme|tarvitsen|etsimme|etsin(?! työtä)|haluaisimme|haluaisin|haluamme|"
                    r"pyydämme|pyydän|olemme kiinnostuneita|olen kiinnostunut|tilaisimme|tilaan)\b|"
                    r"\b(?:voisitteko|voitteko|onko teillä|myyttekö|toimitatteko|saisiko|saisimmeko)\b|"
                    r"\bmitä maksaa|\bpaljonko\b|\btarjous(?:ta|pyyntö)\b"
                ),
            ),
        ),
        "cs": (
            (
                2,
                (
                    r"\b(?:hledáme|hledám(?! práci)|potřebujeme|potřebuji|potřeboval|máme zájem|mám zájem|"
                    r"chtěli bychom (?!nabídnout|představit)|chtěl[a]? bych (?!nabídnout|představit|"
                    r"se ucházet)|poptáváme|objednáváme|objednat|rádi bychom (?!nabídli|představili|vám))|"
                    r"\bprosí(?:me|m) o (?:\w+ ){0,2}(?:nabídk|cen|zaslání|kalkulac|kontakt(?! s)|"
                    r"informac)|\b(?:můžete|mohli byste|máte|nabízíte|dodáváte|prodáváte)\b.{0,80}\?|"
                    r"\bkolik (?:stojí|by stál)|\bjaká (?:je|by byla) cena"
                ),
            ),
        ),
        "hu": (
            (
                2,
                (
                    r"\b(?:szeretnénk (?!bemutatni|ajánlani)|szeretnék (?!bemutatni|jelentkezni)|keresünk|"
                    r"érdeklődnénk|érdeklődöm|szükségünk van|kérünk|kérnénk|kérném|kérjük .{0,30}ajánlat|"
                    r"ajánlatot kér|mennyibe kerül|megrendel)"
                ),
            ),
        ),
        "tr": (
            (
                2,
                (
                    r"\b(?:ihtiyacımız|ihtiyacım|istiyoruz|istiyorum|arıyoruz|arıyorum|fiyat (?:teklifi|"
                    r"alabilir)|teklif (?:rica|alabilir|istiyor)|rica ederiz|rica ederim|ne kadar|sipariş)"
                ),
            ),
        ),
        "ru": (
            (
                2,
                (
                    r"(?:нам нуж|мне нуж|требу[её]тся|интересует|хотим (?!предложить)|"
                    r"хотели бы (?!предложить)|хочу (?!предложить)|ищем|пришлите|вышлите|"
                    r"прошу (?:вас )?(?:выслать|прислать|сообщить)|просим (?:вас )?(?:выслать|прислать|"
                    r"сообщить)|сколько стоит|какая цена|заказать|цікавить|потрібн|хочемо|скільки кошту)"
                ),
            ),
        ),
        "ja": (
            (
                2,
                r"(?:見積|お見積|購入したい|注文|価格を|ご教示|検討して|資料請求|お問い合わせさせて)",
            ),
        ),
        "zh": ((2, r"(?:报价|报个价|价格|需要|购买|订购|采购)"),),
    }
)


def wants(flat: str, languages: tuple[str, ...]) -> list[Sign]:
    """The phrases with which the writer asks us for something; `flat` as `tongues.flattened` gives it."""
    return WANTING.signs(flat, languages)
