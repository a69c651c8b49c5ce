public import WaybillCore

/// What a mapping makes of one row, step by step: nothing is computed for it that a run does not compute.
public struct Explanation: Sendable, Hashable {
  /// A cell of the row, under the header of its column.
  public struct Cell: Sendable, Hashable {
    public let header: String
    /// The mapping's name for the column; nil when the mapping leaves it aside.
    public let name: String?
    /// The text as the file has it, or as `fill_down` has filled it in.
    public let text: String
  }

  /// What one step left of a field's text.
  public struct Step: Sendable, Hashable {
    /// The step's key in mappings; `cell` or `const` for what the field begins with, and `trim`.
    public let name: String
    public let text: String

    /// Makes a step.
    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// How a field ended.
  public enum End: Sendable, Hashable {
    /// What the record says there, in its own words.
    case read(String)
    case absent
    case refused(Diagnostic.Code, String)
    /// The record is not made, for a reason that the mapping gives.
    case noRecord(String)
  }

  /// One field with all its steps.
  public struct Field: Sendable, Hashable {
    public let name: String
    public let steps: [Step]
    public let end: End
    /// The flags that the text leaves on the record.
    public let flags: [String]
  }

  /// One emit of a row.
  public struct Emit: Sendable, Hashable {
    /// The emit's place in the mapping, from 0.
    public let number: Int
    /// Its `when`; nil when it has none.
    public let condition: String?
    public let applies: Bool
    /// The fields that other emits do not share.
    public let fields: [Field]
  }

  /// The row, or one of the rows that `unpivot` makes of it.
  public struct Part: Sendable, Hashable {
    /// The header of the unpivoted column; nil where the row stays as it is.
    public let column: String?
    public let cells: [Cell]
    /// The reason of the `drop` that leaves the row aside; nothing else is said of it then.
    public let dropped: String?
    /// The ignored columns that do not hold what they are pinned to; they refuse the row.
    public let refusals: [String]
    /// The fields that every emit has.
    public let fields: [Field]
    public let emits: [Emit]
  }

  /// The line that the row begins on.
  public let line: Int
  /// The same, with the file and its sheet or member.
  public let place: Place
  public let parts: [Part]
}
