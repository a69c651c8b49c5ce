"""Writes the small workbooks in mappings/fixtures; the figures are invented, the shape is the publishers'.

Run it from the folder of the repository: python3 Tests/WaybillRunnerTests/Fixtures/make_workbooks.py
"""

import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def letters(column):
    text = ""
    while column > 0:
        text = chr(65 + (column - 1) % 26) + text
        column = (column - 1) // 26
    return text


class Fault(str):
    """What a cell shows whose formula failed."""


class Texts:
    """The shared texts of a workbook, each once."""

    def __init__(self):
        self.all = []

    def number(self, text):
        if text not in self.all:
            self.all.append(text)
        return self.all.index(text)


def sheet(rows, texts):
    """A sheet from rows: {row: {column: value or (value, style)}}; a text is shared, a number is written as it is."""
    lines = []
    for row, cells in rows.items():
        made = []
        for column, value in cells.items():
            value, style = value if isinstance(value, tuple) else (value, 0)
            place = f'r="{letters(column)}{row}"' + (f' s="{style}"' if style else "")
            if isinstance(value, Fault):
                made.append(f'<c {place} t="e"><v>{value}</v></c>')
            elif isinstance(value, str):
                made.append(f'<c {place} t="s"><v>{texts.number(value)}</v></c>')
            else:
                made.append(f"<c {place}><v>{value!r}</v></c>")
        lines.append(f'<row r="{row}">{"".join(made)}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(path, sheets, styles):
    texts = Texts()
    parts = {f"xl/worksheets/sheet{n}.xml": sheet(rows, texts) for n, rows in enumerate(sheets.values(), 1)}
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>{listed}</sheets></workbook>'
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts.all)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    relations = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    relations += [("texts", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml")]
    made = "".join(f'<Relationship Id="{i}" Type="{KINDS}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'
    root = f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>'
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


def nato():
    plain = "<fonts><font/></fonts><cellXfs><xf fontId=\"0\"/></cellXfs>"

    def table(title, unit, sections, years=(2018, "2019", "2023e", "2024e")):
        rows = {4: {2: title}, 6: {2: unit}, 8: {n: year for n, year in enumerate(years, 4)}}
        row = 10
        for name, lines in sections.items():
            rows[row] = {2: name}
            for line in lines:
                row += 1
                rows[row] = line
            row += 1
        rows[row + 2] = {3: "Notes: Figures for 2023 and 2024 are estimates."}
        rows[row + 3] = {3: "*  These Allies have laws of their own."}
        rows[row + 5] = {2: "-8-"}
        return rows

    money = [
        {3: "Netherlands", 4: 100.25, 5: 110.5, 6: 120.12345678901235, 7: 130},
        {3: "Poland*", 4: 90, 5: 95, 6: 99, 7: 0.30000000000000004},
        {2: "NATO Europe and Canada", 4: 190.25, 5: 205.5, 6: 219.12345678901235, 7: 130.3},
        {2: "NATO Total", 4: 690.25, 5: 705.5, 6: 719.12345678901235, 7: 630.3},
    ]
    shares = [
        {3: "Netherlands", 4: 1.5123456789, 5: 1.6, 6: 1.7, 7: 2.25},
        {2: "NATO Total", 4: 2.5, 5: 2.6, 6: 2.7, 7: 2.8},
    ]
    workbook(
        "mappings/fixtures/nato-year-as-text-and-sums-one-column-left.xlsx",
        {
            "TABLE1": {4: {2: "Table 1 : Defence expenditure"}},
            "TABLE2": table(
                "Table 2 : Defence expenditure",
                "Million US dollars",
                {
                    "Current prices and exchange rates": money,
                    "Constant 2015 prices and exchange rates": money[:1],
                },
            ),
            "TABLE3": table(
                "Table 3 : Defence expenditure as a share of GDP and annual real change",
                "Based on 2015 prices",
                {"Share of real GDP (%)": shares, "Annual real change (%)": [{3: "Netherlands", 4: -1.5, 7: 8.25}]},
            ),
        },
        plain,
    )
    years = (2020, 2021, "2025e")
    sums = [{2: "NATO Europe and Canada", 4: 10, 5: 11, 6: 12}, {2: "NATO Total", 4: 30, 5: 31, 6: 32}]
    later = [
        {3: "Slovak Republic", 4: 1, 5: 1.5, 6: 2},
        {3: "  Türkiye*", 4: 3, 5: 3.5, 6: 4},
        {3: "North Macedonia**", 4: 0, 5: 0.005, 6: 0.0049},
    ]
    workbook(
        "mappings/fixtures/nato-later-base-year-and-one-sheet-without-sums.xlsx",
        {
            "TABLE2": table(
                "Table 2 : Defence expenditure", "Million US dollars",
                {"Current prices and exchange rates": later, "Constant 2021 prices and exchange rates": sums}, years,
            ),
            "TABLE3": table(
                "Table 3 : Defence expenditure as a share of GDP and annual real change", "Based on 2021 prices",
                {"Annual real change (%)": [{3: "Türkiye", 4: -2.5, 5: 100.5, 6: -0.5}], "Share of real GDP (%)": later[:1]},
                years,
            ),
            "TABLE8a": {4: {2: "Table 8a : Distribution"}},
        },
        plain,
    )
    workbook(
        "mappings/fixtures/nato-failed-formula-and-odd-cells.xlsx",
        {
            "TABLE2": table(
                "Table 2 : Defence expenditure", "Million US dollars",
                {
                    "Current prices and exchange rates": [
                        {3: "Norway", 4: Fault("#REF!"), 5: -1, 6: 7},
                        {3: "Atlantis", 4: 1, 5: 2, 6: 3},
                        {3: "Denmark", 4: "..", 6: 5},
                        {2: "NATO Europa", 4: 1, 5: 2, 6: 3},
                    ],
                },
                years,
            ),
            "TABLE3": table(
                "Table 3 : Defence expenditure as a share of GDP and annual real change", "Based on 2021 prices",
                {"Share of real GDP (%)": [{3: "Norway", 4: 100.5, 5: 1.25, 6: 2}]}, years,
            ),
        },
        plain,
    )


def milex():
    styles = (
        '<fonts><font><color indexed="8"/></font><font><color indexed="10"/></font><font><color indexed="12"/></font></fonts>'
        '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    )
    red, blue = 1, 2

    def table(title, extra, rows, years=(1949.0, 2021.0, 2022.0)):
        shift = 1 if extra else 0
        made = {1: {1: title}, 3: {1: ("Figures in blue are SIPRI estimates. Figures in red are highly uncertain.", red)}}
        made[6] = {1: "Country", **({2: ""} if extra else {}), 2 + shift: "Notes"}
        made[6].update({3 + shift + n: year for n, year in enumerate(years)})
        for row, (name, notes, *figures) in rows.items():
            made[row] = {1: name}
            if figures:
                made[row].update({2 + shift: notes, **{3 + shift + n: figure for n, figure in enumerate(figures)}})
        return made

    money = {
        8: ("Africa", ""),
        9: ("North Africa", ""),
        10: ("Algeria", "§4", "xxx", (12.5, blue), 13.123456789012345),
        11: ("Libya", "‡§¶16", "...", ("...", red), (14.25, red)),
        13: ("Timor-Leste\n", "", "...", ("...", blue), 0.5),
    }
    workbook(
        "mappings/fixtures/milex-estimates-by-colour.xlsx",
        {
            "Front page": {},
            "Constant (2022) US$": table("Military expenditure, in constant (2022) US$ m.", True, money),
            "Current US$": table("Military expenditure, in US$ m.", False, {10: ("Algeria", "§4", "xxx", 11.5, 12)}),
            "Share of GDP": table(
                "Military expenditure as percentage of gross domestic product", False,
                {10: ("Algeria", "§4", "xxx", (0.05483588700561608, blue), 0.1)},
            ),
            "Footnotes": {2: {1: "Algeria: an invented footnote."}},
        },
        styles,
    )
    odd = {
        8: ("Asia & Oceania", ""),
        9: ("Korea, South", "", 1000, (2000.125, blue), (3000.125, red)),
        10: ("Atlantis", "", 1, 2, 3),
        11: ("Chile", "5", -1, Fault("#REF!"), "n.a."),
        12: ("Peru", "", ". .", ("xxx", blue), 4),
    }
    workbook(
        "mappings/fixtures/milex-failed-formula-and-odd-cells.xlsx",
        {
            "Current US$": table("Military expenditure, in US$ m.", False, odd),
            "Regional totals": table("Military expenditure by region", False, {9: ("Europe", "", 1, 2, 3)}),
        },
        styles,
    )
    later = {
        8: ("Europe", ""),
        9: ("Western Europe", ""),
        10: ("Côte d\u2019Ivoire ", "", ("...", blue), 0.004, (0.006, blue)),
        11: ("Yugoslavia", "¶", (8.5, red), "xxx", "xxx"),
        12: ("German Democratic Republic", "", 7, "xxx", "xxx"),
        13: ("Türkiye", "", 5, 6, (7, blue)),
    }
    share = {10: ("Türkiye", "", 0.0123456789, (0.5, red), (0.0000000049, blue))}
    years = (1989.0, 2023.0, 2024.0)
    workbook(
        "mappings/fixtures/milex-later-base-year-and-states-that-are-gone.xlsx",
        {
            "Front page": {},
            "Constant (2023) US$": table("Military expenditure, in constant (2023) US$ m.", True, later, years),
            "Share of GDP": table(
                "Military expenditure as percentage of gross domestic product", False, share, years),
        },
        styles,
    )


if __name__ == "__main__":
    nato()
    milex()
