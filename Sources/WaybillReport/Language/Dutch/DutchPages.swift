import WaybillCore

extension Dutch: PageTexts {
  var question: String {
    "Welk aandeel van de in NAVO-landen geproduceerde defensieproducten wordt naar buiten de NAVO uitgevoerd?"
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

extension Dutch: AnswerTexts {
  var noShare: String { "In deze verwerking is geen aandeel buiten de groep berekend." }
  var noFigure: String { "Hiervoor geeft geen enkel gegeven een cijfer." }
  var noFigureForAll: String { "Voor alle leden samen is er geen cijfer." }
  func headline(_ facet: ShareRow.Facet, alone: String?, group: String, period: String, isPartial: Bool) -> String {
    let act = act(facet.basis)
    let who = alone.map { " (hier alleen: \($0))" } ?? ""
    let condition = isPartial ? ", voor zover zij hebben gerapporteerd" : ""
    return """
      van wat leden van de \(self.group(facet.alliance))\(who) in \(period) \(act.did), \(act.went) buiten de \
      \(self.group(group))\(condition). Gemeten naar \(basis(facet.basis)), in \(unit(facet.unit)).
      """
  }
  var sideBySideNote: HTML {
    """
    <p>De bronnen staan naast elkaar; hun cijfers worden nooit opgeteld of gemiddeld, want zij meten verschillende \
    dingen: een vergunning is een toestemming en geen uitvoer, en een TIV is een volume aan militair vermogen en geen \
    geld.</p>
    """
  }
  func whyNoPoint(_ causes: RangeCauses) -> HTML {
    let reasons: [(holds: Bool, html: HTML)] = [
      (
        causes.destinations,
        """
        <strong>Niet elke bestemming is vermeld.</strong> Sommige opgaven noemen een groep staten, verscheidene landen \
        samen, of niemand. Die waarde kan binnen zijn gebleven of niet; de bandbreedte geeft beide weer.
        """
      ),
      (
        causes.values,
        """
        <strong>Niet elke waarde is vermeld.</strong> Sommige zijn afgerond, geschat, niet vrijgegeven of open gelaten; \
        de bandbreedte omvat alles wat zij kunnen zijn.
        """
      ),
      (
        causes.silence,
        """
        <strong>Niet iedereen rapporteert.</strong> Een staat die zwijgt is geen nul. Waar opgaven ontbreken, geldt een \
        cijfer alleen voor wie wel heeft gerapporteerd.
        """
      ),
      (
        causes.bases,
        """
        <strong>De bronnen tellen verschillende dingen</strong>: vergunningen, leveringen of volume. Zij zijn niet tot \
        één cijfer te herleiden.
        """
      ),
      (
        causes.definitions,
        """
        <strong>De definitie bepaalt mede de uitkomst.</strong> Of partners als Japan of Oekraïne meetellen als binnen, \
        kan het antwoord sterker verschuiven dan de ontbrekende gegevens.
        """
      ),
    ]
    let told = reasons.filter(\.holds).map { reason -> HTML in "<li>\(reason.html)</li>" }
    return told.isEmpty
      ? .nothing
      : """
      <h3>Waarom er niet één getal is</h3>
      <ul>
      \(told)
      </ul>
      """
  }
  func definitionMatters(source: String, low: String, high: String) -> HTML {
    """
    <p>Alleen al door de definitie loopt het nieuwste cijfer van \(source) van \(low) tot \(high): \
    <a href="#sources-one-by-one">elke definitie</a>.</p>
    """
  }
  var overviewCaption: String { "Wat elke bron zegt over haar nieuwste periode" }
  var source: String { "Bron" }
  func shareOutside(_ group: String?) -> String {
    group.map { "Aandeel buiten de \(self.group($0))" } ?? "Aandeel buiten"
  }
  var whatItCounts: String { "Wat wordt geteld" }
  var newestPeriod: String { "Nieuwste periode" }
  var coverageHead: String { "Dekking" }
  var total: String { "Totaal" }
  var completeSource: String { "volledige bron" }
  func measuredBy(_ basis: String, _ unit: String) -> String { "Gemeten naar \(basis), in \(unit)." }
  func definitionsCaption(period: String, unit: String, rule: String?) -> String {
    """
    Aandeel buiten, naar wat als binnen geldt, \(period); bedragen in \
    \(unit)\(rule.map { "; een lid telt mee \($0)" } ?? "")
    """
  }
  var insideIs: String { "Binnen is" }
  var aMemberCounts: String { "Een lid telt mee" }
  var outside: String { "Buiten" }
  var inside: String { "Binnen" }
  var undetermined: String { "Onbepaald" }
  var statusHead: String { "Status" }
  var whyARange: String { "Waarom het een bandbreedte is" }
  var whatItLeavesOut: String { "Wat niet is meegeteld" }
  var whyNoRange: HTML {
    """
    <h4>Waarom het geen bandbreedte is</h4>
    <p>Van elke bestemming was vast te stellen of zij binnen of buiten ligt, en elke waarde is als één getal vermeld.</p>
    """
  }
  func undeterminedReason(_ amount: String, of total: String, unit: String, group: String) -> HTML {
    """
    Van \(amount) van de \(total) \(unit) is niet vast te stellen of de bestemming binnen of buiten de \(group) ligt. \
    Aan de onderkant van de bandbreedte is aangenomen dat alles binnen is gebleven, aan de bovenkant dat alles erbuiten \
    is terechtgekomen.
    """
  }
  func openReason(outside: String, inside: String, unit: String) -> HTML {
    """
    Sommige waarden hebben geen bovengrens, omdat zij niet zijn vrijgegeven of open zijn gelaten: buiten \(outside), \
    binnen \(inside) \(unit).
    """
  }
  func rangesReason(outside: String, inside: String, unit: String) -> HTML {
    "De bron vermeldt waarden zelf als bandbreedte: buiten \(outside), binnen \(inside) \(unit)."
  }
  func refusedReason(_ refused: Int, ofRows rows: Int) -> HTML {
    let what = refused == 1 ? "is 1 rij of waarde" : "zijn \(Digits(.dutch).count(refused)) rijen of waarden"
    return "Van de \(self.rows(rows)) van de bron \(what) afgewezen, en in geen enkel cijfer meegeteld."
  }
  func partialReason(_ reported: String, of due: String, silent: [String]) -> HTML {
    let names: HTML = silent.isEmpty ? .nothing : " In het geheel niet gerapporteerd: \(list(silent))."
    return """
      Voor \(reported) van de \(due) vereiste landjaren zijn cijfers ontvangen. Het \
      aandeel geldt alleen daarvoor; wat ontbreekt zit er niet in.\(names)
      """
  }
}

extension Dutch: AllyTexts {
  var allyTableLede: String {
    "Elk aandeel leidt naar de gegevens erachter, elke naam naar de eigen pagina van de bondgenoot. Een streepje "
      + "betekent dat de bron niets over de exporteur zegt."
  }
  var allyTableCaption: String {
    "Aandeel buiten per exporteur, over de nieuwste periode van elke bron; nooit opgeteld"
  }
  var exporter: String { "Exporteur" }
  var noExporters: String { "Er zijn geen cijfers per exporteur." }
  var byExporter: String { "Per exporteur" }
  func outsideMeans(_ group: String, rule: String) -> String {
    "Buiten betekent buiten de \(group); een lid telt mee \(rule)."
  }
  func exporterChartTitle(_ group: String, period: String) -> String {
    "Aandeel buiten de \(group), per exporteur, \(period)"
  }
  func exporterChart(_ facet: ShareRow.Facet, group: String, period: String) -> String {
    let what = facet.basis == "licence" ? "de vergunde uitvoer" : "de uitvoer"
    return """
      Aandeel van \(what) van elke exporteur met bestemming buiten de \(self.group(group)), \(period). Twee stippen \
      geven de laagste en de hoogste waarde die de bron toelaat; vallen zij samen, dan laat de bron er één toe. De tabel \
      hieronder bevat dezelfde cijfers.
      """
  }
  func notDrawn(_ names: [String]) -> String { "Zonder waarde: \(list(names))." }
  func exporterTable(_ group: String, period: String, unit: String) -> String {
    "Exporteurs, \(period), naar aandeel buiten de \(group); totalen in \(unit)"
  }
  var allMembersShort: String { "Alle leden" }
  var records: String { "Aantal records" }
  var yearsReportedOfDue: String { "Gerapporteerde jaren (van de vereiste)" }
  func of(_ part: String, _ whole: String) -> String { "\(part) van \(whole)" }
  func allyLede(_ name: String) -> HTML {
    """
    <p class="lede">\(name): wat elke bron zegt over de bestemming van de defensie-uitvoer, met de bandbreedte die zij \
    toelaat en de onderliggende gegevens.</p>
    """
  }
  func allyHeadline(
    _ facet: ShareRow.Facet, group: String, period: String, isPartial: Bool, total: String
  ) -> String {
    let what = facet.basis == "licence" ? "aan uitvoer is vergund" : "is uitgevoerd"
    let condition = isPartial ? ", over de jaren waarover is gerapporteerd" : ""
    return """
      van de \(total) \(unit(facet.unit)) die in \(period) \(what), \(act(facet.basis).went) buiten de \
      \(self.group(group))\(condition). Gemeten naar \(basis(facet.basis)).
      """
  }
  var inShort: String { "In het kort" }
  var byYear: String { "Per jaar" }
  func seriesTitle(_ source: String, basis: String) -> String { "Per jaar, \(source): \(basis)" }
  func seriesChartTitle(_ name: String, group: String) -> String { "\(name): aandeel buiten de \(group) per jaar" }
  func seriesCaption(_ group: String) -> String {
    """
    Aandeel buiten de \(group) per jaar. De band loopt van de laagste tot de hoogste waarde die de bron toelaat; een \
    kruisje staat bij een jaar zonder cijfer. Een genummerde lijn geeft een jaar aan vanaf wanneer de cijfers niet meer \
    zonder meer met die van daarvoor te vergelijken zijn.
    """
  }
  func seriesTable(_ unit: String) -> String { "Aandeel buiten per jaar; bedragen in \(unit)" }
  var year: String { "Jaar" }
  func joined(_ names: String, _ group: String) -> String { "toetreding tot de \(group): \(names)" }
  func left(_ names: String, _ group: String) -> String { "uittreding uit de \(group): \(names)" }
  var destinations: String { "Bestemmingen" }
  func destinationChart(_ period: String) -> String { "Grootste bestemmingen, \(period)" }
  var destinationCaption: String {
    "Deel van het totaal van de exporteur dat zeker en dat ten hoogste naar elke bestemming ging. Waar bandbreedten "
      + "elkaar overlappen, kan een bestemming meer dan één plaats in de rangorde hebben."
  }
  func destinationTable(_ unit: String) -> String { "Grootste bestemmingen; bedragen in \(unit)" }
  var destination: String { "Bestemming" }
  var rank: String { "Plaats" }
  var part: String { "Deel" }
  var amount: String { "Bedrag" }
}
