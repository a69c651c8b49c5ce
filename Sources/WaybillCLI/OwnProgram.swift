import Glibc

/// The program that runs, for processes that do a part of its work.
enum OwnProgram {
  /// The path of its file, whatever it was called by.
  static func path() -> String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path)
  }
}
