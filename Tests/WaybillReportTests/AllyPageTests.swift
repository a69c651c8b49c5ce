import Testing
import WaybillCore

@testable import WaybillReport

@Suite struct AllyPageTests {
  private static func page(_ exporter: String, _ language: Language = .english) -> String {
    AllyPage.text(of: exporter, Samples.edition(of: WholeSamples.report, in: language))
  }

  @Test func everyExporterHasAPageInEveryLanguage() {
    let names = Set(Samples.pages(of: WholeSamples.report).map(\.name))
    for code in ["ALL", "USA", "FRA", "MKD", "TUR", "NLD", "DEU", "GBR"] {
      #expect(names.contains("allies/\(code).html") && names.contains("allies/\(code).nl.html"), "\(code)")
    }
    #expect(
      names.isSuperset(of: ["index.html", "index.nl.html", "brief.html", "brief.nl.html", "brief.md", "brief.nl.md"]))
  }

  @Test func everyLinkOfAPageLeadsSomewhere() throws {
    let pages = Samples.pages(of: WholeSamples.report).filter { $0.name.hasSuffix(".html") }
    let texts = Dictionary(uniqueKeysWithValues: pages.map { ($0.name, $0.text) })
    let tables = Set(
      DataPackage.fileNames(
        for: WholeSamples.report.writtenTables(ShareAnswer.all(in: WholeSamples.report))
      ).map { "tables/\($0)" } + ["tables/datapackage.json"])
    var links = 0
    for (name, text) in pages {
      let folder = name.hasPrefix("allies/") ? "allies/" : ""
      for match in text.matches(of: #/href="([^"]*)"/#) {
        let link = String(match.output.1)
        if link.hasPrefix("http") { continue }
        links += 1
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let target =
          parts[0].isEmpty ? name : parts[0].hasPrefix("../") ? String(parts[0].dropFirst(3)) : folder + parts[0]
        if tables.contains(target) { continue }
        let page = try #require(texts[target], "\(name): \(link)")
        if parts.count == 2, !parts[1].hasPrefix("evidence-") {
          #expect(page.contains("id=\"\(parts[1])\""), "\(name): \(link)")
        }
      }
    }
    #expect(links > 100)
  }

  @Test func aFigureOpensToItsRecordsWithFileAndLine() {
    let page = Self.page("USA")
    #expect(Samples.index(of: WholeSamples.report).contains("href=\"allies/USA.html#evidence-1\""))
    #expect(page.contains("<article id=\"evidence-1\">"))
    #expect(page.contains("<summary>outside: 45,038.42 million TIV, 12 records, of which the largest 1</summary>"))
    #expect(
      page.contains(
        "<td>France</td><td>Ship &lt;b&gt;</td><td class=\"keep\">2020</td><td class=\"n\">5.00"
          + "<br><small>provisional, estimated value</small></td>"))
    #expect(page.contains("<code>register.csv:4218</code>"))
    #expect(page.contains("<td>one of France, Netherlands</td>") && page.contains(">at least 1.00</td>"))
    #expect(page.contains("<td>several countries</td>") && page.contains("<td>none stated</td>"))
    #expect(page.contains("waybill trace waybill.yaml --key exporter=USA --limit 0"))
  }

  @Test func destinationsHaveTheRanksThatTheyCanHave() {
    let page = Self.page("USA")
    #expect(
      page.contains("<th scope=\"row\">United Kingdom</th><td class=\"n\">2–3</td><td class=\"n\">10.00–15.00 %</td>"))
    // The axis ends where the largest share fits.
    #expect(page.contains(">50\u{a0}%</text>"))
    #expect(!Self.page("FRA").contains("id=\"destinations\""))
  }

  @Test func claimsStandOnThePageOfTheirExporter() {
    let page = Self.page("NLD")
    #expect(page.contains("<strong>cannot be true</strong>: it is below the least that the figure can be"))
    #expect(page.contains("<strong>can be true</strong>: the figure is not fully reported"))
    #expect(!Self.page("FRA").contains("cannot be true"))
    let dutch = Self.page("NLD", .dutch)
    #expect(dutch.contains("<th scope=\"row\">een tiende gaat weg"))
    // What is not told in Dutch says in which language it is.
    #expect(dutch.contains("<th scope=\"row\" lang=\"en\">little leaves"))
  }

  @Test func sourcesSideBySideSayWhyTheyDiffer() {
    let page = Self.page("NLD")
    #expect(
      page.contains(
        "licences are permissions, and some are never used; 1 of 2 years due were reported; destinations that may be "
          + "inside and may be outside stand for up to 12 % of the value"))
    #expect(page.contains("it counts items and licences, which have no common value"))
    // Of single years the newest alone is compared.
    #expect(!page.contains("<td class=\"keep\">2012</td>") && page.contains("<td class=\"keep\">2013</td>"))
    #expect(Self.page("NLD", .dutch).contains("zij telt stuks en vergunningen"))
  }
}
