import Testing
import UNROCA
import WaybillCore
import WaybillTesting

/// A state's object: every figure a row, with both sides apart; and keys that are not known.
@Suite struct CountryObjectTests {
  private static let country = "\"country\": {\"name_en\": \"Fiji\", \"countryname_slug\": \"fiji\"}"

  private func read(_ lists: String, leaveAside: [String] = []) throws -> [String] {
    try Register.read(
      CountryObject.self, Array("{\(Self.country)\(lists)}".utf8), name: "fiji.json",
      options: leaveAside.isEmpty ? [:] : ["leave_aside": leaveAside])
  }

  @Test func everyFigureIsARow() throws {
    #expect(
      try read(
        """
        ,
        "available_reports": [{"year": 2001}],
        "hw_exp": [{"country": "Oman", "countryname_slug": "oman", "acro": "OM", "bt_1": 2, "bt_2": null, "ca_gen_2": 4}],
        "lw_exp_time": [{"tow": "lw1", "tow_verbose": "x", "own_values": [{"year": 1995, "amount": 3, "contains_classified": true}],
          "other_values": [{"year": 2003, "amount": null, "contains_classified": false}]}]
        """) == [
          "2:32: report|||fiji|||||2001||",
          "3:82: matrix|export|own|fiji|fiji|oman|fiji|bt|1992-2003|2|",
          "3:111: matrix|export|other|fiji|fiji|oman|oman|ca_gen|1992-2003|4|",
          "4:92: series|export|own|fiji|fiji||fiji|lw1|1995|3|true",
          "2 figure without a year, taken for 1992 to the last year that the object names", "1 empty",
        ])
  }

  /// Partners may report of a state that never did; a figure of which no year is known has none.
  @Test func withoutAnyYear() throws {
    #expect(
      try read(", \"available_reports\": [], \"sa_imp\": [{\"countryname_slug\": \"oman\", \"sa_o_2\": 1}]") == [
        "1:137: matrix|import|other|fiji|oman|fiji|oman|sa_o||1|",
        "1 figure without a year, taken for 1992 to the last year that the object names",
      ])
  }

  @Test(arguments: [
    (
      ",\n \"extra\": 1",
      "fiji.json:2:2: error: expected 'country', 'available_reports' or a list such as 'hw_imp' or 'sa_imp_time', found "
        + "'extra'; name it under 'leave_aside' to go on without it"
    ),
    (
      ", \"hw_imp\": [{\"countryname_slug\": \"oman\", \"year\": 2001}]",
      "fiji.json:1:102: error: expected 'country', 'countryname_slug', 'acro' or a category with _1 or _2 in 'hw_imp', found "
        + "'year'"
    ),
    (
      ", \"available_reports\": [{\"y\": 2001}]",
      "fiji.json:1:85: error: expected 'year' in 'available_reports', found 'y'"
    ),
    (
      ", \"hw_imp\": [{\"country\": \"Oman\", \"bt_1\": 1}]",
      "fiji.json:1:74: error: expected 'countryname_slug' in 'hw_imp', found none"
    ),
    (
      ", \"sa_imp_time\": [{\"tow\": \"sa_o\", \"own_values\": [{\"year\": 2001, \"number\": 1}], \"other_values\": []}]",
      "fiji.json:1:124: error: expected 'year', 'amount' or 'contains_classified' in 'sa_imp_time', found 'number'"
    ),
  ])
  func anotherLayout(lists: String, message: String) throws {
    #expect(try read(lists).last == "\(message) [changed-layout]")
  }

  @Test func keysThatTheMappingLeavesAside() throws {
    #expect(
      try read(", \"extra\": {\"a\": [1, \"}\\\"\"]}, \"available_reports\": [{\"year\": 2001}]", leaveAside: ["extra"])
        == [
          "1:121: report|||fiji|||||2001||", "1 key of the object that the mapping leaves aside",
        ])
  }

  @Test func noObject() throws {
    #expect(
      try Register.read(CountryObject.self, Array("[{\"country\": 1}]".utf8), name: "a.json", options: [:]) == [
        "a.json: error: expected an object with the key 'country', as the register answers for one state [changed-layout]"
      ])
  }

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { CountryObjectTests.trial.check(.memory) }
  }

  private static var trial: SourceConformance {
    let row = Array("{\"countryname_slug\": \"oman\", \"bt_1\": 123456},\n".utf8)
    return SourceConformance(
      CountryObject.self,
      samples: [
        SourceSample(
          "two-lists.json",
          text:
            "{\(country),\n\"hw_imp\": [{\"countryname_slug\": \"oman\", \"bt_1\": 2,\n\"bt_2\": 3}, {\"bt_1\": 1, \"bt_1\": 1}],"
            + "\n\"available_reports\": [{\"year\": 2001}]}", lines: [2, 3, 4])
      ]
    ) { rows in
      Array("{\(country), \"hw_imp\": [".utf8) + Array(repeatElement(row, count: rows).joined())
        + Array("{\"countryname_slug\": \"oman\", \"bt_1\": 1}]}".utf8)
    }
  }
}
