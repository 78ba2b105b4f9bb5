"""One address field of a form, taken apart in the orders that the world writes."""

from __future__ import annotations

import pytest

from leads.inquiries.forms.address_lines import address_told, place_told
from leads.inquiries.forms.places import country_in
from leads.inquiries.places.town_and_region import order_asked


@pytest.mark.parametrize(
    ("typed", "country", "parts"),
    [
        ("2100 N Example Ave\nChicago, IL 60614\nUnited States", "",
         ("2100 N Example Ave", "60614", "Chicago", "IL", "US")),
        ("2100 N Example Ave, Chicago, IL, 60614", "US", ("2100 N Example Ave", "60614", "Chicago", "IL", "")),
        ("12 Main St\nSuite 4\nSpringfield, Illinois 62701-1234", "",
         ("12 Main St, Suite 4", "62701-1234", "Springfield", "Illinois", "")),
        ("1 Rue Exemple, Montréal, QC H2X 1Y4, Canada", "", ("1 Rue Exemple", "H2X 1Y4", "Montréal", "QC", "CA")),
        ("10 High Street, Guildford, GU1 3AA", "", ("10 High Street", "GU1 3AA", "Guildford", "", "")),
        ("10 High Street\nGuildford GU1 3AA\nUnited Kingdom", "", ("10 High Street", "GU1 3AA", "Guildford", "", "GB")),
        ("4 Sample Quay, Cork, Co. Cork, T12 X285", "", ("4 Sample Quay", "T12 X285", "Cork", "Co. Cork", "")),
        ("Beispielweg 2a, 22083 Hamburg", "", ("Beispielweg 2a", "22083", "Hamburg", "", "")),
        ("Beispielweg 2a\nD-22083 Hamburg\nDeutschland", "", ("Beispielweg 2a", "22083", "Hamburg", "", "DE")),
        ("12 rue de l'Exemple, 69003 Lyon, France", "", ("12 rue de l'Exemple", "69003", "Lyon", "", "FR")),
        ("Calle Mayor 12, 28013 Madrid (Madrid), España", "", ("Calle Mayor 12", "28013", "Madrid", "Madrid", "ES")),
        ("Via Roma 5, 20121 Milano (MI)", "", ("Via Roma 5", "20121", "Milano", "MI", "")),
        ("Via Roma 5\n20121 Milano MI\nItalia", "", ("Via Roma 5", "20121", "Milano", "MI", "IT")),
        ("Voorbeeldstraat 8, 3512 JK Utrecht", "", ("Voorbeeldstraat 8", "3512 JK", "Utrecht", "", "")),
        ("Rua das Flores 123, Curitiba - PR, 80010-000", "", ("Rua das Flores 123", "80010-000", "Curitiba", "PR", "")),
        ("Rua Exemplo 7, 1000-001 Lisboa", "", ("Rua Exemplo 7", "1000-001", "Lisboa", "", "")),
        ("8 Sample Court, Springfield Lakes QLD 4300", "", ("8 Sample Court", "4300", "Springfield Lakes", "QLD", "")),
        ("8 Sample Court\nSpringfield Lakes\nQLD\n4300\nAustralia", "",
         ("8 Sample Court", "4300", "Springfield Lakes", "QLD", "AU")),
        ("Dlouhá 12, 110 00 Praha 1", "", ("Dlouhá 12", "110 00", "Praha 1", "", "")),
        ("ul. Długa 5/3, 00-238 Warszawa", "", ("ul. Długa 5/3", "00-238", "Warszawa", "", "")),
        ("Storgatan 1, 111 22 Stockholm", "", ("Storgatan 1", "111 22", "Stockholm", "", "")),
        ("Mannerheimintie 5, 00100 Helsinki", "", ("Mannerheimintie 5", "00100", "Helsinki", "", "")),
        ("Ringveien 3, 0452 Oslo, Norge", "", ("Ringveien 3", "0452", "Oslo", "", "NO")),
        ("Beispielgasse 8, 1010 Wien", "", ("Beispielgasse 8", "1010", "Wien", "", "")),
        ("Flat 2, 14 Example Road, Mumbai 400001, India", "",
         ("Flat 2, 14 Example Road", "400001", "Mumbai", "", "IN")),
        ("12 Sample Road, Cork, Ireland", "", ("12 Sample Road", "", "Cork", "", "IE")),
        ("Carrowbeg\nEnnis\nCo. Clare\nIreland", "", ("Carrowbeg", "", "Ennis", "Co. Clare", "IE")),
        ("3 Mill Row\nTaunton\nSomerset", "", ("3 Mill Row", "", "Taunton", "Somerset", "")),
        ("Via Verdi 8 - 12100 Cuneo (CN)", "", ("Via Verdi 8", "12100", "Cuneo", "CN", "")),
        ("ul. Lipowa 3 - 15-427 Białystok", "", ("ul. Lipowa 3", "15-427", "Białystok", "", "")),
        ("210015, г. Витебск, ул. Ленина, 8, Беларусь", "", ("ул. Ленина, 8", "210015", "Витебск", "", "BY")),
        ("Россия, 170000, Тверская обл., гор. Тверь, ул. Советская, д. 5", "",
         ("ул. Советская, д. 5", "170000", "Тверь", "Тверская обл", "RU")),
        ("79000, м. Львів, вул. Зелена 5", "", ("вул. Зелена 5", "79000", "Львів", "", "")),
        ("гр. Пловдив 4000, ул. Иван Вазов 3", "", ("ул. Иван Вазов 3", "4000", "Пловдив", "", "")),
        ("вул. Шкільна 2, с. Зимна Вода", "", ("вул. Шкільна 2", "", "Зимна Вода", "", "")),
        ("12 Main Road, Rondebosch, Cape Town", "", ("12 Main Road, Rondebosch", "", "Cape Town", "", "")),
        ("Av. Juárez 12, Irapuato, Guanajuato", "", ("Av. Juárez 12", "", "Irapuato", "Guanajuato", "")),
        ("Hauptstraße 1234", "", ("Hauptstraße 1234", "", "", "", "")),
        ("Via Chiantigiana 88\nGreve in Chianti, Firenze 50022\nItalia\nMap It", "",
         ("Via Chiantigiana 88", "50022", "Greve in Chianti", "Firenze", "IT")),
        ("Raatihuoneenkatu 9\nHämeenlinna 13100", "", ("Raatihuoneenkatu 9", "13100", "Hämeenlinna", "", "")),
        ("Calle Acceso II 48\nQuerétaro, Qro., 76120\nMéxico", "",
         ("Calle Acceso II 48", "76120", "Querétaro", "Qro", "MX")),
        ("Storgatan 4\nLund, Skåne 222 22\nSweden", "", ("Storgatan 4", "222 22", "Lund", "Skåne", "SE")),
        ("Göteborg", "", ("", "", "Göteborg", "", "")),
        ("The Old Forge, Church Lane, Sowerby", "", ("The Old Forge, Church Lane", "", "Sowerby", "", "")),
        ("62-800 Kalisz, ul. Polna 7", "", ("ul. Polna 7", "62-800", "Kalisz", "", "")),
        ("3 impasse des Peupliers 31700 Blagnac", "", ("3 impasse des Peupliers", "31700", "Blagnac", "", "")),
        ("Rampa 3 (kat 2, asansör var)", "", ("Rampa 3 (kat 2, asansör var)", "", "", "", "")),
        ("114 35 STOCKHOLM", "", ("", "114 35", "STOCKHOLM", "", "")),
        ("Kerkstraat 5 9000 Gent", "", ("Kerkstraat 5", "9000", "Gent", "", "")),
        ("via Roma 5 Conegliano (TV)", "", ("via Roma 5", "", "Conegliano", "TV", "")),
        ("Cumhuriyet Cad. No:5 Nilüfer/Bursa", "", ("Cumhuriyet Cad. No:5", "", "Bursa", "", "")),
        ("Cumhuriyet Mah. No 5, 48300 Fethiye/Muğla", "",
         ("Cumhuriyet Mah. No 5", "48300", "Fethiye", "Muğla", "")),
        ("", "", ("", "", "", "", "")),
    ],
)  # fmt: skip
def test_an_address_is_street_postcode_city_region_and_country(
    typed: str, country: str, parts: tuple[str, ...]
) -> None:
    told = address_told(typed, country, is_street=False)

    assert (told.street, told.postcode, told.city, told.region, told.country) == parts


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("22083 Hamburg", ("22083", "Hamburg", "", "")),
        ("22083, Hamburg", ("22083", "Hamburg", "", "")),
        ("Hamburg 22083", ("22083", "Hamburg", "", "")),
        ("Uberaba/MG", ("", "Uberaba", "MG", "")),
        ("Uberaba - MG", ("", "Uberaba", "MG", "")),
        ("Austin, TX", ("", "Austin", "TX", "")),
        ("Austin, Texas 78701", ("78701", "Austin", "Texas", "")),
        ("3512JK Utrecht", ("3512JK", "Utrecht", "", "")),
        ("Milano (MI)", ("", "Milano", "MI", "")),
        ("Cork, Ireland", ("", "Cork", "", "IE")),
        ("Wien / Österreich", ("", "Wien", "", "AT")),
        ("Dublin 4", ("", "Dublin 4", "", "")),
        ("SW1A 1AA", ("SW1A 1AA", "", "", "")),
        ("60614", ("60614", "", "", "")),
        ("Pasto, Nariño", ("", "Pasto", "Nariño", "")),
        ("Taxco, Guerrero", ("", "Taxco", "Guerrero", "")),
        ("Blackrock, Cork", ("", "Cork", "", "")),
        ("Rondebosch, Cape Town", ("", "Cape Town", "", "")),
        ("Kreuzberg, Berlin", ("", "Berlin", "", "")),
        ("Irapuato, Guanajuato", ("", "Irapuato", "Guanajuato", "")),
        ("Motril, Granada", ("", "Motril", "Granada", "")),
        ("Hallein, Salzburg", ("", "Hallein", "Salzburg", "")),
        ("Uster / Zürich", ("", "Uster", "Zürich", "")),
        ("Химки, Московская область", ("", "Химки", "Московская область", "")),
        ("Stratford-upon-Avon", ("", "Stratford-upon-Avon", "", "")),
        ("Nähe Rosenheim", ("", "Rosenheim", "", "")),
        ("près de Quimper", ("", "Quimper", "", "")),
        ("vicino a Lucca", ("", "Lucca", "", "")),
        ("omgeving Zwolle", ("", "Zwolle", "", "")),
        ("strax utanför Ystad", ("", "Ystad", "", "")),
        ("Kassel und Umgebung", ("", "Kassel", "", "")),
        ("near Tullamore, Co. Offaly", ("", "Tullamore", "Co. Offaly", "")),
        ("Nähe 83022 Rosenheim", ("83022", "Rosenheim", "", "")),
        ("The Hague", ("", "The Hague", "", "")),
        ("Bad Soden", ("", "Bad Soden", "", "")),
        ("Ankara / Çankaya (3. kat, asansör var)", ("", "Ankara", "", "")),
        ("Quinta da Serra, Sintra", ("", "Sintra", "", "")),
        ("The Old Barn, Ludlow, Shropshire", ("", "Ludlow", "Shropshire", "")),
        ("Dinan (22100)", ("22100", "Dinan", "", "")),
        ("A-4020", ("4020", "", "", "AT")),
        ("CH-8001 Zürich", ("8001", "Zürich", "", "CH")),
        ("Norrtälje kommun", ("", "Norrtälje", "", "")),
        ("Manisa Akhisar", ("", "Akhisar", "Manisa", "")),
        ("Şanlıurfa Haliliye", ("", "Şanlıurfa", "", "")),
        ("nach Krems a.d. Donau", ("", "Krems a.d. Donau", "", "")),
        ("Nähe Nirgendwoheim", ("", "Nähe Nirgendwoheim", "", "")),
        ("Angers 49", ("", "Angers", "49", "")),
        ("Paris 15", ("", "Paris 15", "", "")),
        ("Anápolis-GO", ("", "Anápolis", "GO", "")),
        ("Bozeman Montana", ("", "Bozeman", "Montana", "")),
        ("Reggio Emilia", ("", "Reggio Emilia", "", "")),
        ("4020 Linz/Urfahr", ("4020", "Linz", "", "")),
        ("60311 Frankfurt/Main", ("60311", "Frankfurt/Main", "", "")),
        ("Medellín, Antioquia", ("", "Medellín", "Antioquia", "")),
        ("Antioquia, Medellín", ("", "Medellín", "Antioquia", "")),
        ("St Ives, Cornwall", ("", "St Ives", "Cornwall", "")),
        ("Wakefield, West Yorkshire", ("", "Wakefield", "West Yorkshire", "")),
        ("Boa Vista, Recife", ("", "Recife", "", "")),
        ("Nowy Targ (woj. małopolskie)", ("", "Nowy Targ", "woj. małopolskie", "")),
        ("Muğla - Fethiye", ("", "Fethiye", "Muğla", "")),
        ("Bursa / Nilüfer", ("", "Bursa", "", "")),
        ("Gebze/Kocaeli", ("", "Gebze", "Kocaeli", "")),
    ],
)
def test_a_place_without_street_is_postcode_city_region_and_country(
    typed: str, parts: tuple[str, ...]
) -> None:
    told = place_told(typed, "")

    assert (told.postcode, told.city, told.region, told.country) == parts
    assert told.street == ""


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ("Ireland (IE)", "IE"),
        ("🇮🇪 Irlande", "IE"),
        ("IE - Ireland", "IE"),
        ("Deutschland / Germany", "DE"),
        ("United States of America", "US"),
        ("+353", ""),
        ("Middle-earth", ""),
    ],
)
def test_a_country_select_is_understood(chosen: str, code: str) -> None:
    assert country_in(chosen) == code


@pytest.mark.parametrize(
    "hostile", ["1" * 5_000, "a, " * 5_000, "(" * 3_000, "12 " * 2_000, "\n" * 5_000]
)
def test_a_hostile_address_is_bounded(hostile: str) -> None:
    assert len(address_told(hostile, "", is_street=False).street) <= 200


@pytest.mark.parametrize(
    ("asked", "typed", "parts"),
    [
        ("Ciudad y estado", "Tlalpujahua, Michoacán", ("Tlalpujahua", "Michoacán")),
        ("Provincia y ciudad", "Granada, Motril", ("Motril", "Granada")),
        ("İl / İlçe", "Balıkesir / Ayvalık", ("Ayvalık", "Balıkesir")),
        ("İl/İlçe", "Konya / Karatay", ("Konya", "")),
        ("İlçe / İl", "Bodrum / Muğla", ("Bodrum", "Muğla")),
        ("Città (provincia)", "Pordenone (PN)", ("Pordenone", "PN")),
        ("Şehir / İlçe", "İstanbul - Kadıköy", ("İstanbul", "")),
        ("Область, город", "Гродненская область, Лида", ("Лида", "Гродненская область")),
        ("Comune (Provincia)", "Erba, Como", ("Erba", "Como")),
        ("Ort / Kanton", "Wetzikon / Zürich", ("Wetzikon", "Zürich")),
        ("Miasto, województwo", "Zawiercie, śląskie", ("Zawiercie", "śląskie")),
        ("Judet/Localitate", "Cluj/Turda", ("Turda", "Cluj")),
    ],
)
def test_the_order_of_a_question_for_both_tells_town_and_region(
    asked: str, typed: str, parts: tuple[str, str]
) -> None:
    told = place_told(typed, "", order_asked(asked))

    assert (told.city, told.region) == parts
