import JSONCoding
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

/// Services of an adopter's own beside the shipped ones.
@Suite struct HostedServicesTests {
    private static let version = "2026-01-01"

    private static func events(_ make: @escaping ServiceRoutes.Events) -> ServiceRoutes {
        ServiceRoutes(
            service: "talk", version: version, handlers: [:],
            streams: ["Talk": { body, _ in body == Array("{}".utf8) ? make : nil }])
    }

    private func request(_ local: LocalService, body: String = "{}") -> SignedRequest {
        var request = SignedRequest(local, "talk", "Talk", body)
        request.version = Self.version
        return request
    }

    private func connection(_ local: LocalService) throws -> RawConnection {
        let connection = try #require(RawConnection(port: local.port))
        connection.send(request(local).bytes)
        return connection
    }

    @Test func aServiceStandsBesideTheOthersOrInTheirPlace() throws {
        let own = ServiceRoutes(
            service: "talk", version: Self.version,
            handlers: [
                "Talk": { body, context in
                    Array(#"{"Said":"\#(context.action)","RequestId":"\#(context.requestID)"}"#.utf8)
                }
            ])
        let place = ServiceRoutes(
            service: "mps", version: "2019-06-12",
            handlers: [
                "CreateAigcImageTask": { _, context in
                    Array(#"{"TaskId":"mine","RequestId":"\#(context.requestID)"}"#.utf8)
                }
            ])
        let local = try LocalService.start(services: [own, place])
        #expect(try request(local).response()["Said"]?.string == "Talk")
        let create = SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": 1}"#)
        #expect(try create.response()["TaskId"]?.string == "mine")
        #expect(try SignedRequest(local, "mps", "DescribeAigcImageTask").errorCode() == "InvalidAction")
        #expect(
            try SignedRequest(local, "vod", "PullEvents", #"{"SubAppId": 1}"#).errorCode() != "InvalidAction")
    }

    @Test func eventsArriveAsTheyAreMade() throws {
        let isHeard = try StopSignal()
        let local = try LocalService.start(services: [
            Self.events { send in
                try send(Array(#"{"Word":"one"}"#.utf8))
                isHeard.wait(for: .seconds(20))
                try send(Array(#"{"Word":"two"}"#.utf8))
            }
        ])
        let connection = try connection(local)
        let first = try #require(connection.read(until: "\n\n\r\n"))
        #expect(first.contains("200 OK") && first.contains("Content-Type: text/event-stream"))
        #expect(
            first.contains("Transfer-Encoding: chunked")
                && first.hasSuffix("data: {\"Word\":\"one\"}\n\n\r\n"))
        isHeard.raise()
        #expect(connection.read(until: "0\r\n\r\n")?.contains(#"data: {"Word":"two"}"#) == true)
        // The connection is as good as before.
        connection.send(request(local, body: "[]").bytes)
        #expect(connection.answer()?.text.contains(#""Code":"InvalidParameter""#) == true)
    }

    @Test func aFaultComesAsAnAnswerOrAsAnEvent() throws {
        let fault = ServiceFault(code: "FailedOperation.Busy", message: "Later.")
        let before = try LocalService.start(services: [Self.events { _ in throw fault }])
        #expect(try request(before).errorCode() == "FailedOperation.Busy")

        let after = try LocalService.start(services: [
            Self.events { send in
                try send(Array("{}".utf8))
                throw fault
            }
        ])
        let text = try #require(connection(after).read(until: "0\r\n\r\n"))
        #expect(text.contains(#"data: {"Response":{"Error":{"Code":"FailedOperation.Busy""#), "\(text)")
        #expect(after.statistics.faults == ["FailedOperation.Busy": 1])
    }

    @Test func whoLeavesIsNotTalkedTo() async throws {
        let (ends, end) = AsyncStream.makeStream(of: String.self)
        let local = try LocalService.start(services: [
            Self.events { send in
                do {
                    while true { try send(Array(#"{"Word":"on and on"}"#.utf8)) }
                } catch {
                    end.yield("\(error)")
                    throw error
                }
            }
        ])
        var connection: RawConnection? = try connection(local)
        _ = connection?.read(until: "\n\n\r\n")
        connection = nil
        for await reason in ends {
            #expect(reason.contains("Departure"))
            break
        }
        #expect(local.statistics.faults.isEmpty)
        local.stop()
    }

    @Test func faultsMeetStreamsToo() throws {
        let local = try LocalService.start(services: [Self.events { send in try send(Array("{}".utf8)) }])
        local.inject(.lostReply)
        #expect(try connection(local).isAtEnd())
        #expect(local.statistics.executedFaults[.lostReply] == 1)
    }
}
