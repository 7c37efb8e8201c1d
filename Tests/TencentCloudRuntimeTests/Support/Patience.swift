import TencentCloudRuntime

extension Timeouts {
    /// For tests that aren't about time: among hundreds of others, on a slow machine, minutes may pass between two lines.
    static let patient = Timeouts(connect: .seconds(3600), call: .seconds(3600))
}
