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
