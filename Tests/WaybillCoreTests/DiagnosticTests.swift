import Testing
import WaybillCore

@Suite struct DiagnosticTests {
  private let place = Place(file: "waybill.yaml", line: 12, column: 7, length: 9)

  @Test func everyMessageOfTheCore() {
    let known = ["destination", "exporter"]
    let messages: [(Diagnostic, String)] = [
      (
        .unknownKey("destinaton", known: known, at: place),
        "waybill.yaml:12:7: error: unknown key 'destinaton'; did you mean 'destination'? [unknown-key]"
      ),
      (.unknownKey("x", known: known, at: place), "waybill.yaml:12:7: error: unknown key 'x' [unknown-key]"),
      (.missingKey("exporter", at: place), "waybill.yaml:12:7: error: missing key 'exporter' [missing-key]"),
      (
        .wrongShape("groups", expected: "a list of texts", found: "a table", at: place),
        "waybill.yaml:12:7: error: 'groups' must be a list of texts, not a table [wrong-shape]"
      ),
      (
        .unknownValue("exprter", of: "field", known: known, at: place),
        "waybill.yaml:12:7: error: 'field' must be 'destination' or 'exporter', not 'exprter'; "
          + "did you mean 'exporter'? [bad-option]"
      ),
      (
        .unknownValue("c", of: "field", known: ["a"], at: place),
        "waybill.yaml:12:7: error: 'field' must be 'a', not 'c'; did you mean 'a'? [bad-option]"
      ),
      (
        .unknownValue("c", of: "field", known: [], at: place),
        "waybill.yaml:12:7: error: 'field' must be nothing, not 'c' [bad-option]"
      ),
      (
        .badOption("round", expected: "0 to 6", found: "9", at: place),
        "waybill.yaml:12:7: error: 'round' must be 0 to 6, not '9' [bad-option]"
      ),
    ]
    for (diagnostic, text) in messages { #expect(diagnostic.description == text) }
  }

  @Test(arguments: [
    (Place(file: "a.csv"), "a.csv"), (Place(file: "a.csv", line: 3), "a.csv:3"),
    (Place(file: "a.zip#b.csv", line: 3, column: 5), "a.zip#b.csv:3:5"),
    (Place(file: "a.xlsx!Table 2", line: 12, column: 3, isCell: true), "a.xlsx!Table 2!C12"),
    (Place(file: "a.xlsx!Table 2", line: 12, column: 703, isCell: true), "a.xlsx!Table 2!AAA12"),
    (Place(file: "a.xlsx!Table 2", line: 12, column: 52, isCell: true), "a.xlsx!Table 2!AZ12"),
    (Place(file: "a.xlsx!Table 2", isCell: true), "a.xlsx!Table 2"),
    (WorkUnit.Part.sheet("S").place(in: "a.xlsx", line: 2, column: 27), "a.xlsx!S!AA2"),
    (WorkUnit.Part.member("m").place(in: "a.zip", line: 2, column: 27), "a.zip#m:2:27"),
    (WorkUnit.Part.whole.place(in: "a.csv", line: 2), "a.csv:2"),
  ])
  func places(place: Place, text: String) { #expect(place.description == text) }

  @Test func aDiagnosticWithoutAPlace() {
    let diagnostic = Diagnostic(.note, Diagnostic.Code(rawValue: "a-code"), "all is well")
    #expect(diagnostic.description == "note: all is well [a-code]")
    #expect(Place(file: "x", length: 0).length == 1)
  }

  @Test func problemsComeSortedAndOnce() throws {
    var problems = Diagnostics()
    #expect(problems.isEmpty)
    try problems.throwIfErrors()
    let warning = Diagnostic(.warning, Diagnostic.Code(rawValue: "w"), "later", at: Place(file: "b", line: 1))
    let note = Diagnostic(.note, Diagnostic.Code(rawValue: "n"), "nowhere")
    problems.add(warning)
    problems.add(Diagnostics([warning, note]))
    try problems.throwIfErrors()
    #expect(!problems.hasErrors)
    let error = Diagnostic.missingKey("x", at: Place(file: "a", line: 9))
    problems.add(error)
    #expect(problems.sorted == [note, error, warning])
    #expect(problems.description == "\(note)\n\(error)\n\(warning)")
    #expect(throws: problems) { try problems.throwIfErrors() }
  }

  @Test func aRejectIsADiagnosticOfItsFile() {
    let reject = Reject(
      Diagnostic.Code(rawValue: "unknown-party"), "unknown party 'X'", line: 4218, column: 31, value: "X")
    #expect(
      reject.diagnostic(in: "licences.csv").description
        == "licences.csv:4218:31: reject: unknown party 'X' [unknown-party]")
  }

  @Test(arguments: [
    ("destinaton", "destination"), ("DESTINATION", "destination"), ("exproter", "exporter"), ("xy", nil),
    ("expo", nil), ("", nil), ("unit", "unit"), ("unti", "unit"),
  ])
  func suggestions(name: String, suggestion: String?) {
    #expect(closest(to: name, in: ["destination", "exporter", "unit"]) == suggestion)
  }

  @Test func ofTwoEquallyNearTheFirstInOrder() {
    #expect(closest(to: "cat", in: ["rat", "bat"]) == "bat")
    #expect(Diagnostic.hint(for: "cat", in: ["rat", "bat"]) == "; did you mean 'bat'?")
    #expect(Diagnostic.hint(for: "zzzz", in: ["rat"]) == "")
    #expect(
      Diagnostic.choices(for: "cat", in: ["bat", "ox", "rat"]) == "; there are bat, ox and rat; did you mean 'bat'?")
    #expect(Diagnostic.choices(for: "cat", in: ["bat"]) == "; the only one is 'bat'")
    #expect(Diagnostic.choices(for: "cat", in: []) == "; there is none")
  }

  /// A swap of neighbours is one step, and a distance beyond the limit is none.
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ab", "ba", 1),
    ("abcd", "badc", 2),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("destinaton", "destination", 1), ("abcdef", "uvwxyz", 6),
  ])
  func distances(_ a: String, _ b: String, _ distance: Int) {
    let (x, y) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    for limit in 0...8 {
      let expected = distance <= limit ? distance : nil
      #expect(editDistance(x, y, atMost: limit) == expected && editDistance(y, x, atMost: limit) == expected)
    }
  }
}
