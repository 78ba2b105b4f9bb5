"""How automatic answers speak, in twelve languages and some more. Data.

Points: 2 what away people say, 3 what hardly anybody types into an answer, 4 what says it is automatic.
"""

from __future__ import annotations

from leads.inquiries.tongues import Phrasebook

AWAY = Phrasebook(
    {
        "en": (
            (
                2,
                (
                    r"\b(?:i am|i'm|i will be|i'll be|we are|am|currently|is|be)?\s?(?:currently |now |"
                    r"presently )?(?:out of (?:the |my )?office|away(?: from (?:the office|my desk|"
                    r"my e?-?mail|work))?(?: until| till| from| on|\.|,| and| with|$)|on (?:annual |"
                    r"parental |maternity |paternity |sick |medical |extended |bank )?(?:leave|holiday|"
                    r"vacation)|travell?ing|not in the office|on a business trip|attending a)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:limited|no|little|intermittent|restricted|only sporadic|"
                    r"infrequent) access to (?:my )?e?-?mails?|\bwill (?:not )?be (?:checking|reading|"
                    r"monitoring) (?:my )?e?-?mails?|\bdelay(?:ed)? in (?:my )?repl"
                ),
            ),
            (
                2,
                (
                    r"\b(?:return(?:ing)?|back)(?: (?:to|in) the office)? (?:on|from|monday|tuesday|"
                    r"wednesday|thursday|friday)\b|\bi return\b|\bi(?: will|'ll) (?:respond|reply|"
                    r"get back|answer|read|deal|be back|return)\b.{0,60}\b(?:return|back|then|upon|after|"
                    r"when|on|soon as)\b|\b(?:on|upon) (?:my|our) return\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:if|for|in)(?: your| this| it)?(?: \w+){0,4}(?: is| are|'s)? (?:urgent|"
                    r"emergency|emergencies|immediate assistance|immediate help|time[- ]sensitive|"
                    r"immediate attention)\b|\bin my absence\b|\bduring my absence\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:our )?(?:offices?|company|shop|store|business|factory|we)(?: \w+){0,2} (?:is|"
                    r"are|will be) (?:now )?closed\b|\b(?:office|christmas|holiday|easter|"
                    r"summer) (?:closure|shutdown|hours)\b|\bclosed (?:for|over|from|until)\b"
                ),
            ),
            (
                3,
                (
                    r"\bno longer (?:with|works?|working|employed|at|part of|a member)\b|\b(?:has|"
                    r"have) left (?:the (?:company|business|firm|organi[sz]ation)|our)\b|"
                    r"\bplease (?:direct|address|send) (?:all )?(?:future|further) (?:correspondence|"
                    r"e?-?mails?|enquiries)|\bthis (?:mailbox|inbox|e?-?mail (?:address|"
                    r"account)) is (?:no longer|not) (?:in use|monitored|being|active|checked|used)|"
                    r"\bmy (?:new )?e?-?mail address has changed|\b(?:i|we) (?:have|'ve) (?:a new|"
                    r"changed (?:my|our)) e-?mail address"
                ),
            ),
            (
                3,
                (
                    r"\be?-?mails? (?:will|is|are|has|have)(?: not|"
                    r" n't)(?: been)?(?: be)?(?: being)? (?:forwarded|read|redirected|monitored|checked)"
                ),
            ),
            (
                4,
                (
                    r"\bthis is an? auto(?:mat(?:ic|ed|ically)|-)?[ -]?(?:generated )?(?:reply|response|"
                    r"message|e?-?mail|answer|acknowledge?ment|confirmation)|\bauto(?:mated|"
                    r"matic)?[- ](?:reply|response|responder)\b|\bautomatically generated\b|"
                    r"\bplease do not (?:reply|respond) to this"
                ),
            ),
            (
                3,
                (
                    r"\b(?:we(?:'ve| have)? (?:successfully )?received your (?:message|e?-?mail|request|"
                    r"enquiry|inquiry|query|ticket|application|contact)|your (?:message|e?-?mail|request|"
                    r"enquiry|inquiry|query|ticket|case)(?: has|"
                    r" was)?(?: been)? (?:successfully )?(?:received|logged|registered))\b|\b(?:we|"
                    r"our team|a member of our|someone|one of our)\b.{0,50}\b(?:aim to|will|shall|"
                    r"endeavou?r to) (?:\w+ )?(?:reply|respond|get back|be in touch|contact you|answer)"
                ),
            ),
        ),
        "de": (
            (
                2,
                (
                    r"\b(?:nicht (?:im (?:hause?|büro|dienst)|erreichbar|da|anwesend|am arbeitsplatz|"
                    r"am platz)|(?:im|in den|auf) (?:urlaub|erholungsurlaub|elternzeit|mutterschutz|"
                    r"dienstreise|ferien|sommerurlaub)|außer haus|ausser haus|abwesend|unterwegs|"
                    r"abwesenheit|in elternzeit|auf geschäftsreise)\b"
                ),
            ),
            (
                2,
                (
                    r"\bwieder (?:für sie |persönlich |im (?:büro|haus|hause) |gern\w* )?(?:da|erreichbar|"
                    r"zu erreichen|im büro|im haus|im hause|zurück|anwesend|zur verfügung)|\b(?:nach|"
                    r"bei) meiner rückkehr\b|\bzurück (?:am|ab)\b|\bbin (?:ich )?(?:am|"
                    r"ab) .{1,30}\b(?:zurück|wieder)"
                ),
            ),
            (
                2,
                (
                    r"\bin (?:sehr )?dringenden (?:fällen|angelegenheiten|notfällen)|\bdringende (?:fälle|"
                    r"anliegen|anfragen|angelegenheiten)|\bwährend meiner abwesenheit|"
                    r"\bmeine (?:urlaubs)?vertretung|\bin notfällen|\bvertritt mich|\bvertreten (?:mich|"
                    r"durch)"
                ),
            ),
            (
                3,
                (
                    r"\b(?:betriebs|werks)(?:ferien|urlaub)|\b(?:büro|betrieb|geschäft|unternehmen|praxis|"
                    r"laden|werkstatt|firma|wir)\b.{0,60}\bgeschlossen\b|\bzwischen den (?:jahren|"
                    r"feiertagen)|\bgeschlossen (?:vom|bis|von)"
                ),
            ),
            (
                3,
                (
                    r"\bnicht mehr (?:\w+ ){0,3}(?:im unternehmen|tätig|in unserem|bei der|beschäftigt|"
                    r"für die firma|bei uns)|\b(?:unternehmen|firma|haus) verlassen\b|"
                    r"\be-?mail-?adresse (?:ist|wird) nicht mehr|\bpostfach wird nicht"
                ),
            ),
            (
                3,
                (
                    r"\b(?:e-?mails?|nachrichten?|mails?|sie|diese)\b.{0,30}\b(?:wird|"
                    r"werden) (?:\w+ ){0,3}nicht (?:automatisch )?(?:weitergeleitet|gelesen|bearbeitet|"
                    r"umgeleitet|beantwortet)|\bkeine automatische weiterleitung|\bnicht weitergeleitet"
                ),
            ),
            (
                4,
                (
                    r"\bautomatisch (?:generiert|erstellt|erzeugt|versendet|versandt)\w*|"
                    r"\bautomatische (?:antwort|nachricht|e-?mail|empfangsbestätigung|eingangsbestätigung|"
                    r"rückmeldung)|\bbitte (?:antworten sie )?nicht auf diese"
                ),
            ),
            (
                3,
                (
                    r"\b(?:ihre|deine) (?:nachricht|e-?mail|anfrage|mail)\b.{0,40}\b(?:eingegangen|"
                    r"erhalten|bearbeite)|\bschnellstmöglich (?:bei ihnen|beantwort|bearbeit|melden)|"
                    r"\bwerden uns .{0,60}\b(?:melden|in verbindung setzen)"
                ),
            ),
        ),
        "fr": (
            (
                2,
                (
                    r"\b(?:absente?s?|en (?:congés?|vacances|déplacement|arrêt|rtt|congé maternité|"
                    r"formation)|hors du bureau|indisponible|pas (?:au bureau|joignable|disponible))\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:de retour|à mon retour|dès mon retour|serai (?:de retour|à nouveau|joignable)|"
                    r"mon absence|ne consulterai|n'aurai pas accès|accès (?:limité|restreint))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:en cas d'(?:urgence|absence)|pour toute question|pour toute (?:urgence|"
                    r"demande urgente)|urgences?)\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:bureaux|entreprise|société|magasin|établissement|locaux|"
                    r"nous)\b.{0,50}\bfermée?s?\b|\bfermeture (?:annuelle|estivale|exceptionnelle)"
                ),
            ),
            (
                3,
                (
                    r"\bne (?:fait|fais|travaille|travaillant|faisant) plus\b|\bquitté (?:la société|"
                    r"l'entreprise|ses fonctions)|\bmessagerie n'est (?:plus|pas)|\bplus (?:consultée|"
                    r"utilisée)"
                ),
            ),
            (3, r"\bne sera (?:ni |pas )(?:lu|transféré|traité|redirigé)|\bpas transféré"),
            (
                4,
                (
                    r"\b(?:message|réponse|courriel|e-?mail|"
                    r"mail) (?:est )?(?:généré[e]? )?automatique(?:ment)?\b|\bne pas (?:y )?répondre\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:avons|a) (?:bien |été bien )?(?:reçu|enregistré|pris en compte) (?:votre|vos)|"
                    r"\bbien (?:reçu|reçue|été reçue?|enregistrée?)|\bvous (?:répondrons|recontacterons|"
                    r"répondra)|\bdans les (?:meilleurs|plus brefs) délais"
                ),
            ),
        ),
        "es": (
            (
                2,
                (
                    r"\b(?:fuera de (?:la )?oficina|de vacaciones|ausente|de baja|de viaje|de permiso|"
                    r"no (?:estaré|estoy) (?:disponible|en la oficina)|acceso limitado|sin acceso)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:a mi (?:vuelta|regreso)|de vuelta|estaré de (?:vuelta|regreso)|me reincorporo|"
                    r"regreso el|vuelvo el|durante mi ausencia)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:asuntos?|temas?|casos?|consultas?)? ?(?:muy )?urgen(?:tes?|cias?)\b|"
                    r"\bcaso de urgencia"
                ),
            ),
            (
                3,
                (
                    r"\b(?:oficinas?|empresa|tienda|permaneceremos|estaremos|"
                    r"nos encontramos)\b.{0,50}\bcerrad[oa]s?|\bcerrado por vacaciones|\bcierre (?:por|de)"
                ),
            ),
            (
                3,
                (
                    r"\bya no (?:trabaj|forma parte|está|pertenece)|\bha dejado (?:la empresa|"
                    r"de trabajar)|\bcuenta .{0,20}(?:desactivada|ya no)"
                ),
            ),
            (3, r"\bno será (?:leído|reenviado|redirigido)"),
            (
                4,
                (
                    r"\b(?:respuesta|mensaje|correo|e-?mail) (?:es )?(?:generad[oa] )?autom[áa]tic[oa]|"
                    r"\bgenerado automáticamente|\bno respond(?:a|er) a este"
                ),
            ),
            (
                3,
                (
                    r"\b(?:hemos|ha sido|fue) recibido\b|\bhemos recibido (?:su|tu)|"
                    r"\b(?:nos pondremos en contacto|le (?:responderemos|contestaremos)|te responderemos)|"
                    r"\ba la mayor brevedad"
                ),
            ),
        ),
        "it": (
            (
                2,
                (
                    r"\b(?:fuori (?:ufficio|sede|dall'ufficio)|in ferie|assente|in vacanza|in malattia|"
                    r"in maternità|in trasferta|in viaggio|non sono (?:in ufficio|disponibile|"
                    r"raggiungibile)|accesso limitato)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:al mio (?:rientro|ritorno)|rientrerò|rientro|sarò di (?:nuovo|ritorno)|tornerò|"
                    r"durante la mia assenza)\b"
                ),
            ),
            (
                2,
                r"\b(?:urgenz[ae]|caso di urgenza|questioni urgenti|comunicazioni urgenti|urgenti)\b",
            ),
            (
                3,
                (
                    r"\bchius[oiae]\b.{0,40}\b(?:ferie|dal|fino|per)\b|\bchiusura (?:estiva|natalizia|"
                    r"aziendale|per ferie|uffici)"
                ),
            ),
            (
                3,
                (
                    r"\bnon (?:lavora|fa) più\b|\bha lasciato (?:l'azienda|la società)|"
                    r"\bcasella .{0,30}non (?:è|più)|\bnon è più (?:attiv|in uso)"
                ),
            ),
            (3, r"\bnon (?:verrà|verranno|sarà|saranno) (?:lett|inoltrat)"),
            (
                4,
                (
                    r"\b(?:risposta|messaggio|e-?mail|mail) (?:è )?(?:generat[oa] )?automatic[oa]|"
                    r"\bgenerat[oa] automaticamente|\bnon rispondere a quest"
                ),
            ),
            (
                3,
                (
                    r"\babbiamo ricevuto (?:la|il)|\bè stat[oa] (?:ricevut|preso in carico|registrat)|"
                    r"\b(?:vi|ti|le) (?:risponderemo|contatteremo|ricontatteremo)|\bil prima possibile"
                ),
            ),
        ),
        "nl": (
            (
                2,
                (
                    r"\b(?:niet (?:op kantoor|aanwezig|bereikbaar|in de gelegenheid)|afwezig|"
                    r"met (?:vakantie|verlof|zwangerschapsverlof|ouderschapsverlof)|op (?:vakantie|"
                    r"zakenreis)|buiten kantoor|beperkt bereikbaar|lees mijn e?-?mail niet)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:weer (?:aanwezig|bereikbaar|op kantoor|terug)|terug op|"
                    r"bij (?:mijn )?terugkomst|na mijn (?:vakantie|terugkeer)|tijdens mijn afwezigheid|"
                    r"ben ik weer)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:dringende (?:zaken|gevallen|vragen)|spoed(?:gevallen|eisende)?|"
                    r"urgente (?:zaken|vragen))"
                ),
            ),
            (
                3,
                (
                    r"\b(?:kantoor|bedrijf|winkel|wij|we)\b.{0,40}\bgesloten\b|\bbouwvak|"
                    r"\bgesloten (?:van|tot|wegens)"
                ),
            ),
            (3, r"\bniet (?:meer|langer) werkzaam|\bniet meer (?:bij ons|in dienst|in gebruik)"),
            (3, r"\b(?:wordt|worden) niet (?:gelezen|doorgestuurd)"),
            (
                4,
                (
                    r"\bautomatisch(?:e)? (?:gegenereerd|antwoord|bericht|reactie|e-?mail|"
                    r"ontvangstbevestiging|verzonden)|\bniet op (?:dit bericht|deze e?-?mail)"
                ),
            ),
            (
                3,
                (
                    r"\b(?:uw|je) (?:bericht|e?-?mail|aanvraag|vraag)\b.{0,40}\b(?:ontvangen|behandel)|"
                    r"\bbinnen \d+ (?:werk)?dag\w*|streven ernaar|zo (?:snel|spoedig) mogelijk (?:contact|"
                    r"een antwoord|beantwoord|antwoord)|\bnemen .{0,30}contact (?:met u )?op"
                ),
            ),
        ),
        "pt": (
            (
                2,
                (
                    r"\b(?:fora do escritório|de férias|ausente|em viagem|de licença|não (?:estarei|"
                    r"estou) (?:disponível|no escritório)|acesso limitado)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:no meu (?:regresso|retorno)|de volta|regresso (?:a|no|em)|retorno (?:em|no|ao)|"
                    r"estarei de volta|durante a minha ausência|durante minha ausência)"
                ),
            ),
            (2, r"\b(?:assuntos urgentes|urgência|urgências|urgente|urgentes)\b"),
            (
                3,
                (
                    r"\b(?:escritórios?|empresa|loja|estaremos|encontra-se)\b.{0,40}\b(?:encerrad|"
                    r"fechad)[oa]s?|\bencerramento para férias|\bférias coletivas"
                ),
            ),
            (3, r"\b(?:já )?não (?:trabalha|faz parte|colabora)|\bnão (?:trabalha|faz) mais"),
            (3, r"\bnão será (?:lid|reencaminhad|encaminhad)"),
            (
                4,
                (
                    r"\b(?:resposta|mensagem|e-?mail) (?:é )?(?:gerad[oa] )?automátic[oa]|"
                    r"\bgerad[oa] automaticamente|\bnão responda a est"
                ),
            ),
            (
                3,
                (
                    r"\b(?:recebemos|foi recebid[oa])\b|\b(?:entraremos em contacto|entraremos em contato|"
                    r"responderemos)|\bo mais (?:breve|rápido) possível"
                ),
            ),
        ),
        "pl": (
            (
                2,
                (
                    r"\b(?:na urlopie|nieobecn\w+|poza biurem|urlop\w*|na zwolnieniu|w delegacji|"
                    r"podróży służbowej|bez dostępu|ograniczony dostęp)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:po (?:moim )?powrocie|wracam|wrócę|będę (?:ponownie )?dostępn|od dnia|"
                    r"do dnia)\b"
                ),
            ),
            (2, r"\bpiln(?:ych|e|ej|ą|ymi)\b"),
            (
                3,
                (
                    r"\b(?:biuro|firma|sklep)\b.{0,40}\b(?:nieczynn|zamknięt)|\bprzerwa (?:urlopowa|"
                    r"świąteczna)"
                ),
            ),
            (3, r"\bnie pracuj[eę] już|\bjuż nie pracuje|\bskrzynka .{0,30}nie"),
            (
                3,
                r"\bnie (?:będ(?:zie|ą)|zostan(?:ie|ą)) (?:odczytan|przekazan|czytan|przekierowan)",
            ),
            (
                4,
                (
                    r"\b(?:automatyczn[aey] (?:odpowied|wiadomoś|potwierdzen)|"
                    r"wygenerowan[aoy] automatycznie|prosimy nie odpowiadać|odpowiedź automatyczna)"
                ),
            ),
            (
                3,
                r"\b(?:otrzymaliśmy|została (?:przyjęta|zarejestrowana)|odpowiemy|skontaktujemy się)",
            ),
        ),
        "sv": (
            (
                2,
                (
                    r"\b(?:på semester|semesterledig|föräldraledig|tjänstledig|ledig|inte på (?:kontoret|"
                    r"plats)|frånvarande|bortrest|på resande fot|har semester|tjänsteresa|"
                    r"begränsad tillgång|sjukskriven)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:åter (?:på|den|måndag|igen)|tillbaka (?:på|den|igen|måndag|tisdag|onsdag|"
                    r"torsdag|fredag|i)|när jag (?:är|kommer) (?:åter|tillbaka)|under min frånvaro|"
                    r"är åter)"
                ),
            ),
            (2, r"\b(?:brådskande|akuta?) (?:ärenden?|frågor|fall)|\bvid (?:brådskande|akuta)"),
            (
                3,
                r"\b(?:kontoret|vi|företaget)\b.{0,30}\b(?:har )?stängt\b|\bsemesterstängt|\bjulstängt",
            ),
            (3, r"\b(?:har slutat|arbetar inte längre|inte längre (?:kvar|anställd|i bruk))"),
            (3, r"\b(?:läses|vidarebefordras) inte|\bkommer inte att (?:läsas|vidarebefordras)"),
            (
                4,
                r"\b(?:autosvar|automatiskt (?:svar|genererat|meddelande|mejl)|går inte att svara)",
            ),
            (
                3,
                (
                    r"\b(?:har (?:nu )?(?:tagit emot|mottagit|fått) (?:ditt|er|din)|"
                    r"återkommer (?:så snart|till dig|inom|så fort)|svarar (?:dig )?så snart)"
                ),
            ),
        ),
        "da": (
            (
                2,
                (
                    r"\b(?:på ferie|holder (?:ferie|fri)|ferie (?:til|fra|frem)|ikke på kontoret|"
                    r"fraværende|på barsel|på orlov|ude af kontoret|bortrejst|på forretningsrejse|"
                    r"begrænset adgang|sygemeldt)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:tilbage (?:på|den|igen|mandag|tirsdag|onsdag|torsdag|fredag|i)|"
                    r"når jeg (?:er )?(?:kommer )?(?:tilbage|retur)|under mit fravær|igen (?:at træffe|"
                    r"den|mandag))"
                ),
            ),
            (2, r"\b(?:haster|hastende|akutte?|presserende)\b"),
            (
                3,
                (
                    r"\b(?:kontoret|vi|butikken|firmaet)\b.{0,30}\b(?:holder )?(?:ferie)?lukket\b|"
                    r"\bferielukket"
                ),
            ),
            (3, r"\b(?:ikke længere ansat|er fratrådt|er stoppet (?:hos|i)|ikke længere i brug)"),
            (3, r"\b(?:læses|videresendes) ikke|\bbliver ikke (?:læst|videresendt)"),
            (4, r"\b(?:autosvar|automatisk (?:svar|genereret|besked|mail)|kan ikke besvares)"),
            (3, r"\b(?:har modtaget (?:din|jeres)|vender tilbage|besvarer (?:den|din))"),
        ),
        "no": (
            (
                2,
                (
                    r"\b(?:på ferie|har ferie|ferie (?:til|fra|frem)|ikke på kontoret|fraværende|"
                    r"i permisjon|ute av kontoret|bortreist|på reise|begrenset tilgang|sykmeldt|har fri)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:tilbake (?:på|den|igjen|mandag|tirsdag|onsdag|torsdag|fredag|i)|når jeg (?:er|"
                    r"kommer) tilbake|under mitt fravær)"
                ),
            ),
            (2, r"\b(?:haster|hastesaker|akutte?|presserende)\b"),
            (3, r"\b(?:kontoret|vi|butikken)\b.{0,30}\b(?:ferie)?stengt\b|\bferiestengt"),
            (3, r"\b(?:ikke lenger (?:ansatt|jobber|i bruk)|har sluttet|jobber ikke lenger)"),
            (3, r"\b(?:blir ikke|vil ikke bli) (?:lest|videresendt)|\bvideresendes ikke"),
            (4, r"\b(?:autosvar|automatisk (?:svar|generert|melding|e-?post))"),
            (3, r"\b(?:har mottatt (?:din|deres)|kommer tilbake til (?:deg|dere)|svarer så)"),
        ),
        "fi": (
            (
                2,
                (
                    r"\b(?:\w*lomalla|poissa(?: toimistolta)?|vapaalla|matkoilla|työmatkalla|"
                    r"tavoitettavissa|en ole (?:paikalla|toimistolla))\b"
                ),
            ),
            (2, r"\b(?:palaan|takaisin|lomani jälkeen|poissaoloni aikana)\b"),
            (2, r"\b(?:kiireelli\w+|kiireisissä)\b"),
            (3, r"\b(?:toimistomme|olemme|toimisto)\b.{0,30}\bsuljettu"),
            (3, r"\b(?:ei työskentele enää|en työskentele enää|ei ole enää)"),
            (4, r"\b(?:automaattinen (?:vastaus|viesti)|automaattivastaus|älä vastaa tähän)"),
            (3, r"\b(?:olemme vastaanottaneet|viestisi on vastaanotettu|vastaamme)"),
        ),
        "cs": (
            (
                2,
                (
                    r"\b(?:na dovolené|dovolen(?:á|ou|é)|mimo kancelář|nepřítom\w+|nejsem (?:v kanceláři|"
                    r"přítom\w+|k zastižení)|na služební cestě|omezený přístup|neprítomn\w+|"
                    r"mimo kancelárie)\b"
                ),
            ),
            (
                2,
                r"\b(?:po (?:mém )?návratu|vrátím|budu zpět|opět k dispozici|po dobu mé nepřítomnosti)",
            ),
            (2, r"\b(?:naléhav\w+|nalehav\w+|urgentn\w+|neodkladn\w+)\b"),
            (3, r"\b(?:máme zavřeno|celozávodní dovolená|bude zavřeno)"),
            (3, r"\b(?:již nepracuj|už nepracuj|již není)"),
            (3, r"\bnebud(?:e|ou) (?:přečten|přeposlán|čten)"),
            (
                4,
                (
                    r"\b(?:automatick(?:á odpověď|á zpráva|y vygenerov)|automaticky generovan|"
                    r"neodpovídejte)"
                ),
            ),
            (
                3,
                r"\b(?:přijali jsme|byl(?:a|o)? (?:přijat|doručen)|ozveme se|budeme vás kontaktovat)",
            ),
        ),
        "hu": (
            (2, r"(?:szabadság\w*|házon kívül|irodán kívül|nem (?:tartózkodom|vagyok) az irod)"),
            (2, r"(?:visszatér|ismét elérhető|távollét)"),
            (2, r"(?:sürgős)"),
            (4, r"(?:automatikus (?:válasz|üzenet))"),
        ),
        "tr": (
            (2, r"(?:izinde|yıllık izin|ofis dışında|tatilde)"),
            (2, r"(?:döneceğim|dönüşümde|tarihinde dön)"),
            (2, r"(?:acil (?:durum|konu))"),
            (4, r"(?:otomatik (?:yanıt|cevap|mesaj))"),
        ),
        "ru": (
            (2, r"(?:в отпуске|отсутству|не в офисе|в командировке|у відпустці)"),
            (2, r"(?:вернусь|буду доступ|по возвращении)"),
            (2, r"(?:срочн|неотложн)"),
            (4, r"(?:автоматическ\w+ (?:ответ|сообщение)|автоответ|не отвечайте на это)"),
            (3, r"(?:ваше (?:письмо|обращение|сообщение) (?:получено|принято|зарегистрировано))"),
        ),
        "ja": (
            (2, r"(?:不在|休暇|休業|出張中|お休みを)"),
            (2, r"(?:お急ぎの|緊急)"),
            (4, r"(?:自動(?:送信|返信|応答|配信)|このメールに返信)"),
            (3, r"(?:受け付けました|受付いたしました|承りました)"),
        ),
        "zh": ((2, r"(?:休假|出差|不在办公室)"), (4, r"(?:自动(?:回复|答复)|此邮件为系统)")),
    }
)

COURTESY = Phrasebook(
    {
        "en": (
            (
                0,
                (
                    r"\b(?:thank(?:s| you)|hello|hi|dear|good (?:morning|day|afternoon)|regards|sincerely|"
                    r"seasons?'?s? greetings|merry|happy|apologi[sz]e|sorry|contact|reach|call|e?-?mail|"
                    r"telephone|phone|assistance|colleague|reply|respond|best|wishes)\b|@"
                ),
            ),
        ),
        "de": (
            (
                0,
                (
                    r"\b(?:danke|vielen dank|guten tag|hallo|liebe|sehr geehrte|grüße|grüßen|frohe|"
                    r"wenden sie sich|kontaktieren|erreichen|kolleg|telefon|antwort|melde|verständnis|"
                    r"bearbeite|alternativ)"
                ),
            ),
        ),
        "fr": (
            (
                0,
                (
                    r"\b(?:merci|bonjour|madame|cordialement|contact\w*|joindre|standard|répondr\w*|"
                    r"collègue|adress\w*|message|fêtes)\b"
                ),
            ),
        ),
        "es": (
            (
                0,
                r"(?:gracias|hola|estimad|saludo|contact|póngase|llam|compañer|respond|correo|mensaje)",
            ),
        ),
        "it": (
            (
                0,
                (
                    r"(?:grazie|buongiorno|gentil|saluti|contatt|rivolger|collega|rispond|mail|messaggio|"
                    r"scriv)"
                ),
            ),
        ),
        "nl": (
            (
                0,
                r"(?:bedankt|dank|beste|groet|contact|collega|bericht|mail|beantwoord|bereik|telefoon)",
            ),
        ),
        "pt": (
            (
                0,
                (
                    r"(?:obrigad|agrade|olá|boa tarde|bom dia|cumprimentos|contact|contat|colega|respond|"
                    r"mail|mensagem)"
                ),
            ),
        ),
        "pl": (
            (0, r"(?:dziękuj|dzień dobry|witam|pozdrawiam|kontakt|odpowie|wiadomoś|mail|telefon)"),
        ),
        "sv": ((0, r"(?:tack|hej|hälsning|kontakta|ring|växel|mejl|mail|svar|återkom|kolleg)"),),
        "da": ((0, r"(?:tak|hej|hilsen|kontakt|ring|mail|svar|besked|kolleg)"),),
        "no": ((0, r"(?:takk|hei|hilsen|kontakt|ring|e-?post|mail|svar|kolleg)"),),
        "fi": (
            (0, r"(?:kiitos|hei|terveisin|ota yhteyttä|soita|vasta|viesti|sähköposti|kollega)"),
        ),
        "cs": ((0, r"(?:děkuj|dobrý den|pozdrav|kontakt|obrať|odpov|mail|zpráv|koleg)"),),
        "hu": ((0, r"(?:köszön|tisztelt|üdvözl|keresse|kolléga|forduljon)"),),
        "tr": ((0, r"(?:merhaba|teşekkür|saygı|iletişim|arkadaş)"),),
        "ru": ((0, r"(?:спасибо|здравствуйте|добрый день|уважени|обращай|свяж|коллег)"),),
        "ja": ((0, r"(?:ありがとう|お世話|よろしく|ご連絡|申し訳)"),),
    }
)
"""What an automatic answer says besides: politeness, and whom to turn to."""
