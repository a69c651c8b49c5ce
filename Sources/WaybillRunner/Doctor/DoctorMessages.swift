import WaybillCore

// The words of what a doctor finds, and what to do about it.

extension Diagnostic.Code {
  static let libraryLacks = Self(rawValue: "library-lacks")
  static let ledgerLog = Self(rawValue: "ledger-log")
  static let ledgerOlder = Self(rawValue: "ledger-older")
  static let shardsLeft = Self(rawValue: "shards-left")
  static let lowDisk = Self(rawValue: "low-disk")
  static let mappingTests = Self(rawValue: "mapping-tests")
}

extension Diagnostic {
  static func libraryLacks(_ library: String, _ what: String) -> Self {
    Diagnostic(.error, .libraryLacks, "\(library) must have \(what), and this one has not")
  }

  static func ledgerLog(_ bytes: Int64, at place: Place) -> Self {
    Diagnostic(
      .warning, .ledgerLog, "a log of \(bytes) bytes stands beside the ledger: a run is going on, or one was killed",
      at: place)
  }

  static func ledgerOlder(_ found: Int, known: Int, at place: Place) -> Self {
    Diagnostic(
      .warning, .ledgerOlder, "the ledger has schema \(found), and this program writes schema \(known)", at: place)
  }

  static func shardsLeft(_ words: String, at place: Place) -> Self {
    Diagnostic(.warning, .shardsLeft, "a run in units did not come to its end: \(words)", at: place)
  }

  static func lowDisk(free: Int64, needed: Int64, at place: Place) -> Self {
    Diagnostic(
      .warning, .lowDisk,
      "\(counted(free, "byte")) \(free == 1 ? "is" : "are") free on the ledger's disk, and a run may want \(needed)",
      at: place)
  }

  static func mappingTests(_ failed: Int, of all: Int, at place: Place) -> Self {
    Diagnostic(.error, .mappingTests, "\(failed) of \(counted(all, "test")) fail", at: place)
  }
}

/// What to do about a finding.
enum Remedy {
  static let library = "install the distribution's package, with 'scripts/setup' of the repository"
  static let pipeline = "mend the file; 'waybill check' shows every problem with its line"
  static let log = "when no run is going on, the next one takes it in; until then copy the ledger only together with it"
  static let older = "the next run brings it up to date; keep a copy for an older program"
  static let disk = "make room, or move the ledger: a run writes new records beside it before they are in it"
  static func shards(_ pipeline: String) -> String {
    "the command of that run goes on from them while files and mappings are the same; 'waybill prune \(pipeline) --yes' "
      + "removes them"
  }
  static let ledger =
    "put back a copy, or move the file away and run again: a run makes the ledger of the files that it reads"
  static let newer = "use the program that wrote it, or a newer one"
  static let mapping = "mend the mapping; 'waybill check' shows every problem with its line"
  static let shipped = "put the folder there, or take the variable away: the program then looks beside itself"
  static let reinstall =
    "install waybill again: a file that came with it was changed, or a program of another version reads it"
  static func tests(_ mapping: String) -> String { "'waybill test \(mapping)' shows what differs" }
  static let file = "put the file there, or mend the path in the pipeline"
  static let pin = "put back the file that was pinned, or pin this one"
  static func fetch(_ pipeline: String) -> String { "'waybill fetch \(pipeline)' gets it" }
  static let record = "remove the folder of the snapshot, and fetch again"
  static func changed(_ pipeline: String) -> String {
    "'waybill fetch \(pipeline)' gets it anew where it is the last one; put back a copy of an older one, or remove its folder"
  }
}
