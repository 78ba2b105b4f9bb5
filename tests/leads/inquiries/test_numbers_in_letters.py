"""Which number of a letter is called: the one that its words give for calling, however it is written."""

from __future__ import annotations

import pytest

from tests.leads.inquiries.test_screening import reading_of

GERMAN = "Guten Tag, mein Klavier muss in den dritten Stock, ohne Aufzug. Was wird das kosten?\n\nHerzliche Grüße\n"
POLISH = "Dzień dobry, proszę o termin naprawy szuflady. Front od zmywarki też jest pęknięty.\n\n"
ITALIAN = "Buongiorno, vorremmo ordinare quattro dischi diamantati. Il prezzo è come al solito?\n\n"
DUTCH = "Goedemiddag, kunnen jullie ons beheer overnemen, en wat kost dat per maand? "
ENGLISH = "Good day, we would like to put six hectares of apples under netting before next season. "


def phone_of(body: str) -> str:
    inquiry = reading_of("Subject: hm\nContent-Type: text/plain; charset=utf-8", body).inquiry
    assert inquiry
    return inquiry.contact.phone


@pytest.mark.parametrize(
    ("body", "phone"),
    [
        pytest.param(f"{GERMAN}Rosemarie Dittfurth\nTel. 0351 - 28 17 44 06", "+4935128174406",
                     id="the area code ahead of a dash belongs to the number"),
        pytest.param(f"{POLISH}Bożena Truszkowska\n607915482 (po 16)", "+48607915482",
                     id="bare digits alone on a line of the signature are a mobile's"),
        pytest.param(f"{POLISH}Zamówienie nr\n607915482", "", id="bare digits below the word order are an order's"),
        pytest.param(f"{ITALIAN}Se non sono pronti chiamatemi PRIMA di spedire, al 347/2918405."
                     "\n\nErmanno Bertolucci\n\nTel. 0584/790338 - Fax 0584/791552", "+393472918405",
                     id="chiamatemi gives the number to call"),
        pytest.param(f"{DUTCH}Bel gerust, 06 29403718, dinsdag ben ik er niet.\n\nHartelijke groet,\nWillemijn Kuiper\n"
                     "T 030 288 4471", "+31629403718", id="bel gerust gives the number to call"),
        pytest.param(f"{ENGLISH}Please phone me rather than my father, his hearing is poor: 07700 900123.\n\nRegards\n"
                     "Ana Lopez\nTel 020 7946 0123", "+447700900123",
                     id="rather than my father does not make it his number"),
        pytest.param(f"{GERMAN}Theresia Wallner\n0664 123 45 33", "+436641234533",
                     id="a mobile in Austrian groups is Austrian"),
        pytest.param("السلام عليكم، أرغب في تسجيل أبنائي في دورة لغة. للتواصل واتساب 966505731842+\n\nشكرا",
                     "+966505731842", id="a plus that the writing direction put behind a number is its beginning"),
        pytest.param("Bonjour, pourriez-vous nous établir un devis pour 45 casiers ? Mandat administratif, engagement "
                     "n° 0612459873.\n\nCordialement,\nAna Lopez\nTél : 01 61 91 00 77", "+33161910077",
                     id="the number of a commitment is no phone"),
        pytest.param(f"{ENGLISH}The plate says model RLP-65, S/N 07700900123.\n\nRegards\nAna Lopez\nPh 020 7946 0123",
                     "+442079460123", id="a serial number is no phone"),
        pytest.param("Hallo, wir möchten einen Carport für zwei Autos. Erreichbar sind wir unter 030 / 23 12 56 10, "
                     "die alte Nummer von 2023 war 4711 0815 22.\n\nGrüße\nAna Lopez", "+493023125610",
                     id="a neighbour's plan reads the same number and prefers no other"),
        pytest.param(f"{GERMAN}{'Es kämen rund sechzig Personen in den Saal. ' * 12}Bitte rufen Sie an: 07331 5820694.",
                     "+4973315820694", id="a number at the end of a paragraph on one line is read"),
        pytest.param(f"{ENGLISH}See below.\n\nThanks\nAna Lopez\n+44 7700 900123\n\nBegin forwarded message:\n\n"
                     "From: Orders <orders@netting.example>\nSubject: Your order\nTo: ana@lopez.example\n\n"
                     "Dear Ms Lopez,\nfor questions call us on 020 7946 0888.", "+447700900123",
                     id="who is passed on asks in vain to be called"),
        pytest.param("cześć, czy macie wolny domek na sylwestra 30.12-2.01? 8 osób i pies", "",
                     id="from day to day is no phone"),
        pytest.param(f"{GERMAN}Rosemarie Dittfurth\nMobil-Nr. 0151 28174406", "+4915128174406",
                     id="a number called a mobile's is one"),
    ],
)  # fmt: skip
def test_the_number_that_a_letter_gives_for_calling(body: str, phone: str) -> None:
    assert phone_of(body) == phone
