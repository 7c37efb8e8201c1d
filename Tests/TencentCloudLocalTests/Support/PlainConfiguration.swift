import TencentCloudRuntime

@testable import TencentCloudLocal

extension LocalService {
    /// For clients that tell a test everything that the service answers.
    var plainConfiguration: ClientConfiguration {
        var configuration = configuration
        configuration.retry = .none
        return configuration
    }
}
