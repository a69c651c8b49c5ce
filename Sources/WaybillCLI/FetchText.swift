import WaybillCore
import WaybillReport
import WaybillRunner

/// What became of files that were asked for, as text and as JSON.
enum FetchText {
  /// The line of one file.
  static func line(_ item: FetchRun.Item) -> String {
    let name = VisibleText.clean(item.name)
    guard item.state != .failed, let sha256 = item.sha256, let size = item.size, let file = item.file else {
      return "\(name): failed"
    }
    let vintage = item.vintage.map { ", vintage \(VisibleText.clean($0))" } ?? ""
    return
      "\(name): \(word(item.state)), \(Digits.english.count(Int(size))) bytes, sha256 \(sha256.prefix(16))\(vintage), "
      + VisibleText.clean(file)
  }

  private static func word(_ state: FetchRun.Item.State) -> String {
    switch state {
    case .fetched: "fetched"
    case .unchanged: "unchanged"
    case .kept: "here already"
    case .failed: "failed"
    }
  }

  /// How many files had which fate.
  static func summary(_ items: [FetchRun.Item]) -> String {
    let states: [FetchRun.Item.State] = [.fetched, .unchanged, .kept, .failed]
    let counts = states.compactMap { state in
      let count = items.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(word(state))"
    }
    return "\(counted(items.count, "file")): \(counts.joined(separator: ", "))"
  }

  /// What would be asked.
  static func planned(_ items: [FetchRun.Item]) -> String {
    items.map { VisibleText.clean("\($0.name): \($0.method) \($0.address)") }.joined(separator: "\n")
  }

  /// The items as a program reads them.
  static func json(_ items: [FetchRun.Item], planned: Bool) -> String {
    EncodedText.of(items.map { FetchedItem($0, planned: planned) })
  }

  private struct FetchedItem: Encodable {
    let source, name, method, address: String
    /// What became of it; left out where nobody was asked.
    let state: String?
    let sha256: String?
    let size: Int64?
    let file, vintage: String?
    let problems: [ProblemText.Problem]?

    init(_ item: FetchRun.Item, planned: Bool) {
      source = item.source
      name = item.name
      method = item.method
      address = item.address
      state = planned ? nil : item.state.rawValue
      sha256 = item.sha256
      size = item.size
      file = item.file
      vintage = item.vintage
      problems = planned ? nil : item.problems.sorted.map(ProblemText.Problem.init)
    }
  }
}
