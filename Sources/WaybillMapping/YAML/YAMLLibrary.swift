import CLibYAML

/// The library with which YAML is read.
package enum YAMLLibrary {
  /// The version that the program runs with.
  package static var version: String { yaml_get_version_string().map { String(cString: $0) } ?? "" }
}
