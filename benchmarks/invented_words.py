"""What invented people are called, where they live and how companies there are named, in seven languages."""

from __future__ import annotations

import unicodedata

FIRST = {
    "GB": "Oliver Amelia George Isla Harry Ava Noah Emily Jack Sophie Charlie Grace Thomas Lily William Ella "
    "James Freya Robert Margaret Edward Susan Michael Karen Richard Patricia Daniel Rebecca Peter Helen",
    "US": "Liam Olivia Mason Emma Ethan Madison Logan Abigail Jacob Hannah Tyler Ashley Brandon Kayla Joshua "
    "Samantha Christopher Jennifer Matthew Elizabeth Anthony Jessica Joseph Nancy Kevin Linda Brian Donna",
    "DE": "Lukas Anna Maximilian Lena Jonas Marie Felix Katharina Paul Johanna Stefan Sabine Jürgen Ursula "
    "Wolfgang Birgit Klaus Petra Andreas Monika Günther Renate Matthias Claudia Jörg Heike",
    "ES": "Alejandro Lucía Daniel Sofía Pablo María Hugo Carmen José Isabel Antonio Dolores Francisco Pilar "
    "Javier Teresa Manuel Rosario Miguel Ángela Jesús Mercedes",
    "IT": "Francesco Giulia Alessandro Sofia Lorenzo Aurora Matteo Chiara Giuseppe Maria Antonio Anna "
    "Giovanni Francesca Luigi Paola Andrea Elena Mario Lucia Salvatore Caterina",
    "FR": "Gabriel Louise Raphaël Jade Louis Emma Arthur Alice Jules Chloé Pierre Marie Jean Françoise Michel "
    "Nathalie Philippe Isabelle Nicolas Sylvie Étienne Hélène",
    "PL": "Jakub Zofia Jan Maja Piotr Katarzyna Krzysztof Małgorzata Andrzej Agnieszka Tomasz Joanna Paweł "
    "Magdalena Michał Ewa Stanisław Elżbieta Łukasz Aleksandra",
    "RU": "Aleksandr Anastasia Dmitri Maria Sergei Elena Mikhail Olga Ivan Tatiana Nikolai Svetlana Vladimir "
    "Natalia Aleksei Irina Andrei Ekaterina",
}
LAST = {
    "GB": "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker Thompson Whitaker Pemberton "
    "Ashworth Hargreaves Birtwistle Fairclough Entwistle Ramsbottom O'Neill McAllister Lister Holroyd Sugden",
    "US": "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Kowalczyk Vandenberg Okafor "
    "Nakamura Feldman Abernathy Castellano Delacroix Hutchinson Yarborough Lindqvist Petrosyan Zamora",
    "DE": "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Schäfer Zimmermann Rosenthal "
    "Lüdenscheidt Vogelsang Grünwald Achterberg Kirchhoff Oberländer Steinbrück Weißenfels Brandstätter",
    "ES": "García Fernández González Rodríguez López Martínez Sánchez Pérez Echeverría Zubizarreta Villanueva "
    "Monteagudo Carrascal Iturralde Peñalver Quiñones Valdivieso",
    "IT": "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Bevilacqua Mastroianni Quattrocchi "
    "Santangelo Castiglione Pellegrino Guicciardi Tommasini",
    "FR": "Martin Bernard Dubois Thomas Robert Richard Petit Durand Lefèvre Beauchamp Charpentier Delaunay "
    "Rochefort Villeneuve Archambault Desrosiers Fontainebleau",
    "PL": "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Grzegorzewski "
    "Brzęczyszczykiewicz Dąbrowski Chrzanowski Pietrzykowski Świątek Łuczak",
    "RU": "Ivanov Smirnov Kuznetsov Popov Sokolov Lebedev Volkov Zaitsev Rozhdestvensky Preobrazhensky Bogdanov "
    "Vinogradov Chernyshev Dolgorukov",
}
SHORT = {
    "Robert": "Bob", "William": "Bill", "Margaret": "Peggy", "Edward": "Ted", "Richard": "Dick", "Thomas": "Tom",
    "Elizabeth": "Liz", "Christopher": "Chris", "Katharina": "Käthe", "Maximilian": "Max", "Wolfgang": "Wolf",
    "Ursula": "Uschi", "José": "Pepe", "Francisco": "Paco", "Rosario": "Charo", "Giuseppe": "Beppe",
    "Francesco": "Checco", "Salvatore": "Totò", "Małgorzata": "Gosia", "Katarzyna": "Kasia", "Joanna": "Asia",
    "Aleksandr": "Sasha", "Mikhail": "Misha", "Dmitri": "Dima", "Tatiana": "Tanya", "Ekaterina": "Katya",
    "Patricia": "Pat", "Rebecca": "Becky", "Michael": "Mike", "Joseph": "Joe", "Samantha": "Sam", "Jesús": "Chuy",
}  # fmt: skip
CITIES = {
    "GB": ("London", "Leeds", "Bristol", "York"),
    "US": ("Denver", "Boston", "Austin", "Tampa"),
    "DE": ("München", "Köln", "Berlin", "Ulm"),
    "ES": ("Madrid", "Sevilla", "Bilbao"),
    "IT": ("Roma", "Milano", "Torino"),
    "FR": ("Paris", "Lyon", "Nantes"),
    "PL": ("Warszawa", "Kraków", "Łódź"),
    "RU": ("Moskva", "Kazan", "Tver"),
}
DIAL = {
    "GB": "44",
    "US": "1",
    "DE": "49",
    "ES": "34",
    "IT": "39",
    "FR": "33",
    "PL": "48",
    "RU": "7",
}
FREE = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com", "gmx.de", "hotmail.com")
COMPANY_A = "Nordic Alpine Harbour Summit Crown Delta Evergreen Falcon Granite Ivory Juniper Kestrel Lumen Mosaic"
COMPANY_B = "Tiles Logistics Foods Robotics Windows Printing Textiles Dental Roofing Energy Optics Paper Travel"
FORMS = {
    "GB": "Ltd",
    "US": "Inc",
    "DE": "GmbH",
    "ES": "S.L.",
    "IT": "S.r.l.",
    "FR": "SARL",
    "PL": "Sp. z o.o.",
    "RU": "OOO",
}
ROLES = ("info", "office", "sales", "contact")


def without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("łŁßøØ", "lLsoO")))
    return "".join(c for c in plain if c.isascii())
