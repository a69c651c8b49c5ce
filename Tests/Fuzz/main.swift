// One program for all targets: the first argument names one, the rest are libFuzzer's own.
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The target in hand; set once, before the first input.
nonisolated(unsafe) var target: FuzzTarget = FuzzTarget("none") { _ in }

func begin() -> CInt {
  let names = FuzzTarget.all.map(\.name)
  guard CommandLine.argc > 1, let name = CommandLine.arguments.dropFirst().first,
    let found = FuzzTarget.all.first(where: { $0.name == name })
  else {
    print(names.joined(separator: "\n"))
    return CommandLine.argc > 1 ? 2 : 0
  }
  target = found
  var arguments = CommandLine.unsafeArgv
  // The name of the target is no seed.
  arguments[1] = arguments[0]
  arguments += 1
  var count = CommandLine.argc - 1
  return arguments.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: Int(count)) { first in
    var first = first
    return withUnsafeMutablePointer(to: &first) { list in
      runFuzzer(&count, list) { bytes, size in
        target.run(UnsafeBufferPointer(start: bytes, count: size))
        return 0
      }
    }
  }
}

exit(begin())
