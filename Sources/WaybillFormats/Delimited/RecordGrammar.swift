import WaybillCore

/// What a record of delimited text is: where its cells are, and where it ends.
///
/// A quote opens a quoted cell only as its first byte; there, two quotes stand for one, and delimiters and line feeds
/// are text. Everywhere else a quote is text. LF and CRLF end a record, and so does a CR at the end of the source.
///
/// The answer depends on the bytes from the record's start on and on nothing else. Where they end too early to tell
/// and are not the last, it is ``Outcome/incomplete``; so the size of the blocks never shows.
struct RecordGrammar: Sendable {
  var delimiter: UInt8
  /// The quote, or a value that no byte has.
  let quote: UInt16
  /// The most bytes between two quotes.
  let quotedLimit: Int
  /// The most bytes of a record.
  let recordLimit: Int

  init(_ options: DelimitedOptions) {
    delimiter = options.delimiter
    quote = options.quote.map(UInt16.init) ?? UInt16.max
    // Offsets in a batch have 32 bits, and UTF-8 may take three bytes for one of another encoding.
    recordLimit = min(max(1, options.limits.record), 1 << 28)
    quotedLimit = min(max(0, options.limits.quotedCell), recordLimit)
  }

  struct Record {
    /// Where the record ends, before its line end.
    var end = 0
    /// Where the next record starts.
    var next = 0
    var cellCount = 0
    /// Where the first cell starts for which there was no room, its quote included.
    var surplus: Int?
    /// The line feeds inside quotes.
    var innerLines = 0
    /// Whether a cell has doubled quotes.
    var isEscaped = false
  }

  enum Outcome {
    case record(Record)
    case fault(Fault)
    case incomplete
  }

  /// A record that breaks a rule, and the byte that reading resumes behind, on the next line.
  struct Fault {
    enum Rule { case textAfterQuote, unclosedQuote, longQuote, longRecord }

    var rule: Rule
    /// The opening quote of the cell that is wrong; the start of a record that is too long.
    var position: Int
  }

  /// Reads the record that starts at a byte, and the ends of as many cells as there is room for.
  ///
  /// - Parameter isLast: whether the source ends where the text does.
  @inline(__always)
  func record(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, isLast: Bool,
    cells: UnsafeMutableBufferPointer<RowBatch.Cell>
  ) -> Outcome {
    // The longest record may be followed by CR before its LF.
    let bound = min(text.count, start + recordLimit + 1)
    var record = Record()
    var position = start
    while true {
      let opening = position
      if position < text.count, UInt16(text[position]) == quote {
        switch closingQuote(in: text, opening: opening, recordStart: start, isLast: isLast, &record) {
        case .closed(let closing): position = closing + 1
        case .fault(let fault): return .fault(fault)
        case .incomplete: return .incomplete
        }
        record.add(opening + 1, position - 1, from: opening, to: cells)
      } else {
        while position < bound, text[position] != delimiter, text[position] != lineFeed { position += 1 }
        let mayEnd = position == text.count ? isLast : text[position] == lineFeed
        if mayEnd, position > opening, text[position - 1] == carriageReturn { position -= 1 }
        record.add(opening, position, from: opening, to: cells)
      }
      if position < text.count {
        if position - start > recordLimit { return .fault(Fault(rule: .longRecord, position: start)) }
        if text[position] == delimiter {
          position += 1
          continue
        }
      }
      switch lineEnd(in: text, at: position, isLast: isLast) {
      case .found(let next):
        if position - start > recordLimit { return .fault(Fault(rule: .longRecord, position: start)) }
        record.end = position
        record.next = next
        return .record(record)
      case .none: return .fault(Fault(rule: .textAfterQuote, position: opening))
      case .incomplete: return .incomplete
      }
    }
  }

  /// Finds the start of the line after one that says nothing: it has only empty cells, or spaces and tabs.
  ///
  /// - Parameter delimiters: whether a line with delimiters may say nothing.
  func lineAfterBlank(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, isLast: Bool, delimiters: Bool = true
  ) -> Search {
    let bound = min(text.count, start + recordLimit)
    var position = start
    while position < bound {
      let byte = text[position]
      guard byte == delimiter ? delimiters : byte == space || byte == tab else { break }
      position += 1
    }
    return lineEnd(in: text, at: position, isLast: isLast)
  }

  /// What was looked for: found with its position, not there, or not to be told before more of the text is known.
  enum Search {
    case found(Int)
    case none
    case incomplete
  }

  /// Finds the start of the next line where a line end, or the end of the source, is at a byte.
  private func lineEnd(in text: UnsafeBufferPointer<UInt8>, at position: Int, isLast: Bool) -> Search {
    if position == text.count { return isLast ? .found(position) : .incomplete }
    if text[position] == lineFeed { return .found(position + 1) }
    guard text[position] == carriageReturn else { return .none }
    if position + 1 == text.count { return isLast ? .found(position + 1) : .incomplete }
    return text[position + 1] == lineFeed ? .found(position + 2) : .none
  }

  private enum Quoted {
    case closed(at: Int)
    case fault(Fault)
    case incomplete
  }

  private func closingQuote(
    in text: UnsafeBufferPointer<UInt8>, opening: Int, recordStart: Int, isLast: Bool, _ record: inout Record
  ) -> Quoted {
    var position = opening + 1
    while true {
      if position - recordStart > recordLimit { return .fault(Fault(rule: .longRecord, position: recordStart)) }
      if position - opening > quotedLimit + 1 { return .fault(Fault(rule: .longQuote, position: opening)) }
      if position == text.count {
        return isLast ? .fault(Fault(rule: .unclosedQuote, position: opening)) : .incomplete
      }
      if UInt16(text[position]) != quote {
        if text[position] == lineFeed { record.innerLines += 1 }
        position += 1
      } else if position + 1 < text.count, UInt16(text[position + 1]) == quote {
        record.isEscaped = true
        position += 2
      } else {
        // At the end of an unfinished text another quote may follow; but then the record is incomplete anyhow.
        return .closed(at: position)
      }
    }
  }
}

extension RecordGrammar.Record {
  /// Counts a cell, and keeps its ends where there is room.
  @inline(__always)
  fileprivate mutating func add(
    _ start: Int, _ end: Int, from opening: Int, to cells: UnsafeMutableBufferPointer<RowBatch.Cell>
  ) {
    if cellCount < cells.count {
      cells[cellCount] = RowBatch.Cell(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    } else if surplus == nil {
      surplus = opening
    }
    cellCount += 1
  }
}
