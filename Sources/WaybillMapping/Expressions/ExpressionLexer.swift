import WaybillCore

/// A word or sign that has a meaning of its own.
enum ExpressionSymbol: String {
  case and, or, not, `in`, `is`, missing
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case coalesce = "??"
  case open = "("
  case close = ")"
  case openList = "["
  case closeList = "]"
  case comma = ","
}

/// A piece of an expression, with the characters that it spans.
struct ExpressionToken {
  enum Kind: Equatable {
    case text(String)
    case number(Amount)
    case name(String)
    case symbol(ExpressionSymbol)
    case end
  }

  let kind: Kind
  let span: Range<Int>
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
  private let source: ExpressionSource
  private var position = 0
  private var tokens: [ExpressionToken] = []
  private var problems = Diagnostics()

  /// The tokens of an expression, the last of which is its end; throws all pieces that are none.
  static func tokens(of source: ExpressionSource) throws(Diagnostics) -> [ExpressionToken] {
    var lexer = ExpressionLexer(source: source)
    while lexer.position < source.characters.count { lexer.readToken() }
    try lexer.problems.throwIfErrors()
    lexer.add(.end, from: lexer.position)
    return lexer.tokens
  }

  private init(source: ExpressionSource) { self.source = source }

  private mutating func readToken() {
    let start = position
    let character = source.characters[start]
    switch character {
    case " ", "\t", "\n", "\r": position += 1
    case "'", "\"": readText(quote: character)
    case "0"..."9": readNumber()
    case _ where character == "_" || character.properties.isIDStart:
      let word = takeWord(also: "_")
      add(ExpressionSymbol(rawValue: word).map { .symbol($0) } ?? .name(word), from: start)
    default: readSign()
    }
  }

  private mutating func readText(quote: Unicode.Scalar) {
    let start = position
    guard let end = source.characters[(start + 1)...].firstIndex(of: quote) else {
      position = source.characters.count
      problems.add(.expressionOpenText(quote, at: source.place(start..<position)))
      return
    }
    position = end + 1
    add(.text(source.text(start + 1..<end)), from: start)
  }

  private mutating func readNumber() {
    let start = position
    let word = takeWord(also: ".")
    switch DecimalText().read(word.utf8.span) {
    case .success(let amount): add(.number(amount), from: start)
    case .failure(let refusal):
      problems.add(.expressionNumber(word, refusal, at: source.place(start..<position)))
    }
  }

  /// Takes letters and digits, and one more character that belongs to the word.
  private mutating func takeWord(also extra: Unicode.Scalar) -> String {
    let start = position
    let rest = source.characters[start...]
    position = rest.firstIndex { $0 != extra && !$0.properties.isIDContinue } ?? rest.endIndex
    return source.text(start..<position)
  }

  private mutating func readSign() {
    let start = position
    for length in [2, 1] where start + length <= source.characters.count {
      let sign = source.text(start..<start + length)
      if let symbol = ExpressionSymbol(rawValue: sign) {
        position += length
        return add(.symbol(symbol), from: start)
      }
      if let meant = Self.slips[sign] {
        position += length
        return problems.add(.expressionSlip(sign, meant: meant, at: source.place(start..<position)))
      }
    }
    position += 1
    problems.add(.expressionCharacter(source.text(start..<position), at: source.place(start..<position)))
  }

  /// Signs of other languages, and what they are here.
  private static let slips = ["=": "==", "<>": "!=", "&&": "and", "||": "or", "!": "not"]

  private mutating func add(_ kind: ExpressionToken.Kind, from start: Int) {
    tokens.append(ExpressionToken(kind: kind, span: start..<position))
  }
}
