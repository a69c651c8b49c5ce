extension English: AllyTexts {
  var allyTableLede: String {
    "Each share leads to the records behind it, each name to the ally's own page. A dash means that the source has "
      + "nothing to say of the exporter."
  }
  var allyTableCaption: String { "Share outside by exporter, of each source's newest period; never added" }
  var exporter: String { "Exporter" }
  var noExporters: String { "There are no figures by exporter." }
  var byExporter: String { "By exporter" }
  func outsideMeans(_ group: String, rule: String) -> String {
    "Outside means outside \(group); a member counts \(rule)."
  }
  func exporterChartTitle(_ group: String, period: String) -> String {
    "Share outside \(group), by exporter, \(period)"
  }
  func exporterChart(_ facet: ShareRow.Facet, group: String, period: String) -> String {
    let act = act(facet.basis)
    return """
      Share, of what each exporter \(act.did), that \(act.went) outside \(self.group(group)), \(period). Two dots mark \
      the lowest and the highest value that the source allows; where they meet, it allows one. The table below has the \
      same figures.
      """
  }
  func notDrawn(_ names: [String]) -> String { "Without a value: \(list(names))." }
  func exporterTable(_ group: String, period: String, unit: String) -> String {
    "Exporters, \(period), by share outside \(group); totals in \(unit)"
  }
  var allMembersShort: String { "All members" }
  var records: String { "Records" }
  var yearsReportedOfDue: String { "Years reported, of due" }
  func of(_ part: String, _ whole: String) -> String { "\(part) of \(whole)" }
  func allyLede(_ name: String) -> HTML {
    """
    <p class="lede">\(name): what each source says of where the defence exports go, as the range that it allows, with \
    the records behind it.</p>
    """
  }
  func allyHeadline(
    _ facet: ShareRow.Facet, group: String, period: String, isPartial: Bool, total: String
  ) -> String {
    let act = act(facet.basis)
    let condition = isPartial ? ", in the years that were reported" : ""
    return """
      of the \(total) \(unit(facet.unit)) \(act.did) in \(period) \(act.went) outside \(self.group(group))\(condition). \
      Measured by \(basis(facet.basis)).
      """
  }
  var inShort: String { "In short" }
  var byYear: String { "Year by year" }
  func seriesTitle(_ source: String, basis: String) -> String { "Year by year, \(source): \(basis)" }
  func seriesChartTitle(_ name: String, group: String) -> String { "\(name): share outside \(group) by year" }
  func seriesCaption(_ group: String) -> String {
    """
    Share outside \(group) by year. The band runs from the lowest to the highest value that the source allows; a cross \
    marks a year without a figure. A numbered line marks a year from which figures are unlike those before.
    """
  }
  func seriesTable(_ unit: String) -> String { "Share outside by year; amounts in \(unit)" }
  var year: String { "Year" }
  func joined(_ names: String, _ group: String) -> String { "\(names) joined \(group)" }
  func left(_ names: String, _ group: String) -> String { "\(names) left \(group)" }
  var destinations: String { "Destinations" }
  func destinationChart(_ period: String) -> String { "Largest destinations, \(period)" }
  var destinationCaption: String {
    "Part of the exporter's total that surely and at most went to each destination. Where ranges overlap, a destination "
      + "may have one of several ranks."
  }
  func destinationTable(_ unit: String) -> String { "Largest destinations; amounts in \(unit)" }
  var destination: String { "Destination" }
  var rank: String { "Rank" }
  var part: String { "Part" }
  var amount: String { "Amount" }
}
