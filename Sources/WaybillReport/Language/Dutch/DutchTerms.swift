extension Dutch: TermTexts {
  var and: String { "en" }

  func atLeast(_ amount: String) -> String { "ten minste \(amount)" }

  func largeNumber(isBillions: Bool) -> String { isBillions ? "miljard" : "miljoen" }

  func group(_ union: String) -> String {
    union.split(separator: "+").map { part in
      switch part {
      case "nato": "NAVO"
      case "eu": "EU"
      case "ukraine": "Oekraïne"
      case "equivalents": "gelijkgestelde landen"
      default: String(part)
      }
    }.joined(separator: " + ")
  }

  func membership(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "vanaf het jaar van toetreding"
    case "full-year": "vanaf het eerste volledige jaar"
    case "day": "op de dag af"
    default: rule.hasPrefix("fixed:") ? "zoals op \(rule.dropFirst("fixed:".count))" : rule
    }
  }

  func membershipRule(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "Een staat is lid in elk jaar waarin hij uiterlijk op 31 december was toegetreden."
    case "full-year": "Een staat is lid in elk jaar waarin hij uiterlijk op 1 januari was toegetreden."
    case "day":
      """
      Voor een gegeven met een dag geldt het lidmaatschap op die dag. Voor een gegeven met alleen een jaar geldt het \
      jaar; verandert een lidmaatschap in de loop van dat jaar, dan is de waarde onbepaald.
      """
    default:
      rule.hasPrefix("fixed:")
        ? "De leden op \(rule.dropFirst("fixed:".count)) gelden in elk jaar als leden."
        : "De regel '\(rule)' uit het pijplijnbestand."
    }
  }

  func basis(_ basis: String) -> String {
    switch basis {
    case "licence": "verleende vergunningen"
    case "order": "bestellingen"
    case "delivery": "leveringen"
    case "customs": "douanegegevens"
    case "register": "opgaven aan een register"
    case "turnover": "omzet"
    case "expenditure": "uitgaven"
    case "volume": "volume van overdrachten"
    default: basis
    }
  }

  func act(_ basis: String) -> (did: String, went: String) {
    basis == "licence"
      ? ("aan uitvoer hebben vergund", "was bestemd voor landen") : ("hebben uitgevoerd", "ging naar landen")
  }

  func unit(_ unit: String) -> String {
    switch unit {
    case "TIV-million": "miljoen TIV"
    case "EUR": "euro"
    default: unit
    }
  }

  func status(_ status: String) -> String {
    status.split(separator: " ").map { word(of: String($0)) }.joined(separator: ", ")
  }

  private func word(of status: String) -> String {
    switch status {
    case "provisional": "voorlopig"
    case "told": "door de uitgever vermeld"
    case "turnover-missing": "omzet niet bekend"
    case "exports-missing": "uitvoer in geld niet bekend"
    case "reported": "volledig"
    case "partial": "onvolledig"
    case "not-reported": "niet gerapporteerd"
    case "no-value": "geen waarde"
    case "no-share": "geen aandeel"
    default: status
    }
  }

  func level(_ level: String) -> String {
    switch level {
    case "total": "totalen"
    case "part": "onderdelen"
    default: level
    }
  }

  func coverage(_ status: ReportingCoverage.Status) -> String {
    switch status {
    case .reported: "gerapporteerd"
    case .notReported: "niet gerapporteerd"
    case .reportedNotDue: "gerapporteerd zonder verplichting"
    case .notDue: "hoefde niet te rapporteren"
    }
  }

  func memberYears(_ reported: String, of due: Int) -> String {
    "\(reported) van \(Digits(.dutch).count(due)) \(due == 1 ? "landjaar" : "landjaren")"
  }

  func cause(_ cause: String) -> String {
    switch cause {
    case "bloc": "alleen een groep staten is genoemd"
    case "countries-named": "verscheidene landen zijn samen genoemd"
    case "countries-not-named": "verscheidene landen, zonder ze te noemen"
    case "unknown-recipient": "de ontvanger is onbekend"
    case "withheld": "de bestemming is niet vrijgegeven"
    case "open-value": "er is geen waarde vermeld, zoals bij een open vergunning"
    case "value-range": "de waarde is afgerond of geschat"
    case "exporter-membership": "de exporteur trad in de loop van de periode toe"
    case "destination-membership": "de bestemming trad in de loop van de periode toe"
    default: cause
    }
  }

  func settles(_ cause: String) -> String {
    switch cause {
    case "bloc": "het land, waar een groep staten is genoemd"
    case "countries-named": "welk van de genoemde landen, en hoeveel naar elk"
    case "countries-not-named": "de landen, waar er verscheidene zijn bedoeld en geen is genoemd"
    case "unknown-recipient": "het land, waar de ontvanger onbekend is of ontbreekt"
    case "withheld": "het land, waar het niet is vrijgegeven"
    case "open-value": "de waarde van wat zonder waarde is vermeld"
    case "value-range": "de precieze waarde"
    case "exporter-membership", "destination-membership": "de dag van elke overdracht"
    default: ""
    }
  }

  func judgement(_ judgement: String) -> String {
    switch judgement {
    case "inside": "kan juist zijn"
    case "outside": "kan niet juist zijn"
    case "not-comparable": "niet vergelijkbaar"
    default: judgement
    }
  }

  func bucket(_ bucket: Evidence.Bucket.Kind) -> String {
    switch bucket {
    case .outside: "buiten"
    case .undetermined: "onbepaald"
    case .inside: "binnen"
    }
  }

  func allMembers(of group: String) -> String { "Alle leden van de \(self.group(group))" }
}
