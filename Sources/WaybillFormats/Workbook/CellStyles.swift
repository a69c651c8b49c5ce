import WaybillCore

/// What the formats of cells say of their contents, by the number of the format.
struct CellStyles {
  /// What a number stands for.
  fileprivate(set) var kinds: [NumberKind] = []
  /// The colour of the text: `FF0000`, or `theme 1`; empty where none is given.
  fileprivate(set) var colours: [String] = []
}

/// Reads the part with the formats of cells.
final class StyleHandler: XMLHandler {
  private let file: String

  init(_ file: String) { self.file = file }

  private enum Section {
    case none, codes, fonts, formats, palette
  }

  private var section = Section.none
  private var codes: [Int: NumberKind] = [:]
  /// The colour of each font, and the attributes that it is made of.
  private var fonts: [Colour] = []
  private var formats: [(number: Int, font: Int)] = []
  private var palette: [String] = []

  /// A colour as a font has it, before the palette is known.
  private enum Colour {
    case none
    case named(String)
    case indexed(Int)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmts" {
      section = .codes
    } else if name == "fonts" {
      section = .fonts
    } else if name == "cellXfs" {
      section = .formats
    } else if name == "indexedColors" {
      section = .palette
    } else if name == "numFmt", section == .codes {
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        codes[id] = NumberKind(code: code)
      }
    } else if name == "font", section == .fonts {
      fonts.append(.none)
    } else if name == "color", section == .fonts, !fonts.isEmpty {
      fonts[fonts.count - 1] = colour(attributes)
    } else if name == "rgbColor", section == .palette {
      palette.append(Self.rgb(attributes["rgb"] ?? ""))
    } else if name == "xf", section == .formats {
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append((number, attributes["fontId"].flatMap { Int($0) } ?? 0))
    }
    if max(codes.count, fonts.count, formats.count, palette.count) > WorkbookLimits.styles {
      fail(.workbookHasTooMany("formats of cells", in: file, limit: WorkbookLimits.styles))
    }
  }

  override func end(_ name: XMLName) {
    if name == "numFmts" || name == "fonts" || name == "cellXfs" || name == "indexedColors" { section = .none }
  }

  private func colour(_ attributes: XMLAttributes) -> Colour {
    if let rgb = attributes["rgb"] { return .named(Self.rgb(rgb)) }
    if let theme = attributes["theme"] { return .named("theme \(theme)") }
    return attributes["indexed"].flatMap { Int($0) }.map { .indexed($0) } ?? .none
  }

  /// Six digits, without those of the opacity.
  private static func rgb(_ text: String) -> String { String(text.suffix(6)).uppercased() }

  var styles: CellStyles {
    var styles = CellStyles()
    let palette = palette.isEmpty ? usualPalette : palette
    for format in formats {
      styles.kinds.append(codes[format.number] ?? NumberKind(builtIn: format.number))
      switch fonts.indices.contains(format.font) ? fonts[format.font] : .none {
      case .none: styles.colours.append("")
      case .named(let name): styles.colours.append(name)
      case .indexed(let place): styles.colours.append(palette.indices.contains(place) ? palette[place] : "")
      }
    }
    return styles
  }
}

/// The colours that a workbook without a palette of its own has by number; the first eight stand there twice.
private let usualPalette: [String] = {
  let first = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"]
  return first + first + [
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
  ]
}()
