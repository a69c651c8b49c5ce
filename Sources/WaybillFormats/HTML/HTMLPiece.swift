/// A piece of a page: a paragraph, a container, or a row of a table.
public struct HTMLPiece: Sendable, Hashable {
  /// What a piece is.
  public enum Kind: Sendable, Hashable {
    /// A container begins, such as a `div`.
    case container
    /// A text outside of tables, up to where its paragraph, heading or container ends or another begins.
    case text
    /// A table begins.
    case table
    /// A row of the table that began last and has not ended.
    case row
    /// That table ends.
    case tableEnd
  }

  public var kind: Kind
  /// The element in lower case: of a text, the innermost one that is no mere mark-up within a line.
  public var element: String
  /// The classes of the element, with blanks between them.
  public var classes: String
  /// The `id` of the element.
  public var id: String
  /// Where the text stands in ``HTMLPieces/bytes``; empty for all but texts.
  public var text: Range<Int>
  /// Where the cells of a row stand in ``HTMLPieces/cells``.
  public var cells: Range<Int>
  /// The line and the column where the text, or the row's first cell, begins; for others, behind the tag.
  public var line: Int
  public var column: Int

  /// Whether the element has a class.
  public func has(_ name: String) -> Bool { classes.split(separator: " ").contains { $0 == name } }
}

/// A cell of a row; one that spans several columns or rows is a cell in each of them.
public struct HTMLCell: Sendable, Hashable {
  /// Which part of a cell stands here.
  public enum Part: Sendable, Hashable {
    case whole
    /// Goes on from the column at the left.
    case fromLeft
    /// Goes on from the row above.
    case fromAbove
  }

  /// Where the text stands in ``HTMLPieces/bytes``.
  public var text: Range<Int>
  public var part: Part
  /// Whether the cell is a heading (`th`).
  public var isHeading: Bool
  /// The line and the column where the cell's text begins in the file.
  public var line: Int
  public var column: Int
}
