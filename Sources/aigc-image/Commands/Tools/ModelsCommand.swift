import AigcImage
import JSONCoding
import TencentCloudRuntime

/// `aigc-image models`: what each model takes.
enum ModelsCommand {
    static let description = CommandDescription(
        name: "models",
        summary: "Show the models and what each takes",
        discussion: [
            "A dash is what a model doesn't take, a question mark what isn't documented and goes to the service as it "
                + "is. The table comes with this program: a model that it lacks can be asked for all the same."
        ],
        arguments: [
            ArgumentDescription(
                name: "NAME", help: "Only models whose names begin so", isOptional: true,
                completion: .words { ModelCatalogue.words.filter { !$0.contains(":") } })
        ],
        options: [
            OptionDescription(
                name: "service", value: "NAME", values: ["mps", "vod"], help: "Only those of one service"),
            CommonOptions.json,
        ],
        json: [
            .init(
                title:
                    "Null is what isn't documented, [] what a model doesn't take; size is null for no exact sizes",
                text: JSONShapes.models)
        ],
        examples: [.init(title: "What Kling takes", line: "aigc-image models kling --service vod")],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let prefix = arguments[argument: "NAME"].lowercased()
        var catalogues = [ModelCatalogue.mps, .vod].filter {
            arguments["service"] ?? $0.service == $0.service
        }
        let names = catalogues.flatMap(\.models).map(\.model.name)
        for index in catalogues.indices {
            catalogues[index].models.removeAll { !$0.model.name.lowercased().hasPrefix(prefix) }
        }
        catalogues.removeAll(where: \.models.isEmpty)
        guard !catalogues.isEmpty else {
            throw UsageError.unknown(
                "model", arguments[argument: "NAME"], among: names, of: description.name)
        }
        let terminal = Terminal.standard
        if arguments.has("json") {
            try terminal.print(document: JSONValue.array(catalogues.map(\.json)).text() + "\n")
        } else {
            let style = terminal.style(for: .output)
            let width = terminal.isInteractive(.output) ? terminal.width : nil
            let tables = catalogues.map { catalogue in
                let date = catalogue.asOf.map { ", as of \($0)" } ?? ""
                return style.bold("\(catalogue.service)\(date)") + "\n"
                    + catalogue.table.text(style, width: width)
            }
            try terminal.print(tables.joined(separator: "\n"))
        }
        return .done
    }
}

extension ModelCatalogue {
    fileprivate var table: TextTable {
        TextTable(
            heading: ["MODEL", "REFERENCES", "IMAGES", "RESOLUTIONS", "EXACT SIZES", "SHAPES"],
            rows: models.map { entry in
                [
                    [entry.model.name, entry.model.version].compactMap(\.self).joined(separator: ":"),
                    entry.references.map { "0-\($0)" } ?? "?",
                    entry.isToldCountInPrompt ? "1-?" : entry.count.map { "1-\($0)" } ?? "1",
                    entry.resolutions.words, entry.size?.brief ?? "-", entry.shapes,
                ]
            })
    }

    fileprivate var json: JSONValue {
        [
            "service": .string(service), "asOf": asOf.map(JSONValue.string) ?? .null,
            "models": .array(models.map(\.json)),
        ]
    }
}

extension CataloguedModel {
    /// A model that is told a size is told a shape by one.
    fileprivate var shapes: String {
        if isToldShapeInPrompt { return "any, in the prompt" }
        return aspectRatios.values.isEmpty && size != nil ? "any, by its size" : aspectRatios.words
    }

    fileprivate var json: JSONValue {
        [
            "name": .string(model.name), "version": model.version.map(JSONValue.string) ?? .null,
            "references": Self.number(references),
            "images": isToldCountInPrompt ? .null : Self.number(count ?? 1),
            "resolutions": resolutions.json,
            "aspectRatios": isToldShapeInPrompt ? .null : aspectRatios.json,
            "size": size.map(\.json) ?? .null, "notes": notes.map(JSONValue.string) ?? .null,
        ]
    }

    fileprivate static func number(_ value: Int?) -> JSONValue {
        value.map { .number(JSONNumber($0)) } ?? .null
    }
}

extension CataloguedModel.Choice {
    fileprivate var words: String {
        switch self {
        case .undocumented: "?"
        case .none: "-"
        case .values(let values): values.joined(separator: " ")
        }
    }

    /// Null is undocumented, an empty list is nothing at all.
    fileprivate var json: JSONValue {
        switch self {
        case .undocumented: .null
        case .none: []
        case .values(let values): .array(values.map(JSONValue.string))
        }
    }
}

extension Dimensions {
    /// Short, for a table: `512-2048 each, 0.92-16.8 MP`.
    fileprivate var brief: String {
        var parts: [String] = []
        if let side { parts.append("\(side.brief { String($0) }) each") }
        if let multipleOf { parts.append("multiples of \(multipleOf)") }
        if let pixels { parts.append("\(pixels.brief(Self.megapixels)) MP") }
        return parts.isEmpty ? "any" : parts.joined(separator: ", ")
    }

    /// To two places: `0.26`, `4.19`.
    private static func megapixels(_ pixels: Int) -> String {
        let hundredths = (pixels + 5000) / 10_000
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    fileprivate var json: JSONValue {
        func interval(_ value: Bounds<Int>?) -> JSONValue {
            guard let value else { return .null }
            return ["min": CataloguedModel.number(value.min), "max": CataloguedModel.number(value.max)]
        }
        return [
            "side": interval(side), "multipleOf": CataloguedModel.number(multipleOf),
            "pixels": interval(pixels),
        ]
    }
}

extension Bounds<Int> {
    fileprivate func brief(_ format: (Int) -> String) -> String {
        switch (min, max) {
        case (let min?, let max?): "\(format(min))-\(format(max))"
        case (let min?, nil): "from \(format(min))"
        case (nil, let max?): "up to \(format(max))"
        case (nil, nil): "any"
        }
    }
}
