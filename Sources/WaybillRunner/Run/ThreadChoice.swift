import FoundationEssentials

/// How many threads read a file.
public enum ThreadChoice: Sendable {
  /// As many as the machine runs at once, for files that are large enough.
  case automatic
  case chosen(Int)

  /// The variable of the environment that chooses where no option does.
  public static let variable = "WAYBILL_THREADS"
  /// How many threads can be chosen.
  public static let range = 1...256
  /// Smaller files are read by one thread before others have begun.
  private static let sizeForThreads: Int64 = 1 << 20

  /// What an option says, else the environment, else the machine.
  init(_ option: Int?) {
    let stated = option ?? Self.inEnvironment.flatMap { Int($0) }
    self = stated.map { .chosen(min(max(Self.range.lowerBound, $0), Self.range.upperBound)) } ?? .automatic
  }

  /// What the environment says; nil where it says nothing.
  public static var inEnvironment: String? { ProcessInfo.processInfo.environment[variable] }

  /// How many threads read a file of so many bytes.
  func threads(forBytes size: Int64) -> Int {
    switch self {
    case .chosen(let count): count
    case .automatic: size < Self.sizeForThreads ? 1 : max(1, ProcessInfo.processInfo.activeProcessorCount)
    }
  }
}
