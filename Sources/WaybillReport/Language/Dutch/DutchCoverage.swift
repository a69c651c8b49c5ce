extension Dutch: CoverageTexts {
  var nobodyReports: String { "Er is geen aandeel berekend uit een bron waarin staten zelf rapporteren." }
  var silenceIsNoZero: HTML {
    """
    <p><strong>Zwijgen is geen nul.</strong> Waar staten zelf rapporteren, geldt een exporteur die over een jaar had \
    moeten rapporteren en daar geen waarde heeft, als <em>niet gerapporteerd</em>. Dat geldt ook voor een exporteur \
    wiens leveringen minder bedragen dan 0,1% van wat hij in dat jaar heeft vergund, tenzij het pijplijnbestand met \
    <code>reported_at_least</code> een ander deel noemt: zo'n waarde is een verdwaald getal en geen opgave.</p>
    <p>Jaren waarover een exporteur niet heeft gerapporteerd, tellen niet mee in teller of noemer. De cijfers \
    voor alle leden zijn dan <em>onvolledig</em>: zij gelden alleen voor wie wel heeft gerapporteerd, en zeggen niets \
    over de anderen.</p>
    """
  }
  func exporterYears(_ reported: String, of due: String, due count: Int, group: String, rule: String) -> String {
    """
    Leden van de \(group), die elk meetellen \(rule): over \(reported) van \(due) vereiste \
    \(count == 1 ? "landjaar" : "landjaren") is gerapporteerd.
    """
  }
  func matrixCaption(_ source: String, basis: String, legend: String) -> String {
    "\(source), \(basis): exporteurs per jaar. \(legend)"
  }
  var reportedOfDue: String { "Gerapporteerd van vereist" }
  var all: String { "Alle" }
  var notReportedNone: String { "Niet gerapporteerd: geen." }
  func notReported(_ count: String, _ number: Int) -> String {
    "Niet gerapporteerd, \(count) \(number == 1 ? "landjaar" : "landjaren"):"
  }
}

extension Dutch: UnknownTexts {
  var nothingUnknown: String { "Er is geen oorzaak gevonden die een cijfer tot een bandbreedte maakt." }
  var unknownLede: HTML {
    """
    <p>Elke waarde die een bandbreedte wijder maakt, heeft één oorzaak. De <em>versmalling</em> is het aantal \
    procentpunten waarmee de bandbreedte ten minste smaller wordt als deze oorzaak wegvalt, wat de ontbrekende opgave ook \
    vermeldt.</p>
    """
  }
  func unknownCaption(_ unit: String, width: String?) -> String {
    "Bedragen in \(unit)\(width.map { "; de bandbreedte is \($0) procentpunt" } ?? "")"
  }
  var whyItIsNotKnown: String { "Waarom het niet bekend is" }
  var worth: String { "Versmalling (procentpunt)" }
  var settledBy: String { "Een opgave zou moeten vermelden" }
}
