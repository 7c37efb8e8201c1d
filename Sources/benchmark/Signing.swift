import Foundation
import TencentCloudRuntime

/// Signing a request the way the client does it, again and again with the same key.
enum Signing {
    private static let timestamp: Int64 = 1_779_177_600
    private static let date = "2026-05-19"
    private static let secretID = "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLE"
    private static let secretKey = "exampleexampleexampleexampleexam"
    private static let service = "vod"
    private static let host = "vod.tencentcloudapi.com"

    static func figures() throws -> [Figure] {
        let body = String(
            repeating: #"{"SubAppId":251007502,"ModelName":"Kling","Prompt":"a red panda painting"}"#,
            count: 5)
        let payload = Array(body.utf8.prefix(300))
        let credentials = Credentials(secretID: secretID, secretKey: secretKey)
        let ours = {
            RequestSigner.authorization(
                for: SignableRequest(
                    service: service, contentType: "application/json", host: host, payload: .signed(payload)),
                credentials: credentials, timestamp: timestamp)
        }

        let openSSL = LibCrypto()
        if let openSSL {
            guard ours() == authorization(payload, openSSL) else {
                throw Failure("the two signatures disagree")
            }
        }
        let times = try Measurement.compare(
            { keep(ours()) }, with: openSSL.map { openSSL in { keep(authorization(payload, openSSL)) } })
        let name = "sign a POST of \(payload.count) bytes"
        var figures = [
            Figure(
                name: name, unit: .microseconds, value: times.ours * 1e6,
                baseline: times.baseline.map { .value($0 * 1e6, of: "plainly over OpenSSL") }
                    ?? .unavailable(why: LibCrypto.missing))
        ]
        if let python = officialPython(body: String(decoding: payload, as: UTF8.self)) {
            guard ours().hasSuffix("Signature=\(python.signature)") else {
                throw Failure("the official SDK signs otherwise")
            }
            figures.append(
                Figure(
                    name: name, unit: .microseconds, value: times.ours * 1e6,
                    baseline: .value(python.microseconds, of: "the official Python SDK")))
        }
        return figures
    }

    /// As the documentation tells it, step by step, with strings for everything and no key kept.
    private static func authorization(_ payload: [UInt8], _ openSSL: LibCrypto) -> String {
        func hex(_ bytes: [UInt8]) -> String {
            let digits = Array("0123456789abcdef".utf8)
            return String(
                decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        }
        let canonicalRequest =
            "POST\n/\n\ncontent-type:application/json\nhost:\(host)\n\ncontent-type;host\n"
            + hex(openSSL.sha256(payload))
        let scope = "\(date)/\(service)/tc3_request"
        let text =
            "TC3-HMAC-SHA256\n\(timestamp)\n\(scope)\n" + hex(openSSL.sha256(Array(canonicalRequest.utf8)))
        let dateKey = openSSL.hmac(key: Array("TC3\(secretKey)".utf8), Array(date.utf8))
        let serviceKey = openSSL.hmac(key: dateKey, Array(service.utf8))
        let signingKey = openSSL.hmac(key: serviceKey, Array("tc3_request".utf8))
        let signature = hex(openSSL.hmac(key: signingKey, Array(text.utf8)))
        return "TC3-HMAC-SHA256 Credential=\(secretID)/\(scope), SignedHeaders=content-type;host, "
            + "Signature=\(signature)"
    }
}

// MARK: The official Python SDK

extension Signing {
    /// What its own signing takes; nil where it isn't installed, for `python3` or in CI's own folder.
    private static func officialPython(body: String) -> (microseconds: Double, signature: String)? {
        for python in [".build/ci/python/bin/python", "/usr/bin/env python3"] {
            let words = python.split(separator: " ").map(String.init)
            guard FileManager.default.isExecutableFile(atPath: words[0]) else { continue }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: words[0])
            process.arguments =
                words.dropFirst() + ["-c", script, body, secretKey, secretID, host, date, String(timestamp)]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            let answer = String(decoding: data, as: UTF8.self).split { $0.isWhitespace }
            guard process.terminationStatus == 0, answer.count == 2, let seconds = Double(answer[0]) else {
                continue
            }
            return (seconds * 1e6, String(answer[1]))
        }
        return nil
    }

    /// The best of a few rounds, which is the kindest to the baseline.
    private static let script = """
        import sys, timeit
        from tencentcloud.common.abstract_client import AbstractClient
        from tencentcloud.common.credential import Credential
        from tencentcloud.common.http.request import RequestInternal
        body, key, id, host, date, timestamp = sys.argv[1:]
        client = AbstractClient(Credential(id, key), "")
        request = RequestInternal(host, "POST", "/", {
            "Content-Type": "application/json", "Host": host, "X-TC-Timestamp": timestamp}, body)
        def sign():
            signature = client._get_tc3_signature({}, request, date, "vod", key)
            return "TC3-HMAC-SHA256 Credential=%s/%s/vod/tc3_request, SignedHeaders=content-type;host, \
        Signature=%s" % (id, date, signature)
        print(min(timeit.repeat(sign, number=2000, repeat=5)) / 2000, sign().split("=")[-1])
        """
}
