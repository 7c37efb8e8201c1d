import TencentCloudLocal
import TencentCloudRuntime

extension LocalService {
    /// For tests that aren't about time: among hundreds of others, on a slow machine, minutes may pass between two lines.
    var patientConfiguration: ClientConfiguration {
        var configuration = configuration
        configuration.timeouts = Timeouts(connect: .seconds(3600), call: .seconds(3600))
        return configuration
    }
}
