import WaybillCore
import WaybillMapping

/// The parties that metrics can be asked about by their codes.
struct PartyCodes {
  private let codes: Set<String>
  private let codesOfNames: [String: String]

  init(_ gazetteers: some Sequence<Gazetteer>) {
    codes = Set(gazetteers.flatMap(\.codes))
    codesOfNames = Dictionary(gazetteers.flatMap(\.names).map { ($1, $0) }) { first, _ in first }
  }

  /// The problem of a text that is no party's code; nil for a code, and for words that a publisher may have for a group
  /// that is no state.
  func problem(of text: String, at place: Place) -> Diagnostic? {
    if codes.contains(text) { return nil }
    if let meant = codesOfNames[text] { return .unknownCode(text, meaning: meant, at: place) }
    let isLikeCode = !text.isEmpty && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    guard isLikeCode || codes.contains(text.uppercased()) else { return nil }
    // Of three letters many are one away: those that begin alike are the likelier slip.
    let alike = codes.filter { $0.hasPrefix(text.uppercased().prefix(2)) }
    return .unknownCode(text, known: (alike.isEmpty ? codes : alike).sorted(), at: place)
  }
}
