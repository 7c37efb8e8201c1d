import Synchronization

@testable import TencentCloudRuntime

/// Keeps every text that a client's user could come to see, and knows what mustn't be in any.
final class Diary: ClientObserver {
    private struct State {
        var texts: Set<String> = []
        var signatures: Set<String> = []
        var kinds: [String: Int] = [:]
    }

    private let secrets: Credentials
    private let state = Mutex(State())

    init(secrets: Credentials) { self.secrets = secrets }

    /// How many different texts there are.
    var count: Int { state.withLock { $0.texts.count } }

    /// How many requests were signed.
    var signatureCount: Int { state.withLock { $0.signatures.count } }

    /// How many attempts ended with each kind of error.
    var kinds: [String: Int] { state.withLock { $0.kinds } }

    func attemptStarted(_ start: AttemptStart) { note(start) }

    func attemptEnded(_ end: AttemptEnd) {
        note(end)
        let kind: String? =
            switch end.error {
            case let error as TransportError: error.kind.rawValue
            case let error as ServiceError: error.code.rawValue
            case let error as ResponseError: "HTTP \(error.status)"
            case let error?: "\(type(of: error))"
            case nil: nil
            }
        if let kind { state.withLock { $0.kinds[kind, default: 0] += 1 } }
    }

    func warned(_ warning: ClientWarning) { note(warning) }

    /// As it is printed, debugged and taken apart.
    func note(_ value: Any) {
        var dumped = ""
        dump(value, to: &dumped)
        let texts = ["\(value)", String(reflecting: value), dumped]
        state.withLock { $0.texts.formUnion(texts) }
    }

    /// The same transport; what goes through it is noted.
    func watching(_ transport: any Transport) -> any Transport { Watching(diary: self, transport: transport) }

    private struct Watching: Transport {
        var diary: Diary
        var transport: any Transport

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            if let authorization = request.headers.first(where: { $0.name == "Authorization" })?.value {
                let signature = String(authorization.suffix(64))
                diary.state.withLock { _ = $0.signatures.insert(signature) }
            }
            diary.note(request)
            for header in request.headers { diary.note(header) }
            let response = try await transport.send(request)
            diary.note(response)
            return response
        }

        func download(
            _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse { try await transport.download(request, receive: receive) }
    }

    /// Texts that hold a secret or a signature, if only its beginning.
    func betrayals() -> [String] {
        state.withLock { state in
            let signatures = Set(state.signatures.map { $0.prefix(16) })
            return state.texts.filter { text in
                if text.contains(secrets.secretKey) { return true }
                if let token = secrets.token, text.contains(token) { return true }
                return Self.hexadecimals(text).contains { run in
                    run.indices.contains { start in
                        signatures.contains(run[start...].prefix(16))
                    }
                }
            }
        }
    }

    /// The runs of at least sixteen hexadecimal digits.
    private static func hexadecimals(_ text: String) -> [Substring] {
        text.split { !$0.isHexDigit }.filter { $0.utf8.count >= 16 }
    }
}
