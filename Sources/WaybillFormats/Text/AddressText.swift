package import WaybillCore

/// Addresses of the web as mappings and pipelines write them, before anything is put in the place of their names.
///
/// What an address is to the letter is found by whoever asks it.
package enum AddressText {
  /// What is wrong with an address that is to be asked; a user or a password in it is never shown.
  package static func problem(of text: String, at place: Place) -> Diagnostic? {
    if hasCredentials(text) { return .addressCredentials(at: place) }
    return isWeb(text) ? nil : .badAddress(text, at: place)
  }

  private static func isWeb(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.utf8.count > $0.utf8.count && text.lowercased().hasPrefix($0) }
      && !text.unicodeScalars.contains { $0.value <= 0x20 }
  }

  /// Whether something stands before the host, in an address of any scheme.
  private static func hasCredentials(_ text: String) -> Bool {
    guard let start = text.firstRange(of: "//") else { return false }
    return text[start.upperBound...].prefix { !"/?#".contains($0) }.contains("@")
  }
}
