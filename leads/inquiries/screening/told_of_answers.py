"""How people speak of automatic answers that they were sent, and of others who were away."""

from __future__ import annotations

from leads.inquiries.wording.patterns import late_pattern

_NOT_THIS = (
    r"(?:(?!\b(?:this|diese\w*|cette|ce|est[ea]|quest[oa]|deze|dit|tę|ta|tato|detta|denna|denne|dette)\b)"
    r"[^.?!]){0,40}?"
)
_ANSWER = (
    r"(?:auto(?:mat\w*)?[ -](?:repl\w+|respon\w+|messages?|answers?|acknowledg\w+|confirmation\w*|e-?mails?|mails?|"
    r"antwort\w*|nachricht\w*|(?:empfangs|eingangs)?bestätigung\w*|rückmeldung\w*|antwoord\w*|bericht\w*|reactie\w*|"
    r"ontvangst\w+|odpowied\w+|wiadomoś\w+|potwierdzeni\w+|svar\w*|meddeland\w+|besked\w*|melding\w*|"
    r"odpověď\w*|odpověd\w*|odpoveď\w*|odpoved\w*|zpráv\w+|správ\w+|válasz\w*|üzenet\w*|vastau\w+|viesti\w*|"
    r"odgovor\w*|poruk\w+)|out[- ]of[- ](?:the[- ])?office(?: (?:reply|message|note|notice))?|"
    r"(?:vacation|holiday) (?:reply|message|notice)|abwesenheits\w+|urlaubs(?:notiz|meldung|nachricht)|"
    r"message d'absence|afwezigheids\w+|frånvaro\w+|fraværs\w+|poissaolo\w+|"
    r"auto(?:svar|reply|respon|maattivasta|maatvastu)\w*|"
    r"samodejn\w+ odgovor\w*|otomatik (?:yanıt|cevap|mesaj)\w*|"
    r"(?:réponses?|messages?|mails?|courriels?|confirmations?|respuestas?|mensajes?|correos?|confirmaci\w+|"
    r"rispost\w|messagg\w+|conferm\w|respostas?|"
    r"mensage\w+|confirmaç\w+|odpowied\w+|"
    r"răspuns\w*|mesaj\w*) autom\w+|"
    r"автоответ\w*|автовідповід\w*|(?:автоматич|автоматск|аутоматск)\w+ (?:ответ|сообщени|письм|відповід|повідомл|"
    r"отговор|съобщени|одговор|порук)\w*|αυτόματ\w+ (?:απάντησ\w+|μήνυμα\w*|ειδοποίησ\w+))"
)
"""An automatic answer by its name, as people speak of one."""
_OF_ITSELF = "".join(
    f"(?<!{says})"
    for says in (
        "this is an ", "this is ", "dies ist eine ", "das ist eine ", "ceci est un ", "ceci est une ", "este es un ",
        "esta es una ", "questa è una ", "questo è un ", "esta é uma ", "este é um ", "dit is een ", "to jest ",
        "detta är ett ", "det här är ett ", "dette er et ", "dette er en ", "toto je ", "ez egy ", "acesta este un ",
        "это ", "це ",
    )
)  # fmt: skip
"""Ahead of the name where a program speaks of itself."""
AN_ANSWER = late_pattern(
    rf"\b{_OF_ITSELF}{_ANSWER}|自動(?:返信|応答|送信|配信|回覆)|自动(?:回复|答复)|자동 ?(?:응답|회신|답장)|"
    r"מענה אוטומטי|رد (?:ال)?تلقائي"
)
_THANKS = (
    r"(?:thanks?(?: you)?|dank\w*|danke|merci|gracias|grazie|bedankt|obrigad\w|dzięk\w+|tak|takk|tack|kiito\w+|"
    r"děkuj\w+|ďakuj\w+|köszön\w+|mulțum\w+|teşekkür\w*|спасибо|дякую|благодаря|ευχαριστ\w+|hvala|aitäh)"
)
_SORRY = (
    r"(?:sorry|apolog\w+|excuse|entschuldig\w+|verzeih\w+|désolée?s?|excusez|pardon|disculp\w+|perd[oó]n\w*|"
    r"scus\w+|excuses|przeprasz\w+|desculp\w+|ursäkta?|förlåt|undskyld|beklager|unnskyld|anteeksi|omlouv\w+|"
    r"omluv\w+|ospravedl\w+|elnézés\w+|bocsán\w+|scuz\w+|özür|извин\w+|простите|вибач\w+|συγγνώμη|oprosti\w*|ispri\w+)"
)
_IS_BACK = (
    r"(?:(?:i am|i'm|we are|we're|just|got) (?:now |just )*back|"
    r"(?:bin|sind) (?:jetzt|wieder|nun|erst|gerade) (?:zur[üu]ck)?|"
    r"(?:suis|sommes) (?:bien )?(?:de retour|rentrée?s?)|ya (?:estoy|estamos) de vuelta|"
    r"(?:sono|siamo) (?:appena )?(?:rientrat|tornat)\w|(?:ben|zijn) (?:net |weer |nu )*terug|"
    r"(?:już|właśnie) wróci\w+|já (?:voltei|voltámos|voltamos|regressei)|"
    r"(?:är|er) (?:nu |nå )?(?:tillbaka|tilbage|tilbake)(?: igen)?|(?:olen|olemme) (?:taas |jo )?palannut|"
    r"už (?:jsem|jsme|som|sme) (?:zpátky|zpět|späť)|már (?:megjöttem|visszajöttem|visszaértem))"
)
"""Said of oneself once a holiday is over; programs say when somebody will be back."""
_ONLY = (
    r"(?<! is )(?<! ist )(?<! est )(?<! es )(?<! è )(?<! é )(?<! är )(?<! er )(?<! jest )(?<! je )(?<! on )"
    r"(?:only|just|nur|bloß|lediglich|seulement|sólo|solo|soltanto|solamente|slechts|alleen|só|apenas|tylko|kun|blot|"
    r"bara|endast|vain|jen|pouze|len|iba|csak|doar|numai|sadece|только|лишь|лише|тільки|само|μόνο|samo|ainult)"
)
TOLD_OF = late_pattern(
    r"\b(?:got|get|gets|getting|received|receive|had|bekam|bekomme|erhielt|erhalte|kam|reçu|reçois|eu|"
    r"recib\w+|llegó|"
    r"ricevut\w+|ricevo|arrivat\w+|kreeg|kregen|krijg|ontving|gekregen|recebi|recebo|dostał\w*|otrzymał\w*|"
    r"przyszła|fick|får|"
    rf"fått|fik|fikk|fået|sain|dostal\w*|přišla|kaptam|kaptunk|primit)\b{_NOT_THIS}\b{_ANSWER}"
    rf"|\b{_ANSWER}[^.?!]{{0,40}}\b(?:bekommen|erhalten|gekriegt|bekam|kam|gekregen|ontvangen|kaptam|kaptunk|"
    rf"dostał\w*)\b"
    rf"|\b(?:your|ihr[e]?|ihre[rnm]|eurer?|deine?r?|votre|vos|su|tu|vuestra|vostra|tua|uw|jullie|je|sua|vossa|twoja|"
    rf"wasza|waszą|ert|deres|jeres|din|"
    rf"er) {_ANSWER}"
    rf"|\b{_THANKS}\b(?! (?:is|ist)\b)(?:(?!\b(?:this|diese\w*|cette|ce|est[ea]|quest[oa]|deze|dit|detta|dette)\b)"
    rf"[^.?!,;:]){{1,20}}?\b{_ANSWER}"
    rf"|\b{_ANSWER}[^.?!,;:]{{0,14}} {_THANKS}"
    rf"|\b{_SORRY}\b(?:(?!\b(?:this|diese\w*|cette|ce|est[ea]|quest[oa]|deze|dit|detta|dette)\b)"
    rf"[^.?!,;:]){{1,20}}?\b{_ANSWER}"
    rf"|\b{_ONLY}\b(?:(?!\b(?:this|cette|quest[oa]|detta|dette)\b)[^.?!,;:]){{1,14}}?\b{_ANSWER}"
    r"|自動(?:返信|応答|送信|配信)(?:の?メール)?(?:は|を|だけ|のみ|しか)?(?:拝受|受け取|受領|いただ|頂|届|もら)|"
    r"(?:收到|谢谢|感谢)\w{0,4}自[动動](?:回复|回覆|答复)|자동 ?(?:응답|회신|답장)(?: 메일)?(?:만|은|을)? 받"
    rf"|\b(?:wasn't|weren't|was|were|war|waren|warst|étai\w+|estaba\w*|estuv\w+|er[ao]|erano|eravamo|estav\w+|"
    rf"estive\w*|var|byl\w*|był\w*|oli\w*)(?: \w+){{0,3}}? "
    rf"(?:there|away|out of (?:the )?office|on (?:holiday|vacation|leave)|da|(?:im|in) urlaub|abwesend|unterwegs|"
    rf"au(?:ß|ss)er haus|im büro|erreichbar|absente?s?|en (?:congés?|vacances)|de vacaciones|ausentes?|"
    rf"fuera de la oficina|in ferie|assent[ei]|fuori (?:ufficio|sede)|afwezig|aanwezig|bereikbaar|(?:op|"
    rf"met) vakantie|de férias|fora do escritório|på (?:semester|ferie)|na (?:urlopie|dovolené)|lomalla)\b"
    rf"|\b{_IS_BACK}[^.?!,;:\d]{{0,30}}?\b(?:holiday\w*|vacation|leave|urlaub|ferien|congés?|vacances|vacaciones|"
    rf"ferie|vakantie|urlopu|férias|semester\w*|lomalta|dovolené|dovolenky|szabadságról)\b"
)
"""They tell of an automatic answer that they had from us ("nur eine automatische Antwort bekommen"), thank for it,
are sorry for their own, are back from a holiday, or tell of somebody who was away: "Ihr Monteur war nicht da". Programs
speak of what is, and will be.
"""
