"""Do functions come to what Google's own pages say? Most rows are the examples of its function list."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standin.sheets.book import Book
from standin.sheets.cells import Cell, ErrorValue, Formula, Value
from standin.sheets.formulas.area import Area
from standin.sheets.formulas.calculator import UNKNOWN_FUNCTIONS
from standin.sheets.formulas.criteria import places
from standin.sheets.formulas.drawn import NOT_DRAWN
from standin.sheets.locales import locale_named
from standin.sheets.office import new_book
from standin.sheets.view import View

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
WAY_OUT = (60, 20)
"""Where formulas are put, away from the data."""


def book_of(*rows: tuple[Value, ...], locale: str = "en_US") -> Book:
    """A tab whose rows begin in A1."""
    book = new_book("Leads", locale=locale)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                book.tabs[0].grid.put(number, column, Cell(value))
    return book


def value_of(book: Book, formula: str) -> Value:
    tab = book.tabs[0]
    tab.grid.put(*WAY_OUT, Cell(Formula(formula)))
    return View(book, NOON).calculator.value_at(tab, *WAY_OUT)


def comes_to(formula: str, value: Value, book: Book | None = None) -> None:
    found = value_of(book or book_of(), formula)
    if isinstance(value, float):
        assert isinstance(found, int | float)
        assert math.isclose(found, value, rel_tol=1e-9), found
    else:
        assert found == value
        assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=DATE(1969,7,20)", 25404),
        ("=DATE(1969,14,1)", 25600),
        ('=DATEVALUE("1969-7-20")', 25404),
        ("=TIME(11,40,59)", 42059 / 86400),
        ('=DATEDIF("7/16/1969","7/24/1969","D")', 8),
        ('=DATEDIF(DATE(2024,1,31),DATE(2026,3,30),"Y")', 2),
        ('=DATEDIF(DATE(2024,1,31),DATE(2026,3,30),"YM")', 1),
        ("=EDATE(DATE(1969,7,20),1)", 25435),
        ("=EDATE(DATE(2024,1,31),1)-DATE(2024,2,29)", 0),
        ("=EOMONTH(DATE(1969,7,20),1)", 25446),
        ('=NETWORKDAYS("7/16/1969","7/24/1969")', 7),
        ("=NETWORKDAYS(DATE(2026,3,9),DATE(2026,3,2))", -6),
        ('=NETWORKDAYS.INTL(DATE(2026,3,2),DATE(2026,3,8),"0000011")', 5),
        ("=NETWORKDAYS.INTL(DATE(2026,3,2),DATE(2026,3,8),11)", 6),
        ("=WORKDAY(DATE(2026,3,6),1)-DATE(2026,3,9)", 0),
        ("=WORKDAY(DATE(2026,3,9),-1)-DATE(2026,3,6)", 0),
        ("=WEEKNUM(DATE(1969,7,20))", 30),
        ("=WEEKNUM(DATE(1969,7,20),2)", 29),
        ("=ISOWEEKNUM(DATE(1969,7,20))", 29),
        ("=ISOWEEKNUM(DATE(2027,1,1))", 53),
        ("=WEEKDAY(DATE(2026,3,4),2)", 3),
        ("=DAYS(DATE(2026,3,4),DATE(2026,3,1))", 3),
        ("=TODAY()-DATE(2026,3,4)", 0),
        ("=NOW()-TODAY()", 0.5),
        ("=YEARFRAC(DATE(1969,7,16),DATE(1969,7,24),1)", 8 / 365.25),
        ("=HOUR(TIME(11,40,59))+MINUTE(TIME(11,40,59))", 51),
    ],
)
def test_days_come_to(formula: str, value: Value) -> None:
    comes_to(formula, value)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=SUBSTITUTE("search for it","search for","Google")', "Google it"),
        ('=SUBSTITUTE("January 2, 2012","2","3",1)', "January 3, 2012"),
        ('=MID("get this",5,4)', "this"),
        ('=LEFT("Google Sheets",6)&RIGHT("Google Sheets",6)', "GoogleSheets"),
        ('=REPLACE("Spreadsheets",1,6,"Bed")', "Bedsheets"),
        ('=PROPER("united STATES")', "United States"),
        ('=TRIM("  lorem  ipsum ")', "lorem ipsum"),
        ('=TEXTJOIN(" ",TRUE,"hello","","world")', "hello world"),
        ('=JOIN("-",{1,2,3})', "1-2-3"),
        ('=TEXT(1.23,"$0.00")', "$1.23"),
        ('=TEXT(DATE(1969,7,20),"yyyy-MM")', "1969-07"),
        ('=FIND("def","abcdefg")', 4),
        ('=SEARCH("DEF","abcdefg")', 4),
        ('=FIND("DEF","abcdefg")', "#VALUE!"),
        ('=LEN("leads")', 5),
        ('=EXACT("a","A")', False),
        ('=CHAR(65)&CODE("A")', "A65"),
        ('=REPT("Ha",3)', "HaHaHa"),
        ('=VALUE("12")+1', 13),
        ('=CONCATENATE("a",1,TRUE)', "a1TRUE"),
        ('=HYPERLINK("http://www.example.com/","Example")', "Example"),
        ('=REGEXMATCH("Spreadsheets","S.r")', True),
        ('=REGEXEXTRACT("Needle in a haystack",".e{2}dle")', "Needle"),
        ('=REGEXEXTRACT("My favorite number is 241, but my friend\'s is 17","\\d+")', "241"),
        ('=REGEXREPLACE("Spreadsheets","S.*d","Bed")', "Bedsheets"),
        ('=REGEXREPLACE("ab","(a)(b)","$2$1")', "ba"),
        ('=REGEXEXTRACT("abc","x")', "#N/A"),
        ('=REGEXMATCH("abc","(?=b)")', "#REF!"),
        ('=REGEXMATCH("aa","(a)\\1")', "#REF!"),
        ('=REGEXMATCH(12,"1")', "#VALUE!"),
    ],
)
def test_texts_come_to(formula: str, value: Value) -> None:
    comes_to(formula, value)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=ROUND(99.44,1)", 99.4),
        ("=ROUND(-2.5,0)", -3),
        ("=ROUND(2.675,2)", 2.68),
        ("=ROUNDUP(99.44,1)", 99.5),
        ("=ROUNDDOWN(99.99,1)", 99.9),
        ("=CEILING(23.25,0.1)", 23.3),
        ("=FLOOR(23.25,0.1)", 23.2),
        ("=MROUND(21,14)", 28),
        ("=MOD(10,4)", 2),
        ("=MOD(-1,4)", 3),
        ("=MOD(1,0)", "#DIV/0!"),
        ("=INT(-1.5)", -2),
        ("=POWER(4,0.5)", 2),
        ("=SQRT(-9)", "#NUM!"),
        ("=MEDIAN(1,2,4,5)", 3),
        ("=MEDIAN()", "#NUM!"),
        ("=PERCENTILE({1,2,3,4},0.5)", 2.5),
        ("=QUARTILE({1,2,3,4,5},1)", 2),
        ("=LARGE({3,1,2},2)", 2),
        ("=SMALL({3,1,2},4)", "#NUM!"),
        ("=RANK(2,{1,2,3})", 2),
        ("=AVERAGE()", "#DIV/0!"),
        ("=STDEV(2,4,4,4,5,5,7,9)", 2.138089935299395),
        ("=SUMPRODUCT({1,2,3},{4,5,6})", 32),
        ('=COUNTUNIQUE(1,2,2,"a","A")', 3),
        ("=DIVIDE(4,2)+MINUS(8,3)+MULTIPLY(6,7)", 49),
    ],
)
def test_numbers_come_to(formula: str, value: Value) -> None:
    comes_to(formula, value)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=IFS(FALSE,1,TRUE,2)", 2),
        ("=IFS(FALSE,1)", "#N/A"),
        ('=SWITCH(2,1,"one",2,"two","many")', "two"),
        ('=SWITCH(9,1,"one","many")', "many"),
        ('=CHOOSE(2,"A","B","C")', "B"),
        ('=IFERROR(NA(),"none")', "none"),
        ('=IFNA(1/0,"none")', "#DIV/0!"),
        ("=XOR(TRUE,TRUE)", False),
        ("=AND(TRUE,1)", True),
        ("=LET(x,2,y,x+1,x*y)", 6),
        ("=LET(double,LAMBDA(n,n*2),double(4))", 8),
        ("=LAMBDA(a,b,a+b)(1,2)", 3),
        ("=REDUCE(5,{1,2,3},LAMBDA(a,n,a+n))", 11),
        ("=SUM(MAP({1,2,3},LAMBDA(n,n^2)))", 14),
        ("=SUM(BYROW({1,2;3,4},LAMBDA(row,MAX(row))))", 6),
        ("=INDEX(SCAN(0,{1,2,3},LAMBDA(a,n,a+n)),1,3)", 6),
        ("=SUM(SEQUENCE(2,3,3,2))", 48),
        ("=ISERROR(1/0)", True),
        ('=ISEMAIL("ana@example.com")', True),
        ("=IF(1)", "#N/A"),
    ],
)
def test_decisions_come_to(formula: str, value: Value) -> None:
    comes_to(formula, value)


@pytest.fixture
def leads() -> Book:
    return book_of(
        ("Name", "Stage", "Value", "Came"),
        ("Ana", "New", 100, 46080),
        ("Ben", "Won", 250, 46081),
        ("Cem", "new", 50, 46082),
        ("Dia", None, None, 46083),
    )


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=COUNTIF(B:B,"new")', 2),
        ('=COUNTIFS(B:B,"",D:D,">0")', 1),
        ('=COUNTIFS(D:D,">="&46081,D:D,"<46083")', 2),
        ('=COUNTIFS(B:B,"<>new",D:D,">0")', 2),
        ('=SUMIFS(C:C,B:B,"new")', 150),
        ('=AVERAGEIFS(C:C,B:B,"new")', 75),
        ('=AVERAGEIFS(C:C,B:B,"lost")', "#DIV/0!"),
        ('=MINIFS(D:D,B:B,"new")', 46080),
        ('=MAXIFS(C:C,A:A,"?en")', 250),
        ('=COUNTIFS(B:B,"new",C1:C3,">0")', "#VALUE!"),
        ('=VLOOKUP("ben",A:C,3,FALSE)', 250),
        ('=VLOOKUP("Zoe",A:C,3,FALSE)', "#N/A"),
        ('=XLOOKUP("Cem",A:A,C:C)', 50),
        ('=XLOOKUP("Zoe",A:A,C:C,"nobody")', "nobody"),
        ("=XLOOKUP(46081.5,D2:D5,A2:A5,,-1)", "Ben"),
        ('=INDEX(C:C,MATCH("Ben",A:A,0))', 250),
        ("=MATCH(46082,D2:D5,1)", 3),
        ('=MATCH("*em",A:A,0)', 4),
        ('=SUM(INDIRECT("C2:C3"))', 350),
        ('=INDIRECT("no such place")', "#REF!"),
        ("=SUM(OFFSET(C1,1,0,2,1))", 350),
        ("=ROWS(A1:A5)*COLUMNS(A1:C1)", 15),
        ('=SUMPRODUCT((B2:B5="new")*C2:C5)', 150),
        ('=SUM(FILTER(C2:C5,B2:B5="new"))', 150),
        ('=FILTER(A2:A5,B2:B5="lost")', "#N/A"),
        ('=TEXTJOIN(",",TRUE,SORT(A2:A5,1,FALSE))', "Dia,Cem,Ben,Ana"),
        ('=TEXTJOIN(",",TRUE,SORT(FILTER(A2:A5,C2:C5>60),FILTER(C2:C5,C2:C5>60),0))', "Ben,Ana"),
        ('=TEXTJOIN(",",TRUE,SORTN(A2:A5,2,0,C2:C5,FALSE))', "Ben,Ana"),
        ("=COUNTA(UNIQUE(B2:B4))", 3),
        ('=TEXTJOIN("",TRUE,TRANSPOSE(A2:A5))', "AnaBenCemDia"),
        ('=INDEX(QUERY(A1:C5,"select A, C where C > 60 order by C desc",1),2,1)', "Ben"),
        ('=INDEX(QUERY(A1:D5,"select B, count(A) where B is not null group by B",1),2,2)', 1),
        ('=QUERY(A1:C5,"select nothing")', "#VALUE!"),
        ('=SUM(ARRAYFORMULA(IF(B2:B5="new",C2:C5,0)))', 150),
        ("=SUM(C2:C5*2)", "#VALUE!"),
        ('=ARRAYFORMULA(SUM(COUNTIF(B:B,{"new";"won"})))', 3),
        ('=INDEX(ARRAYFORMULA(SUMIF(A:A,{"Ben";"Cem"},C:C)),2)', 50),
        ("=ISBLANK(B5)", True),
        ("=B5", None),
    ],
)
def test_lookups_and_counts_come_to(leads: Book, formula: str, value: Value) -> None:
    comes_to(formula, value, leads)


@pytest.mark.parametrize(
    ("formula", "shown", "message"),
    [
        ("=1/0", "#DIV/0!", "Function DIVIDE parameter 2 cannot be zero."),
        ("=FLY(1)", "#NAME?", "Unknown function: 'FLY'."),
        ("=Nowhere", "#NAME?", "Unknown range name: 'NOWHERE'."),
        ("=SUM(1", "#ERROR!", "Formula parse error."),
        ("='No tab'!A1", "#REF!", "Unresolved sheet name 'No tab'."),
        ('=VLOOKUP("x",A1:B2,2,0)', "#N/A", "Did not find value 'x' in VLOOKUP evaluation."),
        ("=FILTER(A1:A2,A1:A2=1)", "#N/A", "No matches are found in FILTER evaluation."),
        (
            "=U61",
            "#REF!",
            "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
        ),
    ],
)
def test_errors_say_why_in_googles_words(formula: str, shown: str, message: str) -> None:
    found = value_of(book_of(), formula)

    assert isinstance(found, ErrorValue)
    assert (found, found.message) == (shown, message)


def test_a_comma_separates_nothing_where_it_is_the_decimal_sign() -> None:
    german = book_of(locale="de_DE")

    comes_to("=SUM(1,5;2)", 3.5, german)
    comes_to("=IF(1=1,2,3)", "#ERROR!", german)
    comes_to('=JOIN("-";{1\\2;3\\4})', "1-2-3-4", german)


def test_a_semicolon_separates_arguments_in_every_locale() -> None:
    for locale in ("en_US", "en_GB", "de_DE", "fr_FR", "pt_BR"):
        comes_to('=IF(1=1;SUM(1;2);"no")', 3, book_of(locale=locale))


def test_what_is_not_drawn_is_blank_and_counted() -> None:
    before = Counter(NOT_DRAWN)

    comes_to("=SPARKLINE(A1:A3)", None)

    assert NOT_DRAWN["SPARKLINE"] == before["SPARKLINE"] + 1


def test_an_unknown_function_inside_another_is_counted_too() -> None:
    before = UNKNOWN_FUNCTIONS["SOAR"]

    assert value_of(book_of(), "=IFERROR(SOAR(1),0)") == 0
    assert UNKNOWN_FUNCTIONS["SOAR"] == before + 1


_VALUES = st.lists(
    st.one_of(st.none(), st.integers(-9, 9), st.floats(-9, 9), st.sampled_from("abAB")), max_size=30
)


@given(_VALUES, st.sampled_from(["<", "<=", ">", ">="]), st.integers(-9, 9))
def test_an_index_counts_as_going_through_all_cells_does(
    values: list[Value], sign: str, bound: int
) -> None:
    area = Area.of_values([[value] for value in values])
    tests = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__}
    expected = {
        place
        for place, value in enumerate(values)
        if isinstance(value, int | float) and tests[sign](float(value), float(bound))
    }

    assert places(area, f"{sign}{bound}", locale_named("en_US")) == expected


@given(st.lists(st.one_of(st.integers(-5, 5), st.sampled_from("abc"), st.booleans()), min_size=1))
def test_sorting_keeps_every_value_and_twice_is_once(values: list[Value]) -> None:
    book = book_of(*((value,) for value in values))
    whole = f"A1:A{len(values)}"

    def line(formula: str) -> list[Value]:
        tab = book.tabs[0]
        tab.grid.put(0, 5, Cell(Formula(formula)))
        calc = View(book, NOON).calculator
        return [calc.value_at(tab, row, 5) for row in range(len(values))]

    once = line(f"=SORT({whole})")

    assert sorted(map(repr, once)) == sorted(map(repr, values))
    assert line(f"=SORT(SORT({whole}))") == once


@given(st.text(alphabet="=(){}<>+-*/^&%,;:\"!$#AB1.'x ", max_size=25))
def test_no_text_breaks_the_evaluator(text: str) -> None:
    value_of(book_of((1, 2), ("a", None)), "=" + text)
