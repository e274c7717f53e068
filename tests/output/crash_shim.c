/* Preloaded into a program, counts its calls that change files it made, and
 * at call SHIM_AT does what SHIM_DO says:
 *
 *     count   nothing; the names of the calls are added to SHIM_COUNT
 *     kill    the process ends before the call
 *     half    it ends after half of a write, else after the call
 *     short   a write takes half of its bytes (at every call if SHIM_AT is 0)
 *     N       the call fails with errno N, and those after it that write
 *             too if SHIM_STAY is set
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int at, stay, error_number, count;
static const char *deed;
static pid_t process; /* not those it forks */
static char ours[4096]; /* files that the program made or opened to write */

__attribute__((constructor)) static void begin(void) {
  at = getenv("SHIM_AT") ? atoi(getenv("SHIM_AT")) : -1;
  deed = getenv("SHIM_DO") ? getenv("SHIM_DO") : "count";
  process = getpid();
  stay = getenv("SHIM_STAY") != NULL;
  error_number = atoi(deed);
}

static void note(const char *name) {
  const char *path = getenv("SHIM_COUNT");
  if (!path || strcmp(deed, "count") != 0 || getpid() != process) return;
  FILE *(*open_file)(const char *, const char *) = dlsym(RTLD_NEXT, "fopen");
  FILE *file = open_file(path, "a");
  if (file) {
    fprintf(file, "%s\n", name);
    fclose(file);
  }
}

enum verdict { go, fail, half_then_end, half };

static enum verdict judge(const char *name, int can_fail) {
  ++count;
  note(name);
  const int here = count == at;
  if (!strcmp(deed, "short")) return at == 0 || here ? half : go;
  if (error_number && (here || (stay && at > 0 && count > at)) && can_fail) {
    errno = error_number;
    return fail;
  }
  if (!here) return go;
  if (!strcmp(deed, "kill")) kill(getpid(), SIGKILL);
  return !strcmp(deed, "half") ? half_then_end : go;
}

#define REAL(name) __typeof__(&name) real = dlsym(RTLD_NEXT, #name)
#define END_AFTER(result)                                \
  if (verdict == half_then_end) kill(getpid(), SIGKILL); \
  return result

static int keep(int file) {
  if (file >= 0 && file < (int)sizeof ours) ours[file] = 1;
  return file;
}
static int is_ours(int file) {
  return file >= 0 && file < (int)sizeof ours && ours[file];
}

#define OPEN(name)                                                  \
  int name(const char *path, int flags, ...) {                      \
    REAL(name);                                                     \
    va_list rest;                                                   \
    va_start(rest, flags);                                          \
    const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                   \
    if (!(flags & O_CREAT)) {                                       \
      const int file = real(path, flags, mode);                     \
      if (file >= 0 && file < (int)sizeof ours)                     \
        ours[file] = (flags & O_ACCMODE) != O_RDONLY;               \
      return file;                                                  \
    }                                                               \
    const enum verdict verdict = judge(__func__, 1);                \
    if (verdict == fail) return -1;                                 \
    const int file = keep(real(path, flags, mode));                 \
    END_AFTER(file);                                                \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t size) {
  REAL(write);
  if (!is_ours(file)) return real(file, bytes, size);
  const enum verdict verdict = judge(__func__, 1);
  if (verdict == fail) return -1;
  if (verdict != go && size > 1) size /= 2;
  const ssize_t result = real(file, bytes, size);
  END_AFTER(result);
}

#define PWRITE(name)                                                     \
  ssize_t name(int file, const void *bytes, size_t size, off_t offset) { \
    REAL(name);                                                          \
    if (!is_ours(file)) return real(file, bytes, size, offset);          \
    const enum verdict verdict = judge(__func__, 1);                     \
    if (verdict == fail) return -1;                                      \
    if (verdict != go && size > 1) size /= 2;                            \
    const ssize_t result = real(file, bytes, size, offset);              \
    END_AFTER(result);                                                   \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define PASS(name, can_fail, parameters, arguments)         \
  int name parameters {                                     \
    REAL(name);                                             \
    const enum verdict verdict = judge(__func__, can_fail); \
    if (verdict == fail) return -1;                         \
    const int result = real arguments;                      \
    END_AFTER(result);                                      \
  }
PASS(fsync, 1, (int file), (file))
PASS(rename, 1, (const char *from, const char *to), (from, to))
PASS(mkdir, 1, (const char *path, mode_t mode), (path, mode))
PASS(unlink, 0, (const char *path), (path))
PASS(rmdir, 0, (const char *path), (path))
PASS(ftruncate, 1, (int file, off_t size), (file, size))
PASS(ftruncate64, 1, (int file, off_t size), (file, size))
