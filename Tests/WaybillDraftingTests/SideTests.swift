import Testing

@testable import WaybillDrafting

/// By which side figures are told, as far as headers, titles and cells say so.
@Suite struct SideTests {
  private static let rows =
    "2021,Norway,Germany,10\n2021,Norway,Sweden,20\n2022,Finland,Germany,30\n2022,Finland,Peru,4\n"

  private static func draft(_ header: String, _ above: String = "", named name: String = "file.csv") throws -> String {
    try WaybillDraftingTests.draft("\(above)\(header)\n\(rows)", named: name)
  }

  @Test(arguments: [
    ("Year,Reporter,Country of origin,Value", "", "beside 'Reporter' stands 'Country of origin'"),
    ("Year,Importing country,Supplier,Import value", "", "'Import value' speaks of imports"),
    ("Year,Reporter,Partner,Imports (EUR)", "", "'Imports (EUR)' speaks of imports"),
    (
      "Year,Country,Supplier,Value", "\"Imports of arms, by country\"\n\n",
      "words above the table or of its name speak of imports"
    ),
    ("Year,Reporter,Partner,Value CIF", "", "'Value CIF' speaks of imports"),
  ])
  func importersAreFound(header: String, above: String, evidence: String) throws {
    let text = try Self.draft(header, above)
    #expect(try problems(of: text) == [])
    #expect(text.line("perspective:") == "perspective: importer  # TODO: guessed, for \(evidence)")
    #expect(text.line("reporter:")?.hasPrefix("reporter: {from: destination, party: names}") == true)
    #expect(text.line("exporter: {")?.hasPrefix("exporter: {from: exporter, party: names}") == true)
    #expect(text.line("destination: {")?.hasPrefix("destination: {from: destination, party: names}") == true)
    let importers = header.split(separator: ",")[1]
    #expect(text.contains("    destination: \(importers)  # parties"))
  }

  @Test(arguments: [
    ("Year,Exporter,Importer,Value", ""), ("Year,Supplier,Recipient,Value", "\"Exports of arms\"\n\n"),
    ("Year,Exporting country,Destination,Export value", ""), ("Year,Supplier,Recipient,TIV of imports", ""),
    ("Year,Supplier,Recipient,Important value", "\"An important note\"\n\n"),
  ])
  func exportsStayAsTheyAre(header: String, above: String) throws {
    let text = try Self.draft(header, above)
    #expect(!text.contains("perspective") && !text.contains("reporter:"), "\(text)")
  }

  @Test(arguments: [
    ("Year,Reporter,Partner,Value", "", "'Reporter' does not say whether it exports or imports"),
    (
      "Year,Exporting country,Importing country,Arms imported", "",
      "'Arms imported' for imports, 'Exporting country' for exports"
    ),
    (
      "Year,Country,Partner,Value", "\"Imports and exports of arms\"\n\n",
      "words above the table or of its name speak of imports and of exports"
    ),
  ])
  func whatCannotBeToldIsAsked(header: String, above: String, evidence: String) throws {
    let text = try Self.draft(header, above)
    #expect(try problems(of: text) == [])
    let joined = text.split(separator: "\n").map { $0.drop { " #".contains($0) } }.joined(separator: " ")
    #expect(joined.contains("TODO: who tells these figures? \(evidence). Exporters, as it stands;"), "\(text)")
    #expect(!text.contains("perspective: importer\n") && text.line("perspective:") == nil)
  }

  /// Nobody in the file says who imports.
  @Test func anImporterThatNobodyNamesIsAsked() throws {
    let text = try WaybillDraftingTests.draft(
      "Country of origin;Year;Import value in NOK\nGermany;2021;10\nSweden;2021;20\nPoland;2022;12\n")
    #expect(try problems(of: text) == [])
    #expect(text.line("reporter:")?.hasPrefix("reporter: unknown  # TODO: no column says who imports") == true)
    #expect(text.line("destination:")?.hasPrefix("destination: unknown  # TODO: who imports") == true)
    #expect(
      text.contains("# TODO: where the goods are from, taken for who exports; they may come by way of another state"))
  }

  /// Columns of who exports and who imports say so in rows of both sides.
  @Test func partiesThatAreNamedStayWhereTheyAre() throws {
    let text = try WaybillDraftingTests.draft(
      "Exporter,Importer,Flow,Year,Value\nNorway,Germany,Export,2021,10\nNorway,Peru,Import,2022,20\n"
        + "Finland,Peru,Export,2022,20\n")
    #expect(try problems(of: text) == [])
    #expect(text.lines(with: "exporter: {from: reporter").count == 2, "\(text)")
    #expect(text.lines(with: "destination: {from: partner").count == 2, "\(text)")
    #expect(
      text.lines(with: "  reporter: {from: reporter").count == 1
        && text.lines(with: "  reporter: {from: partner").count == 1)
    #expect(text.lines(with: "TODO: guessed, for").count == 2)
  }

  @Test func aFlowThatIsImportsAloneNeedsNoCondition() throws {
    let text = try WaybillDraftingTests.draft(
      "Flow,Reporter,Partner,Year,Value\nM,Norway,Germany,2021,10\nM,Norway,Peru,2022,20\nMIP,Norway,Peru,2022,20\n")
    #expect(try problems(of: text) == [])
    #expect(text.line("perspective:") == "perspective: importer  # TODO: guessed, for 'Flow' says 'M'")
    #expect(text.line("- drop: flow == 'MIP'") != nil)
  }
}

/// Lines of text below the rows that have as many cells as these.
@Suite struct FootnoteTests {
  @Test(arguments: [
    ("1) revised,,", true), ("*,,", true), ("(a) estimate,,", true), (",Source: customs,", true),
    ("a.,estimate,", true),
    ("Note: none,,", true), ("A line that is so long that no name of any state anywhere is as long,,", true),
    ("United Kingdom of Great Britain and Northern Ireland,,", false),
    ("Norway,,", false), ("1) revised,2,3", false), ("Norway,estimate,", false), (",,", false), ("Notelandia,,", false),
  ])
  func areToldByTheirBeginning(line: String, isNote: Bool) {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect((Footnote(cells, in: [0, 1, 2], line: 9)?.looksLikeNote ?? false) == isNote, "\(line)")
  }

  /// A note that rows follow is no title of these.
  @Test func amongTheRowsAreNoTitles() throws {
    let text = try draft(
      "Recipient,Year,Value EUR\nAfrica,,\nGermany,2021,1\n1) revised,,\nSweden,2022,2\nPeru,2022,3\n")
    #expect(try problems(of: text) == [])
    #expect(
      text.contains(
        """
          - drop: destination == '1) revised'  # TODO: 1 row with nothing else, the first on line 4
            reason: footnotes among the rows
          - drop: destination == 'Africa'  # TODO: 1 row with nothing else, the first on line 2
            reason: titles of blocks of rows

        """), "\(text)")
  }

  private static let table = "Recipient,Year,Value EUR\nGermany,2021,1\nSweden,2022,2\nPoland,2022,3\n"

  @Test func areDroppedByARule() throws {
    let text = try draft("\(Self.table)1) revised (see below),,\nNext edition in May,,\n")
    #expect(try problems(of: text) == [])
    let rule = text.lines(with: "drop_matching")
    #expect(rule.count == 1)
    #expect(
      rule[0].contains(#"- drop_matching: {destination: '^(1\) revised \(see below\)$|Next edition in May$)'}"#),
      "\(rule)")
    #expect(text.contains("# TODO: 2 lines of text below the rows, the first on line 5\n"))
    #expect(text.contains("    reason: footnotes below the rows\n"))
    #expect(
      text.contains("Read whole: 3 rows of 3 columns in 115 bytes, and 2 lines of text below the rows.\n"), "\(text)")
    #expect(!text.contains("empty cell"))
  }

  @Test func aColumnThatNothingElseReadsIsNamedForThem() throws {
    let text = try draft(
      "Recipient,Year,Value EUR,Remark\nGermany,2021,1,\nSweden,2022,2,x\nPoland,2022,3,\n,,,Source: customs\n")
    #expect(try problems(of: text) == [])
    #expect(
      text.contains("    note: Remark  # ") && text.contains(#"drop_matching: {note: '^(Source: customs$)'}"#),
      "\(text)")
  }

  /// A state without figures may stand between notes, and a note may begin as a row does.
  @Test func noRuleTakesARowOfAState() throws {
    let text = try draft("\(Self.table)Source: customs,,\nNorway,,\nPoland,,\n")
    #expect(text.contains(#"drop_matching: {destination: '^(Source: customs$)'}"#), "\(text)")
  }

  /// Two cells are a whole row there.
  @Test func aTableOfTwoColumnsHasNoMarks() throws {
    let text = try draft("Recipient,Value EUR 2021\n1.,10\n2.,20\n3.,30\n")
    #expect(!text.contains("footnotes below the rows"), "\(text)")
  }

  @Test(arguments: ["Chile,,\n", "1) revised,,\nChile,2022,4\n"])
  func rowsStayRows(last: String) throws {
    #expect(try !draft(Self.table + last).contains("footnotes below the rows"))
  }
}

/// Words of a column that say how far figures are settled, and months.
@Suite struct StatusAndMonthTests {
  @Test(arguments: [
    ("provisional", "flag: provisional"), ("Preliminary", "flag: provisional"), ("prov.", "flag: provisional"),
    ("estimate", "flag: estimated-value"), ("est.", "flag: estimated-value"), ("voorlopig", "flag: provisional"),
    ("final", ""), ("revised", ""), ("rev.", ""),
  ])
  func aStatusIsAFlagOrStands(word: String, meaning: String) throws {
    let text = try draft(
      "Recipient,Year,Value,Status\nGermany,2021,1,final\nSweden,2022,2,\(word)\nPeru,2022,2,provisional\n")
    #expect(try problems(of: text) == [])
    #expect(text.contains("      - {from: status, lookup: status}\n"), "\(text)")
    #expect(text.line("\(word): {\(meaning)}") != nil, "\(text)")
  }

  /// A letter may stand for anything, until words spell it out.
  @Test(arguments: ["p", "E", "R", "A"])
  func aLetterOfAStatusIsAsked(letter: String) throws {
    let text = try draft(
      "Recipient,Year,Value,Status\nGermany,2021,1,final\nSweden,2022,2,\(letter)\nPeru,2022,2,provisional\n")
    #expect(try problems(of: text) == [])
    #expect(text.line("\(letter): {}") == "\(letter): {}  # TODO: 1 row; what does the letter mean?", "\(text)")
    #expect(
      text.contains(
        "flags:  # TODO: the letters '\(letter)' are spelt out nowhere in their column, and mean nothing yet"))
    #expect(text.line("provisional: {")?.hasPrefix("provisional: {flag: provisional}") == true)
  }

  @Test func aLegendSaysWhatALetterMeans() throws {
    let text = try draft(
      "Recipient,Year,Value,Status\nGermany,2021,1,A\nSweden,2022,2,P\nPeru,2022,2,A\nA: approved,P: = pending,,\n")
    #expect(try problems(of: text) == [])
    #expect(text.line("A: {}") == "A: {}  # TODO: 2 rows; line 5 says 'approved'", "\(text)")
    #expect(text.lines(with: "reason: a legend below the rows").count == 1)
  }

  @Test(
    arguments: [
      ("2023-05", 0), ("2023/5", 0), ("2023M05", 0), ("202305", 0), ("05/2023", 1), ("5.2023", 1), ("May 2023", 2),
      ("mai-2023", 2),
      ("2023 May", 3), ("2023-13", nil), ("2023-00", nil), ("2023-05-01", nil), ("Peru 2023", nil), ("202313", nil),
      ("2012-2013", nil), ("May", nil), ("", nil),
    ] as [(String, Int?)])
  func aMonthIsToldByItsForm(text: String, form: Int?) throws {
    #expect(MonthText.form(text) == form)
    if let form {
      #expect(text.wholeMatch(of: try Regex(MonthText.patterns[form])) != nil, "\(text)")
    }
  }

  /// A column that sums others beside it is no further figure.
  @Test func aColumnOfSumsIsATotal() throws {
    let text = try draft(
      "Recipient;Year;Small arms EUR;Ships EUR;Total EUR\nGermany;2021;1;2;3\nPeru;2022;2;2;4\nChile;2022;1;1;2\n")
    #expect(try problems(of: text) == [])
    #expect(text.lines(with: "level: total").count == 1, "\(text)")
    #expect(text.contains("    level: total  # TODO: its header says that it sums others"))
    #expect(try !draft("Recipient;Year;Total EUR\nGermany;2021;1\nPeru;2022;2\n").contains("level:"))
  }

  /// A sum over months of a year has the form of a month.
  @Test func aSumOverMonthsIsNoMonth() throws {
    let text = try draft(
      "Recipient,Jan 2023,Feb 2023,Mar 2023,Total 2023\nGermany,1,2,3,6\nPeru,2,2,2,6\nChile,1,1,1,3\n")
    #expect(try problems(of: text) == [])
    #expect(text.contains("'(?i)^(?:jan|feb|mar)\\.?[-/ ]?((?:19|20)\\d\\d)$'"), "\(text)")
  }

  @Test func yearsThatDoNotBeginInJanuaryAreNoMonths() throws {
    let text = try draft("Financial year,Recipient,Value\n2010-11,Germany,1\n2011-12,Peru,2\n")
    #expect(!text.contains("months"), "\(text)")
  }

  @Test func withoutAYearNothingIsGuessed() throws {
    let text = try draft("Recipient,Value EUR\nGermany,1\nPeru,2\nChile,3\n")
    #expect(try problems(of: text) == [])
    #expect(text.line("period:")?.hasPrefix("period: {const: not stated yet, type: year}") == true)
  }
}
