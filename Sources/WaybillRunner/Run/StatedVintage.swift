import WaybillCore

/// The date of the data that tables of one file state, which is one for all of them.
struct StatedVintage {
  /// What was stated first, and where; nil as long as nothing was.
  private(set) var first: (text: String, place: Place)?

  var text: String? { first?.text }

  /// Takes what a table states.
  ///
  /// - Throws: that it differs from what another has stated.
  mutating func take(_ text: String, at place: Place) throws(Diagnostics) {
    guard let first else {
      first = (text, place)
      return
    }
    if text != first.text { throw Diagnostics([.vintageDiffers(text, first.text, at: place, first: first.place)]) }
  }
}
