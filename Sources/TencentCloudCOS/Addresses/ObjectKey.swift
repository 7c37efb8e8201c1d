import TencentCloudRuntime

/// An object's name in its bucket.
struct ObjectKey: Sendable, Hashable {
    let text: String

    /// - Throws: What is wrong with it.
    init(_ text: String) throws(Flaw) {
        guard !text.isEmpty else { throw Flaw("must not be empty") }
        guard !text.utf8.starts(with: "/".utf8) else { throw Flaw("must not begin with a slash") }
        let count = text.utf8.count
        guard count <= 850 else { throw Flaw("has \(count) bytes, but may have at most 850") }
        // An address that ends in one of these is another address, and there is no slash to write otherwise.
        guard text != ".", text != ".." else { throw Flaw("must not be '.' or '..'") }
        self.text = text
    }

    /// What is signed: not percent-encoded.
    var signedPath: String { "/\(text)" }

    /// As it stands in an address, behind the bucket's slash.
    ///
    /// Dots between slashes would be taken out on the way, so that a slash beside them is encoded, too.
    var encoded: String {
        let segments = PercentEncoding.encode(text, keeping: UInt8(ascii: "/"))
            .split(separator: "/", omittingEmptySubsequences: false)
        var path = ""
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if index > 0 {
                let isDots = isLast && (segment == "." || segment == "..")
                let followsDot = segments[index - 1].utf8.last == UInt8(ascii: ".")
                path += isDots || followsDot ? "%2F" : "/"
            }
            path += segment
        }
        return path
    }

    /// The key that an address's path names.
    ///
    /// - Parameter encoded: What stands behind the bucket's slash. What isn't encoded although it should be is taken as
    ///   it stands: services answer such addresses.
    init(encoded: Substring) throws(Flaw) {
        var bytes: [UInt8] = []
        var rest = encoded.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit),
                let low = rest.popFirst().flatMap(Self.digit)
            else { throw Flaw("has a '%' without two digits behind it") }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Flaw("isn't UTF-8") }
        try self.init(text)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
}

/// Why something can't be taken.
struct Flaw: Error {
    var message: String

    init(_ message: String) { self.message = message }

    /// The error of what was asked for, naming what is wrong.
    func error(_ action: String, _ path: String) -> ValidationError {
        ValidationError(
            action: action,
            violations: [Violation(path: path, message: message, code: "InvalidParameterValue")])
    }
}
