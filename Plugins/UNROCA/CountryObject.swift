public import WaybillCore
import WaybillFormats

/// What the register's service answers for one state: the years of its reports, its transfers by partner and category, and
/// series of years by category, each as the state itself and as its partners reported them.
///
/// Every figure becomes a row of its own, with its direction and whose report it is; nothing is added up or
/// chosen among.
public struct CountryObject: SourceAdapter {
  public static let descriptor = SourceDescriptor(
    id: "unroca-country", title: "UN Register of Conventional Arms, object of a state",
    options: [
      OptionSpec(
        "leave_aside", .oneOrMany(.text, of: "keys"),
        help: "Keys of the object that are not read; the account counts them.")
    ] + MemberChoice.specs)

  private let bytes: UnitBytes
  private let leftAside: Set<String>

  public init(options: OptionTable) throws(Diagnostics) {
    var options = options
    leftAside = Set((options.texts("leave_aside") ?? []).map(\.text))
    bytes = UnitBytes(MemberChoice(reading: &options))
    try options.finish()
  }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try bytes.units(of: snapshot, atMost: count)
  }

  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    let keys = try ObjectKeys(bytes.open(unit)).keys
    let file = unit.part.name(in: unit.snapshot.name)
    guard keys.contains(where: { $0.name == "country" }) else { throw SourceError(.noCountryObject(file)) }
    var lists: [RegisterList] = []
    var aside = 0
    for key in keys {
      if leftAside.contains(key.name) {
        aside += 1
        continue
      }
      guard let found = RegisterList.lists(of: key.name) else {
        throw SourceError(.unknownList(key.name, at: key.place))
      }
      lists += found.filter { !lists.contains($0) }
    }
    return try CountryReader(lists, bytes, unit, leftAside: aside)
  }

  /// The columns that every row gets.
  static let columns = [
    "kind", "direction", "side", "state", "exporter", "importer", "reporter", "category", "year", "amount",
    "classified",
  ]
}
