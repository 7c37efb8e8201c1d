import AigcImage

/// Models as people type them.
enum ModelNames {
    /// What was probably meant by a name or a version that the service isn't known to have. It is sent all the
    /// same: there are new models every month.
    static func hint(on model: ImageModel, of service: String) -> String? {
        let catalogue = service == "vod" ? ModelCatalogue.vod : .mps
        let known = names(of: catalogue)
        guard known.contains(model.name) else {
            let guess = Spelling.nearest(to: model.name, among: known).map { "did you mean \($0)?" }
            return "\(model.name) is no model of \(service) that this version knows; "
                + (guess ?? "it knows \(known.joined(separator: ", "))")
        }
        let versions = catalogue.models.filter { $0.model.name == model.name }.compactMap(\.model.version)
        guard let version = model.version, !versions.isEmpty, !versions.contains(version) else { return nil }
        return "\(version) is no version of \(model.name) with \(service) that this version knows; it knows "
            + versions.joined(separator: ", ")
    }

    private static func names(of catalogue: ModelCatalogue) -> [String] {
        var seen = Set<String>()
        return catalogue.models.map(\.model.name).filter { seen.insert($0).inserted }
    }
}
