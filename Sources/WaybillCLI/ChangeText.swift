import WaybillCore
import WaybillReport
import WaybillRunner

/// Changes of figures for a terminal: what all rows of a table share once, then row by row.
struct ChangeText {
  private(set) var lines: [String] = []

  /// Writes the first changes.
  ///
  /// - Parameters:
  ///   - limit: how many changes to write.
  ///   - note: what stands behind a row.
  init(_ changes: [TableChange], limit: Int, note: (TableChange) -> String = { _ in "" }) {
    var rest = limit
    for own in changes.grouped(by: \.table) where rest > 0 {
      let shared = own.first?.keys.filter { key in own.allSatisfy { $0.keys.contains(key) } } ?? []
      lines += ["", "\(own[0].table): \(Self.summary(own))"]
      let words = Self.words(shared)
      if !words.isEmpty { lines.append("  \(words)") }
      for row in own.prefix(rest).grouped(by: \.keys) {
        let keys = Self.words(row[0].keys.filter { !shared.contains($0) })
        let head = [keys, row[0].column == nil ? "row \(row[0].kind.rawValue)" : "", note(row[0])]
        lines.append("    " + head.filter { !$0.isEmpty }.joined(separator: "  "))
        lines += TextTable.lines(
          row.filter { $0.column != nil }.map { change in
            [change.column ?? "", Self.shown(change.before), "->", Self.shown(change.after)]
          }, indent: 6)
      }
      rest -= min(rest, own.count)
    }
    if changes.count > limit { lines += ["", "and \(changes.count - limit) more; --limit 0 shows all"] }
  }

  private static func words(_ keys: [TableChange.Key]) -> String {
    keys.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }

  private static func shown(_ figure: String) -> String { figure.isEmpty ? "(empty)" : figure }

  private static func summary(_ changes: [TableChange]) -> String {
    func count(_ kind: TableChange.Kind) -> Int { changes.count { $0.kind == kind } }
    let counts = [
      (count(.changed), "figure", "changed"), (count(.added), "row", "added"), (count(.removed), "row", "removed"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\(counted($0.0, $0.1)) \($0.2)" }.joined(separator: ", ")
  }
}

extension Sequence {
  /// Elements that share a value and stand beside one another, together.
  fileprivate func grouped<Value: Equatable>(by value: (Element) -> Value) -> [[Element]] {
    reduce(into: []) { groups, element in
      if let last = groups.last?.first, value(last) == value(element) {
        groups[groups.count - 1].append(element)
      } else {
        groups.append([element])
      }
    }
  }
}
