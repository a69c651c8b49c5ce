import WaybillCore

/// Takes one answer: its head, and its body where it is the file or the rest of it.
final class Download: AnswerReceiver {
  /// Why an answer was not taken to its end.
  enum Problem {
    case tooLarge
    case encoded(String)
    /// A part that is not the rest of what is there.
    case otherPart
    case disk(Diagnostics)
  }

  private let part: PartialFile
  private let offset: Int64?
  private let most: Int64
  private let progress: (Int64, Int64?) -> Void
  private(set) var head: AnswerHead?
  private(set) var problem: Problem?
  private var total: Int64?

  /// - Parameter offset: From where on the rest was asked for; nil where the whole was.
  init(_ part: PartialFile, offset: Int64?, most: Int64, progress: @escaping (_ done: Int64, _ total: Int64?) -> Void) {
    self.part = part
    self.offset = offset
    self.most = most
    self.progress = progress
  }

  func begin(_ head: AnswerHead) -> Bool {
    self.head = head
    guard [200, 203, 206].contains(head.status) else { return false }
    if let encoding = head["content-encoding"], encoding.lowercased() != "identity" { return stop(.encoded(encoding)) }
    var start: Int64 = 0
    if head.status == 206 {
      guard let offset, let range = Self.range(head["content-range"]), range.start == offset,
        part.validators?.isContinued(by: head) == true
      else { return stop(.otherPart) }
      (start, total) = (offset, range.total)
    }
    total = total ?? head["content-length"].flatMap { Int64($0) }.map { $0 + start }
    if let total, total > most { return stop(.tooLarge) }
    do throws(Diagnostics) {
      // A part may leave out what the whole told.
      try part.begin(start == 0 ? .init(head) : part.validators ?? .init(head), from: start)
    } catch {
      return stop(.disk(error))
    }
    progress(start, total)
    return true
  }

  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if part.size + Int64(bytes.count) > most { return stop(.tooLarge) }
    do throws(Diagnostics) { try part.write(bytes) } catch { return stop(.disk(error)) }
    progress(part.size, total)
    return true
  }

  /// Whether as many bytes came as the publisher said.
  var isWhole: Bool { total.map { $0 == part.size } ?? true }

  private func stop(_ problem: Problem) -> Bool {
    self.problem = problem
    return false
  }

  /// Reads `bytes 100-199/200`.
  private static func range(_ text: String?) -> (start: Int64, total: Int64?)? {
    guard let text, text.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard let start = parts.first?.split(separator: "-").first.flatMap({ Int64($0) }) else { return nil }
    return (start, parts.count == 2 ? Int64(parts[1]) : nil)
  }
}
