import Testing

@testable import TencentCloudRuntime

/// Something in between answers, after the service did the work: over a real socket.
@Suite(.timeLimit(.minutes(5))) struct GatewayTests {
    private static let recognised = APIAction(
        service: "draw", version: "2026-01-01", name: "CreateRecognised",
        idempotency: .token(member: "SessionId"))

    private static let known =
        #"{"Response": {"Error": {"Code": "InvalidParameterValue.SessionId", "Message": "m"}, "RequestId": "r"}}"#

    static let statuses = [400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 426, 429, 431, 500, 502, 503]

    /// A page of its own to the first request; the service behind it knows the second.
    private func server(_ status: Int) throws -> TestServer {
        try TestServer { request in
            request.ordinal == 1 && request.connection == 1
                ? .respond(
                    status: status, headers: ["Content-Type: text/html"], body: Array("<html>".utf8))
                : .respond(body: Array(Self.known.utf8))
        }
    }

    private func call(_ action: APIAction, _ server: TestServer) async throws {
        var configuration = ClientConfiguration(
            credentials: .static(secretID: Drawing.secretID, secretKey: Drawing.secretKey),
            endpoint: .url(server.url))
        configuration.retry.baseDelay = .zero
        configuration.retry.throttledBaseDelay = .zero
        _ = try await ServiceClient(configuration: configuration).call(
            action, json: Array(#"{"SessionId": "s"}"#.utf8))
    }

    @Test(arguments: statuses) func anUnprotectedCreateIsNeverSentAgain(_ status: Int) async throws {
        let server = try server(status)
        defer { server.stop() }
        let error = await #expect(throws: ResponseError.self) { try await call(Drawing.create, server) }
        #expect(error?.status == status)
        #expect(error?.mayHaveTakenEffect == true)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: statuses) func aRecognisedOneIsAskedAbout(_ status: Int) async throws {
        let server = try server(status)
        defer { server.stop() }
        let error = await #expect(throws: AlreadyAcceptedError.self) {
            try await call(Self.recognised, server)
        }
        #expect(error?.token == "s")
        #expect(server.requests.count == 2)
        #expect(Set(server.requests.map(\.body)).count == 1)
    }

    @Test func aBareFailureOfAnOperationProvesNothing() async throws {
        for (code, isOpen) in [("FailedOperation", true), ("FailedOperation.InvalidMpsUser", false)] {
            let body = #"{"Response": {"Error": {"Code": "\#(code)", "Message": "m"}, "RequestId": "r"}}"#
            let server = try TestServer { _ in .respond(body: Array(body.utf8)) }
            defer { server.stop() }
            let error = await #expect(throws: ServiceError.self) { try await call(Drawing.create, server) }
            #expect(error?.mayHaveTakenEffect == isOpen)
            #expect(server.requests.count == 1)
        }
    }
}
