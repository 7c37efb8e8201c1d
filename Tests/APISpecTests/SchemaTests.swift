import Foundation
import JSONCoding
import Testing

/// The JSON Schemas beside the descriptions, which editors use, against what the reader takes.
@Suite struct SchemaTests {
    /// The keys that a schema lets an object have, on whatever level.
    private func keys(_ schema: JSONValue) -> Set<String> {
        var keys: Set<String> = []
        switch schema {
        case .array(let elements):
            for element in elements { keys.formUnion(self.keys(element)) }
        case .object(let object):
            for member in object.members {
                if member.name == "properties", let properties = member.value.object {
                    keys.formUnion(properties.members.map(\.name))
                }
                keys.formUnion(self.keys(member.value))
            }
        default: break
        }
        return keys
    }

    /// The keys of a text that the reader takes without a mistake.
    private func keysInUse(_ text: String) throws -> Set<String> {
        func keys(_ value: JSONValue) -> Set<String> {
            switch value {
            case .array(let elements): elements.reduce(into: []) { $0.formUnion(keys($1)) }
            case .object(let object):
                object.members.reduce(into: []) { all, member in
                    all.insert(member.name)
                    all.formUnion(keys(member.value))
                }
            default: []
            }
        }
        return keys(try JSONValue(jsonText: text))
    }

    private func schema(_ kind: String) throws -> JSONValue {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "spec/schema/\(kind).schema.json"))
        return try JSONValue(jsonBytes: [UInt8](data))
    }

    /// The samples use every key there is, and `aCleanDescriptionHasNoDiagnostics` proves that they are read.
    @Test(arguments: [("errors", Sample.errors), ("refinements", Sample.refinements)])
    func everyKeyOfASchemaIsOneThatTheReaderTakes(kind: String, text: String) throws {
        let schema = try schema(kind)
        #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        let unused = keys(schema).subtracting(try keysInUse(text))
        #expect(unused.subtracting(["$schema"]).isEmpty)
    }

    @Test func everySectionIsInTheSchema() throws {
        let sections = try #require(try schema("refinements")["properties"]?.object).members.map(\.name)
        #expect(
            Set(sections)
                == Set(try #require(JSONValue(jsonText: Sample.refinements).object).members.map(\.name)))
    }
}
