import Testing
import WaybillCore

/// Texts that Unicode calls equivalent stay the texts that they were.
@Suite struct ExactTextTests {
  @Test func twoWaysToWriteALetterAreTwoTexts() {
    var texts = Interned<String>()
    let ways = ["caf\u{E9}", "cafe\u{301}", "caf\u{E9}"]
    #expect(ways.map { texts.id(of: $0) } == [0, 1, 0])
    #expect(texts.values.map { Array($0.utf8) } == ways.prefix(2).map { Array($0.utf8) })
  }
}
