"""Makes a workbook and a JSON text of the same invented deliveries, with the sum of each supplier in its last rows.

usage: make_files.py FOLDER ROWS...

The eight columns are a number, a day, two states, a category, one of 40,000 texts, a count and an amount with two
decimal places. The sums let a reader find out by itself whether it has read every figure.
"""
import datetime
import json
import pathlib
import random
import sys
import zipfile

COLUMNS = ["order", "delivered", "supplier", "recipient", "category", "item", "quantity", "value"]
SUPPLIERS = """Australia Austria Belgium Brazil Bulgaria Canada China Croatia Czechia Denmark Finland France Germany Greece
Hungary India Israel Italy Japan Lithuania Netherlands Norway Poland Portugal Romania Russia Serbia Singapore Slovakia
Slovenia Spain Sweden Switzerland Turkey Ukraine""".split()
RECIPIENTS = SUPPLIERS + """Algeria Angola Argentina Azerbaijan Bahrain Bangladesh Botswana Cameroon Chad Chile Colombia
Ecuador Egypt Ethiopia Georgia Ghana Indonesia Iraq Jordan Kazakhstan Kenya Kuwait Latvia Lebanon Malaysia Mali Mexico
Morocco Mozambique Nigeria Oman Pakistan Peru Philippines Qatar Senegal Thailand Tunisia Uganda Uruguay Zambia""".split()
FIRST_DAY = datetime.date(2000, 1, 1)
# Workbooks count days from 30 December 1899, for all days after February 1900.
WORKBOOK_DAY = datetime.date(1899, 12, 30)


def deliveries(count):
    """Gives rows of the values of COLUMNS; amounts in hundredths."""
    chance = random.Random(count)
    sums = {supplier: [0, 0] for supplier in SUPPLIERS}
    for order in range(1, count + 1):
        supplier = chance.choice(SUPPLIERS)
        quantity, amount = chance.randrange(1, 500), chance.randrange(1, 100_000_000)
        sums[supplier][0] += quantity
        sums[supplier][1] += amount
        yield (
            order, FIRST_DAY + datetime.timedelta(days=chance.randrange(8_000)), supplier, chance.choice(RECIPIENTS),
            f"ML{chance.randrange(1, 23)}", f"lot {chance.randrange(40_000):05} & parts", quantity, amount)
    for supplier, (quantity, amount) in sums.items():
        yield (0, FIRST_DAY, supplier, "all", "ML1", "sum", quantity, amount)


def decimal(amount):
    text = f"{amount // 100}.{amount % 100:02}".rstrip("0").rstrip(".")
    return text


def write_json(path, count):
    with open(path, "w") as file:
        for number, row in enumerate(deliveries(count)):
            order, day, supplier, recipient, category, item, quantity, amount = row
            file.write(
                f'{"," if number else "["}\n{{"order":{order},"delivered":"{day}","supplier":{json.dumps(supplier)},'
                f'"recipient":{json.dumps(recipient)},"category":"{category}","item":{json.dumps(item)},'
                f'"quantity":{quantity},"value":{decimal(amount)}}}')
        file.write("\n]\n")


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{CONTENT}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{CONTENT}.sharedStrings+xml"/></Types>',
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
        f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Deliveries" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml":
        f'<styleSheet {MAIN}><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0"/>'
        '<xf numFmtId="14" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


class SharedTexts:
    def __init__(self):
        self.numbers, self.uses = {}, 0

    def cell(self, column, row, text):
        self.uses += 1
        number = self.numbers.setdefault(text, len(self.numbers))
        return f'<c r="{column}{row}" t="s"><v>{number}</v></c>'

    def part(self):
        texts = "".join(f"<si><t>{text.replace('&', '&amp;')}</t></si>" for text in self.numbers)
        return f'<sst {MAIN} count="{self.uses}" uniqueCount="{len(self.numbers)}">{texts}</sst>'


def write_workbook(path, count):
    texts = SharedTexts()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            header = "".join(texts.cell("ABCDEFGH"[place], 1, name) for place, name in enumerate(COLUMNS))
            sheet.write(f'{HEAD}<worksheet {MAIN}><sheetData><row r="1" spans="1:8">{header}</row>'.encode())
            for number, row in enumerate(deliveries(count), start=2):
                order, day, supplier, recipient, category, item, quantity, amount = row
                sheet.write((
                    f'<row r="{number}" spans="1:8"><c r="A{number}"><v>{order}</v></c>'
                    f'<c r="B{number}" s="1"><v>{(day - WORKBOOK_DAY).days}</v></c>' + texts.cell("C", number, supplier)
                    + texts.cell("D", number, recipient) + texts.cell("E", number, category)
                    + texts.cell("F", number, item)
                    + f'<c r="G{number}"><v>{quantity}</v></c><c r="H{number}"><v>{decimal(amount)}</v></c></row>'
                ).encode())
            sheet.write(b"</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", HEAD + texts.part())


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: make_files.py FOLDER ROWS...")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for count in map(int, sys.argv[2:]):
        for suffix, write in [("xlsx", write_workbook), ("json", write_json)]:
            path = folder / f"deliveries-{count}.{suffix}"
            if not path.exists():
                write(path, count)
