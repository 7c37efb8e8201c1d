"""Proves the generator on the official catalogue.

Usage: .ci/checks/catalogue [--all] [--renew] [SERVICE...]

1. Every description of both sites generates, without a diagnostic.
2. Bindings compile under Swift 6's strict concurrency, warnings being errors: for the module alone without a server,
   and public with one.
3. Official examples go through the compiled models: each response is read and, written again, has lost no known
   member; each JSON request that its own documentation allows is read strictly and written again as the same value.

2 and 3 for some of the trickiest services, for the named ones (mps, or mps/v20190612), or with --all for all; the
international site, whose examples are the same, is only type-checked, with --all. What can't be is listed by name
and reason in catalogue-exceptions.json. Anything that isn't listed is an error, and so is what is listed in vain;
--renew writes the list anew for the services that are checked.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import catalogue_examples

ROOT = pathlib.Path.cwd()  # .ci/checks/catalogue goes to the package
EXCEPTIONS = pathlib.Path(__file__).with_name("catalogue-exceptions.json")
DRIVER = ROOT / ".ci/lib/CatalogueDriver.swift"
# Each for something that most don't have.
TRICKIEST = [
    "cngw/v20230418",  # contains itself by value
    "oceanus/v20190422",  # the same, in a list of actions
    "ocr/v20181119",  # mutual recursion; a response member called Response
    "redis/v20180412",  # members that differ only in case
    "dnspod/v20210323",  # members that collide as acronyms
    "ckafka/v20190819",  # objects that end in Response and belong to no action
    "autoscaling/v20180419",  # another product code; objects that end in Request
    "tag/v20180813",  # an object called like the service
    "lke/v20231130",  # an underscore in a type's name
    "lkeap/v20240522",  # a response member called Error
    "es/v20180416",  # the object with most members
    "sts/v20180813",  # an action without a signature
    "cls/v20201016",  # contains itself by value; answers that are a stream
    "teo/v20220901",  # two types that contain each other
    "wedata/v20210820",  # three types that contain each other
    "mps/v20190612",  # the whole of what is shipped in part
]

# All that answer with a stream of events, and nothing else.
STREAMS = {
    "cloudmate/v20251030": {"CloudMateAgent"},
    "cls/v20201016": {"ChatCompletions"},
    "es/v20250101": {"ChatCompletions"},
    "hunyuan/v20230901": {
        "ChatCompletions", "ChatTranslations", "GroupChatCompletions", "ImageQuestion", "RunThread",
    },
    "lkeap/v20240522": {"ChatCompletions", "ReconstructDocumentSSE"},
    "tdai/v20250717": {"CreateChatCompletion"},
    "trtc/v20190722": {"TextToSpeechSSE"},
}  # fmt: skip


class Service:
    """One description with what is generated of it."""

    def __init__(self, site, folder, work):
        self.site, self.folder = site, folder
        self.name = f"{folder.parent.name}/{folder.name}"
        self.output = work / site / self.name.replace("/", "-")

    def size(self):
        return (self.folder / "api.json").stat().st_size

    def generate(self, settings=None):
        """The generator's diagnostics; none is the only good answer."""
        command = [ROOT / ".build/ci/release/release/generate-bindings", "generate", "--api", self.folder / "api.json"]
        if settings:
            config = self.output.with_suffix(".json")
            config.parent.mkdir(parents=True, exist_ok=True)
            metadata = json.loads((self.folder / "api.json").read_bytes())["metadata"]
            spec = f"{metadata['serviceShortName']}/{metadata['apiVersion']}"
            config.write_text(json.dumps({"service": metadata["serviceShortName"], "spec": spec, **settings}))
            command += ["--config", config]
        shutil.rmtree(self.output, ignore_errors=True)
        result = subprocess.run([*command, "--output-directory", self.output], capture_output=True, text=True)
        return (result.stderr or f"exit status {result.returncode}") if result.returncode or result.stderr else ""

    def compile(self, *arguments):
        """The compiler's output; none is the only good answer."""
        build = ROOT / ".build/debug"
        maps = [f"-fmodule-map-file={path}" for path in (ROOT / "Sources").glob("C*/include/module.modulemap")]
        maps += [f"-fmodule-map-file={path}" for path in build.glob("C*.build/module.modulemap")]
        command = ["swiftc", "-swift-version", "6", "-strict-concurrency=complete", "-warnings-as-errors"]
        command += ["-module-name", "Catalogue", "-parse-as-library", "-wmo", "-I", build / "Modules"]
        command += [part for map in maps for part in ("-Xcc", map)]
        result = subprocess.run(
            [*command, *sorted(self.output.glob("*.swift")), *arguments], capture_output=True, text=True
        )
        return result.stderr if result.returncode else ""

    def streams(self):
        """The actions whose answers are given event by event."""
        client = (self.output / "BindingsClient.swift").read_text()
        actions = (self.output / "BindingsActions.swift").read_text()
        constant = r'static let `?(\w+)`? = APIAction\(\s*service: "\w+",\s*version: "[-\d]+",\s*name: "(\w+)"'
        names = dict(re.findall(constant, actions))
        return {names[name] for name in re.findall(r"\.events\(\s*\w+\.Actions\.`?(\w+)", client)}

    def type_check(self):
        return self.generate() or self.compile("-typecheck")

    def exceptions(self):
        """Compiles the models with the driver; what of the examples doesn't go through them, by name."""
        mistakes = self.generate({"server": True, "access": "public"})
        if mistakes:
            raise Failure(mistakes)
        program = self.output / "driver"
        (self.output / "Codecs.swift").write_text(self.codecs())
        modules = [
            "JSONCoding",
            "TencentCloudLimits",
            "TencentCloudPlatform",
            "TencentCloudRuntime",
            "CCurl",
            "CSHA256",
        ]
        objects = [file for module in modules for file in (ROOT / f".build/debug/{module}.build").rglob("*.o")]
        # Quickly compiled, since each program runs for a moment only.
        flags = ["-Onone", "-enforce-exclusivity=unchecked", "-Xfrontend", "-disable-llvm-verify"]
        mistakes = self.compile(*flags, DRIVER, *objects, "-o", program)
        if mistakes:
            raise Failure(mistakes)
        return catalogue_examples.check(self.name, self.folder, program)

    def codecs(self):
        """A function from an action's name to the types it takes and gives, as the server's protocol has them."""
        text = (self.output / "BindingsServer.swift").read_text()
        answers = re.findall(r"_ request: ([\w.]+),\s+context: ServiceContext\s*\) throws -> ([\w.]+)", text)
        events = re.findall(r"_ request: ([\w.]+),\s+context: ServiceContext,\s+send: \(([\w.]+)\) throws", text)
        codecs = {}
        # What also answers at once is read as that.
        for types, kind in [(events, "streams"), (answers, "handlers")]:
            actions = re.findall(rf'{kind}\["(\w+)"\]', text)
            assert len(types) == len(actions), "the server's protocol doesn't look as it used to"
            codecs.update(zip(actions, types, strict=True))
        cases = "".join(
            f'    case "{action}": Codec({request}.self, {response}.self)\n'
            for action, (request, response) in codecs.items()
        )
        switch = f"    switch action {{\n{cases}    default: nil\n    }}\n"
        return f"func codec(of action: String) -> Codec? {{\n{switch}}}\n"


class Failure(Exception):
    pass


def each(services, work):
    """What `work` gives of each service, several at a time, the largest first so that none keeps all waiting at the
    end; every failure is told at the end."""
    failures = []
    services = sorted(services, key=Service.size, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for service, future in [(service, pool.submit(work, service)) for service in services]:
            try:
                yield service, future.result()
            except Failure as failure:
                failures.append(f"{service.site} {service.name}:\n{str(failure)[:4000]}")
    if failures:
        sys.exit("\n".join(failures) + f"\nerror: {len(failures)} services failed")


def quietly(work):
    def run(service):
        mistakes = work(service)
        if mistakes:
            raise Failure(mistakes)

    return run


def main():
    parser = argparse.ArgumentParser(
        usage=argparse.SUPPRESS, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("china", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("international", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("services", nargs="*")
    options = parser.parse_args()
    work = ROOT / ".build/ci/catalogue"
    shutil.rmtree(work, ignore_errors=True)
    began = time.monotonic()

    def say(what):
        print(f"{what} ({time.monotonic() - began:.0f} s)", flush=True)

    sites = {
        site: [Service(site, path.parent, work) for path in sorted(folder.glob("services/*/*/api.json"))]
        for site, folder in (("china", options.china), ("international", options.international))
    }
    wanted = options.services or TRICKIEST
    chosen = [
        service
        for service in sites["china"]
        if options.all or service.name in wanted or service.folder.parent.name in wanted
    ]
    if not chosen:
        sys.exit(f"error: there is no service {' '.join(wanted)}")
    everything = chosen if options.services else [service for site in sites.values() for service in site]
    for _ in each(everything, quietly(Service.generate)):
        pass
    ours = [service for service in everything if service.site == "china"]
    streams = {service.name: found for service in ours if (found := service.streams())}
    expected = {service.name: STREAMS[service.name] for service in ours if service.name in STREAMS}
    assert streams == expected, f"streams: {streams}"
    say(f"{len(everything)} descriptions generate without a diagnostic; the streams are known")

    checked = chosen + (sites["international"] if options.all else [])
    for _ in each(checked, quietly(Service.type_check)):
        pass
    say(f"{len(checked)} services compile for the module alone")

    found, total = {}, catalogue_examples.Counts()
    for service, (exceptions, counts) in each(chosen, Service.exceptions):
        found[service.name] = exceptions
        total += counts
        shutil.rmtree(service.output)
    say(f"{len(chosen)} services compile with their servers")
    print(total)

    listed = json.loads(EXCEPTIONS.read_text()) if EXCEPTIONS.exists() else {}
    if options.renew:
        listed.update(found)
        listed = {name: dict(sorted(listed[name].items())) for name in sorted(listed) if listed[name]}
        EXCEPTIONS.write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n")
        return
    mistakes = []
    for name, exceptions in found.items():
        known = listed.get(name, {})
        mistakes += [f"{name} {key}: {reason}" for key, reason in exceptions.items() if known.get(key) != reason]
        mistakes += [f"{name} {key}: listed in vain" for key in known if key not in exceptions]
    mistakes += [
        f"{name}: listed, but there is no such service"
        for name in listed
        if name not in {service.name for service in sites["china"]}
    ]
    if mistakes:
        sys.exit("\n".join(mistakes) + f"\nerror: {len(mistakes)} examples are not as {EXCEPTIONS.name} says")


main()
