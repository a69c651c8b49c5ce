/// Paths made to fit a line: what is cut is cut from the middle, for the name at the end tells most.
enum FittedPath {
  /// The path in at most `width` columns, with `…` for what was cut; whole folders are cut where that suffices.
  static func text(_ path: String, width: Int) -> String {
    let path = VisibleText.clean(path)
    if VisibleText.width(path) <= width { return path }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // An absolute path begins with an empty part.
    let start = parts.prefix(path.hasPrefix("/") ? 2 : 1).joined(separator: "/")
    for kept in stride(from: parts.count - 3, to: 0, by: -1) {
      let fitted = "\(start)/…/\(parts.suffix(kept).joined(separator: "/"))"
      if VisibleText.width(fitted) <= width { return fitted }
    }
    return cut(path, width: width)
  }

  /// Both ends of a text around `…`.
  private static func cut(_ text: String, width: Int) -> String {
    var (head, tail) = (text.prefix(max(0, width / 3)), text.suffix(max(0, width - width / 3 - 1)))
    // Wide characters may take two columns each.
    while VisibleText.width("\(head)…\(tail)") > width, !(head.isEmpty && tail.isEmpty) {
      if head.isEmpty { tail.removeFirst() } else { head.removeLast() }
    }
    return "\(head)…\(tail)"
  }
}
