import Foundation
import Testing

/// The JSON of the documentation's examples, byte for byte.
enum Fixtures {
    static func bytes(_ name: String, location: SourceLocation = #_sourceLocation) throws -> [UInt8] {
        let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures")
        return [UInt8](try Data(contentsOf: try #require(url, sourceLocation: location)))
    }
}
