import Tabular
import Testing
import WaybillCore
import WaybillTesting

/// The adapter `csv` keeps every promise of a source.
@Suite struct ConformanceTests {
  private static let samples = [
    SourceSample(
      "preamble-quotes-and-faults.csv",
      text:
        "A title\n\nname,year,value\nNetherlands,2020,1\n\"Bonaire, Saba\",2021,\"2\n3\"\ntoo,many,cells,here\nü,2022,4\n",
      lines: [4, 5, 8]),
    SourceSample("no-line-end.csv", text: "name,year,value\r\nOman,2020,1\r\n,,\r\nOman,2021,2", lines: [2, 4]),
    SourceSample("no-rows.csv", text: "name,year,value\n", lines: []),
  ]

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { ConformanceTests.trial.check(.memory) }
  }

  /// The options of a table with three columns.
  static let columns: OptionTable = {
    let place = Place(file: "mapping.yaml", line: 1, column: 1)
    let columns = ["name", "year", "value"].map {
      ConfigNode.Entry(key: $0, keyPlace: place, value: ConfigNode(.text($0), at: place))
    }
    return OptionTable(
      [.init(key: "columns", keyPlace: place, value: ConfigNode(.table(columns), at: place))], at: place)
  }()

  private static var trial: SourceConformance {
    SourceConformance(DelimitedTable.self, options: columns, samples: samples) { rows in
      Array("name,year,value\n".utf8)
        + Array(repeatElement(Array("Netherlands,2020,12345\n".utf8), count: rows).joined())
    }
  }
}

/// The adapter `json` keeps every promise of a source.
@Suite struct JSONConformanceTests {
  private static let samples = [
    SourceSample(
      "rows-parents-and-faults.json",
      text:
        "{\"data\": [\n{\"year\": 2020, \"rows\": [{\"name\": \"Oman\", \"v\": 1}, {\"name\": \"C\\u00f4te d'Ivoire\",\n"
        + "  \"v\": [2, 3], \"at\": {\"place\": \"ü\"}}, {\"v\": 1, \"v\": 2}]},\n{\"rows\": [{\"name\": null}, {\"v\":\n\"x\"}], "
        + "\"year\": 2021}]}\n", lines: [2, 2, 4]),
    SourceSample("without-rows.json", text: "{\"data\": []}", lines: []),
  ]

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { JSONConformanceTests.trial.check(.memory) }
  }

  private static var trial: SourceConformance {
    let place = Place(file: "mapping.yaml", line: 1, column: 1)
    func node(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: place) }
    let parents = ConfigNode(.table([.init(key: "year", keyPlace: place, value: node("$.data[*].year"))]), at: place)
    let options = OptionTable(
      [
        .init(key: "rows", keyPlace: place, value: node("$.data[*].rows[*]")),
        .init(key: "parents", keyPlace: place, value: parents),
      ], at: place)
    return SourceConformance(JSONTable.self, options: options, samples: samples) { rows in
      let row = Array("{\"name\":\"Oman\",\"value\":12345}".utf8)
      let all = Array(repeatElement(row, count: max(1, rows)).joined(separator: [UInt8(ascii: ",")]))
      return Array("{\"data\":[{\"year\":2020,\"rows\":[".utf8) + all + Array("]}]}".utf8)
    }
  }
}
