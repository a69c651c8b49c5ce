import WaybillCore

extension Dutch: EvidenceTexts {
  var evidence: String { "De gegevens achter de cijfers" }
  var evidenceLede: String {
    "Teller en noemer zijn uit te klappen tot de grootste records, met het bestand en de regel waaruit elk is gelezen."
  }
  var allRecords: String { "Alle records, met hun tekst:" }
  func bucketSummary(
    _ bucket: String, amount: String, unit: String, records: String, count: Int, shown: Int
  ) -> String {
    let which = shown < count ? ", waarvan de grootste \(shown)" : ""
    return "\(bucket): \(amount) \(unit), \(records) \(count == 1 ? "record" : "records")\(which)"
  }
  func evidenceCaption(_ unit: String) -> String { "Bedragen in \(unit)" }
  var goods: String { "Goederen" }
  func flag(_ name: String) -> String { Self.flags[name] ?? name }
  var fileAndLine: String { "Bestand en regel" }
  var noDestination: String { "niet vermeld" }
  func unknown(_ unknown: PartySet.Unknown) -> String {
    switch unknown {
    case .unknown: "onbekend"
    case .several: "verscheidene landen"
    case .withheld: "niet vrijgegeven"
    }
  }
  func within(_ group: String) -> String { "\(group)-land, niet nader genoemd" }
  func oneOf(_ names: [String]) -> String { "een van \(names.joined(separator: ", "))" }
}

extension Dutch: SourceTexts {
  var publisher: String { "Uitgever" }
  var address: String { "Adres" }
  var terms: String { "Voorwaarden" }
  var citation: String { "Bronvermelding" }
  var reporting: String { "Wijze van rapporteren" }
  var yearsHead: String { "Jaren" }
  var mapping: String { "Vertaalbestand" }
  var size: String { "Omvang" }
  func bytes(_ count: String) -> String { "\(count) bytes" }
  var fileContents: String { "Inhoud" }
  func rowsAndRecords(_ rows: Int, _ records: Int) -> String {
    "\(self.rows(rows)), \(Digits(.dutch).count(records)) \(records == 1 ? "record" : "records")"
  }
  var balanceCaption: String {
    "Ingelezen rijen = verwerkt + weggelaten + afgewezen; een verwerkte rij kan verscheidene gegevens opleveren"
  }
  var rowsIn: String { "Ingelezen" }
  var mapped: String { "Verwerkt" }
  var dropped: String { "Weggelaten" }
  var rejected: String { "Afgewezen" }
  var notAccountedFor: String { "Niet verantwoord" }
  var rowsDropped: String { "Weggelaten rijen" }
  var valuesSkipped: String { "Overgeslagen waarden" }
  var notesMade: String { "Opgemerkt bij het lezen" }
  var firstAt: String { "eerst op" }
  var reason: String { "Reden" }
  var count: String { "Aantal" }
  var leftOutTitle: String { "Bewaard, maar niet in de aandelen meegeteld" }
  var leftOutLede: String {
    "Deze gegevens staan in het register van het programma en in geen enkel aandeel, elk om de reden die erbij staat."
  }
  var leftOutCaption: String { "Niet meegetelde gegevens, naar bron en reden" }
  var nothingRefused: String { "Er is niets afgewezen." }
  var rejectsLede: String {
    "Afgewezen is een rij, of één waarde van een rij, die in strijd is met een regel van het vertaalbestand. Zij zit in "
      + "geen enkel cijfer. Alle worden met hun plaats bewaard; de eerste van elke soort staan hieronder."
  }
  func singleValues(_ count: String) -> String {
    "Afgewezen losse waarden, in rijen die verder gegevens opleverden: \(count)."
  }
  var checksLede: String {
    "Wat de vertaalbestanden van hun bronnen als geheel eisen. Een controle die als fout eindigt, stopt de verwerking; "
      + "een die als waarschuwing eindigt, staat hier."
  }
  var check: String { "Controle" }
  var kind: String { "Soort" }
  var expected: String { "Verwacht" }
  var found: String { "Gevonden" }
  var passed: String { "voldaan" }
  func severity(_ severity: String) -> String {
    switch severity {
    case "error": "fout"
    case "warning": "waarschuwing"
    default: severity
    }
  }
  var firstOfWhatIsWrong: String { "het eerste dat niet klopt" }
}

extension Dutch {
  fileprivate static let flags = [
    "estimated-value": "geschatte waarde", "estimated-year": "geschat jaar", "estimated-number": "geschat aantal",
    "estimate-not-stated": "schatting, niet nader genoemd", "rounded": "afgerond", "provisional": "voorlopig",
    "second-hand": "tweedehands", "modernised": "gemoderniseerd", "local-production": "productie ter plaatse",
    "classified": "vertrouwelijk", "open": "open einde", "withheld": "niet vrijgegeven", "repaired": "hersteld",
    "zero-as-printed": "nul zoals gedrukt", "gap-in-years": "jaren met een gat", "consolidated": "geconsolideerd",
    "not-consolidated": "niet geconsolideerd", "goods-only": "alleen goederen", "with-services": "met diensten",
    "on-territory": "op het grondgebied", "by-headquarters": "naar hoofdkantoor", "defence-only": "alleen defensie",
    "with-security": "met veiligheid", "uncertain": "onzeker", "wider-area": "ruimer gebied",
  ]
}
