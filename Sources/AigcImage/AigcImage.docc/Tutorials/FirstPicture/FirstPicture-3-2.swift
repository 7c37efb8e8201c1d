import AigcImage
import Observation

/// Draws one picture after the other, and says how far it is.
@MainActor @Observable
final class Studio {
    enum State {
        case idle
        case drawing(String)
        case done(path: String)
        case failed(String)
    }

    private(set) var state = State.idle
    private let generator: ImageGenerator
    private let folder: String

    init(_ generator: ImageGenerator, folder: String) {
        self.generator = generator
        self.folder = folder
    }
}
