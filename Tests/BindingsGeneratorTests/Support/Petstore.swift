import APISpec
import BindingsGenerator
import Testing

/// The description that the golden files are generated from.
enum PetstoreDescription {
    static let folder = String(#filePath.dropLast("Support/Petstore.swift".count))

    static func generate() throws -> Pipeline.Result {
        let config = try #require(BindingsConfig.read(try source("bindings-config.json")).config)
        return Pipeline.generate(
            api: try source("api.json"), errors: try source("errors.json"),
            refinements: try source("refinements.json"), config: config)
    }

    static func source(_ name: String) throws -> SourceFile {
        SourceFile(path: name, bytes: try POSIXFile.read("\(folder)Petstore/\(name)"))
    }
}
