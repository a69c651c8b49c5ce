import Testing
import WaybillCore
import WaybillMapping

/// A tree as text, one node a line: `line:column+length`, and what stands there.
private func outline(_ node: ConfigNode, indent: String = "") -> String {
  func spot(_ place: Place) -> String { "\(place.line):\(place.column)+\(place.length)" }
  switch node.value {
  case .text(let text): return "\(indent)\(spot(node.place)) \(text.debugDescription)\n"
  case .list(let list):
    return "\(indent)\(spot(node.place)) list\n" + list.map { outline($0, indent: indent + "  ") }.joined()
  case .table(let table):
    return "\(indent)\(spot(node.place)) table\n"
      + table.map { entry in
        "\(indent)  \(spot(entry.keyPlace)) \(entry.key.debugDescription):\n"
          + outline(entry.value, indent: indent + "    ")
      }.joined()
  }
}

private func read(_ text: String) throws -> String {
  try outline(YAMLReader.read(Array(text.utf8), file: "m.yaml"))
}

@Suite struct YAMLTreeTests {
  @Test func tablesAndListsKeepTheirOrderAndPlaces() throws {
    let text = """
      # a comment
      id: sipri
      read:
        columns: {exporter: Supplier, year: Delivery year}
        ignore:
        - Description
        - [Order date, b]
      """
    #expect(
      try read(text) == """
        2:1+1 table
          2:1+2 "id":
            2:5+5 "sipri"
          3:1+4 "read":
            4:3+1 table
              4:3+7 "columns":
                4:12+1 table
                  4:13+8 "exporter":
                    4:23+8 "Supplier"
                  4:33+4 "year":
                    4:39+13 "Delivery year"
              5:3+6 "ignore":
                6:3+1 list
                  6:5+11 "Description"
                  7:5+1 list
                    7:6+10 "Order date"
                    7:18+1 "b"

        """)
  }

  @Test(arguments: [
    ("NO", "1:1+2 \"NO\"\n"),
    ("1.10", "1:1+4 \"1.10\"\n"),
    ("~", "1:1+1 \"~\"\n"),
    ("''", "1:1+2 \"\"\n"),
    ("\"a\\tb\"", "1:1+6 \"a\\tb\"\n"),
    ("'it''s'", "1:1+7 \"it\\'s\"\n"),
    ("\u{FEFF}a", "1:1+1 \"a\"\n"),
    ("---\n...\n", "2:1+1 \"\"\n"),
    ("a\n  b", "1:1+1 \"a b\"\n"),
    ("\"\\0\\u0007\"", "1:1+10 \"\\0\\u{07}\"\n"),
    (
      "- waarde (€): <<\n- \"<<\": x",
      "1:1+1 list\n  1:3+1 table\n    1:3+10 \"waarde (€)\":\n      1:15+2 \"<<\"\n"
        + "  2:3+1 table\n    2:3+4 \"<<\":\n      2:9+1 \"x\"\n"
    ),
  ])
  func everyScalarIsAText(text: String, expected: String) throws {
    #expect(try read(text) == expected)
  }

  @Test func keyWithoutValueHasTheEmptyText() throws {
    #expect(
      try read("a:\nb: {c, d: }") == """
        1:1+1 table
          1:1+1 "a":
            1:3+1 ""
          2:1+1 "b":
            2:4+1 table
              2:5+1 "c":
                2:6+1 ""
              2:8+1 "d":
                2:11+1 ""

        """)
  }

  @Test func blockTextStandsWhereItsHeaderIs() throws {
    #expect(
      try read("drop: |\n  a ==\n  'b'\nwhen: >-\n  c\n  d\n") == """
        1:1+1 table
          1:1+4 "drop":
            1:7+1 "a ==\\n\\'b\\'\\n"
          4:1+4 "when":
            4:7+1 "c d"

        """)
  }

  @Test func columnsCountCharactersAndAllLineEndsCount() throws {
    #expect(
      try read("ł: é\r\nb: 😀 # c\rc: {é😀: x}\n") == """
        1:1+1 table
          1:1+1 "ł":
            1:4+1 "é"
          2:1+1 "b":
            2:4+1 "😀"
          3:1+1 "c":
            3:4+1 table
              3:5+2 "é😀":
                3:9+1 "x"

        """)
  }
}
