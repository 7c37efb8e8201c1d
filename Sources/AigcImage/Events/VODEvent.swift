public import JSONCoding
import Synchronization
public import TencentCloudRuntime
public import TencentCloudVOD

/// A task that has ended, well or not.
public struct VODEvent: Sendable {
    /// What ended: an image's task, or a scene's.
    public enum Kind: Sendable, Hashable {
        /// A task of ``ImageGenerator/updates(_:timeout:)``.
        case image
        /// A task of ``ImageGenerator/updates(scene:timeout:)``.
        case scene
    }

    /// What ended.
    public var kind: Kind
    /// The task.
    public var taskID: String
    /// The name that its creator gave the request; nil when it had none.
    public var sessionID: String?
    /// What its creator wanted carried along.
    public var sessionContext: String?
    /// The images, or why there are none: an ``ImageTaskError`` as waiting would have thrown.
    public var result: Result<[GeneratedImage], any Error>
    /// All that the service says.
    public var content: VOD.EventContent

    /// Nil for one that came by a callback: only what was pulled is confirmed.
    private let confirmation: Confirmation?

    /// Reads the body of an HTTP callback, for accounts that have VOD call an address of theirs: it is the JSON of one
    /// event, as ``VODEvents`` pull it.
    ///
    /// ```swift
    /// func images(ofCallback body: [UInt8]) throws -> [GeneratedImage] {
    ///     guard let event = try VODEvent(callback: body) else { return [] }  // of something else than an image
    ///     return try event.result.get()
    /// }
    /// ```
    /// Answer the callback with status 200, or it comes again. Whoever finds the address can call it, and nothing in the
    /// body proves that VOD did: find the task's ID among your own, or ask for the task, before you rely on it.
    ///
    /// - Parameters:
    ///   - body: the request's body.
    ///   - configuration: how images are downloaded.
    /// - Returns: nil for an event that isn't of an image.
    /// - Throws: `JSONError` where the body is none.
    public init?(
        callback body: [UInt8], configuration: ClientConfiguration = ClientConfiguration()
    ) throws(JSONError) {
        self.init(try VOD.EventContent(jsonBytes: body), nil, configuration)
    }

    /// Nil for an event that isn't of an image, or can't be confirmed.
    init?(_ content: VOD.EventContent, client: VODClient, subAppID: UInt64) {
        guard let handle = content.eventHandle else { return nil }
        let confirmation = Confirmation(handle: handle, client: client, subAppID: subAppID)
        self.init(content, confirmation, client.configuration)
    }

    private init?(
        _ content: VOD.EventContent, _ confirmation: Confirmation?, _ configuration: ClientConfiguration
    ) {
        if let task = content.aigcImageCompleteEvent, let id = task.taskID {
            kind = .image
            (taskID, sessionID, sessionContext) = (id, task.sessionID, task.sessionContext)
        } else if let task = content.sceneAigcImageCompleteEvent, let id = task.taskID {
            kind = .scene
            (taskID, sessionID, sessionContext) = (id, task.sessionID, task.sessionContext)
        } else {
            return nil
        }
        self.content = content
        self.confirmation = confirmation
        let origin = ImageOrigin(taskID, nil, BucketAccess(buckets: .init(), configuration: configuration))
        do {
            result = .success(try Self.images(content, origin))
        } catch {
            result = .failure(ImageTaskError(taskID: taskID, service: "vod", underlying: error))
        }
    }

    /// Tells the service that the event was handled, so that it doesn't come again. Does nothing the second time,
    /// nor for one that came by a callback.
    ///
    /// - Throws: `ServiceError` when it is too late, 30 seconds after the event came; what calls throw.
    public func confirm() async throws { try await confirmation?.send() }

    /// As a waiter would have read the task's details.
    private static func images(_ content: VOD.EventContent, _ origin: ImageOrigin) throws -> [GeneratedImage]
    {
        var details = VOD.DescribeTaskDetailResponse(status: .finish)
        details.aigcImageTask = content.aigcImageCompleteEvent
        details.sceneAigcImageTask = content.sceneAigcImageCompleteEvent
        _ = try VOD.Waiters.anyImageTaskDone.checked(details, nil, VOD.Actions.describeTaskDetail)
        let images = origin.images(details)
        guard !images.isEmpty else { throw NoImages() }
        return images
    }
}

/// Sent once, whichever copy of an event is confirmed.
private final class Confirmation: Sendable {
    private let isSent = Mutex(false)
    private let handle: String
    private let client: VODClient
    private let subAppID: UInt64

    init(handle: String, client: VODClient, subAppID: UInt64) {
        self.handle = handle
        self.client = client
        self.subAppID = subAppID
    }

    func send() async throws {
        if isSent.withLock({ $0 }) { return }
        _ = try await client.confirmEvents(.init(eventHandles: [handle], subAppID: subAppID))
        isSent.withLock { $0 = true }
    }
}
