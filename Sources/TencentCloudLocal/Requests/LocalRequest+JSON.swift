import JSONCoding
import TencentCloudRuntime

extension LocalRequest {
    /// As the control interface and logs show it.
    package var json: JSONValue {
        var json: JSONObject = [
            "number": .number(JSONNumber(number)), "time": .string(time.iso8601),
            "service": .string(service), "version": .string(version), "action": .string(action),
        ]
        json["region"] = region.map(JSONValue.string)
        json["parameters"] = parameters
        json["requestId"] = .string(requestID)
        json["code"] = (fault?.code.rawValue).map(JSONValue.string)
        json["message"] = (fault?.message).map(JSONValue.string)
        if !advice.isEmpty { json["advice"] = .array(advice.map { .string($0.description) }) }
        json["canonicalRequest"] = (signature?.canonicalRequest).map(JSONValue.string)
        json["stringToSign"] = (signature?.stringToSign).map(JSONValue.string)
        json["milliseconds"] = .number(duration.milliseconds)
        return .object(json)
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
    package var iso8601: String {
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
