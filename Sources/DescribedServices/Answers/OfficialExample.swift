import APISpec
import JSONCoding
import TencentCloudLocal
import TencentCloudRuntime

/// An example of an official `examples.json`, as it stands there: a request and a response as texts, which people wrote.
struct OfficialExample: Sendable {
    var input: String
    var output: String

    /// What an example documents.
    enum Answer: Sendable {
        case members(JSONObject)
        case events([JSONObject])
        case fault(ServiceFault)
    }

    /// The request's parameters as JSON; nil where there are none to be made out.
    func request(of object: ObjectShape) -> [UInt8]? {
        let text = input.replacing("\r", with: "")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.isBlank }
        guard let first = lines.first else { return nil }
        if first.trimmed.hasPrefix("{") { return Array(text.utf8) }
        if first.hasPrefix("POST") {
            let body = lines.drop { !$0.isBlank }.joined(separator: "\n")
            return body[...].isBlank ? nil : Array(body.utf8)
        }
        return Self.parameters(ofQuery: text, object)
    }

    /// `https://cvm.tencentcloudapi.com/?Action=DescribeZones`, then `&Name=value` in lines; the first parameter is the
    /// action, and those of every request may be there as well.
    private static func parameters(ofQuery text: String, _ object: ObjectShape) -> [UInt8]? {
        guard let start = text.firstIndex(of: "?") else { return nil }
        let pairs = text[text.index(after: start)...].split(separator: "&").map { $0.trimmed }
        guard pairs.first?.hasPrefix("Action=") == true else { return nil }
        let own = pairs.dropFirst().filter { pair in
            guard let name = pair.split(separator: "=", maxSplits: 1).first, !pair.hasPrefix("<") else {
                return false
            }
            return !commonNames.contains(String(name)) || object.member(named: String(name)) != nil
        }
        return QueryParameters.object(own.joined(separator: "&"))?.jsonBytes
    }

    private static let commonNames: Set = [
        "Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature", "SignatureMethod",
        "Token",
        "Language", "RequestClient",
    ]

    /// The answer, made to fit its types; nil where there is none to be made out.
    func answer(_ service: ServiceShape, _ object: Int) -> Answer? {
        let fitter = AnswerFitter(service: service)
        guard let document = try? JSONValue(jsonText: output).object else {
            let events = events.map { fitter.object($0, as: object) }
            return events.isEmpty ? nil : .events(events)
        }
        let shape = service.objects[object]
        guard let response = document["Response"]?.object else {
            // Some leave the envelope out.
            let isKnown = document.members.contains { shape.member(named: $0.name) != nil }
            return isKnown ? .members(fitter.object(document, as: object)) : nil
        }
        if shape.member(named: "Error") == nil, let code = response["Error"]?["Code"]?.string {
            let message = response["Error"]?["Message"]?.string ?? ""
            return .fault(ServiceFault(code: ServiceErrorCode(rawValue: code), message: message))
        }
        return .members(fitter.object(response, as: object))
    }

    /// `data: {…}` in lines.
    private var events: [JSONObject] {
        output.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.hasPrefix("data:") else { return nil }
            return try? JSONValue(jsonText: String(line.dropFirst("data:".count))).object
        }
    }
}

extension OfficialExample: JSONReadable {
    init(from reader: inout JSONReader) throws(JSONError) {
        input = ""
        output = ""
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "input": input = try reader.read()
            case "output": output = try reader.read()
            default: try reader.skip()
            }
        }
    }

    /// The examples of all actions of an `examples.json`, by the actions' names.
    static func all(in source: SourceFile) throws(DescriptionError) -> [String: [OfficialExample]] {
        do throws(JSONError) {
            return try JSONReader.read(source.bytes) { (reader) throws(JSONError) in
                var all: [String: [OfficialExample]] = [:]
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    guard key == "actions" else {
                        try reader.skip()
                        continue
                    }
                    try reader.beginObject()
                    while let action = try reader.nextKey()?.string { all[action] = try reader.read() }
                }
                return all
            }
        } catch {
            let place = source.location(at: UInt32(clamping: error.offset))
            throw DescriptionError([
                Diagnostic(.error, at: place, "these can't be read as examples: \(error.reason)")
            ])
        }
    }
}

extension Substring {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
