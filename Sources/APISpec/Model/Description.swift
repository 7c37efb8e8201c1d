/// A service's whole description: the official part, the errors, and the refinements.
package struct Description: Sendable {
    /// The official part.
    package let api: APIDescription
    /// The error codes, where there is a file of them.
    package let errors: ErrorCatalogue?
    /// What the official part can't say, where there is a file of it.
    package let refinements: Refinements?

    private let actionIndex: [String: Int]
    private let objectIndex: [String: Int]
    private let carriedIndex: [String: Int]
    private let memberIndex: [MemberAddress: Int]

    package init(api: APIDescription, errors: ErrorCatalogue?, refinements: Refinements?) {
        self.api = api
        self.errors = errors
        self.refinements = refinements
        // Names that come twice are an error; the first is what the others were copied from.
        actionIndex = Dictionary(
            api.actions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        objectIndex = Dictionary(
            api.objects.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        carriedIndex = Dictionary(
            (refinements?.objects ?? []).enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first })
        memberIndex = Dictionary(
            (refinements?.members ?? []).enumerated().map { ($1.address.value, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The action of a wire name.
    package func action(named name: String) -> Action? {
        actionIndex[name].map { api.actions[$0] }
    }

    /// The object of a name: one of the API, or one that travels as JSON inside a string.
    package func object(named name: String) -> Object? {
        if let index = objectIndex[name] {
            return api.objects[index]
        }
        return carriedIndex[name].flatMap { refinements?.objects[$0] }
    }

    /// Whether an object travels as JSON inside a string.
    package func isCarriedAsJSON(_ object: String) -> Bool {
        objectIndex[object] == nil && carriedIndex[object] != nil
    }

    /// The refinements of a member.
    package func refinement(of address: MemberAddress) -> MemberRefinement? {
        memberIndex[address].flatMap { refinements?.members[$0] }
    }

    /// The refinements of an action.
    package func refinement(ofAction action: String) -> ActionRefinement? {
        refinements?.actions.first { $0.action.value == action }
    }

    /// The enumeration that a member holds a value of.
    package func enumeration(of address: MemberAddress) -> Enumeration? {
        refinements?.enumerations.first { $0.members.contains { $0.value == address } }
    }
}
