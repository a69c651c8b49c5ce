import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct LanguageTests {
  @Test func thePageInDutch() throws {
    try expectGolden(Samples.index(of: WholeSamples.report, in: .dutch), "index.nl.html")
  }

  @Test func theBriefInBothLanguages() throws {
    try expectGolden(BriefText.text(Samples.edition(of: WholeSamples.report)), "brief.md")
    try expectGolden(BriefText.text(Samples.edition(of: WholeSamples.report, in: .dutch)), "brief.nl.md")
  }

  @Test(arguments: [
    (Language.english, "79.60–79.63 %", "97,192.42", "at least 1.00"),
    (.dutch, "79,60–79,63%", "97.192,42", "ten minste 1,00"),
  ])
  func numbersFollowTheLanguage(language: Language, share: String, amount: String, open: String) {
    let digits = Digits(language)
    #expect(digits.percent(ShareRange(lo: 796_026, hi: 796_312)) == share)
    #expect(digits.amount(97_192_420_000, places: 2) == amount)
    #expect(digits.amount(AmountRange(lo: 1_000_000, hi: nil), places: 2) == open)
    #expect(digits.percent(1) == (language == .english ? "<0.01 %" : "<0,01%"))
  }

  @Test(
    arguments: [
      (32_717_410_186, "32.7 billion", "32,7 miljard"), (1_250_000, "1.2 million", "1,2 miljoen"),
      (999_999, "999,999", "999.999"),
    ] as [(Int128, String, String)])
  func largeAmountsAreReadable(units: Int128, english: String, dutch: String) {
    let range = AmountRange(lo: units * 1_000_000, hi: units * 1_000_000)
    #expect(Digits(.english).rough(range, of: "money") == english)
    #expect(Digits(.dutch).rough(range, of: "money") == dutch)
  }

  @Test func eachLanguageLinksToTheOther() {
    #expect(
      Samples.index(of: WholeSamples.report).contains(
        "<a href=\"index.nl.html\" hreflang=\"nl\" lang=\"nl\">Nederlands</a>"))
    let page = AllyPage.text(of: "NLD", Samples.edition(of: WholeSamples.report, in: .dutch))
    #expect(page.contains("<html lang=\"nl\"") && page.contains("<a href=\"../allies/NLD.html\" hreflang=\"en\""))
    #expect(page.contains("<h1>Nederland</h1>"))
  }

  /// The question is of the alliance that the pipeline asks of.
  @Test(
    arguments: [
      (["nato"], "made in NATO countries is exported outside NATO?", "buiten de NAVO uitgevoerd?"),
      (["eu", "eu"], "made in EU countries is exported outside the EU?", "buiten de EU uitgevoerd?"),
      (["nordic"], "made in nordic countries is exported outside nordic?", "buiten de nordic uitgevoerd?"),
      (["nato", "eu"], "made in an alliance is exported outside it?", "naar landen daarbuiten?"),
    ] as [([String], String, String)])
  func theQuestionIsOfTheAlliance(alliances: [String], english: String, dutch: String) {
    var shares = ShareTable()
    for (number, alliance) in alliances.enumerated() {
      shares.add("ALL", outside: 1, inside: 1, source: "s\(number)", group: alliance, alliance: alliance)
    }
    var report = Samples.empty
    report.tables = [shares.table]
    #expect(Samples.edition(of: report).title.hasSuffix(english))
    #expect(Samples.edition(of: report, in: .dutch).title.hasSuffix(dutch))
    #expect(Samples.index(of: report).contains(english))
  }

  @Test func theFirstLanguageHasThePlainNames() {
    var report = WholeSamples.report
    report.languages = [.dutch, .english]
    let pages = Samples.pages(of: report)
    #expect(pages.first { $0.name == "index.html" }?.text.contains("<html lang=\"nl\"") == true)
    #expect(pages.contains { $0.name == "index.en.html" })
  }

  /// What a publisher says of a figure is told in every language.
  @Test(arguments: Flags.names) func flagsHaveWords(name: String) {
    #expect(Dutch().flag(name) != name && !English().flag(name).contains("-"))
  }

  @Test func namesAreSortedWithoutTheirAccents() {
    var report = Samples.empty
    report.partyNames = [.english: ["AUT": "Österreich", "PRT": "Portugal", "NOR": "Norway"]]
    #expect(Samples.edition(of: report).inOrderOfNames(["PRT", "AUT", "NOR"]) == ["NOR", "AUT", "PRT"])
  }

  /// Every number of the pages stands in the tables, however it is written: by section, for both languages.
  @Test(arguments: Language.allCases) func theNumbersOfPageAndTableAreTheSame(language: Language) {
    let edition = Samples.edition(of: WholeSamples.report, in: language)
    let page = IndexPage.text(edition)
    for answer in edition.figures.answers {
      for row in answer.definitions + answer.allies {
        guard let share = row.share else { continue }
        let text = HTML.escaped(edition.digits.percent(share))
        #expect(page.contains(">\(text)</"), "\(row.exporter) \(text)")
        if row.definition == answer.main { #expect(page.contains(": \(text)"), "the chart's text has \(text)") }
        let csv = CSVWriter.text(of: Samples.shares)
        #expect(csv.contains(",\(MetricTable.Cell.share(share.lo).text),\(MetricTable.Cell.share(share.hi).text),"))
      }
    }
  }
}
