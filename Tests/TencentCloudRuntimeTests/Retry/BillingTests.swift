import JSONCoding
import Synchronization
import Testing

@testable import TencentCloudRuntime

/// Thousands of creates at a service where anything may go wrong at any moment: what it bills is what callers
/// are told.
@Suite struct BillingTests {
    /// Bills what it executes, recognises tokens if it is to, and fails at random, the same way for each
    /// seed.
    private final class Shop: Transport {
        struct State {
            var random: UInt64
            var bills: [String: Int] = [:]
            var tokens: Set<String> = []

            /// From 0 up to, and without, the bound (xorshift).
            mutating func draw(_ bound: Int) -> Int {
                random ^= random << 13
                random ^= random >> 7
                random ^= random << 17
                return Int(random % UInt64(bound))
            }
        }

        let state: Mutex<State>
        let recognises: Bool

        init(seed: UInt64, recognises: Bool) {
            state = Mutex(State(random: seed))
            self.recognises = recognises
        }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            let name = try JSONValue(jsonBytes: request.body).jsonText
            return try state.withLock { state in
                switch state.draw(12) {
                case 0: throw TransportError(.cannotConnect, message: "m", mayHaveTakenEffect: false)
                case 1: return Self.failure("RequestLimitExceeded")
                case 2: return Self.failure(state.draw(2) == 0 ? "InternalError" : "ServiceUnavailable")
                case 3: throw TransportError(.connectionLost, message: "m", mayHaveTakenEffect: true)
                case 4: return Self.failure("InvalidParameter.ViolationContent")
                default: break
                }
                if recognises, !state.tokens.insert(name).inserted {
                    return Self.failure("InvalidParameterValue.SessionId")
                }
                state.bills[name, default: 0] += 1
                switch state.draw(12) {
                case 0: throw TransportError(.connectionLost, message: "m", mayHaveTakenEffect: true)
                case 1: throw TransportError(.timedOut, message: "m", mayHaveTakenEffect: true)
                case 2: return Self.failure("InternalError")
                case 3: return HTTPResponse(status: 502, body: Array("<html>".utf8))
                case 4: return HTTPResponse(status: 200, body: Array(#"{"Response": {"TaskId": "#.utf8))
                default: break
                }
                return HTTPResponse(
                    status: 200, body: Array(#"{"Response": {"TaskId": "t", "RequestId": "r"}}"#.utf8))
            }
        }

        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse { try await send(request) }

        private static func failure(_ code: String) -> HTTPResponse {
            HTTPResponse(
                status: 200,
                body: Array(
                    #"{"Response": {"Error": {"Code": "\#(code)", "Message": "m"}, "RequestId": "r"}}"#.utf8))
        }
    }

    @Test(arguments: [Idempotency.none, .token(member: "SessionId")], [3 as UInt64, 71, 5077])
    func nobodyPaysTwiceAndEveryDoubtIsTold(_ idempotency: Idempotency, seed: UInt64) async throws {
        let shop = Shop(seed: seed, recognises: idempotency != .none)
        let client = Drawing.client(shop) {
            $0.retry = RetryPolicy(budget: RetryBudget(reserve: 1_000_000))
            $0.steadyClock = SteadyClock(now: { .zero }, sleep: { _ in })
        }
        let action = APIAction(
            service: "draw", version: "2026-01-01", name: "CreateDrawing", idempotency: idempotency)
        var ends: [String: Int] = [:]
        for number in 0..<1000 {
            let name = #"{"SessionId":"s-\#(number)"}"#
            let bill: () -> Int = { shop.state.withLock { $0.bills[name] ?? 0 } }
            do {
                _ = try await client.call(action, json: Array(name.utf8))
                ends["done", default: 0] += 1
                #expect(bill() == 1)
            } catch is AlreadyAcceptedError {
                ends["accepted", default: 0] += 1
                #expect(bill() == 1)
            } catch  where error.told?.mayHaveTakenEffect == true {
                ends["doubtful", default: 0] += 1
                #expect(bill() <= 1)
            } catch {
                ends["refused", default: 0] += 1
                #expect(bill() == 0, "\(error)")
            }
        }
        // All kinds of ends were met, so the run proves something.
        #expect(ends["done", default: 0] > 200)
        #expect(ends["doubtful", default: 0] > 5)
        #expect(ends["refused", default: 0] > 5)
        #expect((ends["accepted", default: 0] > 20) == (idempotency != .none))
    }
}
