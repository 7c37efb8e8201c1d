import Foundation

/// Makes a DocC site work under any base path.
///
/// DocC writes one base path into every page. Each page knows its own depth, so relative addresses serve as
/// well, and the site can be moved, nested or served from a project page without being built again.
enum RelativeSite {
    static func rewrite(_ site: URL) throws {
        let root = site.standardizedFileURL.pathComponents.count
        let files = FileManager.default.enumerator(at: site, includingPropertiesForKeys: nil)
        while let page = files?.nextObject() as? URL {
            guard page.pathExtension == "html" else { continue }
            let depth = page.standardizedFileURL.pathComponents.count - root - 1
            let up = String(repeating: "../", count: depth)
            let html = try String(contentsOf: page, encoding: .utf8)
                .replacing("baseUrl = \"/\"", with: "baseUrl = new URL(\"./\(up)\", location.href).pathname")
                .replacing("src=\"/", with: "src=\"./\(up)")
                .replacing("href=\"/", with: "href=\"./\(up)")
            try Data(html.utf8).write(to: page, options: .atomic)
        }
    }
}
