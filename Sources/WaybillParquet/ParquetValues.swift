/// The values of one column for the records that a row group gets.
public struct ParquetValues: Sendable {
  /// What the values are.
  public let column: ParquetColumn
  /// How many records have been added.
  @inlinable public var count: Int { records }
  @usableFromInline var records = 0
  /// What each entry is: a value at the highest level, below it what is absent; none where all are values.
  @usableFromInline var definition: [UInt8] = []
  /// 0 where an entry begins a record, 1 where it goes on with its list; none but for lists.
  @usableFromInline var repetition: [UInt8] = []
  /// The values that are there: codes of texts, or numbers.
  @usableFromInline var codes: [UInt32] = []
  @usableFromInline var numbers: [Int64] = []
  @usableFromInline var wideNumbers: [Int128] = []
  @usableFromInline let listDefinition: UInt8

  /// Makes a column without records.
  public init(_ column: ParquetColumn) {
    self.column = column
    listDefinition = column.highestDefinition
  }

  /// How many entries there are: values, and what stands for absent ones and empty lists.
  var entries: Int { definition.isEmpty ? codes.count + numbers.count + wideNumbers.count : definition.count }

  /// How many values there are.
  var valueCount: Int { codes.count + numbers.count + wideNumbers.count }

  /// Adds a record with the text of a code of ``ParquetWords``; nil, for an optional column, without one.
  @inlinable public mutating func append(code: UInt32?) {
    records += 1
    guard mark(code != nil), let code else { return }
    codes.append(code)
  }

  /// Adds as many records with one text, or without one.
  public mutating func append(code: UInt32?, records: Int) {
    self.records += records
    if !column.isRequired { definition.append(contentsOf: repeatElement(code == nil ? 0 : 1, count: records)) }
    if let code { codes.append(contentsOf: repeatElement(code, count: records)) }
  }

  /// Adds a record with a day, a whole number or an amount; nil, for an optional column, without one.
  @inlinable public mutating func append(number: Int64?) {
    records += 1
    guard mark(number != nil), let number else { return }
    numbers.append(number)
  }

  /// Adds a record with a wide amount; nil, for an optional column, without one.
  public mutating func append(wideNumber: Int128?) {
    records += 1
    guard mark(wideNumber != nil), let wideNumber else { return }
    wideNumbers.append(wideNumber)
  }

  /// Adds a record with a list of texts; nil, for an optional column, without one.
  @inlinable public mutating func append(list: ArraySlice<UInt32>?) {
    records += 1
    let highest = listDefinition
    guard let list, !list.isEmpty else {
      definition.append(list == nil ? 0 : highest - 1)
      repetition.append(0)
      return
    }
    definition.append(contentsOf: repeatElement(highest, count: list.count))
    repetition.append(0)
    if list.count > 1 { repetition.append(contentsOf: repeatElement(1, count: list.count - 1)) }
    codes.append(contentsOf: list)
  }

  /// Forgets the records, keeping the memory.
  public mutating func removeAll() {
    records = 0
    definition.removeAll(keepingCapacity: true)
    repetition.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    wideNumbers.removeAll(keepingCapacity: true)
  }

  /// Notes whether there is a value, where there may be none.
  @inlinable mutating func mark(_ isThere: Bool) -> Bool {
    precondition(isThere || !column.isRequired, "a required column has no value")
    if !column.isRequired { definition.append(isThere ? 1 : 0) }
    return isThere
  }
}
