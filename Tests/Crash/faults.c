// A library to preload, which counts the calls that change files below one folder and makes the k-th of them fail.
//
//   FAULT_UNDER   the folder; calls on other files are neither counted nor touched
//   FAULT_AT      the number of the call, from 1; 0 for none
//   FAULT_KIND    kill    the process is killed in place of the call
//                 torn    half of what is written reaches the file, then the process is killed
//                 short   half of what is written reaches the file, and the call says so
//                 eio     the call fails with an input/output error, once
//                 broken  the same, and so does every later call
//                 full    from this call on there is no room: nothing can be written, made or lengthened
//   FAULT_LOG     a file that gets a line for each call: its number, its name, how much it writes, its file
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NONE, KILL, TORN, SHORT, EIO_ONCE, BROKEN, FULL };
enum verdict { PASS, FAIL, HALF, HALF_AND_KILL };

static atomic_long calls;
static long at;
static enum kind kind;
static char under[PATH_MAX];
static size_t under_length;
static int log_descriptor = -1;

__attribute__((constructor)) static void begin(void) {
  static const char *const names[] = {"", "kill", "torn", "short", "eio", "broken", "full"};
  const char *folder = getenv("FAULT_UNDER"), *number = getenv("FAULT_AT"), *name = getenv("FAULT_KIND");
  const char *log = getenv("FAULT_LOG");
  if (folder) snprintf(under, sizeof under, "%s/", folder);
  under_length = strlen(under);
  at = number ? atol(number) : 0;
  for (int index = 1; name && index <= FULL; index++)
    if (!strcmp(name, names[index])) kind = index;
  if (log) log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int counts(const char *path) { return under_length && !strncmp(path, under, under_length); }

// The path of a call as an absolute one.
static void resolve(int folder, const char *path, char *out) {
  out[0] = 0;
  if (!path) return;
  if (path[0] == '/') {
    snprintf(out, PATH_MAX, "%s", path);
    return;
  }
  char base[PATH_MAX] = "", link[64];
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    base[length < 0 ? 0 : length] = 0;
  }
  if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) out[0] = 0;
}

static void path_of(int descriptor, char *out) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, out, PATH_MAX - 1);
  out[length < 0 ? 0 : length] = 0;
}

// Counts a call and says what becomes of it; `grows` where it needs room on the disk.
static enum verdict judge(const char *name, const char *path, size_t size, int writes, int grows) {
  if (!counts(path)) return PASS;
  int saved = errno;
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (log_descriptor >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld\t%s\t%zu\t%s\n", number, name, size, path + under_length);
    syscall(SYS_write, log_descriptor, line, length < (int)sizeof line ? length : (int)sizeof line - 1);
  }
  errno = saved;
  if (!at || number < at) return PASS;
  if (kind == FULL && grows) {
    errno = ENOSPC;
    return FAIL;
  }
  if (kind == BROKEN) {
    errno = EIO;
    return FAIL;
  }
  if (number != at) return PASS;
  switch (kind) {
  case KILL: kill(getpid(), SIGKILL); pause(); return FAIL;
  case TORN:
    if (writes && size > 1) return HALF_AND_KILL;
    kill(getpid(), SIGKILL);
    pause();
    return FAIL;
  case SHORT: return writes && size > 1 ? HALF : PASS;
  case EIO_ONCE: errno = EIO; return FAIL;
  default: return PASS;
  }
}

#define REAL(name, ...) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define WRITING(call) \
  switch (judge(__func__, path, size, 1, 1)) { \
  case PASS: break; \
  case FAIL: return -1; \
  case HALF: size /= 2; break; \
  case HALF_AND_KILL: \
    size /= 2; \
    (void)!(call); \
    kill(getpid(), SIGKILL); \
    pause(); \
  } \
  return call

ssize_t write(int descriptor, const void *bytes, size_t size) {
  REAL(write);
  char path[PATH_MAX];
  path_of(descriptor, path);
  WRITING(real(descriptor, bytes, size));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  REAL(pwrite);
  char path[PATH_MAX];
  path_of(descriptor, path);
  WRITING(real(descriptor, bytes, size, offset));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
  REAL(pwrite64);
  char path[PATH_MAX];
  path_of(descriptor, path);
  WRITING(real(descriptor, bytes, size, offset));
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  REAL(writev);
  char path[PATH_MAX];
  path_of(descriptor, path);
  size_t size = 0;
  for (int index = 0; index < count; index++) size += parts[index].iov_len;
  if (judge(__func__, path, size, 0, 1) == FAIL) return -1;
  return real(descriptor, parts, count);
}

#define ON_DESCRIPTOR(name, grows, parameters, arguments) \
  int name parameters { \
    REAL(name); \
    char path[PATH_MAX]; \
    path_of(descriptor, path); \
    return judge(__func__, path, 0, 0, grows) == FAIL ? -1 : real arguments; \
  }

ON_DESCRIPTOR(fsync, 0, (int descriptor), (descriptor))
ON_DESCRIPTOR(fdatasync, 0, (int descriptor), (descriptor))
ON_DESCRIPTOR(ftruncate, 0, (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(ftruncate64, 0, (int descriptor, off64_t size), (descriptor, size))
ON_DESCRIPTOR(fallocate, 1, (int descriptor, int mode, off_t from, off_t size), (descriptor, mode, from, size))
ON_DESCRIPTOR(fallocate64, 1, (int descriptor, int mode, off64_t from, off64_t size), (descriptor, mode, from, size))

int posix_fallocate(int descriptor, off_t from, off_t size) {
  REAL(posix_fallocate);
  char path[PATH_MAX];
  path_of(descriptor, path);
  return judge(__func__, path, 0, 0, 1) == FAIL ? errno : real(descriptor, from, size);
}

#define ON_PATH(name, grows, folder, named, parameters, arguments) \
  int name parameters { \
    REAL(name); \
    char path[PATH_MAX]; \
    resolve(folder, named, path); \
    return judge(__func__, path, 0, 0, grows) == FAIL ? -1 : real arguments; \
  }

ON_PATH(rename, 0, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(renameat, 0, there, to, (int here, const char *from, int there, const char *to), (here, from, there, to))
ON_PATH(
  renameat2, 0, there, to, (int here, const char *from, int there, const char *to, unsigned flags),
  (here, from, there, to, flags))
ON_PATH(unlink, 0, AT_FDCWD, file, (const char *file), (file))
ON_PATH(unlinkat, 0, folder, file, (int folder, const char *file, int flags), (folder, file, flags))
ON_PATH(rmdir, 0, AT_FDCWD, file, (const char *file), (file))
ON_PATH(link, 1, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(mkdir, 1, AT_FDCWD, file, (const char *file, mode_t mode), (file, mode))
ON_PATH(mkdirat, 1, folder, file, (int folder, const char *file, mode_t mode), (folder, file, mode))

#define MODE(flags) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

// To open a file is no change, to make one is.
static int refused(const char *name, int folder, const char *file, int flags) {
  if (!(flags & O_CREAT)) return 0;
  char path[PATH_MAX];
  resolve(folder, file, path);
  return judge(name, path, 0, 0, 1) == FAIL;
}

int open(const char *file, int flags, ...) {
  REAL(open);
  MODE(flags)
  return refused(__func__, AT_FDCWD, file, flags) ? -1 : real(file, flags, mode);
}

int open64(const char *file, int flags, ...) {
  REAL(open64);
  MODE(flags)
  return refused(__func__, AT_FDCWD, file, flags) ? -1 : real(file, flags, mode);
}

int openat(int folder, const char *file, int flags, ...) {
  REAL(openat);
  MODE(flags)
  return refused(__func__, folder, file, flags) ? -1 : real(folder, file, flags, mode);
}

int openat64(int folder, const char *file, int flags, ...) {
  REAL(openat64);
  MODE(flags)
  return refused(__func__, folder, file, flags) ? -1 : real(folder, file, flags, mode);
}
