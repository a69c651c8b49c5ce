import Glibc

/// How files stood at one moment: when each was last changed, and how large it was.
///
/// Contents are not read, so that looking again and again costs next to nothing.
public struct FileStates: Equatable, Sendable {
  private struct State: Equatable {
    let device, file: UInt64
    let size, seconds, nanoseconds: Int64
  }

  /// Nil where nothing stands at the path.
  private let states: [String: State?]

  /// Looks at files and folders.
  public init(of paths: [String]) {
    states = Dictionary(paths.map { ($0, Self.state(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func state(of path: String) -> State? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return State(
      device: UInt64(status.st_dev), file: UInt64(status.st_ino), size: Int64(status.st_size),
      seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
  }
}
