import AigcImage
import Synchronization
import TencentCloudRuntime

/// An image and the file that it became; without one when it wasn't to be saved.
struct SavedImage: Sendable {
    var image: GeneratedImage
    var file: DownloadedImage?
}

/// One task, from its creation or from where it is, to its images.
final class ImageJob: Sendable {
    /// Where images go.
    struct Target: Sendable {
        var names: OutputNames
        var format: ImageFormat?
        var overwrite: Bool
        var pipe: ImagePipe?
    }

    let updates: ImageUpdates
    let target: Target?
    let progress: ProgressLine
    /// The task's ID, once there is one.
    private let known: Mutex<String?>
    private let confirmed = Mutex(false)

    /// - Parameters:
    ///   - taskID: Of a task that exists.
    ///   - target: Where images go; nil saves none.
    init(_ updates: ImageUpdates, taskID: String? = nil, target: Target?, progress: ProgressLine) {
        self.updates = updates
        self.target = target
        self.progress = progress
        known = Mutex(taskID)
    }

    var taskID: String? { known.withLock { $0 } }

    /// Whether the service has said that it has the task.
    var isConfirmed: Bool { confirmed.withLock { $0 } }

    /// Draws and saves.
    func run() async throws -> [SavedImage] {
        progress.show(taskID == nil ? "creating the task" : "asking for the task", isPassing: true)
        var images: [GeneratedImage] = []
        for try await update in updates {
            known.withLock { $0 = update.taskID }
            confirmed.withLock { $0 = true }
            switch update.state {
            case .created: progress.show("task \(update.taskID)")
            case .waiting: progress.show("waiting for its turn")
            case .drawing: progress.show("drawing", percent: update.percent)
            case .done: images = update.images
            }
        }
        guard let target else { return images.map { SavedImage(image: $0) } }
        // What an older task drew isn't known before: no name may be taken, or none is used.
        var names = target.names.movedToFree(count: images.count, format: target.format)
        var saved: [SavedImage] = []
        for (index, image) in images.enumerated() {
            progress.show(images.count > 1 ? "saving \(index + 1) of \(images.count)" : "saving")
            saved.append(
                SavedImage(image: image, file: try await save(image, index, of: images, target, &names)))
        }
        return saved
    }

    /// Another program may take a name that was made up a moment ago: what is paid for gets the next one.
    private func save(
        _ image: GeneratedImage, _ index: Int, of images: [GeneratedImage], _ target: Target,
        _ names: inout OutputNames
    ) async throws -> DownloadedImage {
        while true {
            let path = names.path(index, format: target.format)
            do {
                return try await patient(image).download(to: path, overwrite: target.overwrite, resumes: true)
            } catch let error as DownloadError where error.reason == .fileExists && !names.isChosen {
                names = target.names.movedToFree(count: images.count, format: target.format)
            }
        }
    }

    /// The image, which says why it is fetched again.
    private func patient(_ image: GeneratedImage) -> GeneratedImage {
        var image = image
        image.retried = { [progress] in progress.show("saving again, as it went wrong: \($0)") }
        return image
    }
}
