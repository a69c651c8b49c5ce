/// One record in full words: for tests, listings and slow paths, never for a hot one.
public struct Record: Sendable, Hashable {
  public var source: String
  public var part: Int
  public var line: Int
  public var row: Int
  public var emit: Int
  public var column: Int
  public var facet: Facet
  public var reporter: Party?
  public var perspective: Perspective
  public var event: Event
  public var exporter: Party?
  public var origin: Party?
  public var destination: PartySet?
  public var via: PartySet?
  public var period: Period
  public var category: Category?
  public var item: String?
  public var value: Interval
  public var flags: Flags

  /// Makes a record; what is left out is absent or the plainest value.
  public init(
    source: String, facet: Facet, value: Interval, period: Period, exporter: Party? = nil,
    destination: PartySet? = nil, part: Int = 0, line: Int = 0, row: Int = 0, emit: Int = 0, column: Int = 0,
    reporter: Party? = nil,
    perspective: Perspective = .exporter, event: Event = .new, origin: Party? = nil, via: PartySet? = nil,
    category: Category? = nil, item: String? = nil, flags: Flags = []
  ) {
    self.source = source
    self.part = part
    self.facet = facet
    self.value = value
    self.period = period
    self.exporter = exporter
    self.destination = destination
    self.line = line
    self.row = row
    self.emit = emit
    self.column = column
    self.reporter = reporter
    self.perspective = perspective
    self.event = event
    self.origin = origin
    self.via = via
    self.category = category
    self.item = item
    self.flags = flags
  }
}

extension RecordBatch {
  /// Record `index` in full words.
  public func record(_ index: Int) -> Record {
    func look<T>(_ list: Interned<T>, _ id: UInt32) -> T? { id == Self.absent ? nil : list[id] }
    let upper = hi[index] == Self.noUpperBound ? nil : Amount(millionths: hi[index])
    guard let value = Interval(Amount(millionths: lo[index]), upper),
      let period = Period(from: Day(number: from[index]), until: Day(number: until[index]))
    else { preconditionFailure("record \(index) has its ends the wrong way round") }
    return Record(
      source: source, facet: dictionaries.facets[facet[index]], value: value, period: period,
      exporter: look(dictionaries.parties, exporter[index]),
      destination: look(dictionaries.sets, destination[index]), part: Int(part[index]), line: Int(line[index]),
      row: Int(row[index]),
      emit: Int(emit[index]), column: Int(column[index]), reporter: look(dictionaries.parties, reporter[index]),
      perspective: Perspective.allCases[Int(perspective[index])], event: Event.allCases[Int(event[index])],
      origin: look(dictionaries.parties, origin[index]), via: look(dictionaries.sets, via[index]),
      category: look(dictionaries.categories, category[index]), item: look(dictionaries.texts, item[index]),
      flags: Flags(rawValue: flags[index]))
  }

  /// Replaces the contents with records in full words; their sources must be the batch's.
  public mutating func replace(with records: [Record]) {
    reset(count: records.count)
    for (index, record) in records.enumerated() {
      precondition(record.source == source, "a record of '\(record.source)' in a batch of '\(source)'")
      part[index] = UInt16(record.part)
      line[index] = UInt32(record.line)
      row[index] = UInt32(record.row)
      emit[index] = UInt8(record.emit)
      column[index] = UInt16(record.column)
      facet[index] = dictionaries.facets.id(of: record.facet)
      reporter[index] = record.reporter.map { dictionaries.parties.id(of: $0) } ?? Self.absent
      perspective[index] = record.perspective.code
      event[index] = record.event.code
      exporter[index] = record.exporter.map { dictionaries.parties.id(of: $0) } ?? Self.absent
      origin[index] = record.origin.map { dictionaries.parties.id(of: $0) } ?? Self.absent
      destination[index] = record.destination.map { dictionaries.sets.id(of: $0) } ?? Self.absent
      via[index] = record.via.map { dictionaries.sets.id(of: $0) } ?? Self.absent
      from[index] = record.period.from.number
      until[index] = record.period.until.number
      category[index] = record.category.map { dictionaries.categories.id(of: $0) } ?? Self.absent
      item[index] = record.item.map { dictionaries.texts.id(of: $0) } ?? Self.absent
      lo[index] = record.value.lo.millionths
      hi[index] = record.value.hi?.millionths ?? Self.noUpperBound
      flags[index] = record.flags.rawValue
    }
  }
}

extension CaseIterable where Self: Equatable {
  /// The case's place among all cases, as batches and the ledger keep it.
  public var code: UInt8 {
    var place: UInt8 = 0
    for value in Self.allCases {
      if value == self { return place }
      place += 1
    }
    preconditionFailure("a value that is not among all cases")
  }
}
