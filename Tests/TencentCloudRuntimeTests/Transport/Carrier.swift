import Testing

@testable import TencentCloudRuntime

#if os(Linux)
    import TencentCloudURLSession
#endif

/// The transports that have to keep one set of promises.
enum Carrier: String, CaseIterable, CustomTestStringConvertible {
    #if os(Linux)
        case curl
    #endif
    case urlSession

    var testDescription: String { rawValue }

    /// A new one, with connections of its own.
    func make() -> any Transport {
        switch self {
        #if os(Linux)
            case .curl: CurlTransport()
        #endif
        case .urlSession: URLSessionTransport()
        }
    }

    /// What some transport can't promise.
    enum Promise {
        case nothingIsAddedToTheRequest
        case headersStayApart
        case postsKeepTheirConnection
    }

    /// What this one doesn't promise, with the reasons. A difference that has gone makes the tests fail, so this
    /// list stays true; `Transports.md` tells it to users.
    var differences: [Promise: Comment] {
        switch self {
        #if os(Linux)
            case .curl: [:]
        #endif
        case .urlSession:
            #if os(Linux)
                [
                    .nothingIsAddedToTheRequest: "URLSession adds Accept, User-Agent and Connection",
                    .headersStayApart: "HTTPURLResponse joins the values of one name",
                    .postsKeepTheirConnection:
                        "FoundationNetworking can't be kept from sending again over a kept connection",
                ]
            #else
                [
                    .nothingIsAddedToTheRequest: "URLSession adds Accept, Accept-Language and User-Agent",
                    .headersStayApart: "HTTPURLResponse joins the values of one name",
                ]
            #endif
        }
    }

    /// Runs expectations that prove a promise: they have to fail where it isn't made.
    func keeps(_ promise: Promise, _ expectations: () throws -> Void) rethrows {
        guard let reason = differences[promise] else { return try expectations() }
        withKnownIssue(reason) { try expectations() }
    }
}
