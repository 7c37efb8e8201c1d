import TencentCloudMPS
public import TencentCloudRuntime
import TencentCloudVOD

/// The image models of a service and what each takes, as far as it is documented.
///
/// ```swift
/// for entry in ModelCatalogue.vod.models where entry.references ?? 0 >= 10 { print(entry.model) }
/// ```
/// It is data that comes with the library, as old as ``asOf``. There are new models every month or two: one that
/// isn't listed is never refused, and gets every option as it stands.
public struct ModelCatalogue: Sendable {
    /// The service's product code: `mps` or `vod`.
    public var service: String
    /// The day of the data, such as `2026-05-19`.
    public var asOf: String?
    /// Each version of each model.
    public var models: [CataloguedModel]

    /// What Media Processing Service draws with.
    public static let mps = ModelCatalogue(
        service: "mps", MPS.Models.createAigcImageTaskRequest,
        MemberPaths(
            references: "ImageInfos", resolution: "ExtraParameters.Resolution",
            aspectRatio: "ExtraParameters.AspectRatio", size: "AdditionalParameters.size",
            count: "OutputImageCount"))

    /// What Video on Demand draws with.
    public static let vod = ModelCatalogue(
        service: "vod", VOD.Models.createAigcImageTaskRequest,
        MemberPaths(
            references: "FileInfos", resolution: "OutputConfig.Resolution",
            aspectRatio: "OutputConfig.AspectRatio", size: "ExtInfo.AdditionalParameters.size",
            count: "OutputConfig.OutputImageCount"))

    /// What a model takes; that of its usual version when it names none. Nil when it isn't known.
    public subscript(model: ImageModel) -> CataloguedModel? {
        let version = model.version ?? usualVersion(of: model.name)
        return models.first { $0.model.name == model.name && $0.model.version == version }
    }

    /// The version that VOD, which wants one, is told when the caller has no wish; nil when none is known.
    func usualVersion(of name: String) -> String? {
        Self.usual[name] ?? models.last { $0.model.name == name }?.model.version
    }

    /// What stands between an exact size's numbers for any version of a model.
    func sizeSeparator(of name: String) -> String {
        models.first { $0.model.name == name && $0.size != nil }?.size?.separator ?? "x"
    }

    /// Good and not the dearest.
    private static let usual = [
        "Hunyuan": "3.0", "Qwen": "0925", "SI": "4.5", "OG": "image2_medium", "Kling": "3.0", "GG": "3.1",
        "GEM": "3.0", "Vidu": "q2", "MJ": "v7", "Jimeng": "4.0",
    ]
}

/// What a version of a model takes, as far as it is documented.
public struct CataloguedModel: Sendable, Hashable {
    /// A choice among values.
    public enum Choice: Sendable, Hashable {
        /// Nothing is documented: it goes to the service as it is.
        case undocumented
        /// The model doesn't take the option.
        case none
        /// One of these.
        case values([String])
    }

    /// Its name and version.
    public var model: ImageModel
    /// What else is to be said of it, in Markdown.
    public var notes: String?
    /// How many reference images it takes at most; nil when that isn't documented.
    public var references: Int?
    /// Its resolution classes.
    public var resolutions: Choice
    /// Its shapes.
    public var aspectRatios: Choice
    /// The exact sizes it takes; nil when it takes none.
    public var size: ModelLimit.Dimensions?
    /// How many images it draws in one task at most, where that is a parameter; else it draws one, unless
    /// ``isToldCountInPrompt``.
    public var count: Int?
}

extension CataloguedModel.Choice {
    /// The values; empty where there is no choice or none is documented.
    public var values: [String] {
        if case .values(let values) = self { values } else { [] }
    }
}
