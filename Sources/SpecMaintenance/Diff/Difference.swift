import APISpec

/// How a description of a service differs from an earlier one, and what that means to callers in Swift.
package struct Difference: Sendable {
    /// The service's short name.
    package var service: String
    /// The version of the earlier description; nil: there is none.
    package var oldVersion: String?
    /// The version of the later description; nil: there is none.
    package var newVersion: String?
    /// Everything that differs, breaking first, then in the order of the descriptions.
    package var changes: [Change]

    /// Compares two surfaces of one service.
    package init(from old: Surface, to new: Surface) {
        service = new.service
        oldVersion = old.version
        newVersion = new.version
        changes = Comparison(old, new).changes().sortedByCategory
    }

    /// A service that is new; all of it is.
    package init(added surface: Surface) {
        self.init(
            service: surface.service, old: nil, new: surface.version, .additive, .added,
            surface.namespace, "new service")
    }

    /// A service that is gone.
    package init(removed surface: Surface) {
        self.init(
            service: surface.service, old: surface.version, new: nil, .breaking, .removed,
            surface.namespace, "removed")
    }

    private init(
        service: String, old: String?, new: String?, _ category: Change.Category, _ event: Change.Event,
        _ namespace: String, _ message: String
    ) {
        self.service = service
        oldVersion = old
        newVersion = new
        changes = [
            Change(
                category: category, kind: .service, event: event,
                path: "\(service)/\(new ?? old ?? "")", swiftName: namespace, message: message)
        ]
    }

    /// The changes of a category, in order.
    package func changes(_ category: Change.Category) -> [Change] {
        changes.filter { $0.category == category }
    }

    /// How many changes ask for a look at a limit of ours.
    package var checkCount: Int { changes.count { $0.asksForCheck } }

    /// Whether a caller's code could stop to compile, or a call be refused that was accepted.
    package var isBreaking: Bool { changes.contains { $0.category == .breaking } }
}

extension [Change] {
    fileprivate var sortedByCategory: [Change] {
        Change.Category.allCases.flatMap { category in filter { $0.category == category } }
    }
}
