import TencentCloudPlatform

/// The process's environment variables. An empty one counts as not set, as shells make no difference.
package enum ProcessEnvironment {
    package static func value(_ name: String) -> String? {
        guard let text = getenv(name), text.pointee != 0 else { return nil }
        return String(cString: text)
    }

    /// A variable's text; nil when there is none.
    package static func text(_ name: String) -> String? { text(name) { value($0) } }

    /// A variable's text as a lookup has it; nil when there is none. Values pasted into a shell or a secret store often
    /// end in a newline.
    static func text(_ name: String, _ lookup: (String) -> String?) -> String? {
        guard let text = lookup(name)?.trimmingASCIIWhitespace(), !text.isEmpty else { return nil }
        return text
    }
}
