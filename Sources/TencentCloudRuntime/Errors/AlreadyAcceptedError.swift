/// A create that the service has accepted, without the task's ID having come back.
///
/// An earlier attempt of the call ended without an answer, or with one that can't be used; the request was sent
/// again with the same token, and the service said that it knows it. So the work is done once, and billed once,
/// but whoever created the task has to find it by the token. For video on demand, where the token is the
/// `SessionId`:
/// - `PullEvents` brings the task's completion, with the `SessionId` in it, to accounts that use event
///   notifications in the pull mode;
/// - the finished task's `DescribeTaskDetail` holds the `SessionId` too;
/// - the console lists the application's tasks.
///
/// Give creates a `SessionId` of your own, and a `SessionContext`, to make that easy. Don't send the request
/// again with another token: that is a second task.
public struct AlreadyAcceptedError: Error, Sendable, Hashable {
    /// The token's name, such as `SessionId`.
    public var member: String
    /// The token that the request carried.
    public var token: String
    /// The service's product code, such as `vod`.
    public var service: String
    /// The action's wire name.
    public var action: String
    /// The region that the request named.
    public var region: String?
    /// The ID of the refused repetition, which is what the service's support asks for.
    public var requestID: String?
    /// How often the request was sent.
    public var attempts: Int

    /// Describes such a create, for tests.
    public init(
        member: String, token: String, service: String, action: String, region: String? = nil,
        requestID: String? = nil, attempts: Int
    ) {
        self.member = member
        self.token = token
        self.service = service
        self.action = action
        self.region = region
        self.requestID = requestID
        self.attempts = attempts
    }
}

extension AlreadyAcceptedError: TencentCloudError {
    /// False: the service refuses each repetition.
    public var isTransient: Bool { false }
    /// True: the service has the request.
    public var mayHaveTakenEffect: Bool { true }
    /// Always ``ErrorCategory/connection``: it is an answer that was lost.
    public var category: ErrorCategory { .connection }
    /// How the task is found.
    public var advice: String? {
        "It is done, and billed, once. Find its task by the \(member), and don't send the request again with another."
            .printable
    }
}

extension AlreadyAcceptedError: CustomStringConvertible {
    /// What happened, and the token to find the task by.
    public var description: String {
        let request = requestID ?? "without an id"
        let details = "\(service) \(action), \(attempts) attempts, request \(request)"
        return "accepted before, task id unknown: find the task by \(member) \(token) (\(details))".printable
    }
}
