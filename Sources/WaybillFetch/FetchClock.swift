import CLibCurl
import Glibc

/// The clock and the patience of a fetch, which tests replace.
package struct FetchClock: Sendable {
  /// The seconds since 1970, in UTC.
  package let now: @Sendable () -> Double
  /// Waits for some seconds.
  package let wait: @Sendable (Double) -> Void

  /// Makes a clock.
  package init(now: @escaping @Sendable () -> Double, wait: @escaping @Sendable (Double) -> Void) {
    self.now = now
    self.wait = wait
  }

  /// The machine's own.
  package static let real = FetchClock(
    now: { seconds(of: CLOCK_REALTIME) },
    wait: { seconds in
      var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
      var left = timespec()
      while nanosleep(&rest, &left) == -1, errno == EINTR { rest = left }
    })

  /// The seconds since some moment, which nobody can set back.
  static var steady: Double { seconds(of: CLOCK_MONOTONIC) }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The seconds since 1970 of a date as the web writes it; nil where it is none.
  static func date(_ text: String) -> Double? {
    let seconds = curl_getdate(text, nil)
    return seconds < 0 ? nil : Double(seconds)
  }
}
