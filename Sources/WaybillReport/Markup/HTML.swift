/// A piece of a page in which everything that is interpolated as text has been escaped.
///
/// Literals are markup; an interpolated `String` is text, an interpolated ``HTML`` stays what it is:
///
///     let row: HTML = "<td>\(name)</td>"
struct HTML: ExpressibleByStringInterpolation {
  /// The markup.
  private(set) var markup: String

  init(stringLiteral value: String) { markup = value }

  init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  /// Collects literals and what stands between them.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { markup += literal }

    mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }

    mutating func appendInterpolation(_ pieces: [HTML]) {
      markup += pieces.map(\.markup).joined(separator: "\n")
    }

    mutating func appendInterpolation(joined pieces: [HTML]) {
      for piece in pieces { markup += piece.markup }
    }
  }

  static let nothing: HTML = ""

  /// Pieces below each other; those without markup are left out.
  static func lines(_ pieces: [HTML]) -> HTML {
    let filled = pieces.filter { !$0.markup.isEmpty }
    return "\(filled)"
  }

  /// A section with its heading.
  static func section(_ anchor: String, _ title: String, _ contents: HTML) -> HTML {
    """
    <section id="\(anchor)">
    <h2>\(title)</h2>
    \(contents)
    </section>
    """
  }

  /// Words of a file or a publisher, which are in English whatever the page's language is.
  static func inEnglish(_ text: String, on edition: Edition) -> HTML {
    edition.language == .english ? "\(text)" : "<span lang=\"en\">\(text)</span>"
  }

  /// The text with what HTML gives a meaning replaced, fit for content and for quoted attributes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.clean(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A table that scrolls by itself where the page is narrower; `sortable` ones are sorted and filtered by the script.
  static func table(caption: String, style: String = "", head: [HTML], rows: [HTML]) -> HTML {
    let attribute: HTML = style.isEmpty ? .nothing : " class=\"\(style)\""
    return """
      <div class="scroll" role="group" aria-label="\(caption)" tabindex="0">
      <table\(attribute)>
      <caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      </div>
      """
  }

  /// A heading of a column; `numeric` columns are set to the right.
  static func head(_ text: String, numeric: Bool = false) -> HTML {
    numeric ? "<th scope=\"col\" class=\"n\">\(text)</th>" : "<th scope=\"col\">\(text)</th>"
  }

  /// A link, or the text alone where it is not an address of the web.
  static func link(_ address: String) -> HTML {
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    return isWeb ? "<a href=\"\(address)\">\(address)</a>" : "\(address)"
  }
}
