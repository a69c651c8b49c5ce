import WaybillCore
import WaybillFormats

/// The headers of a mapping beside those of a file: where each stands, and in what the two differ.
struct HeaderBinding {
  private(set) var problems = Diagnostics()
  private let read: ReadSection
  /// The file's own columns with their places, trimmed.
  private let columns: [(place: Int, header: String)]
  /// The places of the headers that are not told by their place or left aside by a pattern.
  private var places: [String: Int] = [:]
  /// Where the file's header stands.
  private let file: Place
  /// Where the header of each column stands, in files without a header for all.
  private let columnPlaces: [Place]

  init(_ read: ReadSection, to layout: Layout, mapping: String) {
    self.read = read
    file = layout.header ?? Place(file: mapping)
    columnPlaces = layout.columnPlaces
    let added = Set(layout.captureColumns.values)
    columns = layout.columns.enumerated().filter { !added.contains($0.offset) }.map {
      ($0.offset, Self.trim($0.element))
    }
    let placed = Set(read.columns.compactMap(\.position) + read.ignored.compactMap(\.position))
    let named =
      read.columns.filter { $0.position == nil }.map { Named($0.header, $0.isOptional, $0.place) }
      + read.ignored.filter { $0.position == nil }.map { Named($0.header, $0.isOptional, $0.place) }
    let known = Set(named.map { Self.trim($0.header) })
    for column in columns where !placed.contains(column.place) {
      if !known.contains(column.header), isIgnoredByPattern(column.header) { continue }
      if places.updateValue(column.place, forKey: column.header) != nil {
        problems.add(.duplicateColumn(column.header, at: header(of: column.place)))
      }
    }
    for column in read.columns { checkPlace(column.header, column.position, column.place) }
    for column in read.ignored { checkPlace(column.header, column.position, column.place) }
    compareHeaders(named, known, placed: placed)
    checkPatterns()
    for (name, place) in read.captures where layout.captures[name] == nil {
      problems.add(.missingCapture(name, file: file, mapped: place))
    }
    if let name = read.tableName, layout.table.isEmpty { problems.add(.noTableName(file: file, mapped: name.place)) }
    for (name, place) in read.tableCaptures where layout.captureColumns[name] == nil {
      problems.add(.missingCapture(name, file: file, mapped: place))
    }
  }

  /// The place of a header, which the mapping may give itself.
  func place(of header: String, at position: Int?) -> Int? { position ?? places[Self.trim(header)] }

  /// The columns of a group of `columns_matching`.
  func columns(of group: String) -> [(place: Int, header: String)] {
    let pattern = read.matching.first { $0.name == group }?.pattern
    return columns.filter { pattern?.matches($0.header) == true }
  }

  /// Where the header of a column stands.
  private func header(of column: Int) -> Place {
    columnPlaces.indices.contains(column) ? columnPlaces[column] : file
  }

  /// A header that is found by itself.
  private struct Named {
    let header: String
    let isOptional: Bool
    let place: Place

    init(_ header: String, _ isOptional: Bool, _ place: Place) {
      (self.header, self.isOptional, self.place) = (header, isOptional, place)
    }
  }

  private static func trim(_ header: String) -> String { Normalisation(collapseSpaces: false)(header) }

  private func isIgnoredByPattern(_ header: String) -> Bool {
    read.ignoredMatching.contains { $0.pattern.matches(header) }
  }

  private mutating func checkPlace(_ header: String, _ position: Int?, _ mapped: Place) {
    guard let position else { return }
    let found = columns.first { $0.place == position }?.header
    if found == Self.trim(header) { return }
    problems.add(.misplacedColumn(position + 1, header: header, found: found, file: file, mapped: mapped))
  }

  /// Finds the headers that only one side has. One that is missing and one that is new are one problem when they are the
  /// only ones, or spelt nearly alike.
  private mutating func compareHeaders(
    _ named: [Named], _ known: Set<String>, placed: Set<Int>
  ) {
    var unexpected = columns.filter { column in
      !placed.contains(column.place) && !known.contains(column.header) && !isIgnoredByPattern(column.header)
        && !read.matching.contains { $0.pattern.matches(column.header) }
    }
    let missing = named.filter { places[Self.trim($0.header)] == nil && !$0.isOptional }
    for absent in missing {
      let only = missing.count == 1 && unexpected.count == 1 ? unexpected.first?.header : nil
      let renamed = only ?? closest(to: absent.header, in: unexpected.map(\.header))
      problems.add(.missingColumn(absent.header, renamed: renamed, file: file, mapped: absent.place))
      if let place = unexpected.firstIndex(where: { $0.header == renamed }) { unexpected.remove(at: place) }
    }
    for column in unexpected {
      problems.add(.unmappedColumn(column.header, file: header(of: column.place), mapping: read.place))
    }
  }

  private mutating func checkPatterns() {
    for group in read.matching + read.ignoredMatching
    where !columns.contains(where: { group.pattern.matches($0.header) }) {
      problems.add(.noColumnMatches(group.name, pattern: group.pattern.source, file: file, mapped: group.place))
    }
    for ignored in read.ignored {
      let header = Self.trim(ignored.header)
      guard let group = read.matching.first(where: { $0.pattern.matches(header) }),
        columns.contains(where: { $0.header == header })
      else { continue }
      problems.add(.ignoredAndRead(header, by: group.name, file: file, mapped: ignored.place))
    }
    for ignored in read.ignoredMatching {
      let matching = columns.filter { ignored.pattern.matches($0.header) }
      guard let both = matching.first(where: { reader(of: $0.place, $0.header) != nil }),
        let name = reader(of: both.place, both.header)
      else { continue }
      problems.add(.ignoredAndRead(both.header, by: name, file: file, mapped: ignored.place))
    }
  }

  /// The name of `columns` or `columns_matching` under which a column is read.
  private func reader(of place: Int, _ header: String) -> String? {
    read.columns.first { $0.position == place || $0.position == nil && Self.trim($0.header) == header }?.name
      ?? read.matching.first { $0.pattern.matches(header) }?.name
  }
}
