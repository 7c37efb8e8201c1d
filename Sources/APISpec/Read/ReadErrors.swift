import JSONCoding

extension ErrorCatalogue {
    /// Reads an `errors.json`; nil when the file is no JSON object.
    static func read(_ source: SourceFile, _ diagnostics: inout Diagnostics) -> ErrorCatalogue? {
        SpecReader.read(source, &diagnostics) { (reader) throws(JSONError) in try reader.catalogue() }
    }
}

extension SpecReader {
    fileprivate mutating func catalogue() throws(JSONError) -> ErrorCatalogue? {
        let start = offset
        guard try begin("the file") else { return nil }
        enum Key: String, SpecKey {
            case schema = "$schema"
            case codes, actions
        }
        var fields = Fields<Key>(of: "the file")
        var codes: [ErrorCatalogue.Code]?
        var actions: [ErrorCatalogue.ActionCodes] = []
        while let key = try next(&fields) {
            switch key {
            case .schema: _ = try string("\"$schema\"")
            case .codes: codes = try self.codes()
            case .actions: actions = try actionCodes() ?? []
            }
        }
        require(codes, .codes, in: fields, at: start)
        return ErrorCatalogue(source: source, codes: codes ?? [], actions: actions)
    }

    private mutating func codes() throws(JSONError) -> [ErrorCatalogue.Code]? {
        guard try beginList("\"codes\"") else { return nil }
        var codes: [ErrorCatalogue.Code] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("an error code") else { continue }
            enum Key: String, SpecKey { case code, document }
            var fields = Fields<Key>(of: "an error code")
            var code: Located<String>?
            var document: String?
            while let key = try next(&fields) {
                switch key {
                case .code: code = try locatedString("\"code\"")
                case .document: document = try prose("\"document\"")
                }
            }
            require(document, .document, in: fields, at: start)
            if let code = require(code, .code, in: fields, at: start) {
                codes.append(ErrorCatalogue.Code(code: code, document: document ?? ""))
            }
        }
        return codes
    }

    private mutating func actionCodes() throws(JSONError) -> [ErrorCatalogue.ActionCodes]? {
        guard try begin("\"actions\"") else { return nil }
        var actions: [ErrorCatalogue.ActionCodes] = []
        var seen: Set<String> = []
        while let name = try nextName(&seen, "the action") {
            let codes = try strings("the codes of \"\(name.value)\"") ?? []
            actions.append(ErrorCatalogue.ActionCodes(action: name, codes: codes))
        }
        return actions
    }
}
