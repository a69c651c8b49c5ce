import FoundationEssentials
import Testing
import WaybillFormats

@testable import WaybillReport

/// The one script of the report, which a page's policy names by its hash.
@Suite struct ScriptTests {
  @Test func thePolicyNamesTheScriptAsItIs() throws {
    let hex = SHA256.of(Array(Script.text.markup.utf8))
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { offset -> UInt8? in
      let start = hex.index(hex.startIndex, offsetBy: offset)
      return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
    }
    #expect(bytes.count == 32)
    #expect(Script.hash == "sha256-\(Data(bytes).base64EncodedString())")
  }

  /// A script in a page ends at the first `</script`, and begins no comment of HTML.
  @Test func theScriptCanStandInAPage() {
    #expect(!Script.text.markup.contains("</") && !Script.text.markup.contains("<!--"))
  }
}
