import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// An explanation as a person or a program reads it.
enum ExplainText {
  static func plain(_ explanation: Explanation) -> String {
    var lines = ["\(explanation.place)"]
    for (number, part) in explanation.parts.enumerated() {
      // Unpivoted rows have the same cells.
      if number == 0 { lines += ["", "cells"] + cells(part.cells) }
      lines += [""] + (part.column.map { ["column '\($0)'"] } ?? [])
      lines += part.dropped.map { ["dropped: \($0)"] } ?? fields(of: part)
    }
    return lines.joined(separator: "\n")
  }

  private static func cells(_ cells: [Explanation.Cell]) -> [String] {
    TextTable.lines(cells.map { [$0.name ?? "(ignored)", "'\($0.header)'", "'\($0.text)'"] }, indent: 2)
  }

  private static func fields(of part: Explanation.Part) -> [String] {
    var lines = part.refusals.map { "refused: \($0)" }
    lines += ["every record"] + part.fields.flatMap(self.lines)
    for emit in part.emits where part.emits.count > 1 || emit.condition != nil {
      let condition = emit.condition.map { emit.applies ? ", when \($0)" : ", skipped: not (\($0))" } ?? ""
      lines += ["emit \(emit.number)\(condition)"] + emit.fields.flatMap(self.lines)
    }
    return lines
  }

  private static func lines(_ field: Explanation.Field) -> [String] {
    let flags = field.flags.isEmpty ? [] : [["leaves", field.flags.joined(separator: ", ")]]
    let rows = field.steps.map { [$0.name, "'\($0.text)'"] } + [end(field.end)] + flags
    return ["  \(field.name)"] + TextTable.lines(rows, indent: 4)
  }

  private static func end(_ end: Explanation.End) -> [String] {
    switch end {
    case .read(let words): ["read", words]
    case .absent: ["absent"]
    case .refused(let code, let message): ["refused", "\(message) [\(code.rawValue)]"]
    case .noRecord(let reason): ["no record", reason]
    }
  }

  static func json(_ explanation: Explanation) -> String {
    EncodedText.of(Shown(line: explanation.line, parts: explanation.parts.map(Part.init)))
  }

  private struct Shown: Encodable {
    let line: Int
    let parts: [Part]
  }

  private struct Part: Encodable {
    let column, dropped: String?
    let refusals: [String]
    let cells: [Cell]
    let fields: [Field]
    let emits: [Emit]

    init(_ part: Explanation.Part) {
      column = part.column
      dropped = part.dropped
      refusals = part.refusals
      cells = part.cells.map { Cell(header: $0.header, name: $0.name, text: $0.text) }
      fields = part.fields.map(Field.init)
      emits = part.emits.map {
        Emit(number: $0.number, when: $0.condition, applies: $0.applies, fields: $0.fields.map(Field.init))
      }
    }
  }

  private struct Cell: Encodable {
    let header: String
    let name: String?
    let text: String
  }

  private struct Emit: Encodable {
    let number: Int
    let when: String?
    let applies: Bool
    let fields: [Field]
  }

  private struct Step: Encodable {
    let step, text: String
  }

  private struct Field: Encodable {
    let name: String
    let steps: [Step]
    let end: String
    let text, code: String?
    let flags: [String]

    init(_ field: Explanation.Field) {
      name = field.name
      steps = field.steps.map { Step(step: $0.name, text: $0.text) }
      flags = field.flags
      let words = ExplainText.end(field.end)
      end = words[0]
      switch field.end {
      case .read(let said), .noRecord(let said): (text, code) = (said, nil)
      case .absent: (text, code) = (nil, nil)
      case .refused(let refusal, let message): (text, code) = (message, refusal.rawValue)
      }
    }
  }
}
