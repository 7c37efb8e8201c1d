import APISpec

extension Bindings {
    /// How the answers of an action go on: two more methods of the client.
    public struct Pagination: Sendable {
        /// What a request says to get a page.
        public enum Course: Sendable {
            /// How many items come before it, in this member of the request.
            case offset(Int)
            /// Its number, in this member of the request, and that of the first page.
            case page(Int, first: Int64)
            /// What the answer before gave, in this member of the request.
            case token(Int, next: Path)
        }

        /// The index of the action.
        public var action: Int
        /// The method that gives pages: `describePetsPages`.
        public var pagesName: String
        /// The method that gives items: `describePetsItems`.
        public var itemsName: String
        /// The client's static member that says how it goes: `describePetsPagination`.
        public var constantName: String
        /// What a request says to get a page.
        public var course: Course
        /// The request's member that says how many items a page may have.
        public var limit: Int?
        /// How many that is where a request says nothing.
        public var defaultLimit: Int64?
        /// How many it may be at most.
        public var largestPage: Int64?
        /// How many items there are in all.
        public var total: Path?
        /// The list of a page's items.
        public var items: Path
        /// What the list holds.
        public var item: ValueType
    }
}

/// Decides how paginated actions are spelt.
struct Paginations {
    let description: Description
    let structureIndex: [String: Int]

    func add(to bindings: inout Bindings) {
        var scope = NameScope(reserved: GeneratedNames.inClient.union(bindings.actions.map(\.name)))
        for pagination in description.refinements?.paginations ?? [] {
            guard
                let action = bindings.actions.firstIndex(where: { $0.wireName == pagination.action.value }),
                let resolved = resolve(pagination, action, bindings, &scope)
            else { continue }
            bindings.paginations.append(resolved)
        }
    }

    private func resolve(
        _ pagination: PaginationDescription, _ index: Int, _ bindings: Bindings, _ scope: inout NameScope
    ) -> Bindings.Pagination? {
        let action = bindings.actions[index]
        let request = bindings.structures[action.request]
        let response = bindings.structures[action.response].wireName
        func member(_ name: Located<String>) -> Int? {
            request.members.firstIndex { $0.wireName == name.value }
        }
        func path(_ path: Located<MemberPath>) -> Bindings.Path? {
            description.path(path.value, from: response, structureIndex)
        }
        let course: Bindings.Pagination.Course
        switch pagination.course {
        case .offset(let name):
            guard let position = member(name) else { return nil }
            course = .offset(position)
        case .page(let name):
            guard let position = member(name) else { return nil }
            course = .page(position, first: request.members[position].defaultNumber ?? 1)
        case .token(let name, let next):
            guard let token = member(name), let next = path(next) else { return nil }
            course = .token(token, next: next)
        }
        guard let items = path(pagination.items), case .list(let item) = bindings.member(at: items).type
        else {
            return nil
        }
        let limit = pagination.limit.flatMap(member)
        return Bindings.Pagination(
            action: index, pagesName: scope.claim(action.name + "Pages"),
            itemsName: scope.claim(action.name + "Items"),
            constantName: scope.claim(action.name + "Pagination"),
            course: course, limit: limit, defaultLimit: limit.flatMap { request.members[$0].defaultNumber },
            largestPage: limit.flatMap { request.members[$0].limits?.range?.max?.value.int64 },
            total: pagination.total.flatMap(path), items: items, item: item)
    }
}

extension Bindings.Member {
    /// The whole number that the service takes when it is absent.
    fileprivate var defaultNumber: Int64? { defaultValue.flatMap { Int64($0) } }
}
