import TencentCloudRuntime

/// Where a service's request says what a model is asked for.
struct MemberPaths {
    var references: String
    var resolution: String
    var aspectRatio: String
    var size: String
    var count: String
}

extension ModelCatalogue {
    /// Reads the generated data.
    init(service: String, _ table: ModelTable, _ paths: MemberPaths) {
        self.service = service
        asOf = table.asOf
        let versioned = Set(table.entries.filter { $0.version != nil }.map(\.name))
        models = table.entries.filter { $0.version != nil || !versioned.contains($0.name) }.map { entry in
            // What is said of a model whatever its version holds for each.
            let matching = table.entries.filter {
                $0.name == entry.name && ($0.version == nil || $0.version == entry.version)
            }
            let documents = matching.compactMap(\.document)
            let limits = matching.flatMap(\.limits)
            func values(_ path: String) -> CataloguedModel.Choice {
                let said = limits.filter { $0.path == path }
                if let values = said.last(where: { !$0.values.isEmpty })?.values { return .values(values) }
                return said.contains { $0.isAbsent } ? .none : .undocumented
            }
            return CataloguedModel(
                model: ImageModel(entry.name, version: entry.version),
                notes: documents.isEmpty ? nil : documents.joined(separator: " "),
                references: limits.last { $0.path == paths.references }?.count?.max,
                resolutions: values(paths.resolution), aspectRatios: values(paths.aspectRatio),
                size: limits.last { $0.path == paths.size }?.dimensions,
                count: limits.last { $0.path == paths.count }?.range?.max)
        }
    }
}
