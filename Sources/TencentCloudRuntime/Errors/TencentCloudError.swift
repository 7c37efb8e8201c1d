/// What every error of a call tells, whichever it is.
///
/// ```swift
/// import TencentCloudRuntime
///
/// func explain(_ error: any Error) {
///     guard let error = error as? any TencentCloudError else { return print(error) }
///     print("\(error.category): \(error)")
///     if let advice = error.advice { print(advice) }
///     if error.isTransient, !error.mayHaveTakenEffect { print("It can be tried again.") }
/// }
/// ```
public protocol TencentCloudError: Error, Sendable {
    /// Whether the same may go well a little later: what a client repeats for an action that is safe to repeat.
    ///
    /// Before you repeat anything else, look at ``mayHaveTakenEffect``.
    var isTransient: Bool { get }
    /// Whether the service may have done the work all the same; false when it certainly didn't, or when doing it again
    /// changes nothing. Holds for the whole call, with all its attempts.
    var mayHaveTakenEffect: Bool { get }
    /// The request's ID, which the service's support asks for; nil when the service told none.
    var requestID: String? { get }
    /// How often the request was sent; 0 when it wasn't.
    var attempts: Int { get }
    /// What kind of trouble it is.
    var category: ErrorCategory { get }
    /// What to do about it, in a sentence or two for people; nil when there is nothing more to say.
    var advice: String? { get }
}

extension TencentCloudError {
    /// Nothing more to say.
    public var advice: String? { nil }
}

extension Error {
    /// Whether the same may go well a little later. Of a stranger's error there is no telling, so it isn't tried.
    package var mayPass: Bool { (self as? any TencentCloudError)?.isTransient ?? false }
}
