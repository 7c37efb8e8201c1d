/// Something that works, but not as it should.
public struct ClientWarning: Sendable, Hashable {
    /// What it is about. The set is open.
    public struct Kind: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
        /// The kind's name, for filters.
        public var rawValue: String

        /// The kind of this name, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The kind of this name, known or not.
        public init(stringLiteral value: String) { rawValue = value }

        /// A file with credentials may be read by other users of the machine.
        public static var credentialsFileReadableByOthers: Self { "credentialsFileReadableByOthers" }

        /// Requests go another way than they would best.
        public static var fallbackTransport: Self { "fallbackTransport" }

        /// The machine's clock is so wrong that a service refused the signature; the client goes by the
        /// service's clock now.
        public static var clockCorrected: Self { "clockCorrected" }

        /// The answer to something that isn't safe to repeat broke off; what was complete of it is used.
        public static var brokenResponse: Self { "brokenResponse" }

        /// A request doesn't heed what its documentation advises; it is sent all the same.
        public static var advice: Self { "advice" }
    }

    /// What it is about.
    public var kind: Kind
    /// The warning in words, for people. Holds no secret.
    public var message: String

    /// Describes something, for providers and transports of your own.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Tells the observer of the client whose call this task runs, if it has one; once, however often it is
    /// reported.
    ///
    /// For providers and transports, which don't know who is calling. Elsewhere it does nothing.
    public func report() { CallReporter.current?.warn(self) }
}

extension ClientWarning: CustomStringConvertible {
    /// The message.
    public var description: String { message.printable }
}
