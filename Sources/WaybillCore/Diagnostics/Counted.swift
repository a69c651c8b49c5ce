/// A number with its noun for a message, in the plural unless it is one: `1 row`, `2 rows`, `2 parties`.
///
/// - Parameter plural: the plural of a noun that has another than `s` behind it.
package func counted(_ count: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? "\(noun)s")"
}
