// The words of the messages that this module gives, and their codes.

import WaybillCore

extension Diagnostic.Code {
  static let firewall = Self(rawValue: "firewall")
}

extension Diagnostic {
  /// A condition that would divide figures of two kinds into one another.
  static func firewall(_ key: String, _ value: String, in section: String, of facet: Facet, at place: Place) -> Self {
    Diagnostic(
      .error, .firewall,
      "both sums of a ratio have the '\(key)' of 'of', '\(facet.word(key))': '\(value)' in '\(section)' is never "
        + "divided into it", at: place)
  }

  /// A unit that figures of a measure never have.
  static func unitOfMeasure(_ unit: String, _ measure: Measure, at place: Place) -> Self {
    let units =
      switch measure {
      case .money: "a currency such as 'EUR', or 'USD-2015' at the prices of a year"
      case .tiv: "'TIV-million'"
      case .items: "'item'"
      case .licences: "'licence'"
      case .share: "'percent'"
      case .reports: "'report'"
      }
    return Diagnostic(
      .error, .firewall, "the unit of '\(measure.rawValue)' is \(units), not '\(unit)'", at: place)
  }

  /// A ratio of sums of shares, which are no sums.
  static func sharesAreNotAdded(at place: Place) -> Self {
    Diagnostic(.error, .firewall, "figures of '\(Measure.share.rawValue)' are never added", at: place)
  }

  /// A basis on which a measure is never reported.
  static func basisOfMeasure(_ basis: Basis, _ measure: Measure, only: Basis, at place: Place) -> Self {
    Diagnostic(
      .error, .firewall,
      "figures of '\(measure.rawValue)' have the basis '\(only.rawValue)', not '\(basis.rawValue)'", at: place)
  }
}

extension Facet {
  fileprivate func word(_ key: String) -> String {
    switch key {
    case "basis": basis.rawValue
    case "measure": measure.rawValue
    case "unit": unit.rawValue
    default: level.rawValue
    }
  }
}
