import WaybillCore
import WaybillMapping

/// The sheets or members of one snapshot, in order. All have the vintage that one of them states.
struct SnapshotUnits {
  /// The units, as many as a record can number in two bytes.
  let all: [WorkUnit]
  /// The date of the data, as far as the units tell that were bound.
  private(set) var vintage = StatedVintage()

  private let file: String
  private let source: Workspace.Source

  /// Asks the adapter for the units.
  ///
  /// - Throws: why the file cannot be read; that it has too many.
  init(of snapshot: Snapshot, _ source: Workspace.Source) throws {
    file = snapshot.name
    self.source = source
    all = try source.adapter.units(of: snapshot, atMost: 1)
    if all.count > Self.most { throw Diagnostics([.tooManyUnits(file, all.count, most: Self.most)]) }
  }

  /// Gives what a reader found in a unit the vintage of the others where it has none, and binds the mapping to it.
  ///
  /// - Throws: every difference between the mapping and the file; two vintages in one file.
  mutating func bind(_ layout: inout Layout, of unit: WorkUnit) throws -> BoundMapping {
    if source.mapping.takes(capture: Self.vintageName) {
      try take(layout, of: unit)
      if layout.captures[Self.vintageName] == nil, all.count > 1 { layout.captures[Self.vintageName] = try found() }
    }
    return try BoundMapping(source.mapping, to: layout)
  }

  /// The vintage that any unit states.
  private mutating func found() throws -> String? {
    for unit in all where vintage.text == nil {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      _ = try reader.read(into: &rows)
      try take(reader.layout, of: unit)
    }
    return vintage.text
  }

  private mutating func take(_ layout: Layout, of unit: WorkUnit) throws(Diagnostics) {
    guard let text = layout.captures[Self.vintageName] else { return }
    try vintage.take(text, at: layout.header ?? unit.part.place(in: file))
  }

  private static let vintageName = "vintage"
  static let most = Int(UInt16.max)
}
