import WaybillCore

extension RunReport {
  /// The tables of metrics whose results the report does not tell in words of its own.
  var furtherTables: [MetricTable] { tables.filter { !["outside-share", "outside-share-left-out"].contains($0.id) } }
}

extension MetricTable {
  /// The columns that tell rows apart, and the figures; those that are empty in every row are left out.
  var toldColumns: [Int] {
    columns.indices.filter { column in
      let texts = Set(rows.map { $0[column].text })
      return texts != [""] && (!columns[column].isKey || texts.count > 1 || rows.count == 1)
    }
  }

  /// What all rows share, in words such as `source sipri-register, unit EUR`.
  var sharedWords: String {
    columns.indices.filter { columns[$0].isKey && !toldColumns.contains($0) }.compactMap { column in
      let text = rows.first?[column].text ?? ""
      return text.isEmpty ? nil : "\(columns[column].name) \(text)"
    }.joined(separator: ", ")
  }
}

extension MetricTable.Cell {
  /// The cell for reading: a share as a percentage.
  var shown: String {
    guard case .share(let millionths) = self else { return text }
    return Digits.english.percent(millionths)
  }
}
