import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@Suite struct CubeTests {
  private static let euros = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
  private static let totals = Facet(
    basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: .total)
  private static let items = Facet(basis: .delivery, measure: .items, unit: MeasureUnit(rawValue: "item"))

  private static func record(
    _ exporter: String?, _ destination: String?, _ value: Int64, year: Int = 2020, facet: Facet = euros,
    item: String? = nil, flags: Flags = []
  ) throws -> Record {
    Record(
      source: "s", facet: facet, value: Interval(Amount(millionths: value)), period: .year(year),
      exporter: exporter.map { Party(.state, $0) }, destination: destination.map { PartySet(Party(.state, $0)) },
      item: item, flags: flags)
  }

  private static func batch(_ records: [Record]) -> RecordBatch {
    var batch = RecordBatch(source: "s")
    batch.replace(with: records)
    return batch
  }

  private static func lines(_ cube: Cube) -> [String] {
    cube.cells.map { entry in
      let (cell, total) = (entry.cell, entry.total)
      return "\(cell.facet.basis) \(cell.exporter?.code ?? "-") \(cell.destination?.description ?? "-") "
        + "\(cell.year.map(String.init) ?? "-") \(cell.item ?? "-") \(total.sum.lo) \(total.largest)"
    }
  }

  private static let records = try? [
    record("NLD", "CHL", 1), record("NLD", "CHL", 5), record("NLD", "PER", 7, year: 2021), record("FRA", nil, 9),
    record(nil, "CHL", -2, item: "radar"), record("NLD", "CHL", 100, facet: items),
  ]

  @Test func recordsMeetWhereWhatIsToldApartIsAlike() throws {
    let records = try #require(Self.records)
    var cube = Cube(by: [.exporter, .years]) { $0 == Self.euros }
    cube.add(Self.batch(records))
    #expect(
      Self.lines(cube) == [
        "licence - - 2020 - -2 -2", "licence FRA - 2020 - 9 9", "licence NLD - 2020 - 6 5", "licence NLD - 2021 - 7 7",
      ])
    #expect(cube.cells.map(\.total.isNegative) == [true, false, false, false])
  }

  @Test func everyDimensionTellsApart() throws {
    let plain = try Self.record("NLD", "CHL", 1)
    func changed(_ change: (inout Record) -> Void) -> Record {
      var record = plain
      change(&record)
      return record
    }
    let variants: [(Cube.Dimensions, Record)] = [
      (.perspective, changed { $0.perspective = .importer }), (.event, changed { $0.event = .denial }),
      (.reporter, changed { $0.reporter = Party(.state, "NLD") }),
      (.exporter, changed { $0.exporter = Party(.state, "FRA") }),
      (.origin, changed { $0.origin = Party(.state, "FRA") }), (.destination, changed { $0.destination = nil }),
      (.via, changed { $0.via = PartySet(Party(.state, "FRA")) }), (.years, changed { $0.period = .year(2019) }),
      (.period, changed { $0.period = .day(.start(of: 2020)) }),
      (.category, changed { $0.category = Category(scheme: "ml", code: "ML1") }),
      (.item, changed { $0.item = "radar" }),
      (.flags, changed { $0.flags = [Flags(rawValue: 4)] }),
    ]
    for (dimension, variant) in variants {
      var cube = Cube(by: dimension) { _ in true }
      var blind = Cube(by: []) { _ in true }
      cube.add(Self.batch([plain, variant]))
      blind.add(Self.batch([plain, variant]))
      #expect(cube.count == 2, "\(dimension)")
      #expect(blind.count == 1, "\(dimension)")
    }
  }

  @Test func partsMergedAreTheWhole() throws {
    let records = try #require(Self.records)
    var whole = Cube(by: [.exporter, .destination, .years, .item]) { _ in true }
    whole.add(Self.batch(records))
    var (left, right) = (
      Cube(by: [.exporter, .destination, .years, .item]) { _ in true },
      Cube(by: [.exporter, .destination, .years, .item]) { _ in true }
    )
    for (index, record) in records.enumerated() {
      if index.isMultiple(of: 2) { left.add(Self.batch([record])) } else { right.add(Self.batch([record])) }
    }
    right.merge(left)
    #expect(Self.lines(right) == Self.lines(whole))
  }

  /// Cells come in the order of what they say, whatever the order in which they were met; what is absent comes first.
  @Test func cellsAreInOrder() throws {
    let exporters: [String?] = [nil, "BEL", "NLD"]
    let destinations: [String?] = [nil, "CHL", "PER"]
    let records = try exporters.flatMap { exporter in
      try [2019, 2020].flatMap { year in
        try destinations.flatMap { destination in
          try [nil, "gun", "radar"].flatMap { item in
            try [Flags(), Flags(rawValue: 4)].map {
              try Self.record(exporter, destination, 1, year: year, item: item, flags: $0)
            }
          }
        }
      }
    }
    func texts(_ records: [Record]) -> [String] {
      var cube = Cube(by: [.exporter, .destination, .years, .item, .flags]) { _ in true }
      for record in records { cube.add(Self.batch([record])) }
      return cube.cells.map { entry in
        "\(entry.cell.exporter?.code ?? "") \(entry.cell.year ?? 0) \(entry.cell.destination?.description ?? "") "
          + "\(entry.cell.item ?? "") \(entry.cell.flags.rawValue)"
      }
    }
    var dice = Dice(7)
    #expect(texts(records.shuffled(using: &dice)) == texts(records))
    #expect(texts(records) == texts(records).sorted())
  }

  /// More combinations than fit in a small table, met twice over, have one cell each.
  @Test func manyCellsAreTold() throws {
    let records = try (0..<5_000).map { try Self.record("NLD", "CHL", 1, item: "item \($0 % 2_500)") }
    var cube = Cube(by: [.exporter, .item]) { _ in true }
    for start in stride(from: 0, to: 5_000, by: 700) {
      cube.add(Self.batch(Array(records[start..<min(start + 700, 5_000)])))
    }
    #expect(cube.count == 2_500)
    #expect(cube.unordered.allSatisfy { $0.total.sum.records == 2 })
  }

  @Test func theRecordsOfACellAreSelected() throws {
    let records = try #require(Self.records)
    let cube = Cube(by: [.exporter, .years]) { $0 == Self.euros }
    var rows = RowSelection()
    cube.select(in: Self.batch(records), into: &rows) { $0.exporter?.code == "NLD" && $0.year == 2020 }
    #expect(rows.indices == [0, 1])
  }

  @Test func totalsAreReadWhereASourceHasThem() throws {
    var cube = Cube(by: [.exporter]) { _ in true }
    cube.add(
      Self.batch(
        try [
          Self.record("NLD", "CHL", 1), Self.record("NLD", "CHL", 3, facet: Self.totals),
          Self.record("NLD", "CHL", 4, facet: Self.items),
        ]))
    let reading = ExportReading(cube, leavingOut: [])
    #expect(reading.inOrder.flatMap { reading.series[$0] ?? [] }.map(\.total.sum.lo) == [4, 3])
  }
}
