"""How people speak who sell to us: services, lists, candidates, themselves. Data, in ten languages and some more.

Each row is one trait of a pitch and counts once: what is offered (3 to 5), that we are offered something,
that our website was "noticed", that a short call is wanted, that we shall only say yes (1 or 2).
"""

from __future__ import annotations

from leads.inquiries.tongues import Phrasebook

PITCHING = Phrasebook(
    {
        "en": (
            (
                4,
                (
                    r"\b(?:(?:like|love|happy|pleased|glad|able|want) to (?:offer|propose|introduce|"
                    r"present|pitch|provide)|we (?:\w+ )?offer|offering you|our (?:\w+ )?services|"
                    r"can (?:also )?offer you|do you need (?:extra|any|help|more|additional|assistance)|"
                    r"are you (?:struggling|tired|paying too|happy with your|looking to (?:grow|scale|"
                    r"increase|improve|reduce|save|hire)))\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:(?:we are|i am|i'm|we're|this is|from) (?:an? )?(?:\w+[ -]){0,4}(?:company|"
                    r"agency|firm|provider|consultancy|contractor|studio|startup|"
                    r"freelancer)\b(?!.{0,80}\b(?:need|looking for|want|require)))|\b(?:we've|we have|"
                    r"i've|i have) (?:helped|worked with|been (?:producing|helping|manufacturing|"
                    r"providing))|\bpartnerships? (?:at|opportunity|manager)|\b(?:triple|double|10x|"
                    r"[2-9]x) (?:their|your)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:mind if i|shall we (?:talk|chat|speak)|love what you|free (?:quote|estimate|"
                    r"survey|site visit|consultation|assessment|trial|study)|good time to (?:visit|call|"
                    r"talk|speak)|send you (?:our|my|a|some)|price list|business opportunity|"
                    r"opportunity)\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:do-?follow|back-?links?|link[- ](?:building|insertions?|exchange|placement)|"
                    r"guest[- ](?:post|blog|article)\w*|sponsored (?:post|article|content)s?|"
                    r"domain authority|paid (?:post|article)|write for (?:you|your (?:blog|site)))\b|"
                    r"\b(?:contribute|publish(?:ing)?|write|place|submit) (?:an?|one|"
                    r"some)?\s?(?:\w+ ){0,2}(?:article|post|content|link)s? (?:to|on|for|in) your\b"
                ),
            ),
            (
                4,
                (
                    r"\b(?:first|1st|top|front|page one|number one)(?: page| position)?s? (?:of|on|"
                    r"in) (?:google|search)|\bgoogle(?:'s)? (?:1st|first|top) page|\brank(?:ing|"
                    r"s)? (?:higher|#?1|on google|your)|\b(?:not|isn't|poorly) (?:performing|ranking|"
                    r"visible|showing)[\w ]{0,20} (?:on|in) (?:google|search)|\bsearch engine (?:optimi|"
                    r"rank|result)"
                ),
            ),
            (
                3,
                (
                    r"\b(?:seo|web(?:site)?[- ](?:design|develop|redesign)\w*|web designer|"
                    r"mobile[- ](?:friendly|app)\w*|app development|digital marketing|"
                    r"social media (?:marketing|management|growth)|google ads|ppc|lead generation|"
                    r"leads? gen\b|appointment setting|cold (?:calling|e-?mail)|telemarketing|"
                    r"virtual assistants?|outsourc\w+|offshore|dedicated (?:developers?|development|team)|"
                    r"software development (?:company|services)|explainer videos?|video (?:production|"
                    r"marketing)|logo design|instagram followers|influencer\w*|chatbots?|ai (?:agents?|"
                    r"automation))\b"
                ),
            ),
            (
                5,
                (
                    r"\b(?:attendees?|visitors?|exhibitors?|registrants?|delegates?)['s]* (?:contact |"
                    r"e?-?mail )?(?:list|database|data)\b|\b(?:verified|targeted|opt-in|b2b|"
                    r"updated) (?:\w+ )?(?:lists?|database|contacts|leads|e?-?mails?)\b|\b(?:database|"
                    r"list) of (?:decision|\w+ users|companies|ceos|verified|contacts|clients|c-level|"
                    r"e?-?mail)|\b(?:list|companies|users) (?:of companies )?using \w+|\b(?:e?-?mail|"
                    r"mailing|contact) (?:list|database)s?\b.{0,80}\b(?:purchase|acquir|sample|pricing|"
                    r"counts?|cost)"
                ),
            ),
            (
                5,
                (
                    r"\b(?:(?:my|attached|their|send(?:ing)?|find) (?:\w+ ){0,4}(?:cvs?|resum[eé]s?|"
                    r"curriculum)\b|candidates? (?:on my|on our|for you|who|available|with \d|profile)|"
                    r"apply(?:ing)? for (?:the|a|an|any) (?:\w+ ){0,4}(?:position|role|job|post|vacanc|"
                    r"internship)|(?:job|my|an?) application for (?:the|a)?|hiring manager|"
                    r"job (?:opportunit|openings?|vacanc)|recruit(?:ment|ing) (?:agency|partner|services|"
                    r"firm|consult)|staffing|internship|looking for (?:a )?(?:job|work|employment))"
                ),
            ),
            (
                3,
                (
                    r"\b(?:cvs?|candidates?|vacanc(?:y|ies)|talent pool|open (?:roles|positions)|"
                    r"your hiring|fill your)\b"
                ),
            ),
            (
                5,
                (
                    r"\b(?:business (?:loans?|funding|credit)|merchant cash|unsecured (?:loan|credit)|"
                    r"working capital (?:loan|of|up)|funding (?:from|up to|of)|(?:need|"
                    r"looking for) (?:capital|funding|a loan|financing)|line of credit)\b"
                ),
            ),
            (
                4,
                (
                    r"\b(?:we are|we're|i am|this is \w+ from|our company(?:,? [\w ]{1,30},?)? is|"
                    r"from) (?:an? |one of (?:the )?)?(?:\w+[ -]){0,5}(?:manufactur\w+|factory|supplier|"
                    r"exporter|producer|trading company)\b.{0,200}\b(?:china|shenzhen|guangdong|dongguan|"
                    r"guangzhou|ningbo|shanghai|zhejiang|yiwu|india|pakistan|vietnam|bangladesh|turkey|"
                    r"catalog(?:ue)?|competitive|factory price|best price|years)\b|"
                    r"\b(?:in the market (?:of|for)|competitive price|factory (?:direct|price)|oem/?odm)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:looking forward to your (?:inquiry|enquiry|order)|if you have any (?:rfq|"
                    r"inquir|enquir|requirement|need|demand)|any requirements?\b|(?:we|we'll|"
                    r"will) (?:quote|offer) (?:you )?(?:within|the best|best)|dear (?:purchasing|sir|"
                    r"manager|friend|business owner|webmaster|website owner))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:we|i|our (?:\w+ )?(?:team|agency|company|firm|platform|software|tool|product)|"
                    r"\w+) (?:can |could |would love to |will )?(?:help|helps|support|supports|assist|"
                    r"assists|enable|enables|work with|works with|empower) (?:\w+ ){0,3}(?:companies|"
                    r"businesses|brands|firms|teams|clients|organi[sz]ations|smes|owners|agencies|"
                    r"you (?:grow|get|save|increase|reduce|find|reach|attract|close|generate|with))|"
                    r"\b(?:we|i) (?:speciali[sz]e|provide|offer|deliver|am offering|would (?:love|"
                    r"like) to offer|'d love to offer|are offering|can (?:place|get|bring|deliver|provide|"
                    r"offer|build|create|redesign|increase|save|boost|design))\b|"
                    r"\bi'?a?m a (?:\w+ ){0,3}(?:freelance|consultant|designer|developer|photographer|"
                    r"expert|specialist|writer|marketer|strategist|broker|recruiter)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:i|we) (?:\w+ )?(?:came across|found|visited|noticed|checked|reviewed|"
                    r"analy[sz]ed|stumbled (?:up)?on|saw|looked at|went through|was going through|"
                    r"was (?:looking|browsing)|audited|was on) (?:that )?(?:your|you're|you are|own)\b|"
                    r"\bnoticed (?:that )?you|\b(?:while|when) (?:browsing|reviewing|visiting|looking)|"
                    r"\bglad to (?:know|learn|hear) (?:your|you)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:companies|businesses|brands|firms|teams|people|business(?:es)?) (?:like|"
                    r"such as|similar to) you(?:rs|r)?\b|\b(?:grow|boost|increase|skyrocket|double|scale|"
                    r"improve|transform|reduce|cut) your (?:\w+ ){0,2}(?:business|sales|revenue|traffic|"
                    r"leads|pipeline|followers|presence|conversions?|costs?|bills?|visibility|ranking|"
                    r"energy|roi|margins?)|\b(?:save|cut)\b.{0,30}\b(?:up to|by) \d+ ?%|\b\d+ ?% more\b|"
                    r"\bmore (?:customers|leads|clients|sales|deals)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:quick|short|brief|free|10|15|20|30)[- ](?:\w+[- ]){0,2}(?:call|chat|demo|"
                    r"meeting|conversation|intro|consultation|audit|question about your|mockup|proposal|"
                    r"analysis|report|sample|trial)\b|\b(?:10|15|20|30)[- ]?min(?:ute)?s?\b|\bhop on\b|"
                    r"\bjump on\b|\bno[- ]obligation\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:let me know (?:if|your)(?: you(?:'re| are|'d| would)| interest)|(?:may|can|"
                    r"shall|could|should) i (?:send|share|show)|would you (?:be|like) (?:open|interested|"
                    r"to (?:see|know more|explore|discuss))|are you (?:open|interested|looking for|"
                    r"the right person)|worth (?:a|exploring)|interested\?|happy to (?:send|share)|"
                    r"i (?:can|will|could) (?:send|share)(?: over)?|reply (?:with )?\W?(?:yes|stop|no|"
                    r"remove|unsubscribe)|not interested|schedule a (?:call|meeting)|your interest)\b"
                ),
            ),
            (3, r"\b(?:floating this|bump(?:ing)? this|circling back|top of your inbox)\b"),
            (
                2,
                (
                    r"\b(?:my (?:last|previous|earlier) e?-?mails?|just (?:following|checking) (?:up|"
                    r"in) (?:on|to see|with)|any thoughts|did you (?:get a chance|have a chance|see my)|"
                    r"haven't heard back)\b"
                ),
            ),
            (
                1,
                (
                    r"\b(?:our (?:fee|rates?|prices?|portfolio|case stud|clients?|past work|services)|"
                    r"samples? of my work|(?:starting|start) (?:at|from) [$£€]|[$£€] ?\d+ ?(?:/|per|"
                    r"an) ?(?:hour|hr|h|month)|affordable|very reasonable|years(?:'|"
                    r"')? (?:of )?experience|discounted|100%)\b"
                ),
            ),
            (
                5,
                (
                    r"\b(?:nominated|shortlisted|selected)\b.{0,100}\b(?:awards?|magazine|edition|"
                    r"who's who)\b|\bdomain(?: name)? .{0,40}\bfor sale\b|\b(?:buy|acquire|"
                    r"sell) your (?:company|business|domain|website)\b|\binsurance (?:broker|premium)|"
                    r"\bsave\b.{0,40}\b(?:premiums?|energy|electricity)|\b(?:photo ?shoot|drone (?:photo|"
                    r"footage|video))\b.{0,200}\b(?:interested|offer)|\bcard (?:processing|"
                    r"machine) (?:fees|rates)|\bswitch (?:supplier|provider)s?\b"
                ),
            ),
        ),
        "de": (
            (
                4,
                (
                    r"\b(?:bieten? (?:wir |ich )?(?:ihnen|wir|ich)|ich (?:erstelle|biete|gestalte|"
                    r"programmiere)|unsere? (?:dienst)?leistungen|unser angebot (?:umfasst|für sie)|"
                    r"(?:möchten?|würden?) (?:wir |ich )?(?:ihnen|uns|mich) .{0,60}(?:anbieten|"
                    r"vorstellen)|stellen wir (?:ihnen|uns) .{0,30}vor|vorstellen dürfen)"
                ),
            ),
            (
                3,
                (
                    r"\b(?:wir sind|ich bin|als) (?:ein[e]?[rn]? )?(?:\w+ ){0,4}(?:unternehmen|"
                    r"dienstleister|agentur|anbieter|hersteller|reinigungsfirma|freelancer|spezialist|"
                    r"partner)\b(?!.{0,80}\b(?:suche|brauche|benötig))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:beim besuch|auf ihrer (?:homepage|webseite|website|seite)|festpreis|"
                    r"kostenlosen? (?:entwurf|angebot|muster|erst)|darf ich|dürfen wir|würden uns freuen|"
                    r"zusammenarbeit|attraktive[nr]? (?:konditionen|preise)|günstig\w*)\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:gastbeitr|gastartikel|linkaufbau|backlinks?|linktausch|sponsored|advertorial|"
                    r"linkplatzierung)|\b(?:artikel|beitrag) (?:mit (?:einem )?link|auf (?:ihrer|"
                    r"eurer) (?:seite|webs))"
                ),
            ),
            (
                4,
                (
                    r"\b(?:suchmaschinenoptimierung|seo|google[- ](?:ranking|platz)|(?:bei|auf|"
                    r"in) google (?:\w+ ){0,5}(?:gefunden|sichtbar|auf seite|ganz oben)|seite 1|"
                    r"sichtbarkeit (?:bei|im|in|auf)|webdesign|neue (?:website|webseite|"
                    r"homepage) für (?:sie|ihr)|(?:website|webseite|homepage|"
                    r"internetauftritt)\b.{0,60}\b(?:veraltet|nicht mehr|verbesser|optimier|modernisier|"
                    r"kaum|schlecht))"
                ),
            ),
            (
                6,
                (
                    r"\b(?:bewerbe mich|bewerbung (?:als|um|für)|initiativbewerbung|lebenslauf|praktikum|"
                    r"praktikumsplatz|ausbildungsplatz|ausbildungsstelle|werkstudent|kandidat(?:en|in|"
                    r"innen)?(?:profil)?e?\b|personalvermittlung|zeitarbeit|personaldienstleist|"
                    r"stellenangebot|fachkräfte?\b.{0,60}\b(?:vermittel|gewinn|finden|suchen)|"
                    r"suche (?:\w+ )?(?:arbeit|job|eine stelle)|personalberatung|headhunt)"
                ),
            ),
            (
                5,
                (
                    r"\b(?:(?:strom|energie|gas|telefon|versicherungs)(?:kosten|preise|tarif\w*|"
                    r"beiträge)\b.{0,60}(?:senken|sparen|prüf|reduzier)|senken sie|sparen sie bis|"
                    r"(?:energie|versicherungs)berat|adressdaten|firmenadressen|adressliste|"
                    r"leads? (?:kaufen|generier)|leadgenerierung|neukundengewinnung|kaltakquise|"
                    r"telefonakquise|unternehmenskredit|betriebsmittelkredit|firmenkredit|"
                    r"unternehmensnachfolge|ihr unternehmen (?:zu )?(?:kaufen|verkaufen))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:wir|ich) (?:helfen?|unterstützen?|vermitteln?|bieten?|optimieren?|erstellen?|"
                    r"sorgen?|begleiten?|beraten|betreuen|entwickeln|produzieren|"
                    r"prüfe) (?:\w+ ){0,4}(?:unternehmen|firmen|betriebe|ihnen|kunden|sie|qualifizierte|"
                    r"kostenlos|mittelst\w+|handwerks\w+|ihre[nr]?)|\bunsere? (?:agentur|dienstleistung|"
                    r"software|plattform)|\bals (?:agentur|unabhängige|spezialist|führend)|\b(?:wir sind|"
                    r"bin) (?:eine? )?(?:\w+ ){0,3}(?:agentur|hersteller|personal|berat|fotograf|"
                    r"freelancer)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:mir|uns) ist (?:\w+ )?aufgefallen|\bauf (?:ihre[nr]?|ihr|eure[nr]?) (?:webs\w+|"
                    r"blog|seite|homepage|unternehmen|firma|profil|internetauftritt) (?:\w+ )?(?:gestoßen|"
                    r"aufmerksam)|\bbin ich (?:auf|über)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:unternehmen|firmen|betrieben?|kunden) wie (?:ihne[nm]|ihre[mns]?|ihr|sie)\b|"
                    r"\bmehr (?:kunden|anfragen|umsatz|aufträge|besucher|sichtbarkeit|bewerb)|"
                    r"\bneue kunden"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\bunverbindlich\w*|\bkurzes? (?:gespräch|telefonat|call|"
                    r"kennenlern\w*|austausch|termin|video)|\bkostenlose?\w* (?:\w+ )?(?:analyse|"
                    r"erstgespräch|beratung|check|potenzial|erstberatung)|\bwann (?:darf|kann) ich"
                ),
            ),
            (
                2,
                (
                    r"\b(?:haben sie (?:interesse|zeit|diese woche|bedarf)|hätten sie (?:interesse|zeit)|"
                    r"wäre das (?:\w+ )?(?:interessant|spannend)|darf ich ihnen|sind sie interessiert|"
                    r"freue mich auf (?:ihre|eine) (?:rückmeldung|antwort)|nachhaken|meine letzte (?:mail|"
                    r"e-mail|nachricht)|stelle ich ihnen)"
                ),
            ),
        ),
        "fr": (
            (
                4,
                (
                    r"\b(?:nous (?:vous )?(?:proposons|offrons|finançons|réalisons|fournissons)|"
                    r"nos (?:services|prestations|solutions)|vous (?:présenter|proposer) (?:nos|notre|"
                    r"mes)|je (?:vous )?propose)\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:nous sommes|je suis|notre) (?:une? )?(?:\w+ ){0,3}(?:société|entreprise|agence|"
                    r"prestataire|fabricant|cabinet|spécialiste)\b(?!.{0,80}\b(?:cherch|recherch|besoin|"
                    r"souhait))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:étude gratuite|diagnostic gratuit|devis gratuit|sans frais|dispositif|"
                    r"aides de l'état|souhaitez-vous|partenariat|tarifs? (?:très )?(?:compétitifs|"
                    r"avantageux|attractifs))\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:article (?:sponsorisé|invité)|netlinking|backlinks?|échange de liens?|"
                    r"publier un article|lien (?:dofollow|sponsorisé))"
                ),
            ),
            (
                4,
                (
                    r"\b(?:référencement|premiers? (?:résultats?|page) (?:de |sur |des )?google|"
                    r"première page|seo|agence (?:web|digitale|de communication|marketing|seo)|"
                    r"refonte (?:de )?(?:votre )?site|création de sites?|"
                    r"votre site (?:\w+ ){0,4}(?:n'appara|n'est pas|pourrait|visib))"
                ),
            ),
            (
                6,
                (
                    r"\b(?:candidature|je postule|postuler|curriculum|lettre de motivation|mon cv|(?:son|"
                    r"leurs?|un|des) cv\b|(?:de|un|en) stage\b|alternance|cabinet de recrutement|"
                    r"candidats?\b|intérim\b|offre d'emploi|recherche d'emploi|poste à pourvoir)"
                ),
            ),
            (
                6,
                (
                    r"\b(?:base de données (?:de|d')|fichiers? (?:clients|prospects|emails?)|"
                    r"génération de leads|prospection (?:commerciale|téléphonique)|réduire (?:vos|"
                    r"votre) (?:factures?|coûts?|dépenses?|charges)|(?:vos|votre) (?:facture|"
                    r"contrat)s? (?:d'énergie|d'électricité|télécom)|financement (?:de|pour) votre|"
                    r"prêt (?:professionnel|pour))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:notre (?:agence|cabinet|société|entreprise|équipe|solution|logiciel|"
                    r"plateforme) (?:vous )?(?:accompagne|propose|aide|est spécialisée|permet|réalise)|"
                    r"nous (?:aidons|accompagnons|proposons|sommes (?:une agence|spécialis|un cabinet|"
                    r"fabricant|un fabricant))|je (?:suis (?:consultant|freelance|développeur|graphiste|"
                    r"photographe|rédact)|vous propose)|nous vous proposons)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:j'ai (?:remarqué|vu|constaté|visité|découvert|consulté)|en (?:visitant|"
                    r"parcourant|consultant|naviguant)|je me permets de vous (?:contacter|écrire|"
                    r"solliciter)|nous avons (?:remarqué|constaté|visité))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:(?:entreprises?|pme|sociétés?|professionnels) comme (?:la vôtre|vous|"
                    r"les vôtres)|accompagn\w+ les (?:pme|entreprises)|plus de (?:clients|visibilité|"
                    r"prospects|ventes)|nouveaux clients|votre (?:visibilité|chiffre d'affaires))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) ?min|\b(?:échange|appel|rendez-vous|rdv|entretien) (?:rapide|"
                    r"téléphonique|de)|\bsans engagement|\baudit gratuit|\bdémo\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:seriez-vous (?:disponible|intéress|ouvert)|êtes-vous (?:disponible|intéress)|"
                    r"souhaitez-vous (?:recevoir|en savoir)|cela vous intéresse|si cela vous intéresse|"
                    r"puis-je vous (?:envoyer|appeler|présenter)|quand (?:êtes-vous|seriez-vous)|"
                    r"je reviens vers vous|mon (?:dernier|précédent) (?:mail|message|e-?mail))"
                ),
            ),
        ),
        "es": (
            (
                4,
                (
                    r"\b(?:(?:les?|os|te) ofrec(?:emos|o)|ofrecemos|nuestros servicios|(?:presentarles?|"
                    r"presentaros|ofrecerles?|ofreceros) (?:nuestr|mis|una|unos))"
                ),
            ),
            (
                3,
                (
                    r"\b(?:somos|soy) (?:una? )?(?:\w+ ){0,3}(?:empresa|agencia|fabricante|proveedor|"
                    r"estudio|consultora|autónomo|compañía)\b(?!.{0,80}\b(?:necesit|busc|interes))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:quedamos a su (?:entera )?disposición|precios (?:muy )?competitivos|sin coste|"
                    r"presupuesto sin compromiso|colaboración|estudio gratuito)\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:artículos? (?:patrocinad|invitad)|post patrocinado|enlaces? (?:dofollow|"
                    r"patrocinad)|backlinks?|intercambio de enlaces|publicar un (?:artículo|post))"
                ),
            ),
            (
                4,
                (
                    r"\b(?:posicionamiento|primer(?:a|os) (?:página|lugares|puestos|posiciones) (?:de|"
                    r"en) google|seo|marketing digital|agencia (?:de|digital|seo)|diseño (?:web|"
                    r"de páginas)|su (?:página )?web (?:\w+ ){0,3}(?:no aparece|podría|no está)|"
                    r"mejor[ea] su (?:página|web|sitio))"
                ),
            ),
            (
                6,
                (
                    r"\b(?:curr[íi]cul(?:um|o)|hoja de vida|candidatura|vacantes?|mi cv|"
                    r"ofertas? de (?:empleo|trabajo)|busco (?:trabajo|empleo)|solicitud de empleo|"
                    r"prácticas (?:en|profesionales)|candidatos?\b|selección de personal|trabajo temporal|"
                    r"bolsa de (?:trabajo|empleo))"
                ),
            ),
            (
                5,
                (
                    r"\b(?:base de datos de|bases de datos|listado de (?:empresas|contactos)|"
                    r"generación de leads|(?:reducir|ahorrar|ahorre|bajar)\b.{0,40}(?:factura|luz|costes?|"
                    r"costos|energ|gastos)|préstamos? (?:para|a) (?:empresas|su)|financiación para su)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:somos (?:una (?:agencia|empresa|consultora)|fabricantes|un equipo|"
                    r"especialistas)|(?:ayudamos|acompañamos|apoyamos) a|nuestra (?:agencia|empresa|"
                    r"plataforma|solución)|ofrecemos|nos especializamos|le ofrezco|les ofrecemos|"
                    r"nos dedicamos)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:he (?:visto|visitado|revisado|notado|encontrado)|hemos (?:visto|visitado|"
                    r"revisado|notado)|visitando su|vi su (?:web|página)|revisando su|"
                    r"me pongo en contacto con (?:usted|ustedes|vosotros))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:empresas como (?:la suya|la tuya|la vuestra|ustedes)|más clientes|más ventas|"
                    r"aumentar (?:sus|las|tus) (?:ventas|clientes|visitas)|conseguir (?:más )?clientes|"
                    r"nuevos clientes|su visibilidad)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\b(?:llamada|reunión|videollamada|charla) (?:rápida|breve|"
                    r"corta|de)|\bagendar\b|\bsin compromiso|\bauditoría gratuita|\bdemo\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:le (?:gustaría|interesaría)|les (?:gustaría|interesaría)|te (?:gustaría|"
                    r"interesaría)|le interesa|está interesado|puedo enviarle|quedo a la espera|"
                    r"tiene (?:unos minutos|disponibilidad)|mi (?:último|anterior) (?:correo|mensaje|"
                    r"email))"
                ),
            ),
        ),
        "it": (
            (
                4,
                (
                    r"\b(?:(?:propor|presentar|offrir)(?:vi|le|ti)|i nostri servizi|vi (?:proponiamo|"
                    r"offriamo|presentiamo)|nostra offerta)"
                ),
            ),
            (
                3,
                (
                    r"\b(?:siamo|sono) (?:un['a]? ?|una )?(?:\w+ ){0,3}(?:azienda|agenzia|ditta|società|"
                    r"produttor[ei]|fornitor[ei]|impresa|studio|cooperativa)\b(?!.{0,80}\b(?:cerc|bisogno|"
                    r"interessat|vorremmo (?:ricevere|acquistare|un)))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:sopralluogo gratuito|preventivo gratuito|senza (?:alcun )?impegno|"
                    r"proposta (?:commerciale|di collaborazione)|collaborazione|"
                    r"prezzi (?:molto )?(?:competitivi|vantaggiosi)|siamo disponibili)\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:guest post|articol[oi] (?:sponsorizzat|con link|ospite)|backlinks?|"
                    r"scambio (?:di )?link|link building|pubblicare un articolo)"
                ),
            ),
            (
                4,
                (
                    r"\b(?:prima pagina (?:di|su) google|posizionamento|seo|web (?:marketing|agency)|"
                    r"agenzia (?:di|web|marketing)|marketing digitale|visibilità (?:online|su google|"
                    r"sul web)|realizzazione siti|restyling|(?:il )?vostro sito (?:\w+ ){0,3}(?:non|"
                    r"potrebbe))"
                ),
            ),
            (
                6,
                (
                    r"\b(?:curriculum|candidatura|candidarmi|posizioni aperte|mio cv|invio cv|"
                    r"ricerca di lavoro|cerco lavoro|tirocinio|stage\b|candidati\b|ricerca e selezione|"
                    r"lavoro interinale|selezione del personale|assunzion)"
                ),
            ),
            (
                5,
                (
                    r"\b(?:database (?:di|aziend)|elenc(?:o|hi) (?:di )?(?:aziende|contatti|email)|"
                    r"lead generation|generazione di (?:lead|contatti)|(?:ridurre|risparmi\w+|"
                    r"abbattere)\b.{0,40}(?:bollett|costi|energ|spese)|finanziament[oi] (?:per|"
                    r"a) (?:le )?(?:imprese|aziende|pmi)|prestit)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:siamo (?:un'agenzia|un'azienda|un team|produttori|una (?:società|web)|"
                    r"specializzat)|(?:aiutiamo|supportiamo|affianchiamo) (?:le )?(?:aziende|imprese|pmi|"
                    r"attività)|la nostra (?:agenzia|azienda|piattaforma|soluzione)|offriamo|"
                    r"ci occupiamo di|vi propongo|proponiamo)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:ho (?:visto|visitato|notato|trovato|analizzato)|abbiamo (?:visto|visitato|"
                    r"notato|analizzato)|visitando il (?:vostro|suo)|mi permetto di (?:contattar|scriver))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:aziende come la (?:vostra|sua|tua)|più clienti|nuovi clienti|aumentare (?:il|"
                    r"le|la|i) (?:vostr\w+ |tu\w+ |su\w+ )?(?:fatturato|vendite|visibilità|clienti)|"
                    r"far crescere)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\b(?:breve|veloce|rapida) (?:chiamata|call|telefonata|"
                    r"incontro|videochiamata)|\b(?:chiamata|call) conoscitiva|\bsenza impegno|"
                    r"\b(?:analisi|consulenza|audit) gratuit|\bdemo\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:possiamo fissare|sareste? interessat|siete interessat|è interessat|"
                    r"potrebbe interessar|posso (?:inviar|mandar|chiamar)|quando (?:possiamo|potremmo)|"
                    r"mia (?:precedente|ultima) (?:mail|e-mail))"
                ),
            ),
        ),
        "nl": (
            (
                4,
                (
                    r"\b(?:(?:wij|we) (?:bieden|leveren|verzorgen)|bieden wij|onze diensten|"
                    r"(?:aan(?:bieden|te bieden)|voor te stellen|kennis te maken|kennismaken))\b"
                ),
            ),
            (
                3,
                (
                    r"\b(?:wij zijn|ik ben|als) (?:een )?(?:\w+ ){0,3}(?:bedrijf|bureau|leverancier|"
                    r"fabrikant|specialist|freelancer)\b(?!.{0,80}\b(?:zoek|nodig))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:gratis (?:offerte|proef|advies)|scherpe prijzen|concurrerende|samenwerk\w+|"
                    r"mag ik)\b"
                ),
            ),
            (
                8,
                (
                    r"\b(?:gastblog|gastartikel|backlinks?|linkbuilding|linkruil|gesponsord artikel|"
                    r"artikel plaatsen)"
                ),
            ),
            (
                4,
                (
                    r"\b(?:(?:hoger|vindbaar\w*|gevonden|bovenaan|zichtbaar\w*) (?:\w+ ){0,3}(?:in|"
                    r"op) google|vindbaarheid|seo|zoekmachine\w*|online marketing|webdesign|"
                    r"nieuwe website voor u|marketingbureau|uw website (?:\w+ ){0,3}(?:beter|niet|"
                    r"verouderd|kan))"
                ),
            ),
            (
                5,
                (
                    r"\b(?:sollicit\w+|mijn cv|curriculum|stageplaats|stageplek|stage bij|vacatures?|"
                    r"kandida(?:at|ten)\b|werving|uitzend\w*|detacher\w*|op zoek naar (?:een )?(?:baan|"
                    r"werk|stage))"
                ),
            ),
            (
                5,
                (
                    r"\b(?:adressenbestand|bedrijfsgegevens|database (?:met|van)|leadgeneratie|meer leads|"
                    r"bespaar\b.{0,30}(?:energie|kosten)|energiekosten|zakelijke? (?:lening|krediet|"
                    r"financiering))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:wij|we) (?:helpen|zijn gespecialiseerd|bieden|ontwikkelen|ondersteunen|"
                    r"verzorgen|bouwen|zijn een (?:\w+ )?(?:bureau|fabrikant))|\bons (?:bureau|platform|"
                    r"team)|\bonze (?:software|diensten|oplossing)|\bals (?:freelance|specialist)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:ik zag|ik heb .{0,20}(?:website|site) (?:bekeken|bezocht)|"
                    r"kwam ik .{0,20}(?:website|bedrijf)|viel mij op|viel me op|op uw website)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:bedrijven zoals (?:het uwe|die van|u)|meer klanten|nieuwe klanten|meer omzet|"
                    r"ondernemers)\b"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\bvrijblijvend\w*|\bkort(?:e)? (?:gesprek|belafspraak|"
                    r"kennismaking|telefoongesprek)|\bgratis (?:analyse|scan|audit|adviesgesprek)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:heeft u (?:interesse|tijd|\d)|heb je (?:interesse|tijd|\d)|staat u open|zou u|"
                    r"mag ik u|bent u geïnteresseerd|mijn (?:vorige|laatste) (?:mail|bericht)|"
                    r"hoor graag of)"
                ),
            ),
        ),
        "pt": (
            (
                4,
                (
                    r"\b(?:oferecemos|(?:os )?nossos serviços|(?:apresentar|oferecer|"
                    r"propor)(?:-lhes?)? (?:os |as |a |o )?(?:noss|meus|minha))"
                ),
            ),
            (
                3,
                (
                    r"\b(?:somos|sou) (?:uma? )?(?:\w+ ){0,3}(?:empresa|agência|fabricante|fornecedor|"
                    r"consultora)\b(?!.{0,80}\b(?:precis|procur|interess))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:preços (?:muito )?competitivos|orçamento sem compromisso|parceria|ao (?:seu|"
                    r"vosso) dispor|à disposição)\b"
                ),
            ),
            (
                8,
                r"\b(?:artigo patrocinado|guest post|backlinks?|troca de links|publicar um artigo)",
            ),
            (
                4,
                (
                    r"\b(?:primeira página (?:do|no) google|posicionamento|seo|marketing digital|"
                    r"agência (?:de|digital)|criação de (?:sites|websites)|o seu site (?:\w+ ){0,3}(?:não|"
                    r"poderia))"
                ),
            ),
            (
                6,
                (
                    r"\b(?:curr[íi]cul(?:o|um)|candidatura|vaga de emprego|meu cv|procuro emprego|estágio|"
                    r"candidatos?\b|recrutamento|trabalho temporário|vagas? (?:disponív|em aberto))"
                ),
            ),
            (
                5,
                (
                    r"\b(?:base de dados de|banco de dados de|listas? de (?:e-?mails|contatos|contactos|"
                    r"empresas)|geração de leads|(?:reduzir|poupar|economizar|poupe|"
                    r"reduza)\b.{0,40}(?:fatura|conta|custos|energia)|empréstimos? (?:para|a)|"
                    r"financiamento para)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:somos (?:uma (?:agência|empresa)|fabricantes|especialistas)|"
                    r"ajudamos (?:as )?(?:empresas|negócios)|a nossa (?:agência|empresa|plataforma)|"
                    r"nossa (?:agência|empresa|plataforma)|oferecemos|trabalhamos com)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:visitei|vi (?:o|a) (?:seu|vosso|sua)|reparei|notei que|estive a ver|analisei|"
                    r"encontrei (?:o|a) (?:seu|vosso|sua))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:empresas como a (?:sua|vossa)|mais clientes|mais vendas|aumentar (?:as|suas|"
                    r"os)|novos clientes)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\b(?:reunião|chamada|ligação|conversa) (?:rápida|breve)|"
                    r"\bsem compromisso|\b(?:análise|auditoria) (?:gratuita|grátis)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:podemos (?:marcar|agendar)|gostaria(?:m)? de (?:saber mais|agendar|marcar)|"
                    r"tem interesse|teria interesse|posso enviar|estaria interessad|meu (?:último|"
                    r"anterior) e-?mail)"
                ),
            ),
        ),
        "pl": (
            (
                4,
                (
                    r"(?:oferujemy|nasze usługi|naszą ofertę|nasza oferta|naszych usług|przedstawić|"
                    r"świadczymy)"
                ),
            ),
            (
                3,
                (
                    r"(?:jesteśmy (?:\w+ ){0,2}(?:firmą|producentem|agencją|dostawcą|"
                    r"przewoźnikiem))(?!.{0,80}(?:szuka|poszuku|potrzeb))"
                ),
            ),
            (
                2,
                (
                    r"(?:konkurencyjn\w+ cen|zapraszamy do (?:współpracy|kontaktu)|oferta współpracy|"
                    r"bezpłatn\w+)"
                ),
            ),
            (
                8,
                (
                    r"(?:artykuł sponsorowany|artykuły sponsorowane|wpis gościnny|linkowanie|"
                    r"link building|publikacj\w+ artykuł|backlink)"
                ),
            ),
            (
                4,
                (
                    r"(?:pozycjonowani|seo\b|pierwsz\w+ stron\w+ google|wyników google|"
                    r"agencj\w+ (?:marketing|interaktywn|reklam|seo)|marketing internetow|"
                    r"tworzeni\w+ stron|projektowani\w+ stron)"
                ),
            ),
            (
                6,
                (
                    r"(?:aplikuj[eę] na|moje cv|list motywacyjny|życiorys|praktyk\w+ (?:zawod|student)|"
                    r"szukam pracy|poszukuję pracy|kandydat\w*|rekrutacj|agencj\w+ pracy|staż\b|"
                    r"ofert\w+ pracy|stanowisko)"
                ),
            ),
            (
                5,
                (
                    r"(?:baz[aęy] (?:danych |mailingow|firm|adres|klient)|generowani\w+ lead|"
                    r"obniż\w+ .{0,30}(?:rachunk|koszt|energ)|pożyczk|kredyt\w* dla firm|"
                    r"finansowani\w+ dla)"
                ),
            ),
            (
                2,
                (
                    r"(?:specjalizujemy się|pomagamy (?:firmom|przedsiębior)|oferujemy|"
                    r"jesteśmy (?:agencją|producentem|firmą|dostawcą)|nasza (?:agencja|firma|platforma)|"
                    r"świadczymy usługi|chciał\w* zaproponować|zaoferować|przedstawić (?:ofert|naszą))"
                ),
            ),
            (
                2,
                (
                    r"(?:zauważył\w*|odwiedził\w*|trafił\w* na (?:państwa|waszą)|przeglądając|"
                    r"analizował\w*)"
                ),
            ),
            (
                2,
                (
                    r"(?:firm\w* takim? jak|takich jak państwa|więcej klientów|nowych klientów|"
                    r"zdobywać klientów|zwiększ\w+ (?:sprzedaż|widoczność))"
                ),
            ),
            (
                2,
                (
                    r"(?:(?:10|15|20|30) minut|krótk\w+ (?:rozmow|spotkani)|niezobowiązując|"
                    r"bezpłatn\w+ (?:audyt|analiz|konsultacj))"
                ),
            ),
            (
                2,
                (
                    r"(?:czy (?:moglibyśmy|możemy|mogę) (?:się )?(?:umówić|porozmawiać|przesłać|"
                    r"przedstawić|zadzwonić)|czy są państwo zainteresowani|kiedy mogę|"
                    r"nawiązuj\w+ do (?:mojego|poprzedni))"
                ),
            ),
        ),
        "sv": (
            (4, r"\b(?:vi erbjuder|våra tjänster|erbjuda er|presentera (?:oss|vår|våra))\b"),
            (
                3,
                (
                    r"\b(?:vi är) (?:ett|en) (?:\w+ ){0,3}(?:företag|byrå|leverantör|"
                    r"tillverkare)\b(?!.{0,80}\b(?:söker|behöver))"
                ),
            ),
            (2, r"\b(?:kostnadsfri|samarbete|konkurrenskraftig\w*|får jag ringa)"),
            (8, r"(?:gästinlägg|länkbygge|backlinks?|sponsrat inlägg|gästartikel)"),
            (
                4,
                (
                    r"\b(?:seo|sökmotoroptim\w+|(?:synas|ranka|hitta\w*|synlig\w*) (?:\w+ ){0,3}(?:på|i|"
                    r"via) google|via google|digitalbyrå|webbyrå|reklambyrå|ny hemsida (?:till|åt) er|"
                    r"er hemsida)"
                ),
            ),
            (
                6,
                (
                    r"\b(?:söker (?:jobb|tjänsten|arbete|praktik)|mitt cv|bifogar (?:mitt|min) (?:cv|"
                    r"ansökan)|spontanansökan|praktikplats|kandidater|rekrytering\w*|bemanning\w*|"
                    r"jobbansökan)"
                ),
            ),
            (
                5,
                (
                    r"\b(?:adressregister|leadsgenerering|mötesbokning|sänk\w* (?:era|er|elkostnad|"
                    r"kostnader)|företagslån|finansiering till)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:hjälper (?:företag|bolag|er)|vi är en (?:\w+ )?(?:byrå|digitalbyrå|tillverkare|"
                    r"leverantör)|vi erbjuder|specialiserade|vår (?:plattform|tjänst|byrå)|vi jobbar med)"
                ),
            ),
            (2, r"\b(?:såg (?:att )?er|märkte att|besökte er|tittade på er|noterade att)"),
            (2, r"\b(?:företag som (?:ert|er|ni)|fler kunder|mer försäljning|nya kunder)"),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\bkort (?:möte|samtal|avstämning)|\bförutsättningslös\w*|"
                    r"\bkostnadsfri\w* (?:analys|genomgång|rådgivning)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:har (?:du|ni) tid|är (?:du|ni) intresserad|skulle det vara intressant|får jag|"
                    r"vore det intressant|mitt förra mejl|hör gärna av)"
                ),
            ),
        ),
        "da": (
            (
                4,
                r"\b(?:vi tilbyder|vores (?:ydelser|services)|tilbyde jer|præsentere (?:os|vores))\b",
            ),
            (
                3,
                (
                    r"\b(?:vi er) (?:et|en) (?:\w+ ){0,3}(?:virksomhed|firma|bureau|"
                    r"leverandør)\b(?!.{0,80}\b(?:søger|mangler|skal bruge))"
                ),
            ),
            (2, r"\b(?:samarbejde|konkurrencedygtig\w*|må jeg ringe|gratis)"),
            (8, r"(?:gæsteindlæg|linkbuilding|backlinks?|sponsoreret indlæg)"),
            (
                4,
                (
                    r"\b(?:seo|søgemaskineoptim\w+|(?:findes|synlig\w*|ranger\w*|"
                    r"kunder) (?:\w+ ){0,3}(?:på|i|via) google|webbureau|digitalbureau|marketingbureau|"
                    r"ny hjemmeside til|jeres hjemmeside|kunder online)"
                ),
            ),
            (
                6,
                (
                    r"\b(?:søger (?:job|stillingen|praktik)|mit cv|ansøgning (?:til|om|som)|"
                    r"uopfordret ansøgning|praktikplads|kandidater|rekruttering|vikar\w*)"
                ),
            ),
            (
                5,
                (
                    r"\b(?:adresselister?|leadgenerering|mødebooking|(?:spar|sænk)\w* .{0,20}(?:elregning|"
                    r"udgifter|omkostninger)|erhvervslån|virksomhedslån)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:hjælper (?:virksomheder|jer)|vi er et (?:\w+ )?(?:bureau|webbureau)|"
                    r"vi tilbyder|specialiser\w+|vores (?:platform|løsning|bureau))"
                ),
            ),
            (2, r"\b(?:så (?:at )?jeres|lagde mærke til|besøgte jeres|kiggede på jeres)"),
            (2, r"\b(?:virksomheder som (?:jeres|jer|din)|flere kunder|nye kunder|mere salg)"),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\b(?:uforpligtende|kort (?:snak|møde|samtale))|"
                    r"\bgratis (?:analyse|gennemgang|sparring)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:har (?:du|i) (?:tid|\d+)|er (?:du|i) interesser\w+|må jeg|"
                    r"kunne det være interessant|min (?:sidste|forrige) mail)"
                ),
            ),
        ),
        "no": (
            (4, r"\b(?:vi tilbyr|våre tjenester|tilby dere|presentere (?:oss|vår|våre))\b"),
            (
                3,
                (
                    r"\b(?:vi er) (?:et|en) (?:\w+ ){0,3}(?:selskap|firma|byrå|leverandør|"
                    r"bedrift)\b(?!.{0,80}\b(?:søker|trenger))"
                ),
            ),
            (2, r"\b(?:samarbeid|konkurransedyktig\w*|gratis)"),
            (
                4,
                (
                    r"\b(?:søkemotoroptim\w+|synlighet på google|(?:synlig|rangere|"
                    r"kunder) (?:\w+ ){0,3}(?:på|i|via) google|byrå|ny nettside til|deres nettside)"
                ),
            ),
            (
                6,
                (
                    r"\b(?:søker (?:jobb|stillingen|praksis)|min cv|søknad (?:på|om|til)|åpen søknad|"
                    r"kandidater|rekruttering|bemanning)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:hjelper (?:bedrifter|dere)|vi er et (?:\w+ )?(?:byrå)|vi tilbyr|spesialiser\w+|"
                    r"vår (?:plattform|løsning))"
                ),
            ),
            (2, r"\b(?:bedrifter som (?:deres|dere)|flere kunder|nye kunder|mer salg)"),
            (
                2,
                (
                    r"\b(?:10|15|20|30) min|\b(?:uforpliktende|kort (?:prat|møte|samtale))|"
                    r"\bgratis (?:analyse|gjennomgang)"
                ),
            ),
            (
                2,
                (
                    r"\b(?:har (?:du|dere) (?:tid|\d+)|er (?:du|dere) interessert|kan jeg sende|"
                    r"min forrige e-?post)"
                ),
            ),
        ),
        "fi": (
            (
                4,
                r"(?:tarjoamme (?:teille|palvelu|yrityks)|palvelujamme|esitellä (?:yritys|palvelu))",
            ),
            (2, r"(?:yhteistyö|edullisesti|kilpailukykyi)"),
            (
                4,
                (
                    r"(?:hakukoneoptimoin|google-?(?:näkyvyy|sijoitu)|näkyvyyttä google|digitoimisto|"
                    r"mainostoimisto|verkkosivu(?:uudistus|jen uudist))"
                ),
            ),
            (
                6,
                (
                    r"(?:haen (?:töitä|työpaikkaa|paikkaa)|työhakemus|ansioluettelo|etsin työtä|"
                    r"harjoittelupaik|rekrytoin|henkilöstöpalvelu|cv:ni)"
                ),
            ),
            (
                2,
                (
                    r"(?:autamme (?:yrityksiä|teitä)|tarjoamme|olemme (?:\w+ )?(?:toimisto|valmistaja)|"
                    r"palvelumme)"
                ),
            ),
            (2, r"(?:teidän kaltais|lisää asiakkaita|uusia asiakkaita|enemmän myyntiä)"),
            (2, r"(?:(?:10|15|20|30) min|lyhyt (?:puhelu|tapaaminen)|maksut\w+|ilmai\w+)"),
            (2, r"(?:olisiko (?:teillä|sinulla) (?:aikaa|hetki)|kiinnostaisiko|voisinko|sopisiko)"),
        ),
        "cs": (
            (
                4,
                (
                    r"(?:nabízíme (?:vám)?|naše služby|našich služeb|nabídnout (?:vám|naše)|"
                    r"představit (?:vám|naši))"
                ),
            ),
            (
                3,
                (
                    r"(?:jsme (?:\w+ ){0,3}(?:firma|společnost|výrobce|agentura|"
                    r"dodavatel))(?!.{0,80}(?:hledáme|potřebujeme|poptáv))"
                ),
            ),
            (2, r"(?:spoluprác|výhodn\w+|konkurenceschopn)"),
            (
                4,
                (
                    r"(?:seo\b|optimalizac\w+ (?:pro|web)|první\w* (?:stránce|stranu|"
                    r"místech) (?:na )?google|tvorb\w+ webov|marketingov\w+ agentur|nový web pro|"
                    r"vaše (?:webové )?stránky)"
                ),
            ),
            (
                6,
                (
                    r"(?:ucházet se|životopis|motivační dopis|hledám práci|brigád|kandidát\w*|"
                    r"personální agentur|nábor\b|zpětn\w+ odkaz|linkbuilding|pr článek)"
                ),
            ),
            (
                5,
                (
                    r"(?:databáz\w+ (?:firem|kontakt|email)|generování leadů|(?:snížit|ušetřit|"
                    r"snižte)\b.{0,30}(?:náklad|energi|plyn|elektř)|půjčk|úvěr pro|financování pro)"
                ),
            ),
            (
                2,
                (
                    r"(?:pomáháme (?:firmám|společnost)|specializujeme se|nabízíme|jsme (?:agentura|"
                    r"výrobce|společnost)|naše (?:agentura|platforma))"
                ),
            ),
            (2, r"(?:všiml\w* jsem si|navštívil\w*|narazil\w* na|prohlížel\w*)"),
            (
                2,
                r"(?:firm\w* jako (?:ta )?vaše|více zákazníků|nové zákazníky|zvýšit (?:prodej|tržby))",
            ),
            (2, r"(?:(?:10|15|20|30) minut|krátk\w+ (?:hovor|schůzk)|nezávazn\w+|zdarma)"),
            (
                2,
                (
                    r"(?:měl\w? byste (?:čas|zájem)|můžeme si (?:zavolat|domluvit)|mohu vám (?:zaslat|"
                    r"poslat|zavolat)|zaujalo)"
                ),
            ),
        ),
        "hu": (
            (4, r"(?:keresőoptimaliz|honlapkészít|google (?:első|találat)|marketing ?ügynökség)"),
            (5, r"(?:önéletrajz|jelentkez\w+ (?:az|a) .{0,20}(?:állás|pozíci)|munkát keresek)"),
            (2, r"(?:segítünk (?:cégeknek|vállalkoz)|kínálunk|ajánljuk|cégünk .{0,30}foglalkoz)"),
            (2, r"(?:több ügyfél|új ügyfelek|10 perc|15 perc|ingyenes|érdekelné)"),
        ),
        "tr": (
            (
                4,
                (
                    r"(?:seo\b|google'da (?:ilk|üst)|web (?:tasarım|sitesi tasarım)|dijital (?:ajans|"
                    r"pazarlama))"
                ),
            ),
            (5, r"(?:özgeçmiş|iş başvuru|cv'm|staj başvuru)"),
            (2, r"(?:hizmet(?:i)? (?:veriyoruz|sunuyoruz)|üretici(?:si)?yiz|firmamız)"),
            (2, r"(?:daha fazla müşteri|15 dakika|ücretsiz|ilgilenir misiniz)"),
        ),
        "ru": (
            (
                4,
                (
                    r"(?:продвижени\w+ (?:сайт|в google|в яндекс)|seo\b|создани\w+ сайт|разработк\w+ сайт|"
                    r"баз\w+ (?:email|данных|клиент))"
                ),
            ),
            (5, r"(?:моё? резюме|ищу работу|на должность|вакансии)"),
            (2, r"(?:предлагаем|мы помогаем|наша компания|занимаемся)"),
            (2, r"(?:больше клиентов|новых клиентов|бесплатн|15 минут|интересно ли)"),
        ),
    }
)
