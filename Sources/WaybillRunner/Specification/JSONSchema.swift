import WaybillCore
import WaybillReport

/// Writes a specification as a JSON Schema.
///
/// An editor reads a YAML scalar such as `1` or `true` as a number or a boolean, where the program reads a text; so texts may
/// be any scalar. What a schema cannot say, such as the syntax of expressions, it leaves to the program: what the program
/// takes, the schema takes too.
struct JSONSchema {
  typealias Members = [(name: String, value: JSONText)]

  private var definitions: [(section: OptionSection, name: String, value: JSONText)] = []

  /// The schema of one file, as text.
  mutating func document(_ section: OptionSection, title: String) -> String {
    let root = object(section, keys: section.keys)
    var members: Members = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)),
      ("description", .string(section.help)),
    ]
    members += root
    members.append(("$defs", .object(definitions.map { ($0.name, $0.value) })))
    return JSONText.object(members).document
  }

  /// A reference to the definition of a section, which is made when it is not there.
  private mutating func reference(
    _ section: OptionSection, keys: (OptionSection) -> [OptionSpec] = { $0.keys }
  ) -> Members {
    let name: String
    if let known = definitions.first(where: { $0.section == section }) {
      name = known.name
    } else {
      // Two plugins may use one id for sections of their own.
      let taken = definitions.count { $0.section.id == section.id }
      name = taken == 0 ? section.id : "\(section.id)-\(taken + 1)"
      definitions.append((section, name, .null))
      let place = definitions.count - 1
      let described: Members = [("description", .string(section.help))]
      definitions[place].value = .object(described + object(section, keys: keys(section)))
    }
    return [("$ref", .string("#/$defs/\(name)"))]
  }

  private mutating func object(_ section: OptionSection, keys: [OptionSpec]) -> Members {
    var properties: Members = []
    for key in keys {
      properties.append((key.name, .object([("description", .string(key.help))] + schema(of: key.shape))))
    }
    var members: Members = [("type", "object"), ("properties", .object(properties))]
    let required = keys.filter(\.required).map(\.name)
    if !required.isEmpty { members.append(("required", Self.strings(required))) }
    var conditions = section.rules.compactMap(Self.condition) + Self.sharedFields(of: keys)
    if let variants = section.variants, !variants.all.isEmpty {
      // Each variant closes the set of keys; without one the word itself is wrong.
      for variant in variants.all {
        let any = JSONText.array(variants.keys.map { .object(Self.having($0, words: [variant.word])) })
        conditions.append(
          .object([
            ("if", .object([("anyOf", any)])),
            ("then", .object(reference(variant.section) { section.keys(of: $0) })),
          ]))
      }
    } else {
      members.append(("additionalProperties", .boolean(false)))
    }
    if !conditions.isEmpty { members.append(("allOf", .array(conditions))) }
    return members
  }

  private mutating func schema(of shape: OptionShape) -> Members {
    switch shape {
    case .text, .named(_, pattern: nil): return [Self.types("string", "number", "boolean", "null")]
    case .named(_, let pattern?):
      return [Self.types("string", "number"), ("pattern", .string("^(?:\(pattern))$"))]
    case .character:
      return [Self.types("string", "number"), ("minLength", .integer(1)), ("maxLength", .integer(1))]
    case .pattern: return [Self.types("string", "number")]
    case .choice(let words):
      return words.isEmpty ? [("not", .object([]))] : [("enum", .array(words.flatMap(Self.scalars)))]
    case .integer(let least, let most):
      return [Self.types("integer", "string"), ("minimum", .integer(least))]
        + (most.map { [("maximum", .integer($0))] } ?? []) + [("pattern", "^[+-]?[0-9]+$")]
    case .number(let bound):
      return [Self.types("number", "string"), ("pattern", #"^[+-]?[0-9]*\.?[0-9]*$"#)] + Self.bounds(bound)
    case .list(let shape, _): return [("type", "array"), ("items", .object(schema(of: shape)))]
    case .table(let section): return reference(section)
    case .entries(let shape, _): return [("type", "object"), ("additionalProperties", .object(schema(of: shape)))]
    case .anyOf(let shapes):
      var schemas: [JSONText] = []
      for shape in shapes { schemas.append(.object(schema(of: shape))) }
      return [("anyOf", .array(schemas))]
    case .described: return []
    }
  }
}

extension JSONSchema {
  /// What a rule asks of the table that it stands in; nil for what is asked of the table around it.
  private static func condition(_ rule: OptionRule) -> JSONText? {
    switch rule {
    case .exactlyOne(let keys): .object([("oneOf", .array(keys.map { .object(having($0)) }))])
    case .atLeastOne(let keys): .object([("anyOf", .array(keys.map { .object(having($0)) }))])
    case .atMostOne(let keys):
      .object([
        (
          "not",
          .object([
            (
              "anyOf",
              .array(
                keys.indices.flatMap { i in
                  keys[..<i].map { .object([("required", strings([$0, keys[i]]))]) }
                })
            )
          ])
        )
      ])
    case .only(let keys, let other, let words):
      .object([
        ("if", .object([("anyOf", .array(keys.map { .object(having($0)) }))])),
        ("then", .object(having(other, words: words))),
      ])
    case .needs(let key, let other, let word):
      .object([
        ("if", .object(having(other, words: word.map { [$0] } ?? []))), ("then", .object(having(key))),
      ])
    case .hereOrShared: nil
    }
  }

  /// The keys that every table of a list has, or the table that these share.
  private static func sharedFields(of keys: [OptionSpec]) -> [JSONText] {
    keys.flatMap { list -> [JSONText] in
      guard case .list(.table(let element), _) = list.shape else { return [] }
      return element.rules.flatMap { rule -> [JSONText] in
        guard case .hereOrShared(let names, let shared) = rule else { return [] }
        return names.map { name in
          let inShared = JSONText.object([(shared, .object(having(name)))])
          let inAll = JSONText.object([(list.name, .object([("items", .object(having(name)))]))])
          return .object([
            (
              "anyOf",
              .array([
                .object([("properties", inShared), ("required", strings([shared]))]), .object([("properties", inAll)]),
              ])
            )
          ])
        }
      }
    }
  }

  /// A key that is there, perhaps with one of some words.
  private static func having(_ key: String, words: [String] = []) -> Members {
    let values = JSONText.object([(key, .object([("enum", .array(words.flatMap(scalars)))]))])
    return (words.isEmpty ? [] : [("properties", values)]) + [("required", strings([key]))]
  }

  /// A word as an editor may read it: as a text, and as what YAML takes it for.
  private static func scalars(_ word: String) -> [JSONText] {
    switch word {
    case "": [.string(word), .null]
    case "true", "false": [.string(word), .boolean(word == "true")]
    default: Int(word).map { [.string(word), .integer($0)] } ?? [.string(word)]
    }
  }

  private static func bounds(_ bound: OptionShape.NumberBound) -> Members {
    switch bound {
    case .none: []
    case .aboveZero: [("exclusiveMinimum", .integer(0))]
    case .zeroToOne: [("minimum", .integer(0)), ("maximum", .integer(1))]
    }
  }

  private static func types(_ types: String...) -> (name: String, value: JSONText) { ("type", strings(types)) }

  private static func strings(_ texts: [String]) -> JSONText { .array(texts.map { .string($0) }) }
}
