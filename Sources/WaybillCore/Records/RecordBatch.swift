/// A batch of records, one array a column; index `i` of each is record `i`.
///
/// Every text value is an id in ``dictionaries``. The batch is lent by its owner and used again.
public struct RecordBatch: ~Copyable, Sendable {
  /// The value of ``hi`` that means that nothing bounds a record from above.
  public static let noUpperBound = Int64.max
  /// The id that means that a party, set, category or text is absent.
  public static let absent = UInt32.max

  /// The id of the mapping that made the records.
  public let source: String
  public var dictionaries = Dictionaries()
  public private(set) var count = 0

  /// Which unit of the snapshot a record comes from, from 0: a sheet, a member, or the whole.
  public var part: [UInt16] = []
  /// The line, or the row of the sheet, in the unit.
  public var line: [UInt32] = []
  /// The ordinal of the row in its unit, from 0.
  public var row: [UInt32] = []
  /// Which `emit` of the mapping made the record, from 0.
  public var emit: [UInt8] = []
  /// The unpivoted column's place in the layout, plus 1; 0 when the row was not unpivoted.
  public var column: [UInt16] = []

  public var facet: [UInt32] = []
  public var reporter: [UInt32] = []
  /// The place of the ``Perspective`` among all cases.
  public var perspective: [UInt8] = []
  /// The place of the ``Event`` among all cases.
  public var event: [UInt8] = []
  public var exporter: [UInt32] = []
  public var origin: [UInt32] = []
  public var destination: [UInt32] = []
  public var via: [UInt32] = []
  /// The first day, as ``Day/number``.
  public var from: [Int32] = []
  /// The day after the last.
  public var until: [Int32] = []
  public var category: [UInt32] = []
  public var item: [UInt32] = []
  /// The lower end, in millionths of the unit.
  public var lo: [Int64] = []
  /// The upper end, in millionths of the unit, or ``noUpperBound``.
  public var hi: [Int64] = []
  /// The bits of ``Flags``.
  public var flags: [UInt64] = []

  /// Makes an empty batch for the records of one source.
  public init(source: String) { self.source = source }

  /// Makes room for `count` records with nothing in them, keeping the dictionaries and the memory.
  public mutating func reset(count: Int = 0) {
    self.count = count
    func fill<T>(_ column: inout [T], _ value: T) {
      column.removeAll(keepingCapacity: true)
      column.append(contentsOf: repeatElement(value, count: count))
    }
    fill(&part, 0)
    fill(&line, 0)
    fill(&row, 0)
    fill(&emit, 0)
    fill(&column, 0)
    fill(&facet, Self.absent)
    fill(&reporter, Self.absent)
    fill(&perspective, 0)
    fill(&event, 0)
    fill(&exporter, Self.absent)
    fill(&origin, Self.absent)
    fill(&destination, Self.absent)
    fill(&via, Self.absent)
    fill(&from, 0)
    fill(&until, 0)
    fill(&category, Self.absent)
    fill(&item, Self.absent)
    fill(&lo, 0)
    fill(&hi, 0)
    fill(&flags, 0)
  }
}

extension RecordBatch {
  /// Replaces the contents with some records of another batch of the same source, in the order of `rows`; the ids are
  /// those of its dictionaries.
  public mutating func take(_ rows: [Int], of other: borrowing RecordBatch) {
    precondition(other.source == source, "records of '\(other.source)' in a batch of '\(source)'")
    count = rows.count
    dictionaries = other.dictionaries
    func take<T>(_ column: inout [T], _ values: [T]) {
      column.removeAll(keepingCapacity: true)
      for row in rows { column.append(values[row]) }
    }
    take(&part, other.part)
    take(&line, other.line)
    take(&row, other.row)
    take(&emit, other.emit)
    take(&column, other.column)
    take(&facet, other.facet)
    take(&reporter, other.reporter)
    take(&perspective, other.perspective)
    take(&event, other.event)
    take(&exporter, other.exporter)
    take(&origin, other.origin)
    take(&destination, other.destination)
    take(&via, other.via)
    take(&from, other.from)
    take(&until, other.until)
    take(&category, other.category)
    take(&item, other.item)
    take(&lo, other.lo)
    take(&hi, other.hi)
    take(&flags, other.flags)
  }
}
