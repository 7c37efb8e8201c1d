import AigcImage

/// A task by its ID, and where to ask for it.
struct TaskID: Sendable, Equatable {
    var text: String
    var service: ServiceName
    /// The application of VOD that the task belongs to.
    var subAppID: UInt64?
    /// Whether VOD drew a scene, whose result stands elsewhere.
    var isScene: Bool

    /// The smallest number that is a VOD application and not one of the few places that MPS draws at.
    private static let smallestApplication: UInt64 = 1_000_000

    /// Recognises the service by the ID's shape: `4-AigcImage-…` is of MPS, `251007502-AigcImage-…` and
    /// `251007502-SceneAigcImageTask-…` are of that application of VOD.
    ///
    /// - Parameters:
    ///   - service, subAppID: What the caller says, which counts more.
    init(_ text: String, service: String? = nil, subAppID: UInt64? = nil) throws(UsageError) {
        let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        let number = parts.first.flatMap { UInt64($0) }
        let kind = parts.count == 3 ? parts[1] : ""
        isScene = kind.hasPrefix("Scene")
        self.text = text
        if let service = service.flatMap(ServiceName.init(rawValue:)) {
            self.service = service
        } else if subAppID != nil {
            self.service = .vod
        } else if let number, kind.hasPrefix("AigcImage") || isScene {
            self.service = isScene || number >= Self.smallestApplication ? .vod : .mps
        } else {
            throw UsageError(
                "'\(text)' has not the shape of an image task's ID, such as 4-AigcImage-c3b145ec; "
                    + "if it is one all the same, say which service has it with --service")
        }
        guard self.service == .vod else { return }
        self.subAppID = subAppID ?? number.flatMap { $0 >= Self.smallestApplication ? $0 : nil }
        if self.subAppID == nil {
            throw UsageError("'\(text)' doesn't tell the application that has it: add --sub-app-id")
        }
    }
}
