import WaybillCore

/// Computes figures again from the records that they select.
struct SelectionCheck<M: Metric> {
  private let trial: MetricTrial<M>
  /// As many figures are tried as take a moment, spread over each table.
  private static var most: Int { 150 }
  private static var mostAlone: Int { 8 }

  init(_ trial: MetricTrial<M>) { self.trial = trial }

  var violations: [String] {
    let metric = trial.added(trial.records)
    var traced = 0
    var violations: [String] = []
    for table in metric.result(trial.context) {
      let figures = figures(of: table)
      let step = max(1, figures.count / Self.most)
      for (key, cell) in stride(from: 0, to: figures.count, by: step).map({ figures[$0] }) {
        let selected = selected(by: metric, key)
        if selected.isEmpty { continue }
        traced += 1
        let again = trial.added(selected).result(trial.context)
        let found = again.first { $0.id == table.id }.flatMap { self.cell(of: key, in: $0) }
        if found != cell { violations.append(.differsAgain(key, cell.text, found?.text)) }
        if let stranger = stranger(among: selected, of: key) {
          violations.append(.namesStranger(key, RecordWords(stranger).sentence))
        }
      }
    }
    if traced == 0 { violations.append(.nothingTraced) }
    return Array(violations.prefix(5))
  }

  /// A record that by itself is of no figure in the same row, and without which the row is the same: it cannot have made
  /// this figure.
  private func stranger(among records: [Record], of key: FigureKey) -> Record? {
    let step = max(1, records.count / Self.mostAlone)
    let whole = row(of: key, from: records)
    for index in stride(from: 0, to: records.count, by: step) where row(of: key, from: [records[index]]) == nil {
      var others = records
      let record = others.remove(at: index)
      if row(of: key, from: others) == whole { return record }
    }
    return nil
  }

  private func row(of key: FigureKey, from records: [Record]) -> [MetricTable.Cell]? {
    let table = trial.added(records).result(trial.context).first { $0.id == key.table }
    return table?.rows.first { table?.key($0) == key.keys }
  }

  private func figures(of table: MetricTable) -> [(key: FigureKey, cell: MetricTable.Cell)] {
    table.rows.flatMap { row in
      let keys = table.key(row)
      return zip(table.columns, row).filter { !$0.0.isKey && $0.0.kind != .text && $0.1 != .absent }.map {
        (FigureKey(table: table.id, keys: keys, column: $0.name), $1)
      }
    }
  }

  private func selected(by metric: M, _ key: FigureKey) -> [Record] {
    trial.sources.flatMap { source in
      let batch = trial.batch(trial.records.filter { $0.source == source }, of: source)
      var rows = RowSelection()
      metric.selects(key, in: batch, into: &rows)
      return rows.indices.map { batch.record($0) }
    }
  }

  private func cell(of key: FigureKey, in table: MetricTable) -> MetricTable.Cell? {
    guard let column = table.column(key.column) else { return nil }
    return table.rows.first { table.key($0) == key.keys }?[column]
  }
}
