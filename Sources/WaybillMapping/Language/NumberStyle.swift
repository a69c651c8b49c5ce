import WaybillCore

/// How a number field is read: the publisher's style, and whether it may have decimals.
struct NumberStyle: Sendable, Hashable {
  var text = DecimalText()
  var isInteger = false

  /// Why a text is no such number.
  enum Refusal: Error, Hashable {
    case decimal(DecimalText.Refusal)
    case notWhole
  }

  /// Reads a trimmed cell.
  @inline(__always)
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Amount, Refusal> {
    switch text.read(bytes) {
    case .failure(let refusal): .failure(.decimal(refusal))
    case .success(let amount) where isInteger && amount.millionths % 1_000_000 != 0: .failure(.notWhole)
    case .success(let amount): .success(amount)
    }
  }
}
