/// The part of a response that had come when its transfer failed.
///
/// It is no part of what went wrong: errors are equal whatever it is, and nothing of it is shown.
package struct PartialResponse: Sendable {
    /// Zero as long as there is no answer.
    package var status = 0
    /// The body's beginning.
    package var body: [UInt8] = []

    /// More isn't kept, in bytes: an ID stands at the beginning of a short answer.
    package static let largestBody = 64 << 10

    /// None at all.
    package init() {}

    package init(status: Int, body: some Collection<UInt8>) {
        self.status = status
        self.body = Array(body.prefix(Self.largestBody))
    }
}

extension PartialResponse: Hashable, CustomStringConvertible, CustomReflectable {
    package static func == (left: Self, right: Self) -> Bool { true }
    package func hash(into hasher: inout Hasher) {}
    package var description: String { "\(body.count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
