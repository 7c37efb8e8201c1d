// Preloaded into a program: writes down, in their order, the calls that a power cut is survived by.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void note(const char *call, const char *what) {
    static int log = -1;
    static int (*sys_open)(const char *, int, ...);
    if (log < 0) {
        sys_open = dlsym(RTLD_NEXT, "open");
        log = sys_open(getenv("DURABILITY_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    char line[8192];
    int count = snprintf(line, sizeof line, "%s %s\n", call, what);
    if (write(log, line, count) != count) abort();
}

static void noteDescriptor(const char *call, int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    path[count < 0 ? 0 : count] = 0;
    note(call, path);
}

int fsync(int descriptor) {
    static int (*next)(int);
    if (!next) next = dlsym(RTLD_NEXT, "fsync");
    noteDescriptor("sync", descriptor);
    return next(descriptor);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t place) {
    static ssize_t (*next)(int, const void *, size_t, off_t);
    if (!next) next = dlsym(RTLD_NEXT, "pwrite");
    noteDescriptor("write", descriptor);
    return next(descriptor, bytes, count, place);
}

int link(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    if (!next) next = dlsym(RTLD_NEXT, "link");
    note("name", to);
    return next(from, to);
}

int mkdir(const char *path, mode_t mode) {
    static int (*next)(const char *, mode_t);
    if (!next) next = dlsym(RTLD_NEXT, "mkdir");
    note("mkdir", path);
    return next(path, mode);
}

ssize_t send(int socket, const void *bytes, size_t count, int flags) {
    static ssize_t (*next)(int, const void *, size_t, int);
    if (!next) next = dlsym(RTLD_NEXT, "send");
    if (memmem(bytes, count, "X-TC-Action: Create", 19)) note("create", "");
    return next(socket, bytes, count, flags);
}
