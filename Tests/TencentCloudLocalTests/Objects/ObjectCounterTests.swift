import TencentCloudCOS
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

@Suite struct ObjectCounterTests {
    private let counter: ObjectCounter = {
        let credentials = Credentials(secretID: "AKID1", secretKey: "key")
        return ObjectCounter(
            objects: ObjectStore(capacity: 100),
            door: ObjectDoor(credentials: credentials, keys: TemporaryKeys(), time: { 1_000 }),
            time: { 1_000 }, recorder: StatisticsRecorder())
    }()

    private func answer(
        _ method: String, _ key: String = "fox", _ body: [UInt8] = [], headers: [(String, String)] = [],
        bodyIsTooLarge: Bool = false
    ) -> ServerResponse {
        let authorization = COSSignature(method: method, path: "/\(key)", headers: [], time: 900...1_100)
            .authorization(secretID: "AKID1", secretKey: "key")
        var request = ServerRequest(
            method: method, path: "/cos/a-1/\(key)", query: "",
            headers: [("authorization", authorization)] + headers, body: body, keepsAlive: true)
        request.bodyIsTooLarge = bodyIsTooLarge
        return counter.answer(request)
    }

    private func isRefused(_ response: ServerResponse, _ status: Int, _ code: String) -> Bool {
        response.status == status
            && String(decoding: response.body, as: UTF8.self).contains("<Code>\(code)</Code>")
            && response.headers.contains { $0 == ("Content-Type", "application/xml") }
            && response.headers.contains { $0.name == "x-cos-request-id" }
    }

    @Test func objectsHaveALength() {
        #expect(isRefused(answer("PUT"), 411, "MissingContentLength"))
        #expect(answer("PUT", headers: [("content-length", "0")]).status == 200)
        #expect(answer("PUT", headers: [("transfer-encoding", "chunked")]).status == 200)
    }

    @Test func objectsAreNotTooLarge() {
        let length = [("content-length", "101")]
        #expect(
            isRefused(
                answer("PUT", "fox", .init(repeating: 1, count: 101), headers: length), 400, "EntityTooLarge")
        )
        #expect(isRefused(answer("PUT", headers: length, bodyIsTooLarge: true), 400, "EntityTooLarge"))
        #expect(
            isRefused(answer("PUT", .init(repeating: "a", count: 851), headers: length), 400, "KeyTooLong"))
    }

    @Test func partsAreHandedOut() {
        #expect(answer("PUT", "fox", [1, 2, 3, 4], headers: [("content-length", "4")]).status == 200)
        let part = answer("GET", headers: [("range", "bytes=1-2")])
        #expect(part.status == 206 && part.body == [2, 3])
        #expect(part.headers.contains { $0 == ("Content-Range", "bytes 1-2/4") })
        #expect(isRefused(answer("GET", headers: [("range", "bytes=9-")]), 416, "InvalidRange"))
    }

    @Test func methodsThatAreNoMethods() {
        #expect(isRefused(answer("POST"), 405, "MethodNotAllowed"))
    }

    /// As that text may hold markup.
    @Test func refusalsAreXML() {
        let text = String(
            decoding: ObjectRefusal(status: 400, code: "A", message: "<&>").response(resource: "/<>").body,
            as: UTF8.self)
        #expect(
            text.contains("<Message>&lt;&amp;&gt;</Message>")
                && text.contains("<Resource>/&lt;&gt;</Resource>"))
    }
}
