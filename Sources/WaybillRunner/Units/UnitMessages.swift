import WaybillCore

// The words about plans, units and shards, and their codes.

extension Diagnostic.Code {
  static let badPlan = Self(rawValue: "bad-plan")
  static let planDiffers = Self(rawValue: "plan-differs")
  static let snapshotDiffers = Self(rawValue: "snapshot-differs")
  static let noUnit = Self(rawValue: "no-unit")
  static let missingShard = Self(rawValue: "missing-shard")
  static let foreignShard = Self(rawValue: "foreign-shard")
  static let damagedShard = Self(rawValue: "damaged-shard")
  static let unitFailed = Self(rawValue: "unit-failed")
  static let foreignParquet = Self(rawValue: "foreign-parquet")
  static let keptWithoutParquet = Self(rawValue: "kept-without-parquet")
  static let shardNotWritten = Self(rawValue: "shard-not-written")
  static let engineFailed = Self(rawValue: "engine-failed")
}

extension Diagnostic {
  static func notAPlan(_ path: String) -> Self {
    Diagnostic(
      .error, .badPlan, "expected a plan, as 'waybill plan' writes it, found another file", at: Place(file: path))
  }

  static func otherPlanVersion(_ path: String, found: Int, known: Int) -> Self {
    Diagnostic(
      .error, .badPlan,
      "the plan is of format \(found), this program knows format \(known); 'waybill plan' makes it anew",
      at: Place(file: path))
  }

  static func planUnitIDs(_ path: String, expected count: Int) -> Self {
    Diagnostic(
      .error, .badPlan, "the \(counted(count, "unit")) of the plan must be numbered in order, each once",
      at: Place(file: path))
  }

  static func planGap(_ path: String, file: String, _ gap: String) -> Self {
    Diagnostic(
      .error, .badPlan, "the units of '\(file)' must make the whole file: \(gap)", at: Place(file: path))
  }

  static func planWithoutFile(_ path: String, file: String, source: String) -> Self {
    Diagnostic(
      .error, .badPlan,
      "the plan has no unit of '\(file)', which the source '\(source)' reads; 'waybill plan' makes it anew",
      at: Place(file: path))
  }

  static func planForeignUnit(_ path: String, unit: String?, file: String) -> Self {
    Diagnostic(
      .error, .badPlan,
      "\(unit.map { "unit \($0)" } ?? "a file that is kept") is of '\(file)', which the pipeline does not read there",
      at: Place(file: path))
  }

  static func planOfOtherProgram(_ path: String, made: String, running: String) -> Self {
    Diagnostic(
      .error, .planDiffers,
      "version \(made) of the program made the plan, and this is version \(running); use one for all steps",
      at: Place(file: path))
  }

  static func planOfOtherDefinition(_ path: String, pipeline: String) -> Self {
    Diagnostic(
      .error, .planDiffers,
      "'\(pipeline)', or a file that it names, is not as it was when the plan was made; 'waybill plan \(pipeline)' makes it "
        + "anew", at: Place(file: path))
  }

  static func snapshotDiffers(_ unit: UnitPlan.Unit, at place: Place) -> Self {
    Diagnostic(
      .error, .snapshotDiffers,
      "unit \(unit.id) is of '\(unit.snapshot.name)' with the hash \(unit.snapshot.sha256) and "
        + "\(counted(Int(unit.snapshot.size), "byte")), and the file here is another", at: place)
  }

  static func noUnit(_ id: String, known: [String], plan: String) -> Self {
    let range = known.first.map { "\($0) to \(known.last ?? $0)" } ?? "none"
    return Diagnostic(
      .error, .noUnit, "the plan has no unit '\(id)'; it has \(range)", at: Place(file: plan))
  }

  static func missingShard(_ unit: UnitPlan.Unit, folder: String) -> Self {
    Diagnostic(
      .error, .missingShard,
      "unit \(unit.id), of '\(unit.snapshot.name)', has no finished shard here; 'waybill work PLAN --unit \(unit.id)' makes it",
      at: Place(file: folder))
  }

  static func foreignShard(_ unit: UnitPlan.Unit, _ difference: String, at path: String) -> Self {
    Diagnostic(
      .error, .foreignShard,
      "the shard of unit \(unit.id) does not belong to this plan: \(difference); 'waybill work PLAN --unit \(unit.id)' "
        + "replaces it", at: Place(file: path))
  }

  static func damagedShard(_ unit: UnitPlan.Unit, at path: String) -> Self {
    Diagnostic(
      .error, .damagedShard,
      "the shard of unit \(unit.id) is damaged; 'waybill work PLAN --unit \(unit.id)' makes it anew",
      at: Place(file: path))
  }

  static func foreignParquet(_ name: String, others: Int, folder: String) -> Self {
    let more = others == 0 ? "" : " and \(counted(others, "other file")) like it"
    return Diagnostic(
      .error, .foreignParquet,
      "the folder has '\(name)'\(more), not of this plan, which readers would take together with its files; give "
        + "another folder, or clear this one", at: Place(file: folder))
  }

  static func keptWithoutParquet(_ file: String, pipeline: String, at place: Place) -> Self {
    Diagnostic(
      .warning, .keptWithoutParquet,
      "the ledger has '\(file)' already, so that no unit reads it, and nothing of it is written as Parquet; 'waybill export "
        + "\(pipeline) --to FOLDER --format parquet' writes the records of all files", at: place)
  }

  static func shardNotWritten(_ path: String, reason: String) -> Self {
    Diagnostic(.error, .shardNotWritten, "the shard cannot be written: \(reason)", at: Place(file: path))
  }

  static func unitFailed(_ unit: String, _ ending: Int, lastLines: [String]) -> Self {
    let how = ending < 0 ? "was ended by signal \(-ending)" : "ended with exit status \(ending)"
    return Diagnostic(
      .error, .unitFailed, "the process that read unit \(unit) \(how); the same command goes on with what is left",
      notes: lastLines.map { Note($0) })
  }

  static func workerNotStarted(_ unit: String, reason: String) -> Self {
    Diagnostic(.error, .unitFailed, "the process that should read unit \(unit) cannot be started: \(reason)")
  }

  static func noEngineDriver(_ places: [String]) -> Self {
    let found = places.map { "'\($0)'" }.joined(separator: " or ")
    return Diagnostic(
      .error, .engineFailed,
      "the driver for Spark comes with waybill, but there is no \(found); 'make install' puts it there")
  }

  static func engineNotStarted(_ python: String, reason: String) -> Self {
    Diagnostic(
      .error, .engineFailed,
      "'\(python)', which runs the driver for Spark, cannot be started: \(reason); PYSPARK_PYTHON names another")
  }

  static func engineFailed(_ ending: Int, lastLines: [String]) -> Self {
    let how = ending < 0 ? "was ended by signal \(-ending)" : "ended with exit status \(ending)"
    return Diagnostic(
      .error, .engineFailed,
      "the driver for Spark \(how) before every unit was done; the same command goes on with what is left",
      notes: lastLines.map { Note($0) })
  }

  static func keptFileGone(_ file: String, pipeline: String, at place: Place) -> Self {
    Diagnostic(
      .error, .planDiffers,
      "the plan takes '\(file)' from the ledger, which does not have it any more; 'waybill plan \(pipeline)' makes it anew",
      at: place)
  }
}
