// The system's libcurl, opened at run time: nothing to install to build against, nothing to load until the
// first call. Only what CurlTransport and the benchmark use is here; the numbers and layouts below are
// libcurl's published ABI, which has been stable since version 7.16.
//
// Unless it says so, nothing but ccurl_load may be called before ccurl_load has returned true.
#ifndef CCURL_H
#define CCURL_H

#if defined(__linux__)

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Opening

/// Opens libcurl and initialises it, once for the process; later calls return the first one's result at once.
/// Takes 8 to 14 ms the first time. Safe from any thread.
bool ccurl_load(void);

/// Why ccurl_load returned false; an empty string otherwise.
const char *ccurl_load_error(void);

/// As 0xXXYYZZ: 7.88.1 is 0x075801.
uint32_t ccurl_version(void);

/// Whether names are resolved on a thread of libcurl's own, so that no call blocks on DNS.
bool ccurl_resolves_asynchronously(void);

// MARK: Standing in

/// A retained LinkedTransport, when the program links TencentCloudURLSession; NULL otherwise. Finding it so, with a
/// weak reference, works in static programs too, which can look no symbol up at run time. May be called before
/// ccurl_load.
void *ccurl_linked_transport(void);

// MARK: Easy handles

typedef struct ccurl_easy ccurl_easy;

/// libcurl's own struct curl_slist: a list may be built in place, without its allocations.
typedef struct ccurl_slist {
    char *data;
    struct ccurl_slist *next;
} ccurl_slist;

typedef size_t (*ccurl_data_callback)(char *data, size_t size, size_t count, void *context);

ccurl_easy *ccurl_easy_init(void);
void ccurl_easy_cleanup(ccurl_easy *easy);
int ccurl_easy_perform(ccurl_easy *easy);
const char *ccurl_easy_strerror(int code);

int ccurl_easy_setopt_long(ccurl_easy *easy, int option, long value);
int ccurl_easy_setopt_off(ccurl_easy *easy, int option, int64_t value);
int ccurl_easy_setopt_pointer(ccurl_easy *easy, int option, const void *value);
int ccurl_easy_setopt_data_callback(ccurl_easy *easy, int option, ccurl_data_callback value);

/// How far the sending of a request has come. Outlives its handle's transfers; to be cleared before each.
typedef struct {
    ccurl_easy *easy;
    /// A connection stood ready for the request.
    bool has_begun;
    /// What CCURLINFO_REQUEST_SIZE was then: a proxy's CONNECT counts too.
    long sent_before;
} ccurl_sending;

/// libcurl silently sends a request again when a kept connection breaks before any answer came. The service
/// may have done the work by then, so whether to repeat is for the caller to decide: this ends such a transfer
/// instead, with CCURLE_ABORTED_BY_CALLBACK or CCURLE_SEND_FAIL_REWIND. Returns false before libcurl 7.80,
/// which can only be kept from repeating a body that comes from a READFUNCTION, and doesn't tell how far it is.
bool ccurl_easy_forbid_repeats(ccurl_sending *sending);

int ccurl_easy_getinfo_long(ccurl_easy *easy, int info, long *value);
int ccurl_easy_getinfo_off(ccurl_easy *easy, int info, int64_t *value);
int ccurl_easy_getinfo_pointer(ccurl_easy *easy, int info, void **value);

// MARK: Multi handles

typedef struct ccurl_multi ccurl_multi;

ccurl_multi *ccurl_multi_init(void);
int ccurl_multi_cleanup(ccurl_multi *multi);
int ccurl_multi_add_handle(ccurl_multi *multi, ccurl_easy *easy);
int ccurl_multi_remove_handle(ccurl_multi *multi, ccurl_easy *easy);
int ccurl_multi_socket_action(ccurl_multi *multi, int socket, int events);

int ccurl_multi_setopt_long(ccurl_multi *multi, int option, long value);
int ccurl_multi_setopt_pointer(ccurl_multi *multi, int option, const void *value);

/// The next transfer that has ended, or NULL; its CURLcode goes to *code.
ccurl_easy *ccurl_multi_next_done(ccurl_multi *multi, int *code);

/// How libcurl is driven without a poller, as the benchmark's bare loop does.
int ccurl_multi_perform(ccurl_multi *multi, int *running);
int ccurl_multi_poll(ccurl_multi *multi, int milliseconds);

// MARK: Waiting for sockets

/// Watches the sockets of one multi handle and keeps its timer. Several threads may drive the multi handle in
/// turns while one of them sleeps in ccurl_poller_wait.
typedef struct {
    int epoll;
    int wakeup;
    /// When libcurl wants its CCURL_SOCKET_TIMEOUT action, in nanoseconds of ccurl_now; INT64_MAX for never.
    /// Changes only within calls to libcurl.
    int64_t deadline;
} ccurl_poller;

typedef struct {
    int socket;
    /// CCURL_CSELECT_ bits, as ccurl_multi_socket_action takes them.
    int events;
} ccurl_ready;

/// A multi handle whose sockets and timer go to a new poller, or NULL when memory or descriptors ran out.
ccurl_multi *ccurl_poller_open(ccurl_poller *poller);
/// Ends both; no transfer may be left in the multi handle.
void ccurl_poller_close(ccurl_poller *poller, ccurl_multi *multi);
/// Ends the wait that is under way, or else the next one. Safe from any thread.
void ccurl_poller_wake(const ccurl_poller *poller);
/// Sleeps until sockets are ready, the time has come, or somebody wakes it. Returns how many are ready.
int ccurl_poller_wait(const ccurl_poller *poller, int64_t until, ccurl_ready *ready, int capacity);
/// Sleeps until somebody wakes it, whatever the sockets do.
void ccurl_poller_wait_for_wake(const ccurl_poller *poller);

/// The monotonic clock in nanoseconds.
int64_t ccurl_now(void);

/// Starts a detached thread that takes none of the process's signals. The
/// name, which has to last, has at most 15 characters.
bool ccurl_start_thread(const char *name, void (*body)(void *context), void *context);

// MARK: Numbers

static const int CCURLOPT_WRITEDATA = 10001;
static const int CCURLOPT_URL = 10002;
static const int CCURLOPT_PROXY = 10004;
static const int CCURLOPT_READDATA = 10009;
static const int CCURLOPT_ERRORBUFFER = 10010;
static const int CCURLOPT_WRITEFUNCTION = 20011;
static const int CCURLOPT_READFUNCTION = 20012;
static const int CCURLOPT_POSTFIELDS = 10015;
static const int CCURLOPT_HTTPHEADER = 10023;
static const int CCURLOPT_HEADERDATA = 10029;
static const int CCURLOPT_CUSTOMREQUEST = 10036;
static const int CCURLOPT_SSLVERSION = 32;
static const int CCURLOPT_NOBODY = 44;
static const int CCURLOPT_POST = 47;
static const int CCURLOPT_SSL_VERIFYPEER = 64;
static const int CCURLOPT_CAINFO = 10065;
static const int CCURLOPT_HEADERFUNCTION = 20079;
static const int CCURLOPT_HTTPGET = 80;
static const int CCURLOPT_SSL_VERIFYHOST = 81;
static const int CCURLOPT_HTTP_VERSION = 84;
static const int CCURLOPT_CAPATH = 10097;
static const int CCURLOPT_NOSIGNAL = 99;
static const int CCURLOPT_PRIVATE = 10103;
static const int CCURLOPT_POSTFIELDSIZE_LARGE = 30120;
static const int CCURLOPT_TCP_NODELAY = 121;
static const int CCURLOPT_TIMEOUT_MS = 155;
static const int CCURLOPT_CONNECTTIMEOUT_MS = 156;
static const int CCURLOPT_NOPROXY = 10177;
static const int CCURLOPT_PROTOCOLS = 181;
static const int CCURLOPT_TCP_KEEPALIVE = 213;
static const int CCURLOPT_PROXY_SSL_VERIFYPEER = 248;
static const int CCURLOPT_PROXY_SSL_VERIFYHOST = 249;
static const int CCURLOPT_PROXY_SSLVERSION = 250;
static const int CCURLOPT_SUPPRESS_CONNECT_HEADERS = 265;
static const int CCURLOPT_HTTP09_ALLOWED = 285;
static const int CCURLOPT_QUICK_EXIT = 322;

static const long CCURL_HTTP_VERSION_2TLS = 4;
static const long CCURL_SSLVERSION_TLS_1_2_OR_LATER = 6;
static const long CCURLPROTO_HTTP_AND_HTTPS = 3;

static const int CCURLINFO_PRIVATE = 0x100000 + 21;
static const int CCURLINFO_RESPONSE_CODE = 0x200000 + 2;
static const int CCURLINFO_REQUEST_SIZE = 0x200000 + 12;
static const int CCURLINFO_CONTENT_LENGTH_DOWNLOAD_T = 0x600000 + 15;

static const int CCURLMOPT_MAXCONNECTS = 6;

static const int CCURL_SOCKET_TIMEOUT = -1;

static const int CCURL_ERROR_SIZE = 256;

static const int CCURLE_OK = 0;
static const int CCURLE_UNSUPPORTED_PROTOCOL = 1;
static const int CCURLE_URL_MALFORMAT = 3;
static const int CCURLE_COULDNT_RESOLVE_PROXY = 5;
static const int CCURLE_COULDNT_RESOLVE_HOST = 6;
static const int CCURLE_COULDNT_CONNECT = 7;
static const int CCURLE_WEIRD_SERVER_REPLY = 8;
static const int CCURLE_HTTP2 = 16;
static const int CCURLE_PARTIAL_FILE = 18;
static const int CCURLE_OPERATION_TIMEDOUT = 28;
static const int CCURLE_SSL_CONNECT_ERROR = 35;
static const int CCURLE_ABORTED_BY_CALLBACK = 42;
static const int CCURLE_GOT_NOTHING = 52;
static const int CCURLE_SSL_ENGINE_NOTFOUND = 53;
static const int CCURLE_SSL_ENGINE_SETFAILED = 54;
static const int CCURLE_SEND_ERROR = 55;
static const int CCURLE_RECV_ERROR = 56;
static const int CCURLE_SSL_CERTPROBLEM = 58;
static const int CCURLE_SSL_CIPHER = 59;
static const int CCURLE_PEER_FAILED_VERIFICATION = 60;
static const int CCURLE_SEND_FAIL_REWIND = 65;
static const int CCURLE_SSL_CACERT_BADFILE = 77;
static const int CCURLE_SSL_ISSUER_ERROR = 83;
static const int CCURLE_SSL_PINNEDPUBKEYNOTMATCH = 90;
static const int CCURLE_SSL_INVALIDCERTSTATUS = 91;
static const int CCURLE_HTTP2_STREAM = 92;
static const int CCURLE_PROXY = 97;
static const int CCURLE_SSL_CLIENTCERT = 98;

#endif
#endif
