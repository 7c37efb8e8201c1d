import JSONCoding
import TencentCloudRuntime

/// Where a member of a request stands: `OutputConfig.MediaName`, `FileInfos[0].Text`.
struct AmendmentPath: Hashable {
    enum Step: Hashable {
        case member(String)
        case element(Int)
    }

    let steps: [Step]

    /// Nil when the text is no path.
    init?(_ text: String) {
        var steps: [Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty, name.utf8.allSatisfy(Self.isNamed) else {
                return nil
            }
            steps.append(.member(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let index = UInt16(piece.dropLast()) else { return nil }
                steps.append(.element(Int(index)))
            }
        }
        self.steps = steps
    }

    private static func isNamed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Of a text that is none.
    static func complaint(_ text: String) -> String {
        "takes a path such as OutputConfig.MediaName or FileInfos[0].Text, not '\(text)'"
    }
}

/// A request, with members set by their paths.
struct AmendedRequest<Request: APIRequest & JSONReadable>: APIRequest {
    let request: Request
    /// All of it, where members were set.
    private var body: JSONValue?

    /// The request as it is.
    init(_ request: Request) {
        self.request = request
    }

    /// - Parameters:
    ///   - members: The values by the members' paths.
    ///   - texts: The members whose texts are JSON, by their paths.
    ///   - complain: Is told what is wrong with a path, as it follows the option's name. The member isn't set then.
    init(
        _ request: Request, _ members: [String: JSONValue], texts: Set<String>, complain: (String) -> Void
    ) {
        self.init(request)
        guard !members.isEmpty, var body = try? JSONValue(jsonBytes: request.jsonBytes) else { return }
        var set: [(text: String, path: AmendmentPath)] = []
        for (text, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let path = AmendmentPath(text) else {
                complain(AmendmentPath.complaint(text))
                continue
            }
            if let other = set.first(where: { path.steps.starts(with: $0.path.steps) }) {
                complain("\(other.text) and \(text) are both set")
                continue
            }
            set.append((text, path))
            do throws(BadMember) {
                body = try MemberWriter(value: value, texts: texts).write(into: body, path.steps[...], at: "")
            } catch {
                complain(error.message)
            }
        }
        self.body = body
    }

    func write(to writer: inout JSONWriter) {
        if let body { body.write(to: &writer) } else { request.write(to: &writer) }
    }

    func validate(_ validator: inout Validator) {
        guard let body else { return request.validate(&validator) }
        // What the type can't be read from any more is for the service to judge.
        (try? Request(jsonBytes: body.jsonBytes))?.validate(&validator)
    }
}

/// Why a member can't be set.
private struct BadMember: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// Puts a value into a request's JSON.
private struct MemberWriter {
    let value: JSONValue
    let texts: Set<String>

    /// - Parameter path: Where `old` stands, without places in lists.
    func write(into old: JSONValue?, _ steps: ArraySlice<AmendmentPath.Step>, at path: String)
        throws(BadMember)
        -> JSONValue
    {
        guard texts.contains(path) else { return try step(into: old, steps, at: path) }
        guard !steps.isEmpty else { return value.string == nil ? .string(value.jsonText) : value }
        guard let text = old?.string else {
            return .string(try step(into: nil, steps, at: path).jsonText)
        }
        guard let inner = try? JSONValue(jsonText: text) else {
            throw BadMember("\(path) isn't JSON, and has no members")
        }
        return .string(try step(into: inner, steps, at: path).jsonText)
    }

    private func step(
        into old: JSONValue?, _ steps: ArraySlice<AmendmentPath.Step>, at path: String
    ) throws(BadMember) -> JSONValue {
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        let place: JSONValue = if let old, old != .null { old } else { step.isElement ? [] : [:] }
        switch (step, place) {
        case (.member(let name), .object(var object)):
            object[name] = try write(into: object[name], rest, at: path.isEmpty ? name : "\(path).\(name)")
            return .object(object)
        case (.element(let index), .array(var list)) where index <= list.count:
            let element = try write(into: index < list.count ? list[index] : nil, rest, at: path)
            if index < list.count { list[index] = element } else { list.append(element) }
            return .array(list)
        case (.element(let index), .array(let list)):
            throw BadMember("\(path)[\(index)] isn't next: \(path) has \(list.count) elements")
        case (.member(let name), _): throw BadMember("\(path) has no members, and no \(name)")
        case (.element, _): throw BadMember("\(path) is no list")
        }
    }
}

extension AmendmentPath.Step {
    fileprivate var isElement: Bool { if case .element = self { true } else { false } }
}
