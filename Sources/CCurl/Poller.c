#if defined(__linux__)

// For pthread_setname_np.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CCurl.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
    option_socket_function = 20001,
    option_socket_data = 10002,
    option_timer_function = 20004,
    option_timer_data = 10005,
    // What the socket callback is told.
    poll_in = 1,
    poll_out = 2,
    poll_remove = 4,
    // What ccurl_multi_socket_action is told.
    select_in = 1,
    select_out = 2,
    select_error = 4,
};

int64_t ccurl_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int watch(ccurl_easy *easy, int socket, int what, void *context, void *socket_context) {
    (void)easy, (void)socket_context;
    const ccurl_poller *poller = context;
    if (what == poll_remove) {
        // Fails when libcurl has closed the socket already, which removed it too.
        epoll_ctl(poller->epoll, EPOLL_CTL_DEL, socket, NULL);
        return 0;
    }
    struct epoll_event event = {.data.fd = socket};
    if (what & poll_in) event.events |= EPOLLIN;
    if (what & poll_out) event.events |= EPOLLOUT;
    if (epoll_ctl(poller->epoll, EPOLL_CTL_ADD, socket, &event) != 0)
        epoll_ctl(poller->epoll, EPOLL_CTL_MOD, socket, &event);
    return 0;
}

static int set_timer(ccurl_multi *multi, long milliseconds, void *context) {
    (void)multi;
    ccurl_poller *poller = context;
    poller->deadline = milliseconds < 0 ? INT64_MAX : ccurl_now() + (int64_t)milliseconds * 1000000;
    return 0;
}

ccurl_multi *ccurl_poller_open(ccurl_poller *poller) {
    poller->deadline = INT64_MAX;
    poller->epoll = epoll_create1(EPOLL_CLOEXEC);
    poller->wakeup = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = poller->wakeup};
    ccurl_multi *multi = NULL;
    if (poller->epoll >= 0 && poller->wakeup >= 0
        && epoll_ctl(poller->epoll, EPOLL_CTL_ADD, poller->wakeup, &event) == 0)
        multi = ccurl_multi_init();
    if (!multi) {
        if (poller->epoll >= 0) close(poller->epoll);
        if (poller->wakeup >= 0) close(poller->wakeup);
        return NULL;
    }
    ccurl_multi_setopt_pointer(multi, option_socket_data, poller);
    ccurl_multi_setopt_pointer(multi, option_timer_data, poller);
    ccurl_multi_setopt_pointer(multi, option_socket_function, (const void *)watch);
    ccurl_multi_setopt_pointer(multi, option_timer_function, (const void *)set_timer);
    return multi;
}

void ccurl_poller_close(ccurl_poller *poller, ccurl_multi *multi) {
    ccurl_multi_cleanup(multi);
    close(poller->epoll);
    close(poller->wakeup);
}

void ccurl_poller_wake(const ccurl_poller *poller) {
    uint64_t one = 1;
    // Fails only when the counter is full, and then the wake is pending anyway.
    if (write(poller->wakeup, &one, sizeof one) < 0) return;
}

static void take_wake(const ccurl_poller *poller) {
    uint64_t count;
    // Fails only when there is none.
    if (read(poller->wakeup, &count, sizeof count) < 0) return;
}

int ccurl_poller_wait(const ccurl_poller *poller, int64_t until, ccurl_ready *ready, int capacity) {
    struct epoll_event events[64];
    if (capacity > 64) capacity = 64;
    int timeout = -1;
    if (until != INT64_MAX) {
        int64_t left = until - ccurl_now();
        // Rounded up, so that it isn't found too early on waking and waited for again.
        int64_t milliseconds = left > 0 ? (left + 999999) / 1000000 : 0;
        timeout = milliseconds > 3600000 ? 3600000 : (int)milliseconds;
    }
    int found = epoll_wait(poller->epoll, events, capacity, timeout);
    int count = 0;
    for (int i = 0; i < found; i++) {
        if (events[i].data.fd == poller->wakeup) {
            take_wake(poller);
            continue;
        }
        ready[count].socket = events[i].data.fd;
        ready[count].events = (events[i].events & (EPOLLIN | EPOLLHUP) ? select_in : 0)
            | (events[i].events & EPOLLOUT ? select_out : 0) | (events[i].events & EPOLLERR ? select_error : 0);
        count++;
    }
    return count;
}

void ccurl_poller_wait_for_wake(const ccurl_poller *poller) {
    struct pollfd descriptor = {.fd = poller->wakeup, .events = POLLIN};
    poll(&descriptor, 1, -1);
    take_wake(poller);
}

typedef struct {
    const char *name;
    void (*body)(void *);
    void *context;
} thread_start;

static void *run_thread(void *argument) {
    thread_start start = *(thread_start *)argument;
    free(argument);
    pthread_setname_np(pthread_self(), start.name);
    start.body(start.context);
    return NULL;
}

bool ccurl_start_thread(const char *name, void (*body)(void *context), void *context) {
    thread_start *start = malloc(sizeof *start);
    if (!start) return false;
    *start = (thread_start){name, body, context};

    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    // A thread starts with its creator's mask.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    bool started = pthread_create(&thread, &attributes, run_thread, start) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    if (!started) free(start);
    return started;
}

#endif
