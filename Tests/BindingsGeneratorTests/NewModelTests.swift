import APISpec
import BindingsGenerator
import JSONCoding
import TencentCloudLimits
import Testing

@testable import AigcImage

/// A new model is one edit of one file, VOD's `refinements.json`: its name among the known ones, and its entry in the
/// table. No Swift is written for it.
@Suite struct NewModelTests {
    private static let entry: JSONValue = [
        "name": "Heron", "version": "1.0", "usual": true, "document": "Waders at dawn.",
        "inPrompt": ["OutputConfig.AspectRatio": " --ar {}"],
        "limits": ["FileInfos": ["count": ["max": 4], "source": "metadata"]],
    ]

    private static func source(_ name: String) throws -> SourceFile {
        let root = PetstoreDescription.folder.dropLast("Tests/BindingsGeneratorTests/".count)
        let path = "spec/vod/2018-07-17/\(name)"
        return SourceFile(path: path, bytes: try POSIXFile.read("\(root)\(path)"))
    }

    /// VOD's refinements, with a model more.
    private static func refinements(isNamed: Bool = true) throws -> SourceFile {
        let file = try source("refinements.json")
        var json = try JSONValue(jsonBytes: file.bytes)
        try json.append(entry, to: ["models", "CreateAigcImageTaskRequest", "entries"])
        if isNamed {
            try json.append(
                ["value": "Heron", "document": "Heron."], to: ["enumerations", "ModelName", "values"])
        }
        return SourceFile(path: file.path, text: json.jsonText)
    }

    private static func table() throws -> ObjectLimits {
        let description = try Description(
            api: try source("api.json"), errors: try source("errors.json"), refinements: try refinements())
        return try #require(description.refinements?.limits(of: "CreateAigcImageTaskRequest"))
    }

    @Test func itIsGenerated() throws {
        let result = Pipeline.generate(
            api: try Self.source("api.json"), errors: try Self.source("errors.json"),
            refinements: try Self.refinements())
        #expect(result.diagnostics.map(\.description) == [])
        let swift = try #require(result.files).map(\.text).joined().filter { !$0.isWhitespace }
        #expect(
            swift.contains(
                #"ModelEntry("Heron",version:"1.0",isUsual:true,document:"Wadersatdawn.","#
                    + #"promptOptions:[PromptOption("OutputConfig.AspectRatio",before:"--ar",after:"")],"#))
        #expect(swift.contains(#"staticvarheron:Self{Self(rawValue:"Heron")}"#))
    }

    /// The client, the local service and the linter hold a request against the same table.
    @Test func itsLimitsHold() throws {
        func complaints(references: Int, version: String = "1.0") throws -> [String] {
            var found: [String] = []
            let request = Request(model: "Heron", version: version, references: references)
            try Self.table().breaches(by: request) { found.append("\($0.path) \($0.message)") }
            return found
        }
        #expect(try complaints(references: 4) == [])
        #expect(try complaints(references: 5).count == 1)
        #expect(try complaints(references: 5)[0].hasPrefix("FileInfos has 5 elements"))
        #expect(try complaints(references: 5, version: "2.0") == [])
    }

    @Test func picturesAreDrawnWithIt() throws {
        let table = try #require(try Self.table().models)
        let catalogue = ModelCatalogue(service: "vod", table, ModelCatalogue.vod.paths)
        let model = try #require(catalogue.completed("Heron"))
        #expect(model == "Heron:1.0")
        #expect(catalogue[model]?.references == 4 && catalogue[model]?.notes == "Waders at dawn.")
        var request = ImageRequest("a red panda")
        request.aspectRatio = "16:9"
        #expect(ModelOptions(request, model: model, catalogue).prompt == "a red panda --ar 16:9")
    }

    /// So that a misspelt name is no model that nothing is held against.
    @Test func itsNameHasToBeAKnownOne() throws {
        let result = Pipeline.generate(
            api: try Self.source("api.json"), refinements: try Self.refinements(isNamed: false))
        #expect(result.files == nil)
        #expect(
            result.diagnostics.map(\.message) == [#""Heron" is not among the values of "ModelName""#])
    }
}

private struct Request: LimitedObject {
    var model: String
    var version: String
    var references: Int

    func limitedValue(at place: MemberPlace) -> MemberValue {
        switch place.name {
        case "ModelName": .text(model)
        case "ModelVersion": .text(version)
        case "FileInfos": .list(count: references)
        case "Prompt": .text("a red panda")
        case "SubAppId": .integer(251_007_502)
        default: .absent
        }
    }
}

extension JSONValue {
    /// Adds an element to the list at the end of a path through objects.
    fileprivate mutating func append(_ element: JSONValue, to path: ArraySlice<String>) throws {
        guard let name = path.first else {
            self = .array(try #require(array) + [element])
            return
        }
        var object = try #require(object)
        var value = try #require(object[name])
        try value.append(element, to: path.dropFirst())
        object[name] = value
        self = .object(object)
    }
}
