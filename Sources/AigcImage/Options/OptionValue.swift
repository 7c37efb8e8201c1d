import TencentCloudRuntime

/// How a value of an option is written.
struct OptionValue<Value: Sendable>: Sendable {
    /// What stands for it in help: `WxH`.
    var placeholder: String
    /// What a good one is, for messages: `a whole number`.
    var expected: String
    /// Some that are known to be good, or all.
    var known: [String] = []
    /// Nil for a text that isn't one.
    var read: @Sendable (String) -> Value?
    var text: @Sendable (Value) -> String
}

extension OptionValue where Value == String {
    /// Any text.
    static func text(_ placeholder: String = "TEXT", known: [String] = []) -> Self {
        Self(placeholder: placeholder, expected: "a text", known: known, read: { $0 }, text: { $0 })
    }
}

extension OptionValue where Value: FixedWidthInteger {
    static func number(expected: String = "a whole number") -> Self {
        Self(placeholder: "NUMBER", expected: expected, read: { Value($0) }, text: { String($0) })
    }
}

extension OptionValue where Value == Bool {
    static var toggle: Self {
        Self(
            placeholder: "on|off", expected: "on or off", known: ["on", "off"],
            read: { ["on": true, "true": true, "off": false, "false": false][$0.lowercased()] },
            text: { $0 ? "on" : "off" })
    }
}

extension OptionValue where Value == ImageSize {
    static var size: Self {
        Self(
            placeholder: "WxH", expected: "a size such as 1024x768", read: { ImageSize($0) },
            text: \.description)
    }
}

extension OptionValue where Value == ImageFormat {
    static var format: Self {
        Self(
            placeholder: "FORMAT", expected: "png or jpeg", known: ["png", "jpeg"],
            read: { ImageFormat(rawValue: ["jpg": "jpeg"][$0.lowercased()] ?? $0.lowercased()) },
            text: \.rawValue)
    }
}

extension OptionValue where Value: OpenEnumeration {
    /// A word of the service's, in any case; one that isn't known stays as it is.
    static func word(_ placeholder: String) -> Self {
        Self(
            placeholder: placeholder, expected: "a word", known: Value.allKnownCases.map(\.rawValue),
            read: { text in
                Value.allKnownCases.first { $0.rawValue.lowercased() == text.lowercased() }
                    ?? Value(rawValue: text)
            }, text: \.rawValue)
    }
}
