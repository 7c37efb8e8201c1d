import JSONCoding
import TencentCloudRuntime

extension LocalRequest {
    /// As the control interface and logs show it.
    package var json: JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "number", value: .number(JSONNumber(number))),
            .init(name: "time", value: .string(time.iso8601)),
            .init(name: "service", value: .string(service)),
            .init(name: "version", value: .string(version)),
            .init(name: "action", value: .string(action)),
        ]
        func add(_ name: String, _ value: String?) {
            if let value { members.append(.init(name: name, value: .string(value))) }
        }
        add("region", region)
        members.append(.init(name: "parameters", value: parameters))
        add("requestId", requestID)
        add("code", fault?.code.rawValue)
        add("message", fault?.message)
        if !advice.isEmpty {
            members.append(.init(name: "advice", value: .array(advice.map { .string($0.description) })))
        }
        add("canonicalRequest", signature?.canonicalRequest)
        add("stringToSign", signature?.stringToSign)
        members.append(.init(name: "milliseconds", value: .number(duration.milliseconds)))
        return .object(JSONObject(members))
    }
}

extension LocalTask {
    /// As the control interface shows it.
    var json: JSONValue {
        [
            "service": .string(service), "id": .string(id), "prompt": .string(prompt),
            "sessionId": sessionID.map(JSONValue.string) ?? .null, "status": .string(status.rawValue),
            "images": .number(JSONNumber(images)),
        ]
    }
}

extension Duration {
    /// A moment since 1970: `2026-05-19T15:01:56.125Z`.
    var iso8601: String {
        let milliseconds = components.attoseconds / 1_000_000_000_000_000
        let fraction = String(1_000 + milliseconds).dropFirst()
        return CivilTime(seconds: components.seconds).iso8601.dropLast() + ".\(fraction)Z"
    }

    /// Whole and parts, to the nanosecond.
    var seconds: JSONNumber {
        let nanoseconds = components.attoseconds / 1_000_000_000
        guard nanoseconds != 0 else { return JSONNumber(components.seconds) }
        let value = Double(components.seconds) + Double(nanoseconds) / 1e9
        return JSONNumber(value) ?? JSONNumber(components.seconds)
    }

    /// To the hundredth.
    fileprivate var milliseconds: JSONNumber {
        let hundredths = (self / .microseconds(10)).rounded()
        return JSONNumber(hundredths / 100) ?? JSONNumber(0)
    }
}
