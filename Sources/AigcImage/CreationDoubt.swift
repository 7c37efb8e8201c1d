import TencentCloudRuntime
import TencentCloudVOD

/// What an error of a create leaves open: a task may exist, and be billed, whose ID didn't come back.
package enum CreationDoubt: Sendable, Hashable {
    /// The service has a task of the request's SessionId.
    case accepted
    /// It may have a task.
    case possible
    /// It says that the create failed, and neither why nor after what.
    case unexplained

    /// Nil when there certainly is none.
    package init?(_ error: any Error) {
        switch error {
        case is AlreadyAcceptedError: self = .accepted
        case let error as ServiceError where error.code == VOD.ErrorCode.invalidParameterValueSessionID:
            self = .accepted
        case let error as ServiceError where error.code == .failedOperation && error.attempts == 1:
            self = .unexplained
        // Its task is known.
        case is ImageTaskError: return nil
        case let error as any TencentCloudError where error.mayHaveTakenEffect: self = .possible
        default: return nil
        }
    }
}
