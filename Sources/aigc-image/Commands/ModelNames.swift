import AigcImage
import TencentCloudMPS
import TencentCloudVOD

/// Models as people type them.
enum ModelNames {
    /// Reads `Kling:3.0` or `kling:3.0`. A name that isn't known stays as it is.
    static func model(_ text: String, version: String?) -> ImageModel {
        var model = ImageModel(text: text)
        let known = names(of: "mps") + names(of: "vod")
        model.name = known.first { $0.lowercased() == model.name.lowercased() } ?? model.name
        model.version = version ?? model.version
        return model
    }

    /// What was probably meant by a name that the service isn't known to have. It is sent all the same: there
    /// are new models every month.
    static func hint(on model: ImageModel, of service: String) -> String? {
        let known = names(of: service)
        guard !known.contains(model.name) else { return nil }
        let guess = Spelling.nearest(to: model.name, among: known).map { "did you mean \($0)?" }
        return "\(model.name) is no model of \(service) that this version knows; "
            + (guess ?? "it knows \(known.joined(separator: ", "))")
    }

    private static func names(of service: String) -> [String] {
        service == "vod"
            ? VOD.ModelName.allKnownCases.map(\.rawValue) : MPS.ModelName.allKnownCases.map(\.rawValue)
    }
}
