import WaybillCore

extension English: EvidenceTexts {
  var evidence: String { "The records behind the figures" }
  var evidenceLede: String {
    "Each part of a division opens to its largest records, with the file and the line that each was read from."
  }
  var allRecords: String { "Every record, with its text:" }
  func bucketSummary(
    _ bucket: String, amount: String, unit: String, records: String, count: Int, shown: Int
  ) -> String {
    let which = shown < count ? ", of which the largest \(shown)" : ""
    return "\(bucket): \(amount) \(unit), \(records) record\(count == 1 ? "" : "s")\(which)"
  }
  func evidenceCaption(_ unit: String) -> String { "Amounts in \(unit)" }
  var goods: String { "Goods" }
  func flag(_ name: String) -> String { name.replacing("-", with: " ") }
  var fileAndLine: String { "File and line" }
  var noDestination: String { "none stated" }
  func unknown(_ unknown: PartySet.Unknown) -> String {
    switch unknown {
    case .unknown: "unknown"
    case .several: "several countries"
    case .withheld: "kept back"
    }
  }
  func within(_ group: String) -> String { "within \(group)" }
  func oneOf(_ names: [String]) -> String { "one of \(names.joined(separator: ", "))" }
}

extension English: SourceTexts {
  var publisher: String { "Publisher" }
  var address: String { "Address" }
  var terms: String { "Terms" }
  var citation: String { "Cite as" }
  var reporting: String { "Reporting" }
  var yearsHead: String { "Years" }
  var mapping: String { "Mapping" }
  var size: String { "Size" }
  func bytes(_ count: String) -> String { "\(count) bytes" }
  var fileContents: String { "Contents" }
  func rowsAndRecords(_ rows: Int, _ records: Int) -> String {
    "\(Digits.english.count(rows, "row")), \(Digits.english.count(records, "record"))"
  }
  var balanceCaption: String { "Rows in = rows mapped + dropped + rejected; a mapped row may give several records" }
  var rowsIn: String { "Rows in" }
  var mapped: String { "Mapped" }
  var dropped: String { "Dropped" }
  var rejected: String { "Rejected" }
  var notAccountedFor: String { "Not accounted for" }
  var rowsDropped: String { "Rows dropped" }
  var valuesSkipped: String { "Values skipped" }
  var notesMade: String { "Noted while reading" }
  var firstAt: String { "first at" }
  var reason: String { "Reason" }
  var count: String { "Count" }
  var leftOutTitle: String { "Records kept, but left out of the shares" }
  var leftOutLede: String { "These records are in the ledger and in no share, each for the reason beside it." }
  var leftOutCaption: String { "Records left out of the shares, by source and reason" }
  var nothingRefused: String { "Nothing was refused." }
  var rejectsLede: String {
    "A reject is a row, or one value of a row, that breaks a rule of its mapping. It is in no figure. All are kept in "
      + "the ledger with their place, and the first of each kind are shown here."
  }
  func singleValues(_ count: String) -> String {
    "Rejects of single values, in rows that otherwise gave records: \(count)."
  }
  var checksLede: String {
    "What the mappings demand of their sources as a whole. A check that fails as an error stops the run; one that fails "
      + "as a warning is told here."
  }
  var check: String { "Check" }
  var kind: String { "Kind" }
  var expected: String { "Expected" }
  var found: String { "Found" }
  var passed: String { "passed" }
  func severity(_ severity: String) -> String { severity }
  var firstOfWhatIsWrong: String { "the first of what is wrong" }
}
