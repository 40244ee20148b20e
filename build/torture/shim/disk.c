/*
 * Preloaded into a program of the fault laboratory. Everything that changes files below $TORTURE_ROOT passes through
 * here in one order and is written to $TORTURE_LOG, so that a power cut can be replayed at any point of it.
 *
 * The program itself arms a fault by removing a file that does not exist:
 *   unlink("/torture/arm/N/ERRNO/STICKY")   the Nth change from now on fails, and with STICKY all after it
 *   unlink("/torture/disarm")               succeeds when the fault was met
 * With an ERRNO of 0 the program is killed there and then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[MOST_FILES];
static char root[PATH_MAX];
static int log_file = -1;
static long until_fault = -1;
static int fault_errno, fault_sticks, fault_met;

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  const char *below = getenv("TORTURE_ROOT");
  const char *path = getenv("TORTURE_LOG");
  if (below) snprintf(root, sizeof root, "%s", below);
  if (path) log_file = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    ssize_t wrote = REAL(write)(log_file, from, length);
    if (wrote < 0) abort();
    from += wrote;
    length -= (size_t)wrote;
  }
}

/* One change as the replay reads it: a fixed head, then path, second path and data. */
static void record(char what, const char *path, const char *second, uint64_t inode, uint64_t offset, const void *data,
                   size_t length) {
  if (log_file < 0) return;
  struct {
    uint32_t what, path, second, data;
    uint64_t inode, offset;
  } head = {(uint32_t)what, path ? strlen(path) : 0, second ? strlen(second) : 0, length, inode, offset};
  put(&head, sizeof head);
  if (path) put(path, head.path);
  if (second) put(second, head.second);
  if (data) put(data, length);
}

static const char *whole_path(int folder, const char *path, char *into) {
  if (path[0] == '/') return path;
  char link[64], base[PATH_MAX];
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return path;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return path;
    base[length] = 0;
  }
  snprintf(into, PATH_MAX, "%.2000s/%.2000s", base, path);
  return into;
}

static int is_below(const char *path) {
  size_t length = strlen(root);
  return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
}

/* A folder that was read is closed inside the C library: its number may stand for something else by now. */
static int is_watched(int file) {
  if (file < 0 || file >= MOST_FILES || !watched[file]) return 0;
  char path[PATH_MAX];
  path_of(file, path);
  if (!is_below(path)) watched[file] = 0;
  return watched[file];
}

/* Whether this change is to fail; called once for each change, in order. */
static int fails(void) {
  if (until_fault < 0) return 0;
  if (until_fault > 0 && --until_fault > 0) return 0;
  fault_met = 1;
  if (fault_errno == 0) kill(getpid(), SIGKILL);
  if (!fault_sticks) until_fault = -1;
  errno = fault_errno;
  return 1;
}

static uint64_t inode_of(int file) {
  struct stat facts;
  return fstat(file, &facts) == 0 ? facts.st_ino : 0;
}

static int open_in(int folder, const char *path, int flags, mode_t mode) {
  char space[PATH_MAX];
  const char *whole = whole_path(folder, path, space);
  if (!is_below(whole)) return ((int (*)(int, const char *, int, ...))real("openat"))(folder, path, flags, mode);
  pthread_mutex_lock(&order);
  struct stat facts;
  int creates = (flags & O_CREAT) && stat(whole, &facts) != 0;
  int empties = !creates && (flags & O_TRUNC);
  int file = -1;
  if (!(creates || empties) || !fails())
    file = ((int (*)(int, const char *, int, ...))real("openat"))(folder, path, flags, mode);
  if (file >= 0) {
    if (file >= MOST_FILES) abort();
    watched[file] = 1;
    if (creates) record('C', whole, NULL, inode_of(file), 0, NULL, 0);
    if (empties) record('T', NULL, NULL, inode_of(file), 0, NULL, 0);
  }
  int kept = errno;
  pthread_mutex_unlock(&order);
  errno = kept;
  return file;
}

#define MODE_OF(flags)                                                                                                 \
  mode_t mode = 0;                                                                                                     \
  if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                               \
    va_list more;                                                                                                      \
    va_start(more, flags);                                                                                             \
    mode = va_arg(more, mode_t);                                                                                       \
    va_end(more);                                                                                                      \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_in(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_in(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_in(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_in(folder, path, flags | O_LARGEFILE, mode);
}
int creat(const char *path, mode_t mode) { return open_in(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int file) {
  if (file >= 0 && file < MOST_FILES) watched[file] = 0;
  return REAL(close)(file);
}

/* Runs one change under the lock: it fails where that is armed, and is recorded when it worked. */
#define CHANGE(result_type, run, log)                                                                                  \
  pthread_mutex_lock(&order);                                                                                          \
  result_type result = -1;                                                                                             \
  if (!fails()) result = run;                                                                                          \
  int kept = errno;                                                                                                    \
  if (result >= 0) {                                                                                                   \
    log;                                                                                                               \
  }                                                                                                                    \
  pthread_mutex_unlock(&order);                                                                                        \
  errno = kept;                                                                                                        \
  return result;

ssize_t write(int file, const void *data, size_t length) {
  if (!is_watched(file)) return REAL(write)(file, data, length);
  CHANGE(ssize_t, REAL(write)(file, data, length),
         record('W', NULL, NULL, inode_of(file), (uint64_t)(lseek(file, 0, SEEK_CUR) - result), data, (size_t)result))
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
  if (!is_watched(file)) return REAL(pwrite)(file, data, length, offset);
  CHANGE(ssize_t, REAL(pwrite)(file, data, length, offset),
         record('W', NULL, NULL, inode_of(file), (uint64_t)offset, data, (size_t)result))
}
ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) { return pwrite(file, data, length, offset); }

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) {
  if (!is_watched(file)) return REAL(pwritev)(file, parts, count, offset);
  ssize_t done = 0;
  for (int at = 0; at < count; at++) {
    ssize_t wrote = pwrite(file, parts[at].iov_base, parts[at].iov_len, offset + done);
    if (wrote < 0) return done > 0 ? done : -1;
    done += wrote;
  }
  return done;
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) {
  return pwritev(file, parts, count, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (!is_watched(file)) return REAL(writev)(file, parts, count);
  ssize_t done = 0;
  for (int at = 0; at < count; at++) {
    ssize_t wrote = write(file, parts[at].iov_base, parts[at].iov_len);
    if (wrote < 0) return done > 0 ? done : -1;
    done += wrote;
  }
  return done;
}

/* What the kernel copies by itself would pass unseen: it refuses, and the program copies with its own hands. */
ssize_t sendfile(int to, int from, off_t *offset, size_t length) {
  if (!is_watched(to)) return REAL(sendfile)(to, from, offset, length);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { return sendfile(to, from, offset, length); }

long syscall(long number, ...) {
  long values[6];
  va_list more;
  va_start(more, number);
  for (int at = 0; at < 6; at++) values[at] = va_arg(more, long);
  va_end(more);
  if (number != SYS_copy_file_range || !is_watched((int)values[2]))
    return REAL(syscall)(number, values[0], values[1], values[2], values[3], values[4], values[5]);
  errno = EXDEV;
  return -1;
}

int ftruncate(int file, off_t size) {
  if (!is_watched(file)) return REAL(ftruncate)(file, size);
  CHANGE(int, REAL(ftruncate)(file, size), record('T', NULL, NULL, inode_of(file), (uint64_t)size, NULL, 0))
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

static int sync_file(int file) {
  char path[PATH_MAX];
  path_of(file, path);
  CHANGE(int, REAL(fsync)(file), record('S', path, NULL, inode_of(file), 0, NULL, 0))
}
int fsync(int file) { return is_watched(file) ? sync_file(file) : REAL(fsync)(file); }
int fdatasync(int file) { return is_watched(file) ? sync_file(file) : REAL(fdatasync)(file); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  char from_space[PATH_MAX], to_space[PATH_MAX];
  const char *from_whole = whole_path(from_folder, from, from_space);
  const char *to_whole = whole_path(to_folder, to, to_space);
  if (!is_below(from_whole) && !is_below(to_whole)) return REAL(renameat)(from_folder, from, to_folder, to);
  CHANGE(int, REAL(renameat)(from_folder, from, to_folder, to), record('R', from_whole, to_whole, 0, 0, NULL, 0))
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

static int faults(const char *order_text) {
  long after;
  if (sscanf(order_text, "arm/%ld/%d/%d", &after, &fault_errno, &fault_sticks) == 3) {
    fault_met = 0;
    until_fault = after;
    return 0;
  }
  until_fault = -1;
  errno = ENOENT;
  return fault_met ? 0 : -1;
}

int unlinkat(int folder, const char *path, int flags) {
  if (strncmp(path, "/torture/", 9) == 0) return faults(path + 9);
  char space[PATH_MAX];
  const char *whole = whole_path(folder, path, space);
  if (!is_below(whole)) return REAL(unlinkat)(folder, path, flags);
  CHANGE(int, REAL(unlinkat)(folder, path, flags), record('U', whole, NULL, 0, 0, NULL, 0))
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  struct stat facts;
  return unlinkat(AT_FDCWD, path, lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode) ? AT_REMOVEDIR : 0);
}

int mkdirat(int folder, const char *path, mode_t mode) {
  char space[PATH_MAX];
  const char *whole = whole_path(folder, path, space);
  if (!is_below(whole)) return REAL(mkdirat)(folder, path, mode);
  CHANGE(int, REAL(mkdirat)(folder, path, mode), record('D', whole, NULL, 0, 0, NULL, 0))
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
