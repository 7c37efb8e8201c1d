#include "CCurl.h"

#if defined(__linux__)

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// The start of struct curl_version_info_data, which only ever grows at its end.
typedef struct {
    int age;
    const char *version;
    unsigned int version_num;
    const char *host;
    int features;
} version_info;

typedef struct {
    int msg;
    ccurl_easy *easy;
    union {
        void *pointer;
        int code;
    } data;
} multi_message;

enum {
    oldest_version = 0x074200,  // 7.66, the first with curl_multi_poll
    global_default = 3,
    feature_asynch_dns = 1 << 7,
    info_first = 0,
    message_done = 1,
    option_seek_function = 20167,
    option_prerequest_function = 20312,
    option_prerequest_data = 10313,
};

static struct {
    int (*global_init)(long);
    const version_info *(*version_info)(int);
    ccurl_easy *(*easy_init)(void);
    void (*easy_cleanup)(ccurl_easy *);
    int (*easy_perform)(ccurl_easy *);
    const char *(*easy_strerror)(int);
    int (*easy_setopt)(ccurl_easy *, int, ...);
    int (*easy_getinfo)(ccurl_easy *, int, ...);
    ccurl_multi *(*multi_init)(void);
    int (*multi_cleanup)(ccurl_multi *);
    int (*multi_add_handle)(ccurl_multi *, ccurl_easy *);
    int (*multi_remove_handle)(ccurl_multi *, ccurl_easy *);
    int (*multi_socket_action)(ccurl_multi *, int, int, int *);
    int (*multi_setopt)(ccurl_multi *, int, ...);
    multi_message *(*multi_info_read)(ccurl_multi *, int *);
    int (*multi_perform)(ccurl_multi *, int *);
    int (*multi_poll)(ccurl_multi *, void *, unsigned int, int, int *);
} curl;

static const struct {
    const char *name;
    void *slot;
} symbols[] = {
    {"curl_global_init", &curl.global_init},
    {"curl_version_info", &curl.version_info},
    {"curl_easy_init", &curl.easy_init},
    {"curl_easy_cleanup", &curl.easy_cleanup},
    {"curl_easy_perform", &curl.easy_perform},
    {"curl_easy_strerror", &curl.easy_strerror},
    {"curl_easy_setopt", &curl.easy_setopt},
    {"curl_easy_getinfo", &curl.easy_getinfo},
    {"curl_multi_init", &curl.multi_init},
    {"curl_multi_cleanup", &curl.multi_cleanup},
    {"curl_multi_add_handle", &curl.multi_add_handle},
    {"curl_multi_remove_handle", &curl.multi_remove_handle},
    {"curl_multi_socket_action", &curl.multi_socket_action},
    {"curl_multi_setopt", &curl.multi_setopt},
    {"curl_multi_info_read", &curl.multi_info_read},
    {"curl_multi_perform", &curl.multi_perform},
    {"curl_multi_poll", &curl.multi_poll},
};

static const version_info *version;
static char load_error[512];
static bool loaded;

static void *open_library(void) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        if (library) return library;
        // The first name is the usual one, so its complaint is the one to show.
        if (i == 0) {
            const char *reason = dlerror();
            snprintf(load_error, sizeof load_error, "%s", reason ? reason : "libcurl.so.4 can't be opened");
        }
    }
    return NULL;
}

static void load(void) {
    // Never closed again: libcurl and its TLS library leave threads and exit handlers behind.
    void *library = open_library();
    if (!library) return;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        void *symbol = dlsym(library, symbols[i].name);
        if (!symbol) {
            snprintf(load_error, sizeof load_error, "this libcurl is too old: it has no %s", symbols[i].name);
            return;
        }
        *(void **)symbols[i].slot = symbol;
    }
    version = curl.version_info(info_first);
    if (version->version_num < oldest_version) {
        snprintf(load_error, sizeof load_error, "libcurl %s is too old", version->version);
        return;
    }
    int code = curl.global_init(global_default);
    if (code != 0) {
        snprintf(load_error, sizeof load_error, "curl_global_init: %s", curl.easy_strerror(code));
        return;
    }
    load_error[0] = 0;
    loaded = true;
}

bool ccurl_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded;
}

const char *ccurl_load_error(void) { return load_error; }
uint32_t ccurl_version(void) { return version->version_num; }
bool ccurl_resolves_asynchronously(void) { return version->features & feature_asynch_dns; }

extern void *tencentcloud_urlsession_transport(void) __attribute__((weak));

void *ccurl_linked_transport(void) {
    return tencentcloud_urlsession_transport ? tencentcloud_urlsession_transport() : NULL;
}

ccurl_easy *ccurl_easy_init(void) { return curl.easy_init(); }
void ccurl_easy_cleanup(ccurl_easy *easy) { curl.easy_cleanup(easy); }
int ccurl_easy_perform(ccurl_easy *easy) { return curl.easy_perform(easy); }
const char *ccurl_easy_strerror(int code) { return curl.easy_strerror(code); }

int ccurl_easy_setopt_long(ccurl_easy *easy, int option, long value) {
    return curl.easy_setopt(easy, option, value);
}

int ccurl_easy_setopt_off(ccurl_easy *easy, int option, int64_t value) {
    return curl.easy_setopt(easy, option, value);
}

int ccurl_easy_setopt_pointer(ccurl_easy *easy, int option, const void *value) {
    return curl.easy_setopt(easy, option, value);
}

int ccurl_easy_setopt_data_callback(ccurl_easy *easy, int option, ccurl_data_callback value) {
    return curl.easy_setopt(easy, option, value);
}

// Called when a connection stands ready, before each sending of the request.
static int watch_sending(void *context, char *remote, char *local, int remote_port, int local_port) {
    (void)remote, (void)local, (void)remote_port, (void)local_port;
    ccurl_sending *sending = context;
    long sent = 0;
    curl.easy_getinfo(sending->easy, CCURLINFO_REQUEST_SIZE, &sent);
    if (sending->has_begun) return sent > sending->sent_before;
    sending->has_begun = true;
    sending->sent_before = sent;
    return 0;
}

static int refuse_rewinding(void *context, int64_t offset, int origin) {
    (void)context, (void)offset, (void)origin;
    return 1;
}

bool ccurl_easy_forbid_repeats(ccurl_sending *sending) {
    curl.easy_setopt(sending->easy, option_seek_function, refuse_rewinding);
    curl.easy_setopt(sending->easy, option_prerequest_data, sending);
    return curl.easy_setopt(sending->easy, option_prerequest_function, watch_sending) == CCURLE_OK;
}

int ccurl_easy_getinfo_long(ccurl_easy *easy, int info, long *value) {
    return curl.easy_getinfo(easy, info, value);
}

int ccurl_easy_getinfo_off(ccurl_easy *easy, int info, int64_t *value) {
    return curl.easy_getinfo(easy, info, value);
}

int ccurl_easy_getinfo_pointer(ccurl_easy *easy, int info, void **value) {
    return curl.easy_getinfo(easy, info, value);
}

ccurl_multi *ccurl_multi_init(void) { return curl.multi_init(); }
int ccurl_multi_cleanup(ccurl_multi *multi) { return curl.multi_cleanup(multi); }

int ccurl_multi_add_handle(ccurl_multi *multi, ccurl_easy *easy) {
    return curl.multi_add_handle(multi, easy);
}

int ccurl_multi_remove_handle(ccurl_multi *multi, ccurl_easy *easy) {
    return curl.multi_remove_handle(multi, easy);
}

int ccurl_multi_socket_action(ccurl_multi *multi, int socket, int events) {
    int running;
    return curl.multi_socket_action(multi, socket, events, &running);
}

int ccurl_multi_setopt_long(ccurl_multi *multi, int option, long value) {
    return curl.multi_setopt(multi, option, value);
}

int ccurl_multi_setopt_pointer(ccurl_multi *multi, int option, const void *value) {
    return curl.multi_setopt(multi, option, value);
}

ccurl_easy *ccurl_multi_next_done(ccurl_multi *multi, int *code) {
    int left;
    multi_message *message;
    while ((message = curl.multi_info_read(multi, &left))) {
        if (message->msg != message_done) continue;
        *code = message->data.code;
        return message->easy;
    }
    return NULL;
}

int ccurl_multi_perform(ccurl_multi *multi, int *running) { return curl.multi_perform(multi, running); }

int ccurl_multi_poll(ccurl_multi *multi, int milliseconds) {
    return curl.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

#endif
