extension English: TermTexts {
  var and: String { "and" }

  func atLeast(_ amount: String) -> String { "at least \(amount)" }

  func largeNumber(isBillions: Bool) -> String { isBillions ? "billion" : "million" }

  func group(_ union: String) -> String {
    union.split(separator: "+").map { part in
      switch part {
      case "nato": "NATO"
      case "eu": "EU"
      case "ukraine": "Ukraine"
      default: String(part)
      }
    }.joined(separator: " + ")
  }

  func membership(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "from the year of accession"
    case "full-year": "from the first full year"
    case "day": "to the day"
    default: rule.hasPrefix("fixed:") ? "as on \(rule.dropFirst("fixed:".count))" : rule
    }
  }

  func membershipRule(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "A state is a member in every year by whose 31 December it had joined."
    case "full-year": "A state is a member in every year by whose 1 January it had joined."
    case "day":
      """
      A record that carries a day uses the membership of that day. A record that carries only a year uses the year; \
      where a membership changes within that year, the value is undetermined.
      """
    default:
      rule.hasPrefix("fixed:")
        ? "The members of \(rule.dropFirst("fixed:".count)) count as members in every year."
        : "The rule '\(rule)' of the pipeline."
    }
  }

  func basis(_ basis: String) -> String {
    switch basis {
    case "licence": "licences granted"
    case "order": "orders"
    case "delivery": "deliveries"
    case "customs": "customs records"
    case "register": "register entries"
    case "turnover": "turnover"
    case "expenditure": "expenditure"
    case "volume": "volume of transfers"
    default: basis
    }
  }

  func act(_ basis: String) -> (did: String, went: String) {
    basis == "licence" ? ("licensed for export", "was to go") : ("exported", "went")
  }

  func unit(_ unit: String) -> String { unit == "TIV-million" ? "million TIV" : unit }

  func status(_ status: String) -> String {
    status.split(separator: " ").map { word(of: String($0)) }.joined(separator: ", ")
  }

  private func word(of status: String) -> String {
    switch status {
    case "told": "told by the publisher"
    case "turnover-missing": "turnover not known"
    case "exports-missing": "exports not known in money"
    case "not-reported": "not reported"
    case "no-value": "no value"
    case "no-share": "no share"
    default: status
    }
  }

  func level(_ level: String) -> String {
    switch level {
    case "total": "totals"
    case "part": "parts"
    default: level
    }
  }

  func coverage(_ status: ReportingCoverage.Status) -> String {
    switch status {
    case .reported: "reported"
    case .notReported: "not reported"
    case .reportedNotDue: "reported without being due"
    case .notDue: "not due"
    }
  }

  func memberYears(_ reported: String, of due: Int) -> String {
    "\(reported) of \(Digits.english.count(due, "member-year"))"
  }

  func cause(_ cause: String) -> String {
    switch cause {
    case "bloc": "only a group of states is named"
    case "countries-named": "several countries are named together"
    case "countries-not-named": "several countries, none of them named"
    case "unknown-recipient": "the recipient is unknown"
    case "withheld": "the destination is kept back"
    case "open-value": "no value is stated, as in an open licence"
    case "value-range": "the value is rounded or estimated"
    case "exporter-membership": "the exporter joined within the period"
    case "destination-membership": "the destination joined within the period"
    default: cause
    }
  }

  func settles(_ cause: String) -> String {
    switch cause {
    case "bloc": "the country, where a group of states is named"
    case "countries-named": "which of the countries named, and how much to each"
    case "countries-not-named": "the countries, where several are meant and none is named"
    case "unknown-recipient": "the country, where the recipient is unknown or left out"
    case "withheld": "the country, where it is kept back"
    case "open-value": "the value of what has none"
    case "value-range": "the exact value"
    case "exporter-membership", "destination-membership": "the day of each transfer"
    default: ""
    }
  }

  func judgement(_ judgement: String) -> String {
    switch judgement {
    case "inside": "can be true"
    case "outside": "cannot be true"
    case "not-comparable": "not comparable"
    default: judgement
    }
  }

  func bucket(_ bucket: Evidence.Bucket.Kind) -> String {
    switch bucket {
    case .outside: "outside"
    case .undetermined: "undetermined"
    case .inside: "inside"
    }
  }

  func allMembers(of group: String) -> String { "All \(self.group(group)) members" }
}
