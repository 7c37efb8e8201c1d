import JSONCoding

@testable import TencentCloudLocal

/// What would steer a terminal, and a service that says nothing else.
enum HostileText {
    /// Sets the title, rings, goes back to the line's start, clears the screen in two ways, turns what follows around.
    static let text = "a\u{1B}]0;pwned\u{7}\r\u{1B}[2J\u{9B}31mb\u{202E}c\u{7F}\u{2066}d\u{2028}\u{FEFF}e"
    /// The same as a person may see it.
    static let shown =
        #"a\u001b]0;pwned\u0007\u000d\u001b[2J\u009b31mb\u202ec\u007f\u2066d\u2028\ufeffe"#
    static let url = "/\(text).png"

    /// What of a text would steer a terminal, but for line ends.
    static func controls(in text: String) -> [String] {
        text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0xFEFF, 0x61C, 0x200E...0x200F, 0x202A...0x202E,
                0x2066...0x2069:
                true
            default: false
            }
        }.map { "U+\(String($0.value, radix: 16))" }
    }

    /// What the service does with a task.
    enum Conduct: Sendable {
        case refuses, fails, draws
    }

    /// A service that answers in such texts; its images come from where they are said to be.
    static func server(_ conduct: Conduct) throws -> FileServer {
        try FileServer { request in
            guard request.method == "POST" else { return FileServer.file(ImageBytes.png) }
            let action = request.header("x-tc-action") ?? ""
            var response: JSONObject = ["RequestId": .string(text)]
            func add(_ name: String, _ value: JSONValue) {
                response.members.append(.init(name: name, value: value))
            }
            if conduct == .refuses {
                add("Error", ["Code": .string("Code.\(text)"), "Message": .string("message \(text)")])
            } else if action.hasPrefix("Create") {
                add("TaskId", .string("4-AigcImage-\(text)"))
            } else if conduct == .fails {
                add("Status", "FAIL")
                add("Message", .string("message \(text)"))
            } else {
                add("Status", "DONE")
                add("ImageUrls", [.string("http://\(request.header("host") ?? "")\(url)")])
            }
            let envelope: JSONValue = ["Response": .object(response)]
            return ServerResponse(
                status: 200, contentType: "application/json", body: Array(envelope.text().utf8))
        }
    }
}
