import Foundation
import PackagePlugin

/// The pages that are not DocC's: the front door, the search, and the list of all pages.
///
/// A package's own front page is `.site/index.html`: `{{header}}`, `{{libraries}}`, `{{library NAME}}` and `{{name}}` in it
/// are filled in, and what lies beside it is copied to the site's root.
struct StaticPages {
    let site: URL
    let pages: [SitePage]
    let package: Package

    /// Beside this file, in whatever checkout it is.
    private static let templates = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Page")

    func write() throws {
        for name in ["site.css", "site.js", "docc.css", "theme-settings.json"] {
            try FileManager.default.copyItem(
                at: Self.templates.appending(path: name), to: site.appending(path: name))
        }
        try writeFrontPage()
        let search = site.appending(path: "search")
        try FileManager.default.createDirectory(at: search, withIntermediateDirectories: true)
        try SearchIndex(pages).write(to: search.appending(path: "index.json"))
        try write(
            template("search.html"), to: search, title: "Search",
            description: "Find words in the documentation of \(package.displayName).")
        try write(
            list, to: site.appending(path: "pages"), title: "All pages",
            description: "Every page of the documentation of \(package.displayName).")
    }

    private func writeFrontPage() throws {
        let own = package.directoryURL.appending(path: ".site")
        var body = try template("front.html")
        for file in (try? FileManager.default.contentsOfDirectory(at: own, includingPropertiesForKeys: nil))
            ?? []
        {
            if file.lastPathComponent == "index.html" {
                body = try String(contentsOf: file, encoding: .utf8)
            } else {
                try FileManager.default.copyItem(at: file, to: site.appending(path: file.lastPathComponent))
            }
        }
        body = body.replacing("{{header}}", with: header).replacing("{{libraries}}", with: libraries)
        for module in modules { body = body.replacing("{{library \(module.title)}}", with: item(module)) }
        try write(body, to: site, title: nil, description: "The documentation of \(package.displayName).")
    }

    private func template(_ name: String) throws -> String {
        try String(contentsOf: Self.templates.appending(path: name), encoding: .utf8)
    }

    private func write(_ body: String, to folder: URL, title: String?, description: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = package.displayName.inHTML
        let up = folder == site ? "" : "../"
        let html = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.map { "\($0) | \(name)" } ?? name)</title>
            <meta name="description" content="\(description.inHTML)">
            <link rel="icon" href="\(up)favicon.ico">
            <link rel="stylesheet" href="\(up)site.css">
            </head>
            <body>
            \(body.replacing("{{name}}", with: name))
            </body>
            </html>

            """
        try Data(html.utf8).write(to: folder.appending(path: "index.html"), options: .atomic)
    }

    private var header: String {
        """
        <header><a href="./">{{name}}</a>
        <form class="search" role="search" action="search/">
        <input name="q" type="search" aria-label="Words to look for" placeholder="Search the documentation">
        </form>
        </header>
        """
    }

    private var modules: [SitePage] { pages.filter { $0.role == .module } }

    /// In the order of the package's products.
    private var libraries: String {
        let order = package.products.flatMap(\.targets).map { $0.name.lowercased() }
        let known = modules.sorted {
            (order.firstIndex(of: $0.folder) ?? .max, $0.path) < (
                order.firstIndex(of: $1.folder) ?? .max, $1.path
            )
        }
        return "<ul class=\"cards\">\n\(known.map(item).joined(separator: "\n"))\n</ul>"
    }

    private func item(_ module: SitePage) -> String {
        "<li><h3><a href=\"\(module.path)\">\(module.title.inHTML)</a></h3><p>\(module.abstract.inHTML)</p></li>"
    }

    /// Every page, below its library and its type.
    private var list: String {
        var html = "<header><a href=\"../\">{{name}}</a><a href=\"../search/\">Search</a></header>\n"
        html += "<main class=\"pages\">\n<h1>All pages</h1>\n"
        for module in modules {
            html += "<h2 id=\"\(module.folder)\">\(link(module))</h2>\n"
            let inside = pages.filter {
                $0.path.hasPrefix(module.path) && $0.path != module.path && $0.role != .group
            }
            let top = inside.filter { $0.depth == module.depth + 1 }
            html += items(top.map { link($0) })
            for page in top {
                let members = inside.filter { $0.path.hasPrefix(page.path) && $0.path != page.path }
                guard !members.isEmpty else { continue }
                html += "<details><summary>\(page.title.inHTML): \(members.count) members</summary>\n"
                html += items(members.map { link($0, below: page) }) + "</details>\n"
            }
        }
        let tutorials = pages.filter { $0.path.hasPrefix("tutorials/") }
        if !tutorials.isEmpty { html += "<h2>Tutorials</h2>\n" + items(tutorials.map { link($0) }) }
        return html + "</main>"
    }

    private func items(_ links: [String]) -> String {
        "<ul>\n\(links.map { "<li>\($0)</li>" }.joined(separator: "\n"))\n</ul>\n"
    }

    private func link(_ page: SitePage, below parent: SitePage? = nil) -> String {
        let inner = parent.map { page.ancestors.dropFirst($0.ancestors.count + 1) } ?? []
        let title = (inner + [page.title]).joined(separator: ".")
        return "<a href=\"../\(page.path)\">\(title.inHTML)</a>"
    }
}

extension SitePage {
    fileprivate var depth: Int { path.count { $0 == "/" } }

    /// The last part of its address.
    fileprivate var folder: String { path.split(separator: "/").last.map(String.init) ?? "" }
}

extension String {
    /// Text that can stand between tags and in attributes.
    var inHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
