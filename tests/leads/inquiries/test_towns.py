"""The town a writer is in: under the letter, or told in passing; no fair, and no town of somebody else."""

from __future__ import annotations

import pytest

from leads.inquiries.places.towns import town_of
from leads.inquiries.places.towns_told import town_told

SIGNED = [
    ("DE", ("Ole Paulsen", "Werkstraße 4, 25813 Husum"), "Husum"),
    ("GB", ("Jo Bloggs", "14 Example Road, Harrogate HG1 4ZZ"), "Harrogate"),
    ("CA", ("Luc Roy", "200-85, rue Exemple, Gatineau (Québec) J8X 2K1"), "Gatineau"),
    ("AE", ("R. Khan", "P.O. Box 00000, Sharjah, United Arab Emirates"), "Sharjah"),
    ("TR", ("Gül Er", "Organize Sanayi 4. Cad. No: 22 Denizli / TÜRKİYE"), "Denizli"),
    ("MX", ("Ana Ruiz", "Irapuato, Gto."), "Irapuato"),
    ("UA", ("О. Коваль", "м. Стрий, вул. Промислова, 6"), "Стрий"),
    ("BG", ("Г. Петров", "гр. Русе"), "Русе"),
    ("RU", ("С. Ким", "г. Самара"), "Самара"),
    ("BE", ("Sofie", "voorbeeldlaan 88 - 9000 gent"), "Gent"),
    ("PL", ("Jan", "Instytut Przykładowy we Wrocławiu"), "Wrocław"),
    (
        "BR",
        ("Lia", "Rua das Laranjeiras, 1000 - Laranjeiras - Rio de Janeiro - RJ"),
        "Rio de Janeiro",
    ),
    ("BR", ("Lia", "Joinville - SC"), "Joinville"),
    ("TR", ("Gül Er", "Organize Sanayi Bölgesi, Nilüfer / BURSA"), "Bursa"),
    ("DE", ("Levent Er (Inh.)", "Systemhaus e.K. · Duisburg-Ruhrort"), "Duisburg"),
    ("IQ", ("Karrar", "Furat Steel Workshop / Basra - Hamdan industrial"), "Basra"),
    ("AU", ("Dr. Osei", "Margaret"), ""),
    ("GB", ("Pat Fox", "Fleet, QuickDrop Couriers Ltd"), ""),
    ("GB", ("Pat Fox", "Fox & Co is a trading name of SL Residential (Bristol) Limited"), ""),
    ("DE", ("Margit Hölzl, Rosenheim",), "Rosenheim"),
    ("GB", ("Kate Brown, Lincoln", "07700 900123"), "Lincoln"),
    ("GB", ("Kind regards, Chester", "Holidays and more"), ""),
    ("GB", ("Kate, Lincoln",), ""),
    ("FR", ("Luc Martin, Directeur, Lyon",), "Lyon"),
    ("DE", ("Liebe Grüße aus Soest", "Bettina Quast"), "Soest"),
    ("DE", ("Viele Grüße aus dem schönen Freiburg", "Bettina"), "Freiburg"),
    ("GB", ("Best wishes from sunny Totnes", "Anna"), "Totnes"),
    ("PL", ("Pozdrawiam z Krakowa", "Jan"), "Kraków"),
    ("GB", ("Many thanks to all in York", "Anna"), ""),
    ("CO", ("Gloria Pineda", "Tel. 601 4918830 Bogotá, Colombia"), "Bogotá"),
    ("GB", ("Kate Brown", "Phone: 01803 862 123, Totnes"), "Totnes"),
    ("GB", ("Kate Brown", "Registered in London, tel. 020 7946 0123"), ""),
]

SAID = [
    ("DE", "Es geht um einen Treppenlift für sein Haus in Olpe, 14 Stufen.", "Olpe"),
    ("DE", "Bitte rufen Sie uns an: Paderborn 05251 68 81 43", "Paderborn"),
    ("DE", "unsere WEG (sechs Parteien, Baujahr 1998, Oldenburg)", "Oldenburg"),
    ("BR", "Estamos abrindo a segunda loja aqui em Blumenau", "Blumenau"),
    ("AR", "Hacen envíos a Rosario?", "Rosario"),
    ("IT", "abito in un condominio a Ferrara al secondo piano", "Ferrara"),
    ("NO", "Adressen er Klostergaten 14, 5005 Bergen, telefon 907", "Bergen"),
    ("IS", "sem þolir norðanáttina hér á Akureyri.", "Akureyri"),
    ("TR", "Denizli'deki fabrikamızda 2 adet", "Denizli"),
    ("FI", "paljonko telineet kuukaudeksi Ouluun?", "Oulu"),
    ("SA", "أنا عبدالمجيد من جدة، وأرغب في تسجيل أبنائي", "جدة"),
    ("CN", "我是东莞市某某礼品有限公司的采购", "东莞"),
    ("GR", "πόσο κοστίζει η μεταφορά ως την Ξάνθη;", "Ξάνθη"),
    ("GB", "We run four vans out of Oban and half our drops are on islands", "Oban"),
    ("BR", "Tenho uma pousada em Tiradentes com 11 quartos", "Tiradentes"),
    ("SE", "Jag bor i Överkalix så frakten är viktig.", "Överkalix"),
    ("IN", "we are a garment export house in Tirupur", "Tirupur"),
    ("TR", "Girne'de küçük bir otelimiz var, 16 odaya klima düşünüyoruz.", "Girne"),
    ("IT", "abitiamo in una casetta ad Alghero e vorremmo coprire il terrazzo", "Alghero"),
    ("AO", "A escola fica no Lubango. Tem transporte?", "Lubango"),
    ("AR", "Les escribo desde Rosario, Argentina.", "Rosario"),
    ("CZ", "Dobrý den, tady paní Novotná z Brna-Líšně.", "Brno"),
    ("SE", "vi bor utanför Åmål och behöver en braskamin", "Åmål"),
    ("PL", "mieszkamy w Nowym Targu i szukamy okien", "Nowy Targ"),
    ("AT", "schicken Sie es an Seestraße 4, 8993 Grundlsee, danke", ""),
    ("SE", "Vad kostar frakten till Överkalix?", ""),
    ("DE", "moin, habt ihr noch fliesen? brauche ca 8qm für unsere küche in hamburg altona. lg jule", "Hamburg"),
    ("DE", "moin, habt ihr das in grau? in ordnung. lg jule", ""),
    ("NL", "doen jullie ook prive les aan huis in Assen? mvg harm", "Assen"),
    ("NL", "Hebben jullie een winkel in Assen?", ""),
    ("DE", "Liefern Sie auch nach Husum?", "Husum"),
    ("FR", "nous serons en vacances à Nice en juillet et cherchons 4 vélos", ""),
    ("TR", "Showroom'unuz Kadıköy'de mi? Cumartesi uğrayabilir miyiz?", ""),
    ("DE", "Wir haben Sie auf der Messe in Köln gesehen und brauchen Kisten.", ""),
    ("GB", "Lovely to meet you in Birmingham. Can you quote?", ""),
    ("SE", "Har ni visningslokal i Stockholm?", ""),
    ("DE", "Können Sie das in Ihrem Lager in Kassel abholen lassen?", ""),
    ("DE", "Geht das in Eiche, in Grau und in Halle 3?", ""),
    ("DE", "Der Transport geht von Kassel nach Husum.", ""),
    ("FR", "für sein Haus in Olpe", ""),
    ("NL", "Wij zijn een VvE met 24 appartementen in Zwolle.", "Zwolle"),
    ("GB", "We met in Birmingham last year. Can you quote?", ""),
    ("GB", "We have just got a puppy. We're in\nTotnes.", "Totnes"),
    ("GB", "a coffee machine for 25 staff in our Leeds office, with service", "Leeds"),
    ("GB", "what does our Leeds supplier say?", ""),
    ("GB", "we need it for our Village Hall kitchen", ""),
    ("GB", "can someone come and look, I'm in most mornings, CF5 side of Cardiff", "Cardiff"),
    ("GB", "is your shop on the north side of Cardiff?", ""),
    ("DE", "für unser neues Hamburger Büro und die Küche", "Hamburg"),
    ("DE", "in unserer Dresdner Filiale fehlen zwei Regale", "Dresden"),
    ("DE", "in unserem kleinen Laden", ""),
    ("FR", "à livrer à notre agence de Lyon", "Lyon"),
    ("KR", "안녕하세요, 수원에서 베이커리 카페를 준비 중입니다.", "수원"),
    ("KR", "경기도 성남시에서 학원을 운영합니다.", "성남시"),
    ("KR", "창원까지 배송 가능한가요?", "창원"),
    ("KR", "부산에서 열린 전시회에서 봤습니다.", ""),
    ("KR", "예산 500만원, 구리 파이프 이천 개입니다.", ""),
    ("KR", "진주 목걸이 가격이 궁금합니다.", ""),
    ("IL", "אנחנו משפצים דירה של 4 חדרים בחיפה ומחפשים נגר.", "חיפה"),
    ("IL", "אנחנו מתל אביב ומחפשים נגר", "תל אביב"),
    ("IL", "תאורת לד לחנות בבאר שבע", "באר שבע"),
    ("IL", "ראינו אתכם בתערוכה בתל אביב", ""),
    ("IL", "יש לכם חנות? אצלכם בחולון אפשר לראות?", ""),
    ("SA", "نحن شركة بجدة ونريد عرض سعر", "جدة"),
    ("SA", "هل توصلون للرياض؟", "الرياض"),
]  # fmt: skip


@pytest.mark.parametrize(("country", "signature", "town"), SIGNED)
def test_town_stands_in_the_lines_they_sign_with(
    country: str, signature: tuple[str, ...], town: str
) -> None:
    found = town_told(signature, "", country)

    assert (found.name if found else "") == town


@pytest.mark.parametrize(("country", "body", "town"), SAID)
def test_town_is_told_in_passing(country: str, body: str, town: str) -> None:
    found = town_told((), body, country)

    assert (found.name if found else "") == town


@pytest.mark.parametrize(
    ("said", "country", "town"),
    [
        ("Krakowie", "PL", "Kraków"),
        ("Nitre", "SK", "Nitra"),
        ("Siófokra", "HU", "Siófok"),
        ("Полтаві", "UA", "Полтава"),
        ("Nowym Targu", "PL", "Nowy Targ"),
        ("Zakopanem", "PL", "Zakopane"),
        ("Nowego Targu", "PL", "Nowy Targ"),
        ("Zielonej Górze", "PL", "Zielona Góra"),
        ("Jeleniej Góry", "PL", "Jelenia Góra"),
        ("Rudzie Śląskiej", "PL", "Ruda Śląska"),
        ("Nowe Ruiny", "PL", ""),
        ("Českých Budějovicích", "CZ", "České Budějovice"),
        ("olpe", "DE", "olpe"),
        ("Olpe", "FR", ""),
        ("Olpe", "", ""),
        ("Olpe", "XX", ""),
    ],
)
def test_a_town_is_one_of_its_country_however_it_is_inflected(
    said: str, country: str, town: str
) -> None:
    assert town_of(said, country) == town


@pytest.mark.parametrize(
    ("body", "postcode"),
    [
        ("Ihr erreicht mich abends. Adresse Kirchweg 4, 83115 Neubeuern.", "83115"),
        ("Es geht um ein Haus in Olpe.", ""),
    ],
)
def test_postcode_beside_a_town_that_is_told_in_passing(body: str, postcode: str) -> None:
    found = town_told((), body, "DE")

    assert found
    assert found.postcode == postcode


@pytest.mark.parametrize(
    ("said", "country", "town"),
    [
        ("Wir brauchen für unser Lager in Linz 3 Stk. Rollenbahnen.", "AT", "Linz"),
        ("Tarve n. 90 jm, lämpöhaapa, toimitus Joensuu.", "FI", "Joensuu"),
        ("Kindly quote CIF Singapore with lead time.", "SG", "Singapore"),
        ("¿Entrega en Falset antes de Navidad?", "ES", "Falset"),
        ("Miejscowość Żyrardów. Czy wycena jest bezpłatna?", "PL", "Żyrardów"),
        ("Precisamos até dia 10. Atendem Caxias do Sul?", "BR", "Caxias do Sul"),
        ("Rechnung an unsere Zentrale in Riesa, Lieferung Pirna Tor 3.", "DE", "Riesa"),
    ],
)
def test_the_town_where_something_is_wanted_is_the_writers(
    said: str, country: str, town: str
) -> None:
    found = town_told((), said, country)

    assert found
    assert found.name == town


def test_a_number_behind_a_hall_makes_no_town_of_it() -> None:
    assert town_told((), "Wir stehen in Halle 3 auf der Messe.", "DE") is None


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("Please quote for 300 pcs, delivery March 2027.", "GB"),
        ("We would like to start in March.", "GB"),
        ("300 pièces, livraison en Mars.", "FR"),
        ("Could we have delivery Thursday, please?", "AU"),
    ],
)
def test_a_month_or_a_day_is_no_town(said: str, country: str) -> None:
    assert town_told((), said, country) is None


def test_who_lives_in_a_town_called_by_a_month_is_there() -> None:
    found = town_told((), "We live in March, near Ely.", "GB")

    assert found
    assert found.name == "March"
