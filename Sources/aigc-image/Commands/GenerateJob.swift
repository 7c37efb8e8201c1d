import AigcImage
import JSONCoding
import Synchronization
import TencentCloudRuntime

extension GenerateCommand {
    /// An image and the file that it became.
    struct SavedImage: Sendable {
        var image: GeneratedImage
        var file: DownloadedImage
    }

    /// One task, from its creation to its files.
    final class Job: Sendable {
        let generator: ImageGenerator
        let request: ImageRequest
        let names: OutputNames
        let overwrite: Bool
        let timeout: Duration?
        let progress: ProgressLine
        /// The task's ID, once there is one.
        private let taskID = Mutex<String?>(nil)

        init(
            generator: ImageGenerator, request: ImageRequest, names: OutputNames, overwrite: Bool,
            timeout: Duration?, progress: ProgressLine
        ) {
            self.generator = generator
            self.request = request
            self.names = names
            self.overwrite = overwrite
            self.timeout = timeout
            self.progress = progress
        }

        /// Draws and saves.
        func run() async throws -> [SavedImage] {
            progress.show("creating the task")
            var images: [GeneratedImage] = []
            for try await update in generator.updates(request, timeout: timeout) {
                taskID.withLock { $0 = update.taskID }
                switch update.state {
                case .created: progress.show("task \(update.taskID)")
                case .waiting: progress.show("waiting for its turn")
                case .drawing: progress.show("drawing", percent: update.percent)
                case .done: images = update.images
                }
            }
            var saved: [SavedImage] = []
            for (index, image) in images.enumerated() {
                progress.show(images.count > 1 ? "saving \(index + 1) of \(images.count)" : "saving")
                let path = names.path(index, format: request.format)
                let file = try await image.download(to: path, overwrite: overwrite)
                saved.append(SavedImage(image: image, file: file))
            }
            return saved
        }

        /// How to get at the task after an error, when it may still be drawn.
        func advice(after error: any Error, isLocal: Bool) -> String? {
            guard let taskID = taskID.withLock({ $0 }) else {
                let isInDoubt = error is CancellationError && !isLocal
                return isInDoubt
                    ? "The task may have been created all the same, without telling its ID." : nil
            }
            if let error = error as? ImageTaskError, let waiting = error.underlying as? WaiterError,
                case .failed = waiting.reason
            {
                return nil
            }
            // A service inside this program ends with it, and the task too.
            if isLocal { return "task: \(taskID)" }
            let call =
                switch generator.service {
                case .mps: #"mps DescribeAigcImageTask --json '{"TaskId":"\#(taskID)"}'"#
                case .vod(_, let id):
                    #"vod DescribeTaskDetail --json '{"TaskId":"\#(taskID)","SubAppId":\#(id)}'"#
                }
            return """
                task: \(taskID)
                It is drawn, and billed, whatever happens here. Ask for it with
                  aigc-image call \(call)
                """
        }

        /// The result for scripts.
        func json(_ saved: [SavedImage]) -> JSONValue {
            var result = JSONObject()
            result.members.append(.init(name: "service", value: .string(generator.service.name)))
            result.members.append(
                .init(name: "taskId", value: taskID.withLock { $0.map(JSONValue.string) ?? .null }))
            result.members.append(.init(name: "images", value: .array(saved.map(Self.json))))
            return .object(result)
        }

        private static func json(_ saved: SavedImage) -> JSONValue {
            let (image, file) = (saved.image, saved.file)
            return [
                "path": .string(file.path), "format": .string(file.format.rawValue),
                "bytes": .number(JSONNumber(file.byteCount)), "url": .string(image.url),
                "expiresAt": image.expiresAt.map { .number(JSONNumber($0)) } ?? .null,
                "fileId": image.fileID.map(JSONValue.string) ?? .null,
            ]
        }
    }
}
