/// The package's version, the only place that says it.
package enum Version {
    package static let number = "0.1.0"

    /// What requests say sent them, within the characters that `X-TC-RequestClient` may have.
    static let requestClient = "swift-tencentcloud-\(number)"
}
