import WaybillCore
import WaybillMapping

/// Tells the records that a mended mapping adds from those that the ledger has already.
///
/// On the lines that were refused before, every record that the ledger does not have is new, and every one that it has
/// must be made again. Elsewhere all must be as it was, which sums of fingerprints tell without keeping any.
struct RetriedRows {
  /// Fingerprints added up, in whatever order they come.
  private struct Sum: Equatable {
    var count = 0
    var high: UInt64 = 0
    var low: UInt64 = 0

    mutating func add(_ print: Fingerprint) {
      count += 1
      high &+= print.high
      low &+= print.low
    }
  }

  /// A line of a unit on which something was refused.
  private struct Line: Hashable {
    let part: Int
    let line: Int
  }

  private let lines: Set<Line>
  private var prints = RecordPrints()
  private var kept = Sum()
  private var made = Sum()
  /// How often the ledger has a record on a refused line that was not made again yet.
  private var open: [Fingerprint: Int] = [:]

  init(_ rejects: [Reject]) { lines = Set(rejects.map { Line(part: $0.part, line: $0.firstLine) }) }

  /// Takes note of records that the ledger has.
  mutating func keep(_ batch: borrowing RecordBatch) {
    prints.follow(batch)
    for (index, print) in prints.prints.enumerated() {
      if isRetried(batch, index) { open[print, default: 0] += 1 } else { kept.add(print) }
    }
  }

  /// The records of a batch of the new reading that the ledger does not have.
  mutating func new(in batch: borrowing RecordBatch) -> [Int] {
    prints.follow(batch)
    var new: [Int] = []
    for (index, print) in prints.prints.enumerated() {
      if !isRetried(batch, index) {
        made.add(print)
      } else if let count = open[print] {
        open[print] = count == 1 ? nil : count - 1
      } else {
        new.append(index)
      }
    }
    return new
  }

  /// Whether the new reading makes every record that the ledger has, and no other outside the refused lines.
  var keepsTheRest: Bool { kept == made && open.isEmpty }

  private func isRetried(_ batch: borrowing RecordBatch, _ index: Int) -> Bool {
    lines.contains(Line(part: Int(batch.part[index]), line: Int(batch.line[index])))
  }
}
