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
