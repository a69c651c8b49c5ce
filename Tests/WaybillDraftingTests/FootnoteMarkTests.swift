import Testing

@testable import WaybillDrafting

/// Marks of footnotes behind names, and the notes that they belong to.
@Suite struct FootnoteMarkTests {
  @Test(
    arguments: [
      ("Turkey 1)", "Turkey", "1)"), ("Turkey1)", "Turkey", "1)"), ("Oman (2)", "Oman", "(2)"),
      ("Oman a)", "Oman", "a)"),
      ("Oman [12]", "Oman", "[12]"), ("Israel*", "Israel", "*"), ("Israel **", "Israel", "**"), ("Peru†", "Peru", "†"),
      ("Peru²", "Peru", "²"), ("Peru¹²", "Peru", "¹²"), ("C\u{f4}te d'Ivoire (CI)", nil, nil), ("Congo (K)", nil, nil),
      ("Jemen A)", nil, nil),
      ("Peru (2019)", nil, nil),
      ("Peru", nil, nil), ("1)", nil, nil), ("Peru 1.", nil, nil), ("*", nil, nil), ("", nil, nil),
    ] as [(String, String?, String?)])
  func behindAName(text: String, name: String?, mark: String?) {
    let found = FootnoteMark.behind(text)
    #expect(found?.name == name && found?.mark == mark, "\(text)")
  }

  @Test(
    arguments: [
      ("1) revised", "1", "revised"), ("(2) revised", "2", "revised"), ("* revised", "*", "revised"),
      ("²revised", "2", "revised"), ("a. revised", "a", "revised"), ("Source: customs", nil, nil), ("123) x", nil, nil),
      ("", nil, nil),
    ] as [(String, String?, String?)])
  func beforeANote(line: String, key: String?, words: String?) {
    let found = FootnoteMark.leading(line)
    #expect(found?.key == key && found?.words == words, "\(line)")
  }

  private static let rows =
    "Recipient,Year,Value EUR\nGermany,2021,1\nTurkey 1),2022,2\nChile (2),2022,3\nPeru 1),2022,3\nIsrael*,2022,3\n"

  @Test(arguments: [
    ("1) without spares,,\n2),by way of others,\n", true), ("1) without spares\n2) by way of others\n", false),
    ("\u{b9} without spares,,\n(2) by way of others,,\n", true),
  ])
  func aMarkIsTakenOffAndItsNoteTold(notes: String, arePadded: Bool) throws {
    func place(_ line: Int) -> String { arePadded ? "line \(line)" : "a line below the rows" }
    let text = try draft(Self.rows + notes)
    #expect(try problems(of: text) == [])
    #expect(
      text.line("destination: {")?.hasPrefix(
        #"destination: {from: destination, party: names, repair: {'^(.*[^*†‡§\s]) *(?:1\)|\(2\)|\*)$': '$1'}}"#)
        == true,
      "\(text)")
    let remarks = text.split(separator: "\n").map { $0.drop { " #".contains($0) } }.joined(separator: " ")
    #expect(
      remarks.contains(
        "TODO: '1)' stands behind 2 names, such as 'Turkey 1)' on line 3, as the mark of a footnote; \(place(7)) says 'without "
          + "spares'"), "\(text)")
    #expect(
      remarks.contains(
        "TODO: '(2)' stands behind 1 name, such as 'Chile (2)' on line 4, as the mark of a footnote; \(place(8)) says 'by way of "
          + "others'"), "\(text)")
    #expect(
      remarks.contains(
        "TODO: '*' stands behind 1 name, such as 'Israel*' on line 6, as the mark of a footnote; what does it say?"))
    #expect(
      remarks.contains("the rule takes the marks off; each use is counted, and its records have the flag 'repaired'"))
    #expect(!text.contains("???"))
  }

  /// A star behind names and behind what is no name marks a kind of party.
  @Test func aStarBehindOthersIsNoFootnote() throws {
    let text = try draft(
      "Recipient,Year,Value EUR\nGermany,2021,1\nTurkey*,2022,2\nSome Rebels*,2022,3\nPeru,2022,3\nChile,2022,3\n")
    #expect(text.contains("suffix: {") && !text.contains("repair"), "\(text)")
  }
}

/// Lines that say what headers or codes mean.
@Suite struct LegendTests {
  private static let rows = "Recipient,Year,KM 1,KM 2,KM 3\nGermany,2021,1,2,3\nPeru,2022,2,,4\nChile,2022,3,4,\n"

  @Test(
    arguments: [
      (["KM 1: small arms", "", "KM 2 = vehicles"], ["KM 1", "KM 2"]), (["A - actual"], ["A"]),
      (["KM 1 – small arms", "Germany"], nil), (["12:30", "13:45"], nil), (["", ""], nil), ([": x"], nil),
      (["A key that is far too long for one: x"], nil),
    ] as [([String], [String]?)])
  func isToldByItsCells(cells: [String], keys: [String]?) {
    #expect(Legend(cells)?.entries.map(\.key) == keys)
  }

  @Test(arguments: [
    ("KM 1", "KM 1", true), ("km1", "KM 1 (CHF)", true), ("KM 1", "KM 12", false), ("KM", "KM 1", false),
    ("KM 1", "Year", false),
  ])
  func aKeyStandsForAHeader(key: String, header: String, isKey: Bool) {
    #expect(Legend.isKey(key, of: header) == isKey)
  }

  @Test(arguments: [
    ("KM 1: small arms,KM 2: vehicles,KM 3: other,,", "destination: '^KM 1: small arms$'"),
    (",,KM 1: small arms,KM 2: vehicles,KM 3: other", "destination is missing"),
    ("KM 1: small arms,,,,\nKM 2: vehicles,,,,", "destination: '^KM 2: vehicles$'"),
  ])
  func belowTheRowsIsDropped(lines: String, rule: String) throws {
    let text = try draft("\(Self.rows)\(lines)\n")
    #expect(try problems(of: text) == [])
    #expect(text.contains(rule), "\(text)")
    #expect(text.contains("    reason: a legend below the rows\n"))
    #expect(text.contains("# TODO: line 5 says what others mean, such as 'KM 1: small arms'"))
    #expect(text.contains("# 'KM 1': line 5 says 'small arms'\n"))
    #expect(text.contains("Read whole: 3 rows of 5 columns"))
  }

  @Test func aboveTheHeaderIsNoHeader() throws {
    let text = try draft("KM 1: small arms,KM 2: vehicles,KM 3: other,,\n\(Self.rows)")
    #expect(try problems(of: text) == [])
    #expect(text.contains("destination: Recipient"), "\(text)")
    #expect(!text.contains("rows: 2"))
    #expect(text.contains("# 'KM 2': line 1 says 'vehicles'\n"))
  }

  /// What explains nothing of the table may be a row.
  @Test func ofOtherThingsIsAsked() throws {
    let text = try draft("\(Self.rows)X 1: small arms,X 2: vehicles,,,\n")
    #expect(
      text.contains(
        "# TODO: line 5 has the form of a legend, though nothing of it stands elsewhere in the table; a row?"),
      "\(text)")
    #expect(text.contains("Read whole: 4 rows of 5 columns"))
    #expect(!text.contains("a legend below the rows"))
  }
}
