import FoundationEssentials

/// A message of a program: one JSON object on one line, with the keys of its type and no others.
enum ProgramMessage: Decodable {
  /// One option that a program knows.
  struct Option: Decodable {
    let name, help: String
    let required: Bool?
  }

  struct Layout: Decodable {
    let table: String?
    let columns: [String]
    let header: Header?
    let captures: [String: String]?
  }

  struct Header: Decodable { let line, column: Int }

  struct Fault: Decodable {
    let code, message: String
    let line: Int
    let column: Int?
    let text: String?
  }

  struct Done: Decodable {
    let rows, faults: Int
    let sha256: String
  }

  case hello(protocol: Int, id: String, title: String)
  case spec([Option])
  case layout(Layout)
  case row(line: Int, cells: [String])
  case fault(Fault)
  case error(message: String, line: Int?)
  case done(Done)

  /// The types, with the keys that each may have besides `type`.
  private static let keys: [String: Set<String>] = [
    "hello": ["protocol", "id", "title"], "spec": ["options"],
    "layout": ["table", "columns", "header", "captures"], "row": ["line", "cells"],
    "fault": ["code", "message", "line", "column", "text"], "error": ["message", "line"],
    "done": ["rows", "faults", "sha256"],
  ]

  private struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let table = try decoder.container(keyedBy: Key.self)
    let type = try table.decode(String.self, forKey: "type")
    guard let keys = Self.keys[type] else { throw MessageError.unknownType(type, known: Self.keys.keys.sorted()) }
    // The decoder gives the keys in an order that changes from run to run.
    if let key = table.allKeys.lazy.map(\.stringValue).filter({ $0 != "type" && !keys.contains($0) }).min() {
      throw MessageError.unknownKey(key, type: type, known: keys.sorted())
    }
    switch type {
    case "row":
      self = .row(
        line: try table.decode(Int.self, forKey: "line"), cells: try table.decode([String].self, forKey: "cells"))
    case "hello":
      self = .hello(
        protocol: try table.decode(Int.self, forKey: "protocol"), id: try table.decode(String.self, forKey: "id"),
        title: try table.decode(String.self, forKey: "title"))
    case "spec": self = .spec(try table.decode([Option].self, forKey: "options"))
    case "layout": self = .layout(try Layout(from: decoder))
    case "fault": self = .fault(try Fault(from: decoder))
    case "error":
      self = .error(
        message: try table.decode(String.self, forKey: "message"),
        line: try table.decodeIfPresent(Int.self, forKey: "line"))
    default: self = .done(try Done(from: decoder))
    }
  }

  /// The word for the message, as its `type` gives it.
  var type: String {
    switch self {
    case .hello: "hello"
    case .spec: "spec"
    case .layout: "layout"
    case .row: "row"
    case .fault: "fault"
    case .error: "error"
    case .done: "done"
    }
  }
}

/// Why a line is no message.
enum MessageError: Error, Equatable {
  case notJSON
  case unknownType(String, known: [String])
  case unknownKey(String, type: String, known: [String])
  case missing(String)
  case wrongValue(String)

  /// The reason that the decoder gives, in the terms of the protocol.
  init(_ error: any Error) {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      (context.codingPath + [last].compactMap { $0 }).map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
        .joined(separator: " ")
    }
    switch error {
    case let own as MessageError: self = own
    case DecodingError.keyNotFound(let key, let context): self = .missing(path(context, key))
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      self = .wrongValue(path(context))
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty: self = .wrongValue(path(context))
    default: self = .notJSON
    }
  }
}
