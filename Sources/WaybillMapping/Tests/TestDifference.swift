public import WaybillCore

/// One thing that a test of a mapping expected and did not find, or found and did not expect.
public struct TestDifference: Sendable, Hashable {
  /// What is compared.
  public enum Kind: String, Sendable, Hashable {
    case record, reject
  }

  public let kind: Kind
  /// The ordinal of the record or reject, from 1.
  public let number: Int
  /// The key that differs; nil when there is one record or reject too many or too few.
  public let key: String?
  /// What the mapping expects; nil for a record or reject that it does not expect.
  public let expected: String?
  /// What was found; nil for a record or reject that did not come.
  public let found: String?
  /// Where the mapping says what it expects.
  public let place: Place
}

extension MappingTest {
  /// Compares what came of the text with what the test expects.
  ///
  /// Records and rejects are compared one by one in their order; those left over on either side are differences too.
  public func differences(records: [Record], rejects: [Reject]) -> [TestDifference] {
    let words = records.map { RecordWords($0) }
    return Self.compare(.record, self.records, words, at: recordsPlace) { record, key in
      RecordWords.Field(rawValue: key).map { record[$0] } ?? ""
    } sentence: {
      "\($0.sentence), line \($0[.line])"
    }
      + Self.compare(.reject, self.rejects, rejects, at: rejectsPlace) { reject, key in
        RejectWord(rawValue: key)?.text(of: reject) ?? ""
      } sentence: {
        "\($0.message) [\($0.code.rawValue)], line \($0.line)"
      }
  }

  private static func compare<Found>(
    _ kind: TestDifference.Kind, _ expected: [Expectation], _ found: [Found], at place: Place,
    text: (Found, _ key: String) -> String, sentence: (Found) -> String
  ) -> [TestDifference] {
    var differences: [TestDifference] = []
    for (number, (expectation, found)) in zip(expected, found).enumerated() {
      for wanted in expectation.wanted {
        let text = text(found, wanted.key)
        if text == wanted.text { continue }
        differences.append(
          TestDifference(
            kind: kind, number: number + 1, key: wanted.key, expected: wanted.text, found: text, place: wanted.place))
      }
    }
    for number in expected.indices.dropFirst(found.count) {
      let words = expected[number].wanted.map { "\($0.key) \($0.text)" }.joined(separator: ", ")
      differences.append(
        TestDifference(
          kind: kind, number: number + 1, key: nil, expected: words, found: nil, place: expected[number].place))
    }
    for number in found.indices.dropFirst(expected.count) {
      differences.append(
        TestDifference(
          kind: kind, number: number + 1, key: nil, expected: nil, found: sentence(found[number]), place: place))
    }
    return differences
  }
}
