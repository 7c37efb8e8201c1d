import Synchronization
import TencentCloudRuntime
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

    private let confirmation: Confirmation

    /// Nil for an event that isn't of an image.
    init?(_ content: VOD.EventContent, client: VODClient, subAppID: UInt64) {
        guard let handle = content.eventHandle else { return nil }
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
        confirmation = Confirmation(handle: handle, client: client, subAppID: subAppID)
        let origin = ImageOrigin(taskID, nil, client.configuration)
        do {
            result = .success(try Self.images(content, origin))
        } catch {
            result = .failure(ImageTaskError(taskID: taskID, service: "vod", underlying: error))
        }
    }

    /// Tells the service that the event was handled, so that it doesn't come again. Does nothing the second time.
    ///
    /// - Throws: `ServiceError` when it is too late, 30 seconds after the event came; what calls throw.
    public func confirm() async throws { try await confirmation.send() }

    /// As a waiter would have read the task's details.
    private static func images(_ content: VOD.EventContent, _ origin: ImageOrigin) throws -> [GeneratedImage]
    {
        var details = VOD.DescribeTaskDetailResponse(status: .finish)
        details.aigcImageTask = content.aigcImageCompleteEvent
        details.sceneAigcImageTask = content.sceneAigcImageCompleteEvent
        let waiter = VOD.Waiters.anyImageTaskDone
        if case .failure(let code, let message) = waiter.outcome(details) {
            throw WaiterError(.failed(code: code, message: message), waiter: waiter.name, attempts: 0)
        }
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
