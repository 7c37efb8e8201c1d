import JSONCoding
import TencentCloudLimits

extension SpecReader {
    mutating func pagination(_ name: Located<String>) throws(JSONError) -> PaginationDescription? {
        let what = "the pagination of \"\(name.value)\""
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey { case offset, page, token, nextToken, limit, total, items }
        var fields = Fields<Key>(of: what)
        enum Cursor: String { case offset, page, token }
        var cursors: [(key: Cursor, member: Located<String>?, offset: UInt32)] = []
        var nextToken: (path: Located<MemberPath>?, offset: UInt32)?
        var limit: (member: Located<String>?, offset: UInt32)?
        var total: (path: Located<MemberPath>?, offset: UInt32)?
        var items: Located<MemberPath>?
        while let key = try next(&fields) {
            let offset = keyOffset
            switch key {
            case .offset: cursors.append((.offset, try locatedString("\"offset\""), offset))
            case .page: cursors.append((.page, try locatedString("\"page\""), offset))
            case .token: cursors.append((.token, try locatedString("\"token\""), offset))
            case .nextToken: nextToken = (try path("\"nextToken\""), offset)
            case .limit: limit = (try locatedString("\"limit\""), offset)
            case .total: total = (try path("\"total\""), offset)
            case .items: items = try path("\"items\"")
            }
        }
        require(items, .items, in: fields, at: name.offset)
        guard let first = cursors.first else {
            error(
                "\(what) doesn't say how a page is asked for",
                fix: "name the request's \"offset\", \"page\" or \"token\"", at: name.offset)
            return nil
        }
        for other in cursors.dropFirst() {
            error(
                "\"\(other.key.rawValue)\" can't go with \"\(first.key.rawValue)\"", fix: "keep one of them",
                at: other.offset)
        }
        if first.key == .token {
            require(nextToken, .nextToken, in: fields, at: name.offset)
            let uncounted = [limit.map { ("limit", $0.offset) }, total.map { ("total", $0.offset) }]
            for (key, offset) in uncounted.compactMap({ $0 }) {
                error(
                    "\"\(key)\" says nothing where a token leads on", fix: "remove it", at: offset)
            }
        } else if let nextToken {
            error(
                "\"nextToken\" can't go with \"\(first.key.rawValue)\"", fix: "keep one of them",
                at: nextToken.offset)
        }
        guard let member = first.member, let items else { return nil }
        let cursor: PaginationDescription.Cursor
        switch first.key {
        case .offset: cursor = .offset(member)
        case .page: cursor = .page(member)
        case .token:
            guard let next = nextToken?.path else { return nil }
            cursor = .token(member, next: next)
        }
        return PaginationDescription(
            action: name, cursor: cursor, limit: limit?.member, total: total?.path, items: items)
    }
}
