import TencentCloudRuntime

/// Where a service's request says what a model is asked for.
struct MemberPaths: Sendable {
    var references: MemberPath
    var resolution: MemberPath
    var aspectRatio: MemberPath
    var size: MemberPath
    var count: MemberPath
}

extension ModelCatalogue {
    /// Reads the generated data.
    init(service: String, _ table: ModelTable, _ paths: MemberPaths) {
        self.service = service
        self.table = table
        self.paths = paths
        asOf = table.asOf
        let versioned = Set(table.entries.filter { $0.version != nil }.map(\.name))
        models = table.entries.filter { $0.version != nil || !versioned.contains($0.name) }.map { entry in
            func kinds(_ path: MemberPath) -> [Limit.Kind] {
                table.limits(of: path, for: entry.name, version: entry.version).map(\.kind)
            }
            // What is said of a model whatever its version holds for each.
            let entries = table.entries(for: entry.name, version: entry.version)
            let documents = entries.compactMap(\.document)
            let told = Set(entries.flatMap(\.promptOptions).map(\.path))
            return CataloguedModel(
                model: ImageModel(entry.name, version: entry.version),
                notes: documents.isEmpty ? nil : documents.joined(separator: " "),
                references: kinds(paths.references).compactMap(\.mostElements).last,
                resolutions: CataloguedModel.Choice(kinds(paths.resolution)),
                aspectRatios: CataloguedModel.Choice(kinds(paths.aspectRatio)),
                size: kinds(paths.size).compactMap(\.dimensions).last,
                count: kinds(paths.count).compactMap(\.largestNumber).last,
                isToldShapeInPrompt: told.contains(paths.aspectRatio),
                isToldCountInPrompt: told.contains(paths.count))
        }
    }
}

extension CataloguedModel.Choice {
    fileprivate init(_ kinds: [Limit.Kind]) {
        if let values = kinds.compactMap(\.listedTexts).last {
            self = .values(values)
        } else {
            self = kinds.contains(.absent) ? .none : .undocumented
        }
    }
}

extension Limit.Kind {
    fileprivate var mostElements: Int? { if case .count(let bounds) = self { bounds.max } else { nil } }
    fileprivate var dimensions: Dimensions? { if case .dimensions(let value) = self { value } else { nil } }
    fileprivate var largestNumber: Int? {
        if case .range(let bounds) = self { bounds.max.flatMap { Int(exactly: $0) } } else { nil }
    }
    fileprivate var listedTexts: [String]? {
        if case .values(let values) = self { values.map(\.words) } else { nil }
    }
}
