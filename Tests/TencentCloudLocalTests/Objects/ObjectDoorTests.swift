import TencentCloudCOS
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

@Suite struct ObjectDoorTests {
    private let door = ObjectDoor(
        credentials: Credentials(secretID: "AKID1", secretKey: "key"), keys: TemporaryKeys(),
        time: { 1_000 })
    private let time: ClosedRange<Int64> = 900...1_100

    private func request(_ authorization: String, host: String = "127.0.0.1:80") -> ServerRequest {
        ServerRequest(
            method: "GET", path: "/cos/a-1/fox", query: "b=2&A=1%202",
            headers: [("host", host), ("authorization", authorization), ("x-cos-meta-a", "b c")], body: [],
            keepsAlive: true)
    }

    private func authorization(host: String = "127.0.0.1:80") -> String {
        COSSignature(
            method: "GET", path: "/fox",
            parameters: [HTTPField(name: "A", value: "1 2"), HTTPField(name: "b", value: "2")],
            headers: [
                HTTPField(name: "Host", value: host), HTTPField(name: "x-cos-meta-a", value: "b c"),
            ],
            time: time
        ).authorization(secretID: "AKID1", secretKey: "key")
    }

    private func code(_ request: ServerRequest, key: String = "fox") -> String? {
        do throws(ObjectRefusal) { try door.check(request, ObjectStore.Name(bucket: "a-1", key: key)) } catch
        { return error.code }
        return nil
    }

    @Test func opens() {
        #expect(code(request(authorization())) == nil)
        // The official SDKs leave the port out.
        #expect(code(request(authorization(host: "127.0.0.1"))) == nil)
    }

    @Test func whatIsSignedIsNotToBeChanged() {
        let signed = request(authorization())
        #expect(code(signed, key: "wolf") == "SignatureDoesNotMatch")
        #expect(code(request(authorization(), host: "example.com")) == "SignatureDoesNotMatch")
        var other = signed
        other.method = "DELETE"
        #expect(code(other) == "SignatureDoesNotMatch")
        other = signed
        other.query = "b=3&A=1%202"
        #expect(code(other) == "SignatureDoesNotMatch")
        other.query = "b=2"
        #expect(code(other) == "SignatureDoesNotMatch")
        other = signed
        other.headers[2].value = "c"
        #expect(code(other) == "SignatureDoesNotMatch")
        other.headers.removeLast()
        #expect(code(other) == "SignatureDoesNotMatch")
        // What isn't signed may be.
        other = signed
        other.query += "&c=3"
        other.headers.append(("accept", "*/*"))
        #expect(code(other) == nil)
    }

    @Test(arguments: [
        ("q-sign-algorithm=sha1", "q-sign-algorithm=md5", "AccessDenied"),
        ("q-sign-time=900;1100", "q-sign-time=900;9100", "AccessDenied"),
        ("q-sign-time=900;1100", "q-sign-time=900", "AccessDenied"),
        ("900;1100", "900;1101", "SignatureDoesNotMatch"), ("900;1100", "1100;900", "AccessDenied"),
        ("900;1100", "900;950", "RequestTimeTooSkewed"), ("900;1100", "1001;1100", "RequestTimeTooSkewed"),
        ("q-ak=AKID1", "q-ak=AKID2", "InvalidAccessKeyId"), ("q-ak=AKID1&", "", "InvalidAccessKeyId"),
        ("host;x-cos-meta-a", "x-cos-meta-a;host", "AccessDenied"),
        ("host;x-cos", "Host;x-cos", "AccessDenied"),
        ("host;x-cos-meta-a", "host", "SignatureDoesNotMatch"), ("=a;b&", "=b&", "SignatureDoesNotMatch"),
        ("q-url-param-list=a;b&", "", "AccessDenied"),
        ("q-ak=AKID1", "q-ak=AKID1&q-ak=AKID1", "AccessDenied"),
        ("q-signature=", "q-signature=0", "SignatureDoesNotMatch"),
    ])
    func staysShut(text: String, replacement: String, expected: String) {
        let spoilt = String(authorization().replacing(text, with: replacement))
        #expect(spoilt != authorization())
        #expect(code(request(spoilt)) == expected)
    }

    @Test func withoutASignatureItIsPrivate() {
        var bare = request("")
        bare.headers.remove(at: 1)
        #expect(code(bare) == "AccessDenied")
        #expect(code(request("")) == "AccessDenied")
        #expect(code(request("Bearer x")) == "AccessDenied")
        bare.query = "%zz"
        #expect(code(bare) == "InvalidURI")
    }
}
