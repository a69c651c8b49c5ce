import Testing
import WaybillCore
import WaybillMapping

/// Files made to make a reader crash, hang or fill the memory.
@Suite(.timeLimit(.minutes(1))) struct YAMLHostileTests {
  private static let size = 1 << 18

  private static let attacks: [(name: String, piece: String, code: Diagnostic.Code)] = [
    ("nested flow lists", "[", .yamlLimit),
    ("nested flow tables", "{a: ", .yamlLimit),
    ("nested block lists", "- ", .yamlLimit),
    ("nested explicit keys", "? ", .yamlLimit),
    ("tag directives", "%TAG !a! x\n", .yamlDirective),
    ("documents", "--- a\n", .yamlDocuments),
    ("document ends", "a\n...\n", .yamlSyntax),
    ("anchors", "- &a b\n", .yamlAnchor),
    ("aliases", "- *a\n", .yamlAnchor),
    ("double keys", "a: b\n", .yamlDuplicateKey),
    ("quotes", "\"", .yamlSyntax),
    ("colons", "a: ", .yamlSyntax),
    ("NULs", "\0", .yamlCharacter),
  ]

  @Test(arguments: attacks.indices)
  func endsInADiagnosticSoon(index: Int) throws {
    let attack = Self.attacks[index]
    let bytes = Array(repeatElement(Array(attack.piece.utf8), count: Self.size / attack.piece.utf8.count).joined())
    let elapsed = ContinuousClock().measure {
      let thrown = #expect(throws: Diagnostics.self, "\(attack.name)") {
        try YAMLReader.read(bytes, file: "m.yaml")
      }
      #expect(thrown?.all.map(\.code).contains(attack.code) == true, "\(attack.name): \(thrown?.all.first as Any)")
    }
    #expect(elapsed < .seconds(10), "\(attack.name)")
  }

  @Test func hugeFileIsRefusedUnread() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 50_000_000)
    #expect(
      throws: Diagnostics([
        .init(.error, .yamlLimit, "the file must not be larger than 8388608 bytes", at: .init(file: "m.yaml"))
      ])
    ) {
      try YAMLReader.read(bytes, file: "m.yaml")
    }
  }

  @Test func anyCutAndAnyFlippedByteOfAFileIsReadOrRefused() throws {
    let text = "id: é\nread: {a: [b, 'c'], \"d\": |-\n  x}\nlist:\n- - a\n  - b: >\n      c\n\n? k\n: v\n"
    let bytes = Array(text.utf8)
    var state: UInt64 = 42
    for round in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var damaged = Array(bytes.prefix(round % bytes.count + 1))
      damaged[Int(state >> 33) % damaged.count] = UInt8(truncatingIfNeeded: state >> 56)
      do throws(Diagnostics) {
        _ = try YAMLReader.read(damaged, file: "m.yaml")
      } catch {
        #expect(!error.isEmpty)
        #expect(error.all.allSatisfy { $0.severity == .error && $0.place?.file == "m.yaml" })
      }
    }
  }
}
