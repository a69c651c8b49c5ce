internal import GRDB

/// Shards: ledgers of one ingest, made of one unit of a file elsewhere, and copied into the ledger of all in the end.
extension Ledger {
  /// Makes a shard, in a file that is given up when it is not finished.
  ///
  /// It has no log beside it and is not synchronised, so that whoever has closed it must do that. The same records give the
  /// same bytes.
  ///
  /// - Throws: ``LedgerError`` when the file cannot be written.
  public static func newShard(path: String, rejectsUpTo: Int = Ledger.keptRejects) throws(LedgerError) -> Ledger {
    let file = LedgerFile(path: path, patience: 0)
    try file.checkPath()
    return try Ledger(file: file, rejectsUpTo: rejectsUpTo) {
      try DatabaseQueue(path: path, configuration: LedgerSchema.shardConfiguration)
    }
  }

  /// Opens a shard that is finished, to be read.
  ///
  /// - Throws: ``LedgerError`` for a file that is no ledger, or one with a newer schema.
  public static func finishedShard(path: String) throws(LedgerError) -> Ledger {
    let file = LedgerFile(path: path, patience: 0)
    try file.checkPath()
    return try Ledger(file: file, rejectsUpTo: 0, isFinished: true) {
      try DatabaseQueue(path: path, configuration: LedgerSchema.lookingConfiguration(of: file))
    }
  }
}
