import CLibCurl
import Glibc

/// Keeps the signal of a broken pipe from ending the program while a connection is written to.
enum SignalMask {
  /// Calls `body`; what this thread is signalled of a broken pipe is forgotten.
  static func withoutBrokenPipe<R>(_ body: () -> R) -> R {
    var pipe = sigset_t()
    var before = sigset_t()
    var pending = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let result = body()
    if !wasPending {
      var none = timespec()
      while sigtimedwait(&pipe, nil, &none) == -1, errno == EINTR {}
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return result
  }
}
