import Testing

@testable import WaybillDrafting

/// Columns of one name with different codes, which are figures of kinds of goods.
@Suite struct CategoryColumnTests {
  @Test(
    arguments: [
      ("KM 1", "KM", " ", "1", ""), ("ML10a", "ML", "", "10a", ""), ("Cat. B", "Cat", ". ", "B", ""),
      ("Category IV", "Category", " ", "IV", ""), ("Category IVa: aircraft", "Category", " ", "IVa", ": aircraft"),
      ("KM 1 (CHF)", "KM", " ", "1", " (CHF)"), ("Waffen Kategorie 12", "Waffen Kategorie", " ", "12", ""),
    ])
  func aHeaderWithACode(header: String, name: String, gap: String, code: String, rest: String) throws {
    let found = try #require(CodedHeader(header))
    #expect(found.name == name && found.gap == gap && found.code == code && found.rest == rest)
  }

  @Test(arguments: [
    "Q1", "c1", "Quarter 1", "Quartal 2", "Value 1", "Wert 1", "Number 2", "KM", "2021", "KM 2021", "Week 12", "1 KM",
    "A",
    "Half 1", "Land 1", "Column 3", "", "Total", "Year I", "Anzahl A", "Small arms",
  ])
  func aHeaderOfSomethingElse(header: String) { #expect(CodedHeader(header) == nil) }

  private static func table(_ headers: String) -> String {
    let count = headers.split(separator: ";", omittingEmptySubsequences: false).count
    func row(_ party: String, _ number: Int) -> String {
      "\(party);2021;\((0..<count).map { "\(number + $0)" }.joined(separator: ";"))\n"
    }
    return "Recipient;Year;\(headers)\n" + row("Germany", 1) + row("Peru", 20) + row("Chile", 300)
  }

  @Test(arguments: [
    ("KM 1;KM 2;KM 3", #"'^(?:KM \d{1,3}[a-zA-Z]?)$'"#), ("Cat. A;Cat. B;Cat. C", #"'^(?:Cat\. [a-zA-Z])$'"#),
    ("Class I;Class II;Class IVa", "'^(?:Class [IVXivx]+[a-z]?)$'"), ("KM 1;KM 2", #"'^(?:KM \d{1,3}[a-zA-Z]?)$'"#),
    ("KM 1 CHF;KM 2 CHF;KM 3 CHF", #"'^(?:KM \d{1,3}[a-zA-Z]? CHF)$'"#),
    ("KM 1: arms;KM 2: tanks;KM 3: other", #"'^(?:KM \d{1,3}[a-zA-Z]?(?:[^0-9a-zA-Z].*)?)$'"#),
    ("KM1;KM 2;km 3", #"'^(?:(?i:KM)[ .\-_\x{A0}]*\d{1,3}[a-zA-Z]?)$'"#),
  ])
  func areOneGroup(headers: String, pattern: String) throws {
    let text = try draft(Self.table(headers))
    #expect(try problems(of: text) == [])
    #expect(text.line("categories: ")?.hasPrefix("categories: \(pattern)") == true, "\(text)")
    #expect(text.contains("  - unpivot: {columns: categories, name: category, value: value}\n"))
    #expect(text.contains("    item: {from: category}\n"))
    #expect(!text.contains("scheme: ") && !text.contains("level:"))
    let remarks = text.split(separator: "\n").map { $0.drop { " #".contains($0) } }.joined(separator: " ")
    #expect(
      remarks.contains("TODO: no scheme of categories.yaml has 'K")
        || remarks.contains("TODO: no scheme of categories.yaml has 'C"))
  }

  @Test(arguments: [
    ("ML1;ML2;ML10a", "scheme: ml, match: {'(?i)^ml[ .\\-_\\x{A0}]*0?(\\d{1,2}).*$': 'ML$1'}"),
    ("Category I;Category II;Category III", "scheme: unroca"), ("SA1;SA2;SA3", "scheme: unroca"),
  ])
  func ofASchemeAreItsCategories(headers: String, steps: String) throws {
    let text = try draft(Self.table(headers))
    #expect(try problems(of: text) == [])
    #expect(text.contains("    category: {from: category, \(steps)}\n"), "\(text)")
    #expect(!text.contains("item:"))
    let question = "# TODO: by their headers the codes of 'unroca'; are they, or those of another list?"
    #expect(text.contains(question) == steps.hasSuffix("unroca"))
  }

  @Test func aTotalBesideThemIsOne() throws {
    let text = try draft(Self.table("KM 1;KM 2;Total CHF"))
    #expect(try problems(of: text) == [])
    #expect(text.contains(#"    categories: '^(?:KM \d{1,3}[a-zA-Z]?|Total CHF)$'"#), "\(text)")
    #expect(text.contains("    level: {from: category, match: {'^Total CHF$': total, '^.*$': part}}\n"))
    #expect(
      text.contains("# TODO: by its words the sum of the others, which counts twice beside them: 'Total CHF'\n"))
    #expect(text.contains("    item: {from: category, missing: {Total CHF: not-applicable}, optional: true}\n"))
    let scheme = try draft(Self.table("ML1;ML2;ML3;Total"))
    #expect(try problems(of: scheme) == [])
    #expect(
      scheme.contains("category: {from: category, scheme: ml, missing: {Total: not-applicable}, match: {"), "\(scheme)")
  }

  /// Of several totals the one is taken that says what the columns say; a count, a share and years are no sum of money.
  @Test(arguments: [
    ("KM 1 Wert;KM 2 Wert;KM 3 Wert;Total Wert;Total Anzahl", "Total Wert"),
    ("KM 1 Anzahl;KM 2 Anzahl;KM 3 Anzahl;Total Wert;Total Anzahl", "Total Anzahl"),
    ("KM 1;KM 2;KM 3;Total in %", nil), ("KM 1;KM 2;KM 3;Total 2021;Total 2022", nil),
    ("KM 1;KM 2;KM 3;Total A;Total B", nil), ("KM 1;KM 2;KM 3;Total Anzahl", nil),
  ])
  func oneTotalAtMost(headers: String, total: String?) throws {
    let text = try draft(Self.table(headers))
    #expect(try problems(of: text) == [])
    #expect(text.contains("unpivot: {columns: categories"), "\(text)")
    #expect(text.line("level:")?.contains("'^\(total ?? "")$': total") ?? false == (total != nil), "\(text)")
    for header in headers.split(separator: ";") where header.hasPrefix("Total") && header != total ?? "" {
      #expect(text.lines(with: String(header)).contains { $0.hasPrefix("    - ") }, "\(header): \(text)")
    }
  }

  /// Marks with a number behind their name are no figures where a column of money stands beside them.
  @Test func marksBesideAFigure() throws {
    let text = try draft(Self.table("Value EUR;Criterion 1;Criterion 2;Criterion 3"))
    #expect(try problems(of: text) == [])
    #expect(!text.contains("unpivot: {columns: categories"), "\(text)")
    #expect(text.contains("    value: Value EUR  # whole numbers"), "\(text)")
  }

  /// Months of years are months, though each name stands with several numbers.
  @Test func monthsAreNoKindsOfGoods() throws {
    let months = ["Jan", "Feb", "Mar"].flatMap { month in (19...21).map { "\(month) \($0)" } }.joined(separator: ";")
    let text = try draft(Self.table(months))
    #expect(!text.contains("unpivot: {columns: categories") && text.contains("name: month"), "\(text)")
  }

  /// Two columns with a code are no kinds of goods where another figure stands beside them.
  @Test func twoBesideAnotherFigureAreFigures() throws {
    let text = try draft(Self.table("KM 1;KM 2;Weapons"))
    #expect(try problems(of: text) == [])
    #expect(!text.contains("unpivot") && text.lines(with: "    value: {from: ").count == 3, "\(text)")
  }

  /// Of two figures of each code, those of money are read, and the others asked.
  @Test func twoFiguresOfEachCode() throws {
    let text = try draft(Self.table("KM 1 Anzahl;KM 1 Wert;KM 2 Anzahl;KM 2 Wert"))
    #expect(try problems(of: text) == [])
    #expect(!text.contains("unpivot"), "another number stands beside two columns")
    let three = try draft(Self.table("KM 1 Anzahl;KM 1 Wert;KM 2 Anzahl;KM 2 Wert;KM 3 Anzahl;KM 3 Wert"))
    #expect(try problems(of: three) == [])
    #expect(three.contains(#"    categories: '^(?:KM \d{1,3}[a-zA-Z]? Wert)$'"#), "\(three)")
    #expect(three.lines(with: "    - KM 3 Anzahl  # whole numbers").count == 1)
  }

  /// Words of a column stay aside where the headers are the words for the goods.
  @Test func theHeadersAreTheItem() throws {
    let text = try draft(
      "Recipient;Description;Year;KM 1;KM 2;KM 3\nGermany;new;2021;1;2;3\nPeru;old;2021;4;5;6\nChile;new;2021;7;8;9\n")
    #expect(try problems(of: text) == [])
    #expect(text.contains("    item: {from: category}\n"), "\(text)")
    #expect(text.lines(with: "    - Description  # ").count == 1)
  }
}
