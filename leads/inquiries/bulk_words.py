"""How newsletters end and what programs announce, in ten languages. Data."""

from __future__ import annotations

from leads.inquiries.tongues import Phrasebook

LIST_FOOTER = Phrasebook(
    {
        "en": (
            (
                3,
                (
                    r"\b(?:to|click (?:here )?to|you (?:can|may)|wish to|want to|"
                    r"here to) (?:\w+ )?(?:unsubscribe|opt[- ]out)\b(?!.{0,20}\beasily)|"
                    r"\bunsubscribe (?:here|from (?:this|our|these|all)|at any time|link|\||instantly|now|"
                    r"https?|me)|(?:\||·|•|-) ?unsubscribe\b|\bunsubscribe ?(?:\||·|•|\[|<|$)|"
                    r"\bmanage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|"
                    r"\bupdate (?:your )?(?:e-?mail )?(?:preferences|profile|subscription)"
                ),
            ),
            (
                2,
                (
                    r"\byou(?:'re| are| have)? (?:currently )?(?:receiv(?:ing|ed)|getting|"
                    r"got) this (?:e-?mail|message|newsletter|mailing)|\bthis (?:e-?mail|newsletter|"
                    r"message) was sent (?:to|by)\b.{0,80}\b(?:because|subscri|list)|"
                    r"\bif you (?:no longer|do not|don't) (?:wish|want) to (?:receive|get)|"
                    r"\bremove(?:d)? from (?:our|this|the) (?:mailing )?list"
                ),
            ),
            (
                2,
                (
                    r"\bview (?:this )?(?:e-?mail|message|newsletter|it)?\s?(?:online|in (?:your|a|"
                    r"the) (?:web )?browser|as a web ?page)|\bhaving trouble (?:viewing|reading)|"
                    r"\bforward (?:this )?to a friend|\bview (?:online|in browser)"
                ),
            ),
            (
                1,
                (
                    r"\b(?:this (?:week|month)'s (?:edition|issue|newsletter)|newsletter|in this issue|"
                    r"read more|shop now|sale ends|register now|webinar|% off)\b"
                ),
            ),
        ),
        "de": (
            (
                3,
                (
                    r"\b(?:newsletter|mailing|e-?mails?|nachrichten|verteiler|"
                    r"informationen)\b.{0,60}\b(?:abmelden|abbestellen|abzubestellen|abzumelden|austragen|"
                    r"nicht mehr (?:erhalten|empfangen|wünschen))|\b(?:hier|vom newsletter) (?:abmelden|"
                    r"abbestellen|austragen)|\b(?:abmelden|abbestellen|austragen) ?(?:\||·|$)|\b(?:\||"
                    r"·) ?(?:abmelden|abbestellen)|\bkeine (?:weiteren )?(?:newsletter|e-?mails|"
                    r"mailings)\b.{0,40}\b(?:erhalten|wünschen)"
                ),
            ),
            (
                2,
                (
                    r"\bim browser (?:an(?:sehen|zeigen)|öffnen)|\bonline(?:-)?(?:version|ansicht)\b|"
                    r"\b(?:sie|du) (?:erhalten|erhältst|bekommen) (?:diese[nr]?|den) (?:newsletter|"
                    r"e-?mail|mailing|nachricht)"
                ),
            ),
            (
                1,
                (
                    r"\b(?:newsletter|ausgabe|jetzt (?:anmelden|sichern|shoppen|bestellen)|weiterlesen|"
                    r"mehr lesen|rabatt)\b"
                ),
            ),
        ),
        "fr": (
            (
                3,
                (
                    r"\b(?:se |vous |me )?(?:désinscri\w+|désabonn\w+)|\bne (?:souhaitez|voulez|"
                    r"désirez) plus recevoir|\bgérer (?:vos|mes) préférences"
                ),
            ),
            (
                2,
                (
                    r"\b(?:voir|afficher|visualiser|consulter)\b.{0,30}\b(?:navigateur|en ligne)|"
                    r"\bvous recevez (?:ce|cet|cette)|\bversion en ligne"
                ),
            ),
            (
                1,
                (
                    r"\b(?:newsletter|lettre d'information|infolettre|j'en profite|lire la suite|"
                    r"inscrivez-vous|en savoir plus)\b"
                ),
            ),
        ),
        "es": (
            (
                3,
                (
                    r"\b(?:darse de baja|darte de baja|date de baja|dar de baja|cancelar (?:la |su |"
                    r"tu )?suscripción|anular (?:la )?suscripción)|\bno (?:desea|deseas|quiere|"
                    r"quieres) (?:seguir )?recib"
                ),
            ),
            (
                2,
                (
                    r"\bver (?:este )?(?:correo|e-?mail|mensaje)?\s?(?:en (?:el|su|tu) navegador|online)|"
                    r"\b(?:recibe|recibes|ha recibido|has recibido) (?:este|esta)"
                ),
            ),
            (1, r"\b(?:newsletter|boletín|leer más|regístrese|inscríbete|oferta|descuento)\b"),
        ),
        "it": (
            (
                3,
                (
                    r"\b(?:cancella(?:re|rsi|ti)? (?:l'|la |dall'|dalla )?(?:iscrizione|newsletter)|"
                    r"disiscriv\w+|annulla(?:re)? l'iscrizione|cancellati|non (?:desider\w+|vuoi|"
                    r"volete) (?:più )?ricever)"
                ),
            ),
            (
                2,
                (
                    r"\bvisualizza\b.{0,30}\b(?:browser|online)|\b(?:ricevi|ricevete|hai ricevuto|"
                    r"riceve) quest"
                ),
            ),
            (1, r"\b(?:newsletter|leggi (?:tutto|di più)|scopri|iscriviti|sconto)\b"),
        ),
        "nl": (
            (
                3,
                (
                    r"\b(?:uitschrijven|afmelden (?:voor|van)|hier afmelden|geen (?:nieuwsbrief|e-?mails?|"
                    r"mailings)\b.{0,30}ontvangen|afmelden ?(?:\||$))"
                ),
            ),
            (
                2,
                (
                    r"\b(?:bekijk|lees)\b.{0,30}\b(?:browser|online)|\bu ontvangt (?:deze|dit)|"
                    r"\bje ontvangt (?:deze|dit)"
                ),
            ),
            (1, r"\b(?:nieuwsbrief|lees meer|meld je aan|korting)\b"),
        ),
        "pt": (
            (
                3,
                (
                    r"\b(?:cancelar (?:a )?(?:sua )?(?:subscrição|inscrição|assinatura)|descadastr\w+|"
                    r"remover (?:o )?(?:seu )?e-?mail|não (?:deseja|pretende|quer) (?:mais )?receber)"
                ),
            ),
            (
                2,
                (
                    r"\bver (?:no|este e-?mail no) navegador|\b(?:recebeu|está a receber|"
                    r"está recebendo) est"
                ),
            ),
            (1, r"\b(?:newsletter|boletim|saiba mais|ler mais|desconto)\b"),
        ),
        "pl": (
            (
                3,
                (
                    r"(?:wypisa\w+ się|zrezygnowa\w+ z (?:subskrypcji|newslettera|otrzymywania)|"
                    r"rezygnacj\w+ z|anuluj subskrypcję|nie chc\w+ (?:już )?otrzymywać)"
                ),
            ),
            (
                2,
                (
                    r"(?:wyświetl w przeglądarce|zobacz w przeglądarce|otrzym\w+ (?:tę|tą|"
                    r"ten) (?:wiadomość|mail|newsletter))"
                ),
            ),
            (1, r"(?:newsletter|czytaj więcej|dowiedz się|promocj|rabat)"),
        ),
        "sv": (
            (
                3,
                (
                    r"\b(?:avregistrera|avprenumerera|avsluta (?:din )?prenumeration|inte längre (?:vill|"
                    r"önskar) (?:få|ta emot)|vill du inte (?:längre )?(?:ha|få))"
                ),
            ),
            (2, r"\b(?:visa|läs|öppna) .{0,20}(?:webbläsare|online)|\bdu får (?:detta|det här)"),
            (1, r"\b(?:nyhetsbrev|läs mer|anmäl dig|rabatt)\b"),
        ),
        "da": (
            (3, r"\b(?:afmeld\w*|ikke længere (?:ønsker|vil))\b"),
            (2, r"\b(?:se|vis|læs) .{0,20}(?:browser|online)|\bdu modtager (?:denne|dette)"),
            (1, r"\b(?:nyhedsbrev|læs mere|tilmeld|rabat)\b"),
        ),
        "no": (
            (3, r"\b(?:meld (?:deg )?av|avmeld\w*|ikke lenger (?:ønsker|vil))\b"),
            (2, r"\b(?:se|vis|les) .{0,20}(?:nettleser|online)|\bdu mottar (?:denne|dette)"),
            (1, r"\b(?:nyhetsbrev|les mer|meld deg på|rabatt)\b"),
        ),
        "fi": (
            (
                3,
                (
                    r"(?:peru(?:uta)? (?:uutiskirje|tilau)|poistu (?:postitus)?lista|"
                    r"et halua (?:enää )?vastaanottaa)"
                ),
            ),
            (2, r"(?:näytä|avaa|lue) .{0,20}selaime|sait tämän"),
            (1, r"(?:uutiskirje|lue lisää|ilmoittaudu|alennus)"),
        ),
        "cs": (
            (
                3,
                (
                    r"(?:odhlásit (?:se|odběr)|odhlášení|zrušit odběr|nechcete(?:-li)? (?:již |"
                    r"už )?(?:dostávat|odebírat))"
                ),
            ),
            (2, r"(?:zobrazit v prohlížeči|tento (?:e-?mail|newsletter) (?:vám|jste))"),
            (1, r"(?:newsletter|zpravodaj|číst dále|sleva)"),
        ),
    }
)
"""Points: 3 how to leave the list, 2 why one is on it, 1 newsletters' other words."""

ANNOUNCED = Phrasebook(
    {
        "en": (
            (
                2,
                (
                    r"\b(?:completed:|payout|transfer|report|alert|summary|trial|workspace|new device|"
                    r"submission|(?:is|are) (?:ready|available|now available|on the way)|invoice|receipt|"
                    r"statement|payment|bill|billing|subscription|renewal|renew|expir\w+|overdue|password|"
                    r"verification code|security alert|sign-?in|log-?in|account (?:activity|update|"
                    r"suspended|statement)|package|parcel|shipment|shipped|tracking|out for delivery|"
                    r"delivery (?:scheduled|confirmation|update|today|tomorrow)|order (?:confirmation|"
                    r"confirmed|received|#|no|number|\d)|your order|booking confirm\w*|"
                    r"reservation confirm\w*|reminder|notification|backup|server|monitor|certificate|"
                    r"domain|dmarc|report domain|quota|maintenance|event reminder|invitation:|accepted:|"
                    r"declined:|canceled:|updated (?:terms|privacy)|terms of (?:service|use)|"
                    r"privacy policy|welcome to)\b"
                ),
            ),
        ),
        "de": (
            (
                2,
                (
                    r"\b(?:ist (?:online|da|verfügbar|unterwegs)|kommt (?:morgen|heute)|rechnung\w*|"
                    r"zahlungs\w+|mahnung|kontoauszug|lastschrift|gutschrift|beleg|bestellbestätigung|"
                    r"auftragsbestätigung|ihre (?:bestellung|buchung|sendung|lieferung)|"
                    r"versandbestätigung|versandt|paket|sendung\w*|zustellung|passwort|anmeldung|"
                    r"sicherheits\w+|abonnement|vertrag\w*|verlängerung|erinnerung|bestätigungscode|agb|"
                    r"datenschutz\w+|wartung\w*|zugesagt:|abgesagt:|einladung:|terminbestätigung|"
                    r"buchungsbestätigung)\b"
                ),
            ),
        ),
        "fr": (
            (
                2,
                (
                    r"\b(?:facture|paiement|reçu|relevé|échéance|prélèvement|colis|livraison|expédi\w+|"
                    r"suivi|confirmation de (?:commande|réservation|paiement)|votre commande|mot de passe|"
                    r"connexion|abonnement|renouvellement|rappel|code de vérification|"
                    r"conditions générales|invitation :|accepté :|refusé :)"
                ),
            ),
        ),
        "es": (
            (
                2,
                (
                    r"\b(?:facturas?|recibo|pago|cobro|extracto|pedido (?:confirmado|enviado|n)|"
                    r"confirmación de (?:pedido|compra|reserva|pago)|su pedido|tu pedido|paquete|envío|"
                    r"entrega|contraseña|inicio de sesión|suscripción|renovación|recordatorio|"
                    r"código de verificación|condiciones|invitación:|aceptado:)\b"
                ),
            ),
        ),
        "it": (
            (
                2,
                (
                    r"\b(?:fattur[ae]|pagamento|ricevuta|estratto conto|scadenza|bolletta|"
                    r"conferma (?:d'ordine|ordine|di pagamento|prenotazione)|il (?:tuo|suo) ordine|pacco|"
                    r"spedizione|consegna|password|accesso|abbonamento|rinnovo|promemoria|"
                    r"codice di verifica|invito:|accettato:)\b"
                ),
            ),
        ),
        "nl": (
            (
                2,
                (
                    r"\b(?:factuur|betaling\w*|herinnering|aanmaning|afschrift|bestelling (?:bevestigd|"
                    r"verzonden)|orderbevestiging|je bestelling|uw bestelling|pakket|bezorg\w+|verzend\w+|"
                    r"wachtwoord|inlog\w*|abonnement|verlenging|verificatiecode|uitnodiging:|"
                    r"geaccepteerd:)\b"
                ),
            ),
        ),
        "pt": (
            (
                2,
                (
                    r"\b(?:fatura|factura|pagamento|recibo|boleto|nota fiscal|cobrança|confirmação (?:de|"
                    r"do) (?:pedido|encomenda|pagamento|reserva)|sua encomenda|seu pedido|encomenda|envio|"
                    r"entrega|senha|palavra-passe|assinatura|renovação|lembrete|código de verificação)\b"
                ),
            ),
        ),
        "pl": (
            (
                2,
                (
                    r"(?:faktur\w+|płatnoś\w+|rachunek|potwierdzenie (?:zamówienia|płatności|rezerwacji|"
                    r"wysyłki)|twoje zamówienie|paczk\w+|przesyłk\w+|dostaw\w+|hasło|logowani\w+|"
                    r"subskrypcj\w+|przypomnienie|kod weryfikacyjny|regulamin\w*|wezwanie do zapłaty)"
                ),
            ),
        ),
        "sv": (
            (
                2,
                (
                    r"\b(?:faktura|betalning\w*|kvitto|påminnelse|orderbekräftelse|din (?:order|"
                    r"beställning)|paket|leverans\w*|lösenord|inloggning|prenumeration|förnyelse|"
                    r"verifieringskod)\b"
                ),
            ),
        ),
        "da": (
            (
                2,
                (
                    r"\b(?:faktura|betaling\w*|kvittering|rykker|påmindelse|ordrebekræftelse|din (?:ordre|"
                    r"bestilling)|pakke|levering\w*|adgangskode|login|abonnement|fornyelse|"
                    r"bekræftelseskode)\b"
                ),
            ),
        ),
        "no": (
            (
                2,
                (
                    r"\b(?:faktura|betaling\w*|kvittering|purring|påminnelse|ordrebekreftelse|"
                    r"din (?:ordre|bestilling)|pakke|levering\w*|passord|innlogging|abonnement|fornyelse|"
                    r"bekreftelseskode)\b"
                ),
            ),
        ),
        "fi": (
            (
                2,
                (
                    r"(?:lasku\b|laskusi|maksu\w*|kuitti|muistutus|tilausvahvistus|tilauksesi|paketti|"
                    r"toimitus\w*|salasana|kirjautumi\w+|tilaus\w*|vahvistuskoodi)"
                ),
            ),
        ),
        "cs": (
            (
                2,
                (
                    r"(?:faktur\w+|platb\w+|účtenk\w+|upomínk\w+|potvrzení (?:objednávky|platby|"
                    r"rezervace)|vaše objednávka|zásilk\w+|balík\w*|doručen\w+|heslo|přihlášení|"
                    r"předplatné|ověřovací kód)"
                ),
            ),
        ),
    }
)
"""What programs announce in their subjects."""

PROGRAM_SPEAKS = Phrasebook(
    {
        "en": (
            (
                1,
                (
                    r"\b(?:view (?:your|the|completed|my|all|it|in|on)\b|your (?:\w+ ){1,3}(?:has been|"
                    r"is (?:ready|available|on the way|now)|was|will (?:be|expire))|we(?:'ve|"
                    r" have) (?:sent|noticed|detected|updated)|noticed a new|if this was you|"
                    r"should arrive|do not reply|automatically (?:generated|renew\w*|sent)|"
                    r"automated (?:message|e-?mail|notification)|log ?in to|sign in to|track (?:your|it)|"
                    r"view (?:your|the|my) (?:\w+ )?(?:invoice|order|receipt|statement|bill|transaction|"
                    r"account|booking)|you don't need to do anything|manage your (?:account|subscription)|"
                    r"my account|amount due|total due|due date|will (?:be charged|expire|be renewed|"
                    r"arrive)|has (?:been )?(?:shipped|dispatched|arrived|delivered|expired)|"
                    r"you sent a payment|was (?:charged|debited)|if this was(?:n't| not) you|"
                    r"if you did(?:n't| not) (?:request|make)|(?:please find|find) (?:attached|"
                    r"enclosed) (?:\w+ ){0,4}(?:invoice|statement|receipt|remittance)|attached (?:is|"
                    r"you will find) (?:\w+ ){0,3}(?:invoice|statement)|payable within|"
                    r"dear (?:valued )?customer|click (?:here|below) to|verification code|"
                    r"customer (?:number|no|id))\b"
                ),
            ),
        ),
        "de": (
            (
                1,
                (
                    r"\b(?:steht (?:\w+ ){0,4}bereit|wird (?:\w+ ){0,3}(?:zugestellt|geliefert)|"
                    r"ist (?:jetzt |nun )?(?:online|verfügbar)|automatisch (?:erstellt|generiert|erzeugt|"
                    r"versendet|versandt)|nicht auf diese|kundenportal|kundenkonto|kundenbereich|"
                    r"mein konto|sendungsverfolgung|sendungsnummer|rechnungsbetrag|zahlungseingang|"
                    r"fällig\w*|überweisen sie|wird (?:abgebucht|eingezogen|geliefert|zugestellt)|"
                    r"anbei (?:erhalten|finden|übersenden|senden)\b.{0,40}\b(?:rechnung|gutschrift|"
                    r"mahnung)|im anhang\b.{0,40}\brechnung|ihre rechnung|sehr geehrte[r]? (?:kunde|"
                    r"kundin)|kundennummer|vertragsnummer|bestellnummer|steht (?:zum download|"
                    r"für sie) bereit)"
                ),
            ),
        ),
        "fr": (
            (
                1,
                (
                    r"\b(?:généré automatiquement|envoyé automatiquement|ne pas répondre|espace client|"
                    r"mon compte|votre compte client|suivre (?:votre|mon) colis|montant (?:dû|à payer|"
                    r"total)|sera (?:prélevé|livré)|(?:ci-joint|en pièce jointe)\b.{0,40}\bfacture|"
                    r"veuillez trouver\b.{0,40}\bfacture|facture\b.{0,40}\b(?:disponible|ci-jointe|"
                    r"en pièce jointe)|cher client|numéro de (?:client|commande))"
                ),
            ),
        ),
        "es": (
            (
                1,
                (
                    r"\b(?:generado automáticamente|no responda|área (?:de )?clientes?|mi cuenta|"
                    r"seguimiento|importe|será (?:cargado|entregado)|adjunt\w+\b.{0,40}\bfactura|"
                    r"factura\b.{0,50}\b(?:disponible|adjunt)|estimado cliente|número de (?:cliente|"
                    r"pedido))"
                ),
            ),
        ),
        "it": (
            (
                1,
                (
                    r"\b(?:generata automaticamente|non rispondere|area (?:clienti|riservata)|"
                    r"il tuo account|traccia|importo|(?:in )?allegat[oa]\b.{0,60}\bfattura|"
                    r"fattura\b.{0,50}\b(?:disponibile|allegat)|inviamo\b.{0,20}\bfattura|gentile cliente|"
                    r"spett(?:\.le|abile)? cliente|numero (?:cliente|ordine))"
                ),
            ),
        ),
        "nl": (
            (
                1,
                (
                    r"\b(?:automatisch (?:gegenereerd|verzonden)|niet (?:op dit bericht|te beantwoorden)|"
                    r"mijn (?:account|omgeving)|track (?:&|and|en) trace|te betalen|"
                    r"bijgaand\b.{0,30}\bfactuur|in de bijlage\b.{0,40}\bfactuur|"
                    r"factuur\b.{0,40}\b(?:bijlage|klaar|beschikbaar)|beste klant|geachte (?:klant|"
                    r"relatie)|klantnummer|ordernummer)"
                ),
            ),
        ),
        "pt": (
            (
                1,
                (
                    r"\b(?:gerad[oa] automaticamente|não responda|área (?:de |do )?cliente|minha conta|"
                    r"rastre\w+|valor|em anexo\b.{0,40}\bfatura|segue (?:em anexo|anex)|caro cliente|"
                    r"prezado cliente|número (?:do|de) (?:cliente|pedido))"
                ),
            ),
        ),
        "pl": (
            (
                1,
                (
                    r"(?:wygenerowan\w+|prosimy nie odpowiadać|panel\w* klienta|moje konto|śledz\w+|kwota|"
                    r"w załączniku\b.{0,40}faktur|w załączeniu\b.{0,40}faktur|przesyłamy\b.{0,30}faktur|"
                    r"szanowny kliencie|drogi kliencie|numer (?:klienta|zamówienia))"
                ),
            ),
        ),
        "sv": (
            (
                1,
                (
                    r"\b(?:automatiskt|går inte att svara|mina sidor|spåra|att betala|förfallodatum|"
                    r"bifogad faktura|bifogat finns|hej kund|bästa kund|kundnummer|ordernummer)"
                ),
            ),
        ),
        "da": (
            (
                1,
                (
                    r"\b(?:automatisk|kan ikke besvares|min side|spor|forfald\w*|"
                    r"vedhæftet\b.{0,30}\bfaktura|kære kunde|kundenummer|ordrenummer)"
                ),
            ),
        ),
        "no": (
            (
                1,
                (
                    r"\b(?:automatisk|kan ikke besvares|min side|spor|forfall\w*|"
                    r"vedlagt\b.{0,30}\bfaktura|kjære kunde|kundenummer|ordrenummer)"
                ),
            ),
        ),
        "fi": (
            (
                1,
                (
                    r"(?:automaattinen|älä vastaa|oma tili|seuraa|eräpäivä|liitteenä\b.{0,30}lasku|"
                    r"hyvä asiakas|asiakasnumero|tilausnumero)"
                ),
            ),
        ),
        "cs": (
            (
                1,
                (
                    r"(?:automaticky|neodpovídejte|zákaznick\w+ (?:účet|zóna)|můj účet|sledov\w+|"
                    r"splatnost\w*|v příloze\b.{0,40}faktur|vážený zákazník|zákaznické číslo|"
                    r"číslo objednávky)"
                ),
            ),
        ),
    }
)
"""What programs say in the text."""
