/// What draws: a model's name and version, as the services spell them.
///
/// There are new models every month or two. One that these helpers lack is written by its name, and goes to
/// the service as it is: `ImageModel("NextModel", version: "1.0")`.
///
/// Tables for readers: ``/TencentCloudVOD/VOD/ModelTables/createAigcImageTaskRequest`` and
/// ``/TencentCloudMPS/MPS/ModelTables/createAigcImageTaskRequest``.
public struct ImageModel: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The model's name.
    public var name: String
    /// The model's version; nil leaves it to the service where it chooses, else to ``ImageGenerator``.
    public var version: String?

    /// A model by its name and version.
    public init(_ name: String, version: String? = nil) {
        self.name = name
        self.version = version
    }

    /// Reads `Kling` or `Kling:3.0`.
    public init(stringLiteral text: String) { self.init(text: text) }

    /// Reads `Kling` or `Kling:3.0`.
    public init(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(String(parts[0]), version: parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil)
    }

    /// `Kling 3.0`.
    public var description: String { version.map { "\(name) \($0)" } ?? name }
}

extension ImageModel {
    /// Tencent Hunyuan, such as `3.0`: exact sizes. Both services.
    public static func hunyuan(_ version: String? = nil) -> Self { Self("Hunyuan", version: version) }
    /// Qwen Image, such as `0925`: exact sizes. Both services.
    public static func qwen(_ version: String? = nil) -> Self { Self("Qwen", version: version) }
    /// Kling, such as `2.1`, `3.0`, `3.0-Omni`, `O1`. Both services; up to nine images at once with VOD.
    public static func kling(_ version: String? = nil) -> Self { Self("Kling", version: version) }
    /// Vidu, such as `q2`: up to seven references. Both services.
    public static func vidu(_ version: String? = nil) -> Self { Self("Vidu", version: version) }
    /// MJ, such as `v7`. Both services.
    public static func mj(_ version: String? = nil) -> Self { Self("MJ", version: version) }
    /// GEM, such as `2.5`, `3.0`: up to three references. MPS.
    public static func gem(_ version: String? = nil) -> Self { Self("GEM", version: version) }
    /// Wand Vega, such as `1.0-lite`, `1.0-flash`, `1.0-pro`. MPS.
    public static func wandVega(_ version: String? = nil) -> Self {
        Self("wand-vega-image", version: version)
    }
    /// OG, in the versions `image2_low`, `image2_medium`, `image2_high`: up to eight images at once. VOD.
    public static func og(_ version: String? = nil) -> Self { Self("OG", version: version) }
    /// GG, such as `2.5`, `3.0`, `3.1`: up to fourteen references. VOD.
    public static func gg(_ version: String? = nil) -> Self { Self("GG", version: version) }
    /// SI, such as `4.0`, `4.5`, `5.0-lite`: large exact sizes. VOD.
    public static func si(_ version: String? = nil) -> Self { Self("SI", version: version) }
    /// Jimeng, such as `4.0`. VOD.
    public static func jimeng(_ version: String? = nil) -> Self { Self("Jimeng", version: version) }

    /// Tencent Hunyuan, in the version that the service or ``ImageGenerator`` chooses. Both services.
    public static var hunyuan: Self { .hunyuan() }
    /// Qwen Image, in the version that the service or ``ImageGenerator`` chooses. Both services.
    public static var qwen: Self { .qwen() }
    /// Kling, in the version that the service or ``ImageGenerator`` chooses. Both services.
    public static var kling: Self { .kling() }
    /// Vidu, in the version that the service or ``ImageGenerator`` chooses. Both services.
    public static var vidu: Self { .vidu() }
}
