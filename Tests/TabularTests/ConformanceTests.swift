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

  private static var trial: SourceConformance {
    let place = Place(file: "mapping.yaml", line: 1, column: 1)
    let columns = ["name", "year", "value"].map {
      ConfigNode.Entry(key: $0, keyPlace: place, value: ConfigNode(.text($0), at: place))
    }
    let options = OptionTable(
      [.init(key: "columns", keyPlace: place, value: ConfigNode(.table(columns), at: place))], at: place)
    return SourceConformance(DelimitedTable.self, options: options, samples: samples) { rows in
      Array("name,year,value\n".utf8)
        + Array(repeatElement(Array("Netherlands,2020,12345\n".utf8), count: rows).joined())
    }
  }
}
