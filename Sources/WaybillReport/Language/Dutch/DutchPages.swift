import WaybillCore

extension Dutch: PageTexts {
  func question(ofAlliance group: String?) -> String {
    guard let group else {
      return "Welk aandeel van de in een bondgenootschap geproduceerde defensieproducten gaat naar landen daarbuiten?"
    }
    let name = self.group(group)
    return
      "Welk aandeel van de in \(name)-landen geproduceerde defensieproducten wordt naar buiten de \(name) uitgevoerd?"
  }
  var kicker: String { "Waybill-rapport" }
  var skip: String { "Naar de inhoud" }
  var contents: String { "Inhoud" }
  var findName: String { "Zoek een naam" }
  var lede: HTML {
    """
    <p class="lede">Het antwoord is een bandbreedte per definitie en per bron, en nooit één getal voor alles. Gemeten \
    is welk aandeel <em>van de uitvoer</em> het bondgenootschap verlaat. Het aandeel van alles wat wordt \
    <em>geproduceerd</em> is dat aandeel maal het deel van de productie dat wordt uitgevoerd; dat laatste maken weinig \
    staten bekend.</p>
    """
  }
  var answer: String { "Het antwoord" }
  var allies: String { "Per bondgenoot" }
  var oneByOne: String { "Per bron" }
  var whoReported: String { "Wie heeft gerapporteerd, en wie niet" }
  var whatIsNotKnown: String { "Wat niet bekend is" }
  var sideBySide: String { "Uitspraken en bevindingen naast elkaar" }
  var sources: String { "Bronnen" }
  var everyRow: String { "Verantwoording van elke rij" }
  var rejects: String { "Afgewezen rijen" }
  var checks: String { "Controles" }
  var definitions: String { "Definities en aannames" }
  var reproduce: String { "Zelf narekenen" }
  var shareOfProduction: String { "Het aandeel van de productie" }
  func figures(of pipeline: String) -> String { "Cijfers van \(pipeline)" }
  var furtherFigures: String { "Alle tabellen van de indicatoren" }
  var figuresLede: HTML {
    """
    <p class="lede">De tabellen zoals de indicatoren ze geven, met de namen van hun kolommen. Het geheel van elke \
    tabel staat in <a href="tables/datapackage.json"><code>tables</code></a>.</p>
    """
  }
  func title(of table: MetricTable) -> String { Self.titles[table.id] ?? table.title }
  func moreRows(_ count: Int, file: String) -> HTML {
    "<p>En nog \(rows(count)) in <a href=\"\(file)\"><code>\(file)</code></a>.</p>"
  }
  func rows(_ count: Int) -> String { "\(Digits(.dutch).count(count)) \(count == 1 ? "rij" : "rijen")" }
  var asTable: String { "Hetzelfde als tabel" }

  private static let titles = [
    "outside-share": "Aandeel van de uitvoer van het bondgenootschap dat buiten de groep terechtkomt",
    "outside-share-left-out": "Gegevens die in geen aandeel zijn meegeteld",
    "outside-share-assumptions": "Het aandeel onder een aanname",
    "outside-share-of-production": "Deel van de productie dat buiten de groep wordt geleverd",
    "balance-sheet": "Balans van wat niet bekend is",
    "balance-sheet-silent": "Wie niet heeft gerapporteerd",
    "export-dependence": "Deel van de omzet dat wordt uitgevoerd",
    "licence-to-delivery": "Leveringen gedeeld door de vergunningen van enkele jaren daarvoor",
    "concentration": "Concentratie van de uitvoer",
    "plausibility": "Cijfers die onjuist kunnen zijn",
    "triangulation": "Wat de bronnen over dezelfde exporteur zeggen, naast elkaar",
    "claims": "Uitspraken naast de cijfers waarover zij gaan",
    "coverage": "Welke exporteur in welk jaar heeft gerapporteerd",
    "checks": "Uitkomst van de controles van de bronnen",
  ]
}

extension Dutch: BriefTexts {
  var brief: String { "Samenvatting" }
  var briefLink: String { "De samenvatting op één pagina" }
  var theAnswer: String { "Het antwoord" }
  func whyNoPointShort(_ causes: RangeCauses) -> [String] {
    let reasons = [
      (
        causes.destinations,
        "Sommige opgaven noemen de bestemming niet, of noemen een groep staten; die waarde kan binnen zijn gebleven of "
          + "niet."
      ),
      (
        causes.values,
        "Sommige waarden zijn afgerond, geschat, niet vrijgegeven of open gelaten; de bandbreedte omvat alles wat zij kunnen zijn."
      ),
      (causes.silence, "Niet elke staat rapporteert over elk jaar, en zwijgen is geen nul."),
      (causes.bases, "De bronnen tellen vergunningen, leveringen of volume; die zijn niet op te tellen."),
      (causes.definitions, "Wie als binnen geldt (alleen bondgenoten, of ook partners) verschuift het antwoord."),
    ]
    return reasons.filter(\.0).map(\.1)
  }
  var perAlly: String { "Per bondgenoot" }
  var whatWouldSettleIt: String { "Wat uitsluitsel zou geven" }
  func settlesBy(_ points: String) -> String { "maakt de bandbreedte \(points) procentpunt smaller" }
  func silentReports(_ count: String, _ number: Int, source: String) -> String {
    "de \(count) ontbrekende \(number == 1 ? "opgave" : "opgaven") van exporteurs in \(source)"
  }
  var fullReport: String { "Het volledige rapport, met de gegevens achter elk cijfer" }
  func moreAllies(_ count: Int) -> String { "en nog \(count) in het volledige rapport" }
}
