/// What requests say sent them, within the characters that `X-TC-RequestClient` may have.
enum Version {
    static let requestClient = "swift-tencentcloud-0.1.0"
}
