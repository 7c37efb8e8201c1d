public import TencentCloudLimits
import TencentCloudMPS
import TencentCloudVOD

/// The image models of a service and what each takes, as far as it is documented.
///
/// ```swift
/// for entry in ModelCatalogue.vod.models where entry.references ?? 0 >= 10 { print(entry.model) }
/// ```
/// It is data that comes with the library, as old as ``asOf``. There are new models every month or two: one that
/// isn't listed is never refused, and gets every option as it stands.
///
/// Tables for readers: ``/TencentCloudVOD/VOD/ModelTables/createAigcImageTaskRequest`` and
/// ``/TencentCloudMPS/MPS/ModelTables/createAigcImageTaskRequest``.
public struct ModelCatalogue: Sendable {
    /// The service's product code: `mps` or `vod`.
    public var service: String
    /// The day of the data, such as `2026-05-19`.
    public var asOf: String?
    /// Each version of each model.
    public var models: [CataloguedModel]

    let table: ModelTable
    let paths: MemberPaths

    /// What Media Processing Service draws with.
    public static let mps = ModelCatalogue(
        service: "mps", MPS.ModelTables.createAigcImageTaskRequest,
        MemberPaths(
            references: "ImageInfos", resolution: "ExtraParameters.Resolution",
            aspectRatio: "ExtraParameters.AspectRatio", size: "AdditionalParameters.size",
            count: "OutputImageCount"))

    /// What Video on Demand draws with.
    public static let vod = ModelCatalogue(
        service: "vod", VOD.ModelTables.createAigcImageTaskRequest,
        MemberPaths(
            references: "FileInfos", resolution: "OutputConfig.Resolution",
            aspectRatio: "OutputConfig.AspectRatio", size: "ExtInfo.AdditionalParameters.size",
            count: "OutputConfig.OutputImageCount"))

    /// What a model takes; that of its usual version when it names none. Nil when it isn't known.
    public subscript(model: ImageModel) -> CataloguedModel? {
        let version = model.version ?? table.usualVersion(of: model.name)
        return models.first { $0.model.name == model.name && $0.model.version == version }
    }

    /// What is meant by a model of the service that wants a name and a version: the usual ones where none are told. A
    /// version that isn't known stays nil.
    func completed(_ model: ImageModel?) -> ImageModel? {
        guard let name = model?.name ?? table.usualModel else { return nil }
        return ImageModel(name, version: model?.version ?? table.usualVersion(of: name))
    }

    /// How a model is told a parameter in the prompt, whatever its version; nil when it isn't.
    func promptOption(_ path: MemberPath, of model: ImageModel) -> PromptOption? {
        table.entries(for: model.name, version: model.version).flatMap(\.promptOptions).first {
            $0.path == path
        }
    }

    /// The exact sizes of a model; those of any version where its own isn't known, for how they are written.
    func sizes(of model: ImageModel) -> Dimensions? {
        self[model]?.size ?? models.first { $0.model.name == model.name && $0.size != nil }?.size
    }
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
    public var size: Dimensions?
    /// How many images it draws in one task at most, where that is a parameter; else it draws one, unless
    /// ``isToldCountInPrompt``.
    public var count: Int?
    /// Whether it is told a shape in the prompt, where ``ImageGenerator`` puts it.
    public var isToldShapeInPrompt: Bool
    /// Whether it is told in the prompt how many images to draw, where ``ImageGenerator`` puts it. How many there can be
    /// isn't documented.
    public var isToldCountInPrompt: Bool
}

extension CataloguedModel.Choice {
    /// The values; empty where there is no choice or none is documented.
    public var values: [String] {
        if case .values(let values) = self { values } else { [] }
    }
}
