public import WaybillCore

/// Reads YAML as the project uses it: texts, lists and tables, each with its place, and nothing else.
///
/// Every scalar is a text, so `NO` stays `NO` and `1.10` keeps its zero; a key without a value has the empty text.
/// Tags, anchors, aliases, merge keys, directives and further documents are refused, as are keys that are given twice.
public enum YAMLReader {
  /// Reads the one document of a file.
  ///
  /// A text's place spans what is written of it, quotes included, when that is on one line; the place of a block
  /// text is its header, `|` or `>`, and has the length 1, as have lists and tables.
  ///
  /// - Parameters:
  ///   - bytes: The file in UTF-8, with or without a byte order mark.
  ///   - file: The file's name, for the places.
  /// - Throws: ``Diagnostics`` with all problems found: every tag, anchor and double key, and the first fault that
  ///   ends the reading (bad syntax, a limit).
  public static func read(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = .standard
  ) throws(Diagnostics) -> ConfigNode {
    guard bytes.count <= limits.bytes else {
      throw Diagnostics([.yamlTooLarge(limit: limits.bytes, at: Place(file: file))])
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    if text.isEmpty { throw Diagnostics([.yamlEmpty(at: Place(file: file))]) }
    if let fault = YAMLText.firstFault(in: text, file: file) { throw Diagnostics([fault]) }
    return try text.withUnsafeBufferPointer { buffer throws(Diagnostics) in
      var builder = YAMLTreeBuilder(text: buffer, file: file, limits: limits)
      return try builder.document()
    }
  }
}
