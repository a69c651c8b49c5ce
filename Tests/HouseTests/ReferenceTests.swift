import Testing
import WaybillCore
import WaybillRunner
import WaybillTesting

/// The pages of the reference are what the specification says.
@Suite struct ReferenceTests {
  @Test(arguments: Specification.allCases)
  func thePageIsTheSpecifications(specification: Specification) throws {
    let page = specification.reference(try Registry(House.plugins))
    try expectContent(page, ofFile: "\(House.root)docs/\(specification.rawValue)-reference.md")
  }

  /// Every key that comes with the program says what its value is, and what it does in whole sentences.
  @Test(arguments: Specification.allCases)
  func everyKeyIsDescribed(specification: Specification) throws {
    for section in Self.sections(specification.section(try Registry(House.plugins))) {
      #expect(section.help.hasSuffix("."), "\(section.id)")
      for key in section.keys {
        #expect(key.help.hasSuffix(".") && key.help.first?.isLowercase != true, "\(section.id): \(key.name)")
        #expect(!Self.isProse(key.shape), "\(section.id): \(key.name)")
      }
      #expect(Set(section.keys.map(\.name)).count == section.keys.count, "\(section.id)")
    }
  }

  /// What the rules of a table name are keys of it.
  @Test(arguments: Specification.allCases)
  func rulesNameKeys(specification: Specification) throws {
    for section in Self.sections(specification.section(try Registry(House.plugins))) {
      let keys = Set(section.keys.map(\.name))
      for rule in section.rules {
        let named: [String] =
          switch rule {
          case .exactlyOne(let names), .atLeastOne(let names), .atMostOne(let names), .hereOrShared(let names, _): names
          case .only(let names, let other, _): names + [other]
          case .needs(let name, let other, _): [name, other]
          }
        #expect(keys.isSuperset(of: named), "\(section.id): \(rule)")
      }
    }
  }

  /// A section and all under it.
  private static func sections(_ section: OptionSection) -> [OptionSection] {
    [section] + section.keys.flatMap { tables($0.shape).flatMap(sections) }
      + (section.variants?.all ?? []).flatMap { sections($0.section) }
  }

  private static func tables(_ shape: OptionShape) -> [OptionSection] {
    switch shape {
    case .table(let section): [section]
    case .list(let shape, _), .entries(let shape, _): tables(shape)
    case .anyOf(let shapes): shapes.flatMap(tables)
    default: []
    }
  }

  private static func isProse(_ shape: OptionShape) -> Bool {
    switch shape {
    case .described: true
    case .list(let shape, _), .entries(let shape, _): isProse(shape)
    case .anyOf(let shapes): shapes.contains(where: isProse)
    default: false
    }
  }
}
