"""Runs the transports' tests in one scene after the other. Argument: where the package was built."""

import json
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import sys
import tempfile

from local_service import LocalService
from transport_servers import LOCAL, PASSWORD, USER, Certificates, ModernServer, Proxy, SecureServer, speaks

SCRATCH = sys.argv[1]
TOOL = f"{SCRATCH}/debug/aigc-image"
# What would say something about proxies, authorities or libraries unasked.
UNWANTED = re.compile("proxy$|^SSL_CERT|^CURL_CA|^LD_|^TENCENTCLOUD_", re.IGNORECASE)
ENVIRONMENT = {name: value for name, value in os.environ.items() if not UNWANTED.search(name)}

# The system's own bounds would hide whether the runtime sets one.
PERMISSIVE = """
openssl_conf = init
[init]
ssl_conf = ssl
[ssl]
system_default = defaults
[defaults]
MinProtocol = TLSv1
CipherString = DEFAULT:@SECLEVEL=0
"""

REFUSING = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>

static __thread int refused;

void *dlopen(const char *name, int flags) {
    refused = name && strstr(name, "libcurl");
    if (refused) return NULL;
    void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
    return next(name, flags);
}

char *dlerror(void) {
    if (refused) return "libcurl is refused here";
    char *(*next)(void) = (char *(*)(void))dlsym(RTLD_NEXT, "dlerror");
    return next();
}
"""


def library(path, source):
    path.parent.mkdir(exist_ok=True)
    compiler = shutil.which("clang") or "cc"
    subprocess.run([compiler, "-shared", "-fPIC", "-x", "c", "-", "-o", str(path)], input=source, text=True, check=True)
    return path


def old_library(folder, lacking=()):
    """A libcurl of 2016, as far as the runtime looks at one."""
    wanted = re.findall(r'\{"(curl_\w+)", &curl', pathlib.Path("Sources/CCurl/CCurl.c").read_text())
    assert len(wanted) > 10, "the runtime's list of symbols was not found"
    stubs = "".join(
        f"int {name}(void) {{ return 0; }}\n" for name in wanted if name not in ("curl_version_info", *lacking)
    )
    version = """
        static const struct { int age; const char *version; unsigned number; } info = {0, "7.50.3", 0x073203};
        const void *curl_version_info(int which) { return &info; }
    """
    library(folder / "libcurl.so.4", version + stubs)
    return str(folder)


def run(scene, suites, **environment):
    """The suites of one scene: each test has to have run, and passed."""
    command = ["swift", "test", "--skip-build", "--scratch-path", SCRATCH, "--filter", "|".join(suites)]
    described = {"TENCENTCLOUD_WIRE": json.dumps({**servers, "scene": scene})}
    test = subprocess.run(command, env={**ENVIRONMENT, **described, **environment}, capture_output=True, text=True)
    output = test.stdout + test.stderr
    ran = re.search(r"Test run with (\d+) tests? .*passed", output)
    assert test.returncode == 0 and ran and "skipped" not in output, output
    print(f"{scene} ({', '.join(environment)}): {ran[1]} tests passed")


def refused(message, **environment):
    """The command line has nothing to send with, and says what to do about it."""
    key = {"TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key"}
    tool = subprocess.run(
        [TOOL, "describe", "--service", "mps", "--endpoint", servers["service"], "2-AigcImage-1"],
        env={**ENVIRONMENT, **key, **environment},
        capture_output=True,
        text=True,
    )
    assert tool.returncode == 1, (tool.returncode, tool.stderr)
    for part in (message, "apt-get install libcurl4", "TencentCloudURLSession"):
        assert part in tool.stderr, tool.stderr
    print(f"without a libcurl ({', '.join(environment)}): {tool.stderr.strip()}")


with tempfile.TemporaryDirectory() as folder, LocalService(TOOL) as service:
    folder = pathlib.Path(folder)
    certificates = Certificates(folder)
    modern = ModernServer(certificates.good)
    bad = [SecureServer(path) for path in (certificates.stranger, certificates.expired, certificates.wrong_host)]
    old = {
        name: SecureServer(certificates.good, version)
        for name, version in (("TLSv1", ssl.TLSVersion.TLSv1), ("TLSv1.1", ssl.TLSVersion.TLSv1_1))
    }
    proxy = Proxy(modern.port)
    address = f"{USER}:{PASSWORD}@{LOCAL}:{proxy.port}"
    servers = {
        "good": f"https://{LOCAL}:{modern.port}/",
        "bad": [f"https://{LOCAL}:{server.port}/" for server in bad],
        "old": [f"https://{LOCAL}:{server.port}/" for server in old.values()],
        "proxy": f"http://{address}",
        "service": service.url,
        "secretID": service.environment["TENCENTCLOUD_SECRET_ID"],
        "secretKey": service.environment["TENCENTCLOUD_SECRET_KEY"],
    }
    authority = str(certificates.authority)

    run("trusted", ["TLSWireTests", "ConfiguredProxyWireTests"], SSL_CERT_FILE=authority)
    permissive = folder / "permissive.cnf"
    permissive.write_text(PERMISSIVE)
    run("trusted", ["TLSWireTests"], CURL_CA_BUNDLE=authority, OPENSSL_CONF=str(permissive))
    assert not any(server.bytes for server in old.values()), "an old version of TLS was spoken"
    for name, server in old.items():
        assert speaks(server, server.context.maximum_version) == name, "the old servers prove nothing"
    assert all(server.handshakes and not server.bytes for server in bad), "a bad server got a request"

    proxied = {"HTTPS_PROXY": f"http://{address}", "http_proxy": f"http://{address}"}
    proxy.targets.clear()
    run("proxied", [r"\.ProxyWireTests"], SSL_CERT_FILE=authority, NO_PROXY=LOCAL, **proxied)
    assert {target.split("?")[0] for target in proxy.targets} == {
        "CONNECT images.test:443",
        "POST http://plain.test/a",
        "POST http://plain.test/",
        "GET http://localhost.test/",
    }, proxy.targets

    wrong = f"http://wrong-user:wrong-password@{LOCAL}:{proxy.port}"
    turned_away = {"HTTPS_PROXY": wrong, "http_proxy": wrong}
    run("turnedAway", ["TurnedAwayWireTests", "ConfiguredProxyWireTests"], SSL_CERT_FILE=authority, **turned_away)
    assert proxy.refusals, "nobody was turned away"

    shim = str(library(folder / "refusing.so", REFUSING))
    run("withoutLibcurl", ["WithoutLibcurlWireTests"], LD_PRELOAD=shim)
    refused("libcurl is refused here", LD_PRELOAD=shim)
    refused("libcurl 7.50.3 is too old", LD_LIBRARY_PATH=old_library(folder / "old"))
    refused("it has no curl_multi_poll", LD_LIBRARY_PATH=old_library(folder / "older", ["curl_multi_poll"]))
print("transports meet what they should")
