import BindingsGenerator
import JSONCoding
import TencentCloudPlatform
import TencentCloudRuntime
import Testing

@testable import DescribedServices
@testable import TencentCloudLocal

/// A folder of small descriptions, and what is hosted of it.
final class SpecFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/described-\(RandomNames.hex(16))"
        try POSIXFile.makeFolder(path)
    }

    deinit {
        for service in FileContents.names(inFolder: path) {
            for version in FileContents.names(inFolder: "\(path)/\(service)") {
                let folder = "\(path)/\(service)/\(version)"
                for file in FileContents.names(inFolder: folder) { unlink("\(folder)/\(file)") }
                rmdir(folder)
            }
            rmdir("\(path)/\(service)")
        }
        rmdir(path)
    }

    /// Adds a service with one action, `Do` unless told.
    ///
    /// - Parameters:
    ///   - service: The name that the description has, where that of the folder is another.
    ///   - input: The request's members.
    ///   - output: The response's, besides `RequestId`.
    ///   - objects: Other objects: their names and members.
    ///   - examples: What stands in the list of the action's examples.
    ///   - isUnsigned: Whether the action needs no signature.
    func add(
        _ folder: String = "test", called service: String? = nil, version: String = "2026-01-01",
        action: String = "Do", input: [String] = [], output: [String] = [],
        objects: [(name: String, members: [String])] = [], examples: String? = nil,
        refinements: String? = nil,
        isUnsigned: Bool = false
    ) throws {
        let place = "\(path)/\(folder)/v\(version.filter(\.isNumber))"
        try POSIXFile.makeFolder(place)
        let all =
            [("\(action)Request", input), ("\(action)Response", output + [Self.member("RequestId")])]
            + objects
        let texts = all.map {
            #""\#($0.0)": {"document": "", "members": [\#($0.1.joined(separator: ", "))]}"#
        }
        try POSIXFile.replace(
            "\(place)/api.json",
            with: """
                {"version": "1.0", "metadata": {"apiVersion": "\(version)", "serviceShortName": "\(service ?? folder)"},
                 "actions": {"\(action)": {"document": "", "input": "\(action)Request", "name": "",
                             "output": "\(action)Response", "status": "online", "skip_sign": \(isUnsigned)}},
                 "objects": {\(texts.joined(separator: ",\n"))}}
                """)
        if let examples {
            try POSIXFile.replace(
                "\(place)/examples.json", with: #"{"actions": {"\#(action)": [\#(examples)]}}"#)
        }
        if let refinements { try POSIXFile.replace("\(place)/refinements.json", with: refinements) }
    }

    /// A member of a description.
    static func member(
        _ name: String, _ member: String = "string", list: Bool = false, required: Bool = false
    ) -> String {
        let kinds = [
            "string": "string", "date": "string", "datetime": "string", "datetime_iso": "string",
            "int64": "int", "uint64": "int", "float": "float", "bool": "bool", "binary": "binary",
        ]
        let kind = list ? "list" : kinds[member] ?? "object"
        return """
            {"name": "\(name)", "type": "\(kind)", "member": "\(member)", "document": "", "required": \(required)}
            """
    }

    /// An official example; texts are put down as JSON strings.
    static func example(_ input: String, _ output: String) -> String {
        #"{"document": "", "title": "", "input": \#(input.jsonText), "output": \#(output.jsonText)}"#
    }

    /// An official example of a POST request.
    static func post(_ body: String, _ response: String) -> String {
        let head = "POST / HTTP/1.1\nHost: test.tencentcloudapi.com\nX-TC-Action: Do\n<公共请求参数>\n\n"
        return example(head + body, #"{"Response": \#(response)}"#)
    }

    func start() throws -> LocalService {
        try LocalService.start(.init(), directory: Kept(folder: self, services: DescribedServices(at: path)))
    }

    /// The services, which are read later, with the folder that has to be there until then.
    private struct Kept: ServiceDirectory {
        let folder: SpecFolder
        let services: DescribedServices

        func contains(_ service: String) throws -> Bool { try services.contains(service) }

        func routes(of service: String, version: String) throws -> ServiceRoutes? {
            try services.routes(of: service, version: version)
        }

        func routes(ofVersion version: String) throws -> [ServiceRoutes] {
            try services.routes(ofVersion: version)
        }

        func listing() -> [ServiceListing] { services.listing() }

        func description(of service: String, version: String) throws -> JSONValue? {
            try services.description(of: service, version: version)
        }
    }
}

extension SignedRequest {
    /// A request to the service that ``SpecFolder/add(_:called:version:action:input:output:objects:examples:refinements:)`` adds unless told.
    init(to local: LocalService, _ body: String = "{}", action: String = "Do", service: String = "test") {
        self.init(local, service, action, body)
        version = "2026-01-01"
    }
}
