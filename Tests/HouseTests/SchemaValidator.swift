import FoundationEssentials
import WaybillFormats

/// A JSON value.
indirect enum JSON: Equatable, Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .boolean(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// Validates against the part of JSON Schema 2020-12 that the program writes; any other keyword is a problem.
struct SchemaValidator {
  let root: JSON

  /// What is wrong with a value, each with the path to it; empty when it is valid.
  func problems(_ value: JSON) -> [String] { problems(value, root, at: "") }

  private func problems(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(path): no schema"] }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, argument in
      check(keyword, argument, value, schema, path).map { "\(path.isEmpty ? "/" : path): \($0)" }
        + nested(keyword, argument, value, schema, path)
    }
  }

  /// The problems of the value itself.
  private func check(_ keyword: String, _ argument: JSON, _ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    func unless(_ holds: Bool, _ words: String) -> [String] { holds ? [] : [words] }
    func isValid(_ schema: JSON) -> Bool { problems(value, schema, at: path).isEmpty }
    switch keyword {
    case "$schema", "$defs", "title", "description", "if", "then", "$ref", "properties", "items", "allOf": return []
    case "type":
      let types = argument.text.map { [$0] } ?? argument.elements.compactMap(\.text)
      return unless(types.contains { Self.isOf($0, value) }, "not of \(types)")
    case "enum": return unless(argument.elements.contains(value), "\(value) is none of the words")
    case "pattern":
      guard let text = value.text, let pattern = argument.text.flatMap({ try? Pattern($0) }) else { return [] }
      return unless(pattern.matches(text), "'\(text)' does not match")
    case "minLength": return unless((value.text?.count ?? .max) >= Int(argument.number ?? 0), "too short")
    case "maxLength": return unless((value.text?.count ?? 0) <= Int(argument.number ?? 0), "too long")
    case "minimum": return unless(value.number ?? .infinity >= argument.number ?? 0, "too small")
    case "maximum": return unless(value.number ?? -.infinity <= argument.number ?? 0, "too great")
    case "exclusiveMinimum": return unless(value.number ?? .infinity > argument.number ?? 0, "too small")
    case "required":
      guard case .object(let members) = value else { return [] }
      return argument.elements.compactMap(\.text).filter { members[$0] == nil }.map { "'\($0)' is missing" }
    case "additionalProperties":
      guard argument == .boolean(false), case .object(let members) = value else { return [] }
      return members.keys.sorted().filter { schema["properties"]?[$0] == nil }.map { "unknown key '\($0)'" }
    case "anyOf": return unless(argument.elements.contains(where: isValid), "fits none")
    case "oneOf": return unless(argument.elements.count(where: isValid) == 1, "does not fit exactly one")
    case "not": return unless(!isValid(argument), "fits what it must not")
    default: return ["'\(keyword)' is not known to the validator"]
    }
  }

  /// The problems of what is in the value, and of what other schemas say of it.
  private func nested(
    _ keyword: String, _ argument: JSON, _ value: JSON, _ schema: JSON, _ path: String
  ) -> [String] {
    switch (keyword, argument, value) {
    case ("$ref", .string(let name), _):
      let definition = root["$defs"]?[String(name.dropFirst("#/$defs/".count))]
      return definition.map { problems(value, $0, at: path) } ?? ["\(path): no definition \(name)"]
    case ("if", _, _):
      guard problems(value, argument, at: path).isEmpty else { return [] }
      return schema["then"].map { problems(value, $0, at: path) } ?? []
    case ("allOf", .array(let schemas), _): return schemas.flatMap { problems(value, $0, at: path) }
    case ("properties", .object(let schemas), .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { key, value in
        schemas[key].map { problems(value, $0, at: "\(path)/\(key)") } ?? []
      }
    case ("additionalProperties", .object, .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { problems($1, argument, at: "\(path)/\($0)") }
    case ("items", _, .array(let elements)):
      return elements.enumerated().flatMap { problems($1, argument, at: "\(path)/\($0)") }
    default: return []
    }
  }

  private static func isOf(_ type: String, _ value: JSON) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .boolean), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
