import WaybillCore
import WaybillMetrics

/// Why a value makes the bounds of a share wider than a point.
enum Cause: String, Hashable, Sendable, CaseIterable {
  case bloc
  case countriesNamed = "countries-named"
  case countriesNotNamed = "countries-not-named"
  case unknownRecipient = "unknown-recipient"
  case withheld
  case openValue = "open-value"
  case valueRange = "value-range"
  case exporterMembership = "exporter-membership"
  case destinationMembership = "destination-membership"

  /// The report that would settle it, in words.
  var settledBy: String {
    switch self {
    case .bloc: "the country, where a group of states is named"
    case .countriesNamed: "which of the countries named, and how much to each"
    case .countriesNotNamed: "the countries, where several are meant and none is named"
    case .unknownRecipient: "the country, where the recipient is unknown or left out"
    case .withheld: "the country, where it is kept back"
    case .openValue: "the value of what has none, such as an open licence"
    case .valueRange: "the exact value, where a rounded or estimated one is told"
    case .exporterMembership: "the day, where the exporter's membership of the alliance changes within the period"
    case .destinationMembership: "the day, where the destination's membership of the group changes within the period"
    }
  }

  /// The cause of a value; nil where it makes no width, for its destination and its value are both known.
  ///
  /// Of two causes the first in this order counts, so that each value has one: no upper end, the exporter's membership,
  /// the destination, a range.
  ///
  /// - Parameters:
  ///   - member: where the exporter stands to the alliance.
  ///   - standing: where the destination stands to the group.
  init?(naming: DestinationNaming, precision: ValuePrecision, member: Standing, standing: Standing) {
    if precision == .open {
      self = .openValue
    } else if member == .undetermined {
      self = .exporterMembership
    } else if standing == .undetermined {
      self =
        switch naming {
        case .one: .destinationMembership
        case .named: .countriesNamed
        case .group: .bloc
        case .several: .countriesNotNamed
        case .unknown: .unknownRecipient
        case .withheld: .withheld
        }
    } else if precision == .range {
      self = .valueRange
    } else {
      return nil
    }
  }
}
