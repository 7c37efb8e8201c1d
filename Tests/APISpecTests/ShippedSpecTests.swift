import APISpec
import Foundation
import Testing

/// The descriptions that this package ships.
@Suite struct ShippedSpecTests {
    private func file(_ path: String) throws -> APISpec.SourceFile {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return SourceFile(
            path: "spec/\(path)", bytes: [UInt8](try Data(contentsOf: root.appending(path: "spec/\(path)"))))
    }

    @Test(arguments: ["mps/2019-06-12", "vod/2018-07-17"])
    func servicesHaveNoDiagnostics(folder: String) throws {
        let (description, diagnostics) = Description.read(
            api: try file("\(folder)/api.json"), errors: try file("\(folder)/errors.json"),
            refinements: try file("\(folder)/refinements.json"))
        #expect(diagnostics.map(\.description) == [])
        let api = try #require(description?.api)
        #expect("\(api.serviceShortName.value)/\(api.apiVersion.value)" == folder)
        #expect(api.actions.contains { $0.name == "CreateAigcImageTask" })
    }

    @Test func commonErrorsHaveNoDiagnostics() throws {
        let catalogue = try ErrorCatalogue(file("common/errors.json"))
        #expect(catalogue.codes.contains { $0.code.value == "InvalidParameterValue" })
    }
}
