import Foundation

/// A page of the site, as the data behind it says.
struct SitePage {
    /// From the site's root, with a slash at its end: `documentation/aigcimage/imagegenerator/`.
    let path: String
    let title: String
    /// What it is in one sentence; empty where nothing says it.
    let abstract: String
    /// All that it says besides, as words.
    let text: String
    /// The titles of the pages above it.
    let ancestors: [String]
    let role: Role

    enum Role {
        case article, module, type, function, member, group
    }

    /// All pages of a site, in the order of their addresses.
    static func all(of site: URL) throws -> [SitePage] {
        let data = site.appending(path: "data")
        let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
        var pages: [SitePage] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "json" else { continue }
            let names = file.deletingPathExtension().pathComponents.dropFirst(data.pathComponents.count)
            let page = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            if let page { pages.append(SitePage(page, path: names.joined(separator: "/") + "/")) }
        }
        return pages.sorted { $0.path < $1.path }
    }

    private init(_ page: [String: Any], path: String) {
        let metadata = page["metadata"] as? [String: Any] ?? [:]
        let references = References(page["references"] as? [String: [String: Any]] ?? [:])
        self.path = path
        title = metadata["title"] as? String ?? ""
        abstract = Self.folded(references.words(in: page["abstract"] ?? []).joined())
        let content = ["primaryContentSections", "sections", "topicSections"].compactMap { page[$0] }
        text = references.words(in: content).joined(separator: " ")
        let paths = (page["hierarchy"] as? [String: Any])?["paths"] as? [[String]]
        ancestors = (paths?.first ?? []).compactMap { references.title(of: $0) }.filter { !$0.isEmpty }
        role =
            switch (metadata["role"] as? String, metadata["symbolKind"] as? String) {
            // What the compiler groups; an article with topics has the same role.
            case ("collectionGroup", _) where path.hasSuffix("-implementations/"): .group
            case (_, "module"): .module
            case ("article", _), ("collection", nil), ("collectionGroup", _): .article
            case (_, "struct"), (_, "class"), (_, "enum"), (_, "protocol"), (_, "typealias"), (_, "actor"):
                .type
            case (_, "method"), (_, "func"): .function
            case ("symbol", _): .member
            default: .article
            }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// What pages call others.
private struct References {
    private let titles: [String: String]

    init(_ references: [String: [String: Any]]) {
        titles = references.compactMapValues { $0["title"] as? String }
    }

    func title(of identifier: String) -> String? { titles[identifier] }

    /// The texts in content, in their order: prose, code, and the titles of what is linked.
    func words(in content: Any) -> [String] {
        switch content {
        case let list as [Any]: return list.flatMap(words)
        case let element as [String: Any]:
            switch element["type"] as? String {
            case "reference": return [(element["identifier"] as? String).flatMap(title) ?? ""]
            case "text": return [element["text"] as? String ?? ""]
            case "codeVoice": return [element["code"] as? String ?? ""]
            case "codeListing": return element["code"] as? [String] ?? []
            default:
                if element["kind"] as? String == "declarations" { return [] }
                let heading = (element["text"] as? String).map { [$0] } ?? []
                return heading
                    + element.sorted { $0.key < $1.key }.filter {
                        $0.value is [Any] || $0.value is [String: Any]
                    }
                    .flatMap { words(in: $0.value) }
            }
        default: return []
        }
    }
}
