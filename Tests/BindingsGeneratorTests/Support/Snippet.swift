import APISpec
import BindingsGenerator
import Testing

/// A small description, for tests that show a fragment of one and the lines of Swift that come of it.
struct Snippet {
    var actions = #""Do": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
    /// Members of the request.
    var request = ""
    /// Members of the response.
    var response = ""
    /// Further objects.
    var objects = ""
    /// What is in the refinements' outermost braces.
    var refinements: String?
    var errors: String?
    /// The codes of every service, for a configuration that names them.
    var commonErrors: String?
    var config = "{}"
    var service = "test"

    /// A member as the official layout has it.
    static func member(
        _ name: String, _ type: String = "string", of member: String? = nil, required: Bool = false
    ) -> String {
        let word = member ?? (type == "int" ? "int64" : type)
        return """
            {"name": "\(name)", "type": "\(type)", "member": "\(word)", "required": \(required), "document": "A \(name)."}
            """
    }

    /// An object of further objects, with a comma before it.
    static func object(_ name: String, _ members: String...) -> String {
        #", "\#(name)": {"document": "A \#(name).", "members": [\#(members.joined(separator: ", "))]}"#
    }

    private var api: SourceFile {
        SourceFile(
            path: "api.json",
            text: """
                {
                  "metadata": {"apiVersion": "2026-01-01", "serviceShortName": "\(service)"},
                  "actions": {\(actions)},
                  "objects": {
                    "DoRequest": {"document": "", "members": [\(request)], "type": "object"},
                    "DoResponse": {"document": "", "members": [\(response)], "type": "object"}\(objects)
                  }
                }
                """)
    }

    /// The description as it is read.
    func description() throws -> Description {
        try Description(
            api: api, errors: errors.map { SourceFile(path: "errors.json", text: $0) },
            refinements: refinements.map { SourceFile(path: "refinements.json", text: "{\($0)}") })
    }

    func generate() -> Pipeline.Result {
        let (config, diagnostics) = BindingsConfig.read(
            SourceFile(path: "config.json", text: config == "{}" ? #"{"service": "\#(service)"}"# : config))
        guard let config else { return Pipeline.Result(files: nil, diagnostics: diagnostics) }
        return Pipeline.generate(
            api: api, errors: errors.map { SourceFile(path: "errors.json", text: $0) },
            refinements: refinements.map { SourceFile(path: "refinements.json", text: "{\($0)}") },
            errorCodes: commonErrors.map { SourceFile(path: "common/errors.json", text: $0) },
            config: config)
    }

    /// All generated Swift, without indentation and blank lines.
    func swift() throws -> String {
        let result = generate()
        let problems = result.diagnostics.map(\.description)
        let files = try #require(result.files, "\(problems)")
        return files.flatMap { $0.text.split(separator: "\n") }.map { $0.drop { $0 == " " } }.joined(
            separator: "\n")
    }
}
