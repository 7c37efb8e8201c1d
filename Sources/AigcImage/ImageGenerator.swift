public import TencentCloudMPS
import TencentCloudRuntime
public import TencentCloudVOD

/// Draws images: creates a task, waits for it, and hands over what it drew.
///
/// ```swift
/// let generator = ImageGenerator(.mps(MPSClient()))
/// let images = try await generator.generate("a red panda painting a fresco", model: .kling("3.0"))
/// try await images[0].download(to: "panda.png")
/// ```
/// One request type serves both services. What stands against it is an
/// ``ImageRequestError`` before anything is sent: options that the service or the model has no way to express, references
/// that can't be read, limits that are broken, all at once.
public struct ImageGenerator: Sendable {
    /// Which service draws.
    public enum Service: Sendable {
        /// Media Processing Service.
        case mps(MPSClient)
        /// Video on Demand, on account of one of your VOD applications.
        case vod(VODClient, subAppID: UInt64)
    }

    /// Which service draws.
    public var service: Service
    /// The buckets that images go through, where any do.
    public var buckets = ImageBuckets()

    /// A generator that draws with a service.
    public init(_ service: Service) { self.service = service }

    /// The service as the workflow sees it.
    package var backend: any ImageService {
        switch service {
        case .mps(let client): MPSImageService(client: client, buckets: buckets)
        case .vod(let client, let subAppID):
            VODImageService(client: client, application: subAppID, buckets: buckets)
        }
    }

    /// Draws, and returns when the images are there.
    ///
    /// - Parameters:
    ///   - prompt: What to draw.
    ///   - model: What draws; nil leaves it to MPS, and is Hunyuan 3.0 for VOD, which wants one.
    ///   - negativePrompt: What not to draw. Not every model heeds it.
    ///   - aspectRatio: Width to height, such as `16:9`.
    ///   - resolution: How large, as a class: `1K`, `2K` and others, as far as the model has it.
    ///   - size: The exact size, instead of an aspect ratio and a resolution.
    ///   - references: Images to go by. How many depends on the model.
    ///   - format: The file's format; nil leaves it to the service.
    ///   - count: How many images; only some models of VOD draw more than one.
    ///   - seed: VOD only: the same seed gives a similar image again.
    ///   - enhancePrompt: Whether the service may improve the prompt; nil leaves it to the service.
    ///   - timeout: How long to wait once the task exists; 10 minutes unless told.
    /// - Returns: At least one image.
    /// - Throws: ``ImageRequestError`` and whatever a client throws before a task exists;
    ///   from then on ``ImageTaskError``, which knows the task's ID; `CancellationError` when cancelled. After
    ///   `AlreadyAcceptedError`, and errors whose `mayHaveTakenEffect` is true, there may be a task that is billed.
    public func generate(
        _ prompt: String,
        model: ImageModel? = nil,
        negativePrompt: String? = nil,
        aspectRatio: String? = nil,
        resolution: String? = nil,
        size: ImageSize? = nil,
        references: [ImageReference] = [],
        format: ImageFormat? = nil,
        count: Int? = nil,
        seed: Int64? = nil,
        enhancePrompt: Bool? = nil,
        timeout: Duration? = nil
    ) async throws -> [GeneratedImage] {
        var request = ImageRequest(prompt)
        request.model = model
        request.negativePrompt = negativePrompt
        request.aspectRatio = aspectRatio
        request.resolution = resolution
        request.size = size
        request.references = references
        request.format = format
        request.count = count
        request.seed = seed
        request.enhancePrompt = enhancePrompt
        return try await generate(request, timeout: timeout)
    }

    /// Draws, and returns when the images are there.
    ///
    /// - Parameters:
    ///   - request: What to draw.
    ///   - timeout: How long to wait once the task exists; 10 minutes unless told.
    /// - Returns: At least one image.
    /// - Throws: As ``generate(_:model:negativePrompt:aspectRatio:resolution:size:references:format:count:seed:enhancePrompt:timeout:)``
    ///   does.
    public func generate(_ request: ImageRequest, timeout: Duration? = nil) async throws -> [GeneratedImage] {
        try await Self.images(updates(request, timeout: timeout))
    }

    /// Draws, and tells how far it is.
    ///
    /// Each iteration creates a task of its own. It ends after the update that is ``ImageUpdate/State/done``.
    /// ```swift
    /// let generator = ImageGenerator(.mps(MPSClient()))
    /// for try await update in generator.updates(ImageRequest("a red panda")) {
    ///     print(update.state, update.percent ?? 0)
    ///     for image in update.images { try await image.download(to: "panda.png") }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - request: What to draw.
    ///   - timeout: How long to wait once the task exists; 10 minutes unless told.
    public func updates(_ request: ImageRequest, timeout: Duration? = nil) -> ImageUpdates {
        ImageUpdates(service: backend.reading(request.storage), work: .image(request), timeout: timeout)
    }
}

// MARK: Scenes

extension ImageGenerator {
    /// Draws a scene, which VOD does, and returns when the images are there.
    ///
    /// - Parameters:
    ///   - scene: The scene to draw.
    ///   - timeout: How long to wait once the task exists; 10 minutes unless told.
    /// - Returns: At least one image.
    /// - Throws: As for an ``ImageRequest``.
    public func generate(scene: SceneRequest, timeout: Duration? = nil) async throws -> [GeneratedImage] {
        try await Self.images(updates(scene: scene, timeout: timeout))
    }

    /// Draws a scene, which VOD does, and tells how far it is. Each iteration creates a task of its own.
    ///
    /// - Parameters:
    ///   - scene: The scene to draw.
    ///   - timeout: How long to wait once the task exists; 10 minutes unless told.
    public func updates(scene: SceneRequest, timeout: Duration? = nil) -> ImageUpdates {
        ImageUpdates(service: backend, work: .scene(scene), timeout: timeout)
    }
}

// MARK: Tasks that exist

extension ImageGenerator {
    /// Waits for a task that was created before, an image's or a scene's, and tells how far it is.
    ///
    /// - Parameters:
    ///   - taskID: The task.
    ///   - timeout: How long to wait; 10 minutes unless told.
    /// - Returns: A sequence that asks at once, and whose errors are ``ImageTaskError`` but for cancellation.
    public func updates(ofTask taskID: String, timeout: Duration? = nil) -> ImageUpdates {
        ImageUpdates(service: backend, work: .task(CreatedTask(id: taskID), model: nil), timeout: timeout)
    }

    /// Waits for a task that was created before, an image's or a scene's.
    ///
    /// - Parameters:
    ///   - taskID: The task.
    ///   - timeout: How long to wait; 10 minutes unless told.
    /// - Returns: At least one image.
    /// - Throws: ``ImageTaskError``, `CancellationError`.
    public func images(ofTask taskID: String, timeout: Duration? = nil) async throws -> [GeneratedImage] {
        try await Self.images(updates(ofTask: taskID, timeout: timeout))
    }

    /// Asks once how far a task is, and doesn't wait for it.
    ///
    /// - Parameters:
    ///   - taskID: The task.
    ///   - timeout: How long the answer may take; unless told as long as the configuration gives a connection, which
    ///     is 10 seconds unless told.
    /// - Throws: ``ImageTaskError``, whose `underlying` is a `WaiterError` that says `failed` when the task did;
    ///   `CancellationError`.
    public func state(ofTask taskID: String, timeout: Duration? = nil) async throws -> ImageUpdate {
        let start = ContinuousClock.now
        do {
            let poll = try await backend.poll(taskID, timeout: timeout)
            return try ImageUpdate(poll, of: taskID, since: start)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ImageTaskError(taskID: taskID, service: service.name, underlying: error)
        }
    }

    private static func images(_ updates: ImageUpdates) async throws -> [GeneratedImage] {
        for try await update in updates where update.state == .done { return update.images }
        // The sequence ends with an update that is done, or throws.
        throw CancellationError()
    }
}

extension ImageGenerator.Service {
    /// The service's product code: `mps` or `vod`.
    public var name: String {
        switch self {
        case .mps: ServiceName.mps.rawValue
        case .vod: ServiceName.vod.rawValue
        }
    }

    /// A service by its name.
    ///
    /// - Parameter subAppID: The application that pays, where the service has such a thing.
    package init(_ name: ServiceName, _ configuration: ClientConfiguration, subAppID: UInt64) {
        switch name {
        case .mps: self = .mps(MPSClient(configuration))
        case .vod: self = .vod(VODClient(configuration), subAppID: subAppID)
        }
    }
}
