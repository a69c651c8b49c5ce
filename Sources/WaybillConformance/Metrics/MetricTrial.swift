import WaybillCore

/// A metric of known options, and the records that it is tried on.
struct MetricTrial<M: Metric> {
  let empty: M
  let records: [Record]
  let context: MetricContext
  let sources: [String]
  /// Batches begin with all values numbered, so that only the check of batches sees ids that differ.
  private let dictionaries: [String: Dictionaries]

  init(empty: M, records: [Record], context: MetricContext) {
    self.empty = empty
    self.records = records
    self.context = context
    sources = Set(records.map(\.source)).sorted()
    var dictionaries: [String: Dictionaries] = [:]
    for source in sources {
      var batch = RecordBatch(source: source)
      batch.replace(with: records.filter { $0.source == source })
      dictionaries[source] = batch.dictionaries
    }
    self.dictionaries = dictionaries
  }

  /// A batch of records of one source.
  func batch(_ records: [Record], of source: String, ownNumbers: Bool = false) -> RecordBatch {
    var batch = RecordBatch(source: source)
    if !ownNumbers, let known = dictionaries[source] { batch.dictionaries = known }
    batch.replace(with: records)
    return batch
  }

  /// The metric after records, in batches of a size.
  func added(_ records: [Record], size: Int = .max, ownNumbers: Bool = false) -> M {
    var metric = empty
    for source in sources {
      var rest = records.filter { $0.source == source }[...]
      while !rest.isEmpty {
        metric.add(batch(Array(rest.prefix(size)), of: source, ownNumbers: ownNumbers))
        rest = rest.dropFirst(size)
      }
    }
    return metric
  }

  /// The tables with their rows sorted: the order of rows is a promise of its own.
  func tables(_ metric: M) -> [MetricTable] {
    metric.result(context).map { table in
      var table = table
      table.rows.sort { $0.map(\.text).lexicographicallyPrecedes($1.map(\.text)) }
      return table
    }
  }

  var tableViolations: [String] {
    let tables = added(records).result(context)
    if tables.isEmpty { return [.noTables] }
    var violations: [String] = []
    let id = M.descriptor.id
    for table in tables where table.id != id && !table.id.hasPrefix(id + "-") {
      violations.append(.tableID(table.id, expected: id))
    }
    for table in tables {
      let keys = table.rows.map { table.key($0) }
      if Set(keys).count < keys.count { violations.append(.sameKey(table: table.id)) }
      if Set(table.columns.map(\.name)).count < table.columns.count { violations.append(.sameColumn(table: table.id)) }
    }
    return violations
  }

  var repeatViolations: [String] {
    let metric = added(records)
    var violations: [String] = []
    if (0..<4).contains(where: { _ in metric.result(context) != metric.result(context) }) {
      violations.append(.resultChanges)
    }
    if added(records.reversed()).result(context) != metric.result(context) { violations.append(.orderMatters) }
    return violations
  }

  var batchViolations: [String] {
    let whole = tables(added(records))
    return [1, 7, 64].flatMap { size in
      tables(added(records.reversed(), size: size, ownNumbers: true)) == whole ? [] : [String.batchesMatter(size: size)]
    }
  }

  var mergeViolations: [String] {
    let whole = tables(added(records))
    var violations: [String] = []
    for seed: UInt64 in 1...4 {
      var dice = Dice(seed)
      var parts = [[Record]](repeating: [], count: 4)
      for record in records { parts[Int.random(in: 0..<4, using: &dice)].append(record) }
      let metrics = parts.map { added($0) }
      var inTurn = empty
      for metric in metrics.shuffled(using: &dice) { inTurn.merge(metric) }
      if tables(inTurn) != whole { violations.append(.mergeDiffers(seed: seed)) }
      var (left, right) = (metrics[0], metrics[2])
      left.merge(metrics[1])
      right.merge(metrics[3])
      right.merge(left)
      if tables(right) != whole { violations.append(.groupingDiffers(seed: seed)) }
    }
    return violations
  }
}

extension MetricTable {
  /// The texts of a row's key columns.
  func key(_ row: [Cell]) -> [String: String] {
    let cells = zip(columns, row).filter(\.0.isKey).map { ($0.name, $1.text) }
    return Dictionary(cells) { first, _ in first }
  }
}
