import Testing
import WaybillCore

/// How messages count things.
@Suite struct CountedTests {
  @Test func oneIsSingular() {
    #expect([0, 1, 2].map { counted($0, "row") } == ["0 rows", "1 row", "2 rows"])
    #expect([0, 1, 2].map { counted($0, "party", "parties") } == ["0 parties", "1 party", "2 parties"])
    #expect(counted(Int64(1), "byte") == "1 byte" && counted(-1, "row") == "-1 rows")
  }
}
