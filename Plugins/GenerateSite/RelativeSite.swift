import Foundation

/// Makes a DocC site work under any base path, and says in each page what it is.
///
/// DocC writes one base path into every page. Each page knows its own depth, so relative addresses serve as
/// well, and the site can be moved, nested or served from a project page without being built again.
enum RelativeSite {
    static func rewrite(_ site: URL, _ pages: [SitePage], name: String) throws {
        let heads = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
        let root = site.standardizedFileURL.pathComponents.count
        let files = FileManager.default.enumerator(at: site, includingPropertiesForKeys: nil)
        while let page = files?.nextObject() as? URL {
            guard page.pathExtension == "html" else { continue }
            let depth = page.standardizedFileURL.pathComponents.count - root - 1
            let up = String(repeating: "../", count: depth)
            let path = page.pathComponents.dropFirst(site.pathComponents.count).dropLast().map { $0 + "/" }
            let head = heads[path.joined()].map { tags(of: $0, name) } ?? "<title>\(name.inHTML)</title>"
            let html = try String(contentsOf: page, encoding: .utf8)
                .replacing("<title>Documentation</title>", with: head + Self.ours)
                .replacing("baseUrl = \"/\"", with: "baseUrl = new URL(\"./\(up)\", location.href).pathname")
                .replacing("src=\"/", with: "src=\"./\(up)")
                .replacing("href=\"/", with: "href=\"./\(up)")
            try Data(html.utf8).write(to: page, options: .atomic)
        }
    }

    private static let ours = #"<link href="/docc.css" rel="stylesheet"><script src="/site.js"></script>"#

    private static func tags(of page: SitePage, _ name: String) -> String {
        let title = ([page.title] + page.ancestors.prefix(1) + [name]).map(\.inHTML).joined(separator: " | ")
        let description =
            page.abstract.isEmpty ? "\(page.title), in the documentation of \(name)." : page.abstract
        return "<title>\(title)</title><meta name=\"description\" content=\"\(description.inHTML)\">"
    }
}
