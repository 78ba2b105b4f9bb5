"""What the labels of forms and signatures mean, in ten languages and more. Data; extend freely."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Label(StrEnum):
    """What a form asks for, as far as it means something to us."""

    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    SALUTATION = "salutation"
    EMAIL = "e-mail"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    COMPANY = "company"
    SUBJECT = "subject"
    INTEREST = "interest"
    BUDGET = "budget"
    MESSAGE = "message"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    POSTCODE = "postcode"
    ADDRESS = "address"
    TIMESTAMP = "timestamp"
    FOOTER = "footer"
    """Said by the form program, not by the visitor: page, IP address, consent."""


_WORDS: dict[Label, str] = {
    Label.NAME: (
        "name|what's your name|what is your name|full name|complete name|contact name|contact "
        "person|contact|visitor name|customer name|your full name|"
        "first and last name|name and surname|vor- und nachname|vor und nachname|vorname und nachname|"
        "vollstandiger name|ansprechpartner|ansprechpartnerin|kontaktperson|kontakt|nom complet|nom et prenom|"
        "prenom et nom|nom prenom|interlocuteur|personne de contact|nombre completo|nombre y apellidos|"
        "nombre y apellido|persona de contacto|nome completo|nome e cognome|cognome e nome|nominativo|referente|"
        "nome e sobrenome|nome e apelido|volledige naam|naam|voor- en achternaam|contactpersoon|"
        "imie i nazwisko|nazwisko i imie|osoba kontaktowa|namn|for- och efternamn|kontaktperson|navn|fulde navn|"
        "fullt navn|for- og etternavn|for- og efternavn|nimi|koko nimi|yhteyshenkilo|jmeno a prijmeni|"
        "cele jmeno|ad soyad|adiniz soyadiniz|isim|имя|фио|ваше имя|お名前|氏名|姓名|이름|nev|nume|nume "
        "si prenume|ime i prezime"
    ),
    Label.FIRST_NAME: (
        "first name|firstname|first|given name|forename|vorname|prenom|nombre|nombres|nome|voornaam|imie|fornamn|"
        "fornavn|etunimi|jmeno|krestni jmeno|ad|adiniz|prenume"
    ),
    Label.LAST_NAME: (
        "last name|lastname|last|surname|family name|nachname|familienname|zuname|nom|nom de famille|apellido|"
        "apellidos|cognome|sobrenome|apelido|ultimo nome|achternaam|nazwisko|efternamn|efternavn|etternavn|sukunimi|"
        "prijmeni|soyad|soyadi|soyadiniz"
    ),
    Label.SALUTATION: "salutation|title|anrede|titel|civilite|tratamiento|titolo|aanhef|tilltal",
    Label.EMAIL: (
        "email|what's your email|what is your email|what is your email address|e-mail|e mail|"
        "mail|email address|e-mail address|mail address|e-mail adresse|email adresse|"
        "e-mail-adresse|emailadresse|mailadresse|e-mailadresse|mail adresse|courriel|adresse e-mail|adresse email|"
        "adresse mail|adresse de courriel|adresse electronique|correo|correo electronico|direccion de correo|"
        "direccion de correo electronico|email de contacto|indirizzo email|indirizzo e-mail|"
        "posta elettronica|endereco de e-mail|endereco de email|correio eletronico|e-mailadres|emailadres|"
        "mailadres|adres e-mail|adres email|e-postadress|e-post|epost|epostadress|e-postadresse|epostadresse|"
        "sahkoposti|sahkopostiosoite|e-mailova adresa|emailova adresa|e-posta|eposta|email id|work email|"
        "business email|company email|contact email|geschaftliche e-mail|e-mail professionnel|почта|"
        "электронная почта|メールアドレス|邮箱|电子邮件|이메일|e-mail cim|reply to|reply-to"
    ),
    Label.PHONE: (
        "phone|what is your phone number|telephone|tel|ph|phone number|telephone number|tel no|"
        "contact number|phone no|contact no|daytime phone|"
        "work phone|business phone|telefon|telefonnummer|telefon nr|rufnummer|ruckrufnummer|tel nr|durchwahl|fon|"
        "numero de telephone|telefono|numero de telefono|telefono de contacto|numero di telefono|"
        "recapito telefonico|telefone|numero de telefone|telefoonnummer|telefoon|nr telefonu|numer telefonu|"
        "puhelin|puhelinnumero|telefonni cislo|telefonu|telefon numarasi|telefon numaraniz|tlf|tlf nr|telefonnr|"
        "телефон|номер телефона|電話番号|电话|전화번호|phone/mobile|telefon/mobil|"
        "phone / whatsapp|telefonszam|numar de telefon"
    ),
    Label.MOBILE: (
        "mobile|mobile number|mobile phone|mobile no|cell|cell phone|cellphone|whatsapp|handy|handynummer|mobil|"
        "mobilnummer|mobiltelefon|mobilfunk|portable|telephone portable|movil|celular|telefono movil|cellulare|"
        "telemovel|mobiel|mobiele nummer|gsm|komorka|telefon komorkowy|matkapuhelin|cep telefonu|cep|mobilni telefon"
    ),
    Label.FAX: "fax|telefax|fax number|faxnummer|fax no|faks|fax nr|telecopie|telecopieur",
    Label.COMPANY: (
        "company|company name|organisation|organization|organisation name|organization name|business|business name|"
        "firm|employer|institution|company/organisation|company / organization|company/organization|firma|"
        "firmenname|unternehmen|unternehmensname|betrieb|gesellschaft|einrichtung|firma/organisation|societe|"
        "nom de la societe|nom de l'entreprise|entreprise|raison sociale|organisme|empresa|nombre de la empresa|"
        "compania|razon social|organizacion|azienda|nome azienda|societa|ragione sociale|ditta|nome da empresa|"
        "bedrijf|bedrijfsnaam|organisatie|nazwa firmy|przedsiebiorstwo|foretag|foretagsnamn|virksomhed|"
        "virksomhedsnavn|firmanavn|bedrift|selskap|yritys|yrityksen nimi|firma nazev|spolecnost|nazev firmy|sirket|"
        "sirket adi|компания|организация|会社名|公司|公司名称|회사|ceg|cegnev|companie|nume companie|tvrtka"
    ),
    Label.SUBJECT: (
        "subject|topic|regarding|re|subject line|betreff|thema|anliegen|objet|sujet|asunto|tema|oggetto|argomento|"
        "assunto|onderwerp|temat|amne|arende|emne|aihe|predmet|konu|тема|件名|主题|제목|targy|subiect"
    ),
    Label.INTEREST: (
        "interest|interests|interested in|i am interested in|product|products|product of interest|service|services|"
        "services needed|product interest|type of enquiry|type of inquiry|inquiry type|enquiry type|"
        "reason for contact|what are you interested in|what can we help you with|request|model|item|"
        "interesse|interesse an|ich interessiere mich fur|produkt|produkte|dienstleistung|leistung|art der anfrage|"
        "anfrage zu|gewunschtes produkt|artikel|produit|produits|service souhaite|centre d'interet|interesse par|"
        "type de demande|producto|productos|servicio|interesado en|interes|prodotto|prodotti|servizio|"
        "interessato a|tipo di richiesta|produto|servico|interesse em|geinteresseerd in|interesse in|dienst|"
        "zainteresowanie|usluga|produkt zainteresowania|intresse|tjanst|interesseret i|ydelse|tjeneste|tuote|"
        "palvelu|kiinnostus|sluzba|zajem o|urun|hizmet|продукт|услуга"
    ),
    Label.BUDGET: (
        "budget|estimated budget|project budget|budget range|budgetrahmen|presupuesto|budget previsto|orcamento|"
        "budzet|rozpocet|budjetti|butce|бюджет|予算|预算"
    ),
    Label.MESSAGE: (
        "message|comment|comments|comment or message|question|questions|question or comment|enquiry|inquiry|details|"
        "description|project description|project details|message body|body|text|notes|remarks|request details|"
        "how can we help|how can we help you|additional information|tell us about your project|your enquiry|"
        "anything else|nachricht|mitteilung|kommentar|frage|anfrage|nachrichtentext|bemerkung|bemerkungen|"
        "beschreibung|wie konnen wir helfen|wie konnen wir ihnen helfen|ihr anliegen|anmerkung|anmerkungen|"
        "commentaire|commentaires|demande|details de la demande|mensaje|comentario|comentarios|"
        "consulta|pregunta|messaggio|commento|commenti|richiesta|domanda|testo del messaggio|mensagem|"
        "comentarios adicionais|pergunta|bericht|opmerking|opmerkingen|vraag|toelichting|wiadomosc|tresc wiadomosci|"
        "tresc|pytanie|uwagi|zapytanie|meddelande|fraga|besked|spørgsmal|melding|beskjed|viesti|kysymys|zprava|dotaz|"
        "poznamka|vzkaz|mesaj|mesajiniz|сообщение|комментарий|вопрос|お問い合わせ内容|メッセージ|留言|消息|메시지|uzenet"
    ),
    Label.COUNTRY: (
        "country|country/region|land|staat|pays|pais|paese|nazione|kraj|maa|zeme|ulke|страна|国|国家|orszag|tara"
    ),
    Label.REGION: "region|state|province|county|state/province|bundesland|kanton|provincia|provincie|"
    "regione|estado|departement|wojewodztwo|kraj/region",
    Label.CITY: "city|town|ort|stadt|wohnort|ville|commune|ciudad|localidad|citta|comune|cidade|"
    "localidade|plaats|stad|woonplaats|miasto|miejscowosc|stad/ort|postort|by|poststed|"
    "kaupunki|paikkakunta|mesto|obec|sehir|город|город/населенный пункт",
    Label.POSTCODE: "postcode|post code|postal code|zip|zip code|zipcode|zip/postal code|plz|postleitzahl|"
    "code postal|cp|codigo postal|cap|codice postale|cep/codigo postal|codigo de endereco "
    "postal|kod pocztowy|postnummer|postnr|postinumero|psc|posta kodu|индекс",
    Label.ADDRESS: "address|street|street address|address line 1|adresse|anschrift|strasse|straße|adresse "
    "postale|rue|direccion|calle|indirizzo|via|endereco|rua|morada|adres|straat|ulica|adress|"
    "gata|gatuadress|gade|vej|osoite|katuosoite|adresa|ulice|адрес|住所|地址",
    Label.TIMESTAMP: (
        "timestamp|time stamp|submitted at|submission date|submitted on|date submitted|start date (utc)|"
        "submit date (utc)|created at|received|zeitstempel|eingereicht am|datum und uhrzeit|"
        "horodateur|date de soumission|"
        "marca temporal|fecha de envio|informazioni cronologiche|data di invio|carimbo de data/hora|tijdstempel|"
        "sygnatura czasowa|tidsstampel|tidsstempel|aikaleima|casova znacka|casove razitko|zaman damgasi|"
        "отметка времени|タイムスタンプ|时间戳|타임스탬프"
    ),
    Label.FOOTER: (
        "date|time|page url|url|page|page title|remote ip|ip|ip address|user agent|user-agent|browser|powered by|"
        "referrer|referer|form name|form|form id|site|website url|sent from|sent via|sent on|submission id|entry id|"
        "entry|datenschutz|privacy|privacy policy|consent|gdpr|einwilligung|newsletter|captcha|datum|uhrzeit|seite|"
        "formular|formularname|source|utm source|utm_source|utm_medium|utm_campaign|gclid|hidden|network id|uhr|"
        "ip-adresse|adresse ip|direccion ip|indirizzo ip"
    ),
}

_POSSESSIVE = re.compile(
    r"^(?:(?:your|ihr|ihre|ihren|deine|dein|votre|vos|tu|su|sus|il tuo|la tua|il suo|la sua|"
    r"il vostro|la vostra|uw|je|"
    r"jouw|seu|sua|o seu|a sua|din|ditt|dit|dine|twoje|twoj|twoja|panstwa|vase|vas|sinun|ваш|ваше|ваша|su)\s+)+"
)
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]\s*")
_EDGES = " \t*:：?.!#•·-–—_|=\"'"
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s*")


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, Label]:
    words: dict[str, Label] = {}
    for label, spelled in _WORDS.items():
        for word in spelled.split("|"):
            words.setdefault(_folded(word), label)
    return words


def _folded(word: str) -> str:
    """Lower case, without accents, one space between words."""
    if word.isascii():
        return " ".join(word.lower().replace("_", " ").split())
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(
        letters.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("_", " ").split()
    )


@lru_cache(maxsize=4_096)
def label_of(heading: str) -> Label | None:
    """What a heading asks for; None when we do not know it. "Ihre E-Mail-Adresse (Pflichtfeld)*" is E-MAIL."""
    if len(heading) > 90 or heading.count(" ") > 12:
        return None
    word = _folded(_NUMBERED.sub("", _IN_BRACKETS.sub(" ", heading).strip(_EDGES)))
    words = _dictionary()
    for spelling in (
        word,
        _POSSESSIVE.sub("", word),
        word.replace("-", " "),
        word.replace("-", ""),
        _POSSESSIVE.sub("", word.replace("-", " ")),
    ):
        if label := words.get(spelling.strip(_EDGES)):
            return label
    halves = [half.strip() for half in re.split(r"\s*[/|]\s*", word) if half.strip()]
    if len(halves) > 1:  # bilingual forms: "Telefon / Phone"
        known = {words.get(_POSSESSIVE.sub("", half)) for half in halves}
        if len(known) == 1:
            return known.pop()
    return _asked_for(heading, word)


_QUESTION = re.compile(
    r"\?\s*\W*$|^\W*(?:please|bitte|tell us|and |your |ihre? |votre |su |uw |seu |vostr[oa] |din |jouw )"
)
_ASKED: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (Label.EMAIL, re.compile(r"\be-?mail|courriel|\bcorreo|sahkoposti|e-post")),
    (
        Label.PHONE,
        re.compile(
            r"\bphone|telefon|telephone|call you|reach you|erreichen wir|appeler|llamar|chiamar|puhelin|number can we"
        ),
    ),
    (
        Label.COMPANY,
        re.compile(
            r"\bcompany|\bfirma\b|unternehmen|entreprise|societe|empresa|azienda|bedrijf|foretag|virksomhed"
        ),
    ),
    (
        Label.NAME,
        re.compile(
            r"\bname\b|\bnom\b|\bnombre|\bnome\b|\bnaam\b|\bnamn|\bnavn|\bnimi|heissen|appelez|call yourself"
        ),
    ),
    (Label.BUDGET, re.compile(r"budget|presupuesto|orcamento")),
    (
        Label.MESSAGE,
        re.compile(
            r"tell us|(?:how|what) can we|do you need|are you looking for|about (?:the|your) project|"
            r"helfen|benotigen sie|"
            r"aider|besoin|ayudar|necesita|aiutar|helpen|precisa|hjalpa|hjaelpe|message|nachricht"
        ),
    ),
)
"""What a question asks for, by the word that tells; tried in this order."""


def _asked_for(heading: str, word: str) -> Label | None:
    """What a whole question asks for: "And what's your e-mail address?"; None for anything else."""
    if not _QUESTION.search(heading.lower()):
        return None
    return next((label for label, pattern in _ASKED if pattern.search(word)), None)
