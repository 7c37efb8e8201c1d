/// A `refinements.json`: what the official layout can't say about a service.
public struct Refinements: Sendable {
    /// The file it was read from; every `offset` below is an offset in this file.
    public var source: SourceFile
    /// What the service is called.
    public var service: ServiceNames?
    /// Objects that travel as JSON inside a string, in the file's order.
    public var objects: [Object] = []
    /// Open enumerations, in the file's order.
    public var enumerations: [Enumeration] = []
    /// Refinements of single members, in the file's order.
    public var members: [MemberRefinement] = []
    /// Conditional limits by object, in the file's order.
    public var rules: [RuleSet] = []
    /// Limits by a model's name and version, by object, in the file's order.
    public var models: [ModelTable] = []
    /// Refinements of actions, in the file's order.
    public var actions: [ActionRefinement] = []
    /// Waiters, in the file's order.
    public var waiters: [WaiterDescription] = []
    /// How actions whose answers come in pages go on, in the file's order.
    public var paginations: [PaginationDescription] = []
}

/// What a service is called.
public struct ServiceNames: Sendable {
    /// The name in documentation: `Media Processing Service`.
    public var name: String?
    /// The namespace of the generated types: `MPS`.
    public var namespace: Located<String>?
    /// What the service does.
    public var document: String?
}

/// An enumeration over strings. It is open: a value that isn't listed is as good as one that is.
public struct Enumeration: Sendable {
    /// A known value.
    public struct Value: Sendable {
        /// The value on the wire.
        public var value: Located<String>
        /// What it means.
        public var document: String
        /// The Swift name, where the one made from the value won't do.
        public var name: Located<String>?
        /// What to use in its place.
        public var deprecated: String?
    }

    /// The name of the type.
    public var name: Located<String>
    /// What the values tell apart.
    public var document: String
    /// The string members (or lists of strings) that hold such a value.
    public var members: [Located<MemberAddress>]
    /// The known values in the file's order.
    public var values: [Value]
}

/// What there is to say about one member.
public struct MemberRefinement: Sendable {
    /// The member.
    public var address: Located<MemberAddress>
    /// The Swift name, where the one made from the wire name won't do.
    public var swiftName: Located<String>?
    /// Whether a response without it is useless, so that it isn't optional.
    public var isPresent = false
    /// Where `present` stands.
    public var presentOffset: UInt32?
    /// What to use in its place.
    public var deprecated: String?
    /// The object whose JSON the string carries.
    public var json: Located<String>?
    /// What the service takes when it is absent.
    public var defaultValue: SpecValue?
    /// What a number counts: `seconds`.
    public var unit: String?
    /// What it may hold.
    public var limits: Limits?
}

/// The conditional limits of an object.
public struct RuleSet: Sendable {
    /// Limits that hold while a condition does.
    public struct Rule: Sendable {
        /// When the limits hold.
        public var when: Condition
        /// The limits, in the file's order.
        public var limits: [PathLimits]
        /// Where the rule stands.
        public var offset: UInt32
    }

    /// The object's name: one of the API or one that travels as JSON.
    public var object: Located<String>
    /// The rules in the file's order; each holds by itself.
    public var rules: [Rule]
}

/// What each model takes, for an object that names a model.
public struct ModelTable: Sendable {
    /// What one model takes.
    public struct Entry: Sendable {
        /// The model's name.
        public var name: Located<String>
        /// The model's version; nil: whatever the version.
        public var version: Located<String>?
        /// What the model is.
        public var document: String?
        /// Limits that are enforced.
        public var limits: [PathLimits]
        /// Limits that are documented only.
        public var advice: [PathLimits]
        /// Where the entry stands.
        public var offset: UInt32
    }

    /// The object's name.
    public var object: Located<String>
    /// The member that holds the model's name.
    public var name: Located<MemberPath>
    /// The member that holds the model's version.
    public var version: Located<MemberPath>?
    /// The day the table was true.
    public var asOf: String?
    /// The models in the file's order. Every entry that matches holds; a model without an entry is unchecked.
    public var entries: [Entry]
}

/// What there is to say about one action.
public struct ActionRefinement: Sendable {
    /// Whether an action may be sent twice.
    public enum Idempotency: Sendable, Hashable {
        /// Sending it twice does it twice.
        case none
        /// Sending it twice is the same as once.
        case safe
        /// The same, as long as both carry the same value in this member.
        case token(member: Located<String>)
    }

    /// An example call.
    public struct Example: Sendable {
        /// What it shows.
        public var title: String
        /// The request as it goes over the wire.
        public var request: SpecValue
    }

    /// The action's name.
    public var action: Located<String>
    /// How many calls a second the service takes from one account.
    public var requestsPerSecond: Int?
    /// Whether it may be sent twice; `none` where the file doesn't say.
    public var idempotency: Idempotency = .none
    /// Whether a call costs money.
    public var isBilled = false
    /// Example calls, in the file's order.
    public var examples: [Example] = []
}

/// How to wait for something to be done, by asking again and again.
public struct WaiterDescription: Sendable {
    /// How a wait ends.
    public enum Outcome: String, Sendable, Hashable {
        case success
        case failure
    }

    /// A response that ends the wait.
    public struct OutcomeRule: Sendable {
        /// How it ends.
        public var outcome: Outcome
        /// What the response looks like.
        public var when: Condition
        /// Where the rule stands.
        public var offset: UInt32
    }

    /// The name: `AigcImageTaskDone`.
    public var name: Located<String>
    /// The action that asks.
    public var action: Located<String>
    /// What is waited for.
    public var document: String
    /// Seconds before the first question.
    public var firstDelay: Located<Double>
    /// Seconds between two questions, at most.
    public var longestDelay: Located<Double>
    /// Seconds until the wait is given up.
    public var timeout: Located<Double>
    /// The member of the response that says how far it is, in percent.
    public var progress: Located<MemberPath>?
    /// The members of the response that name the failure; the first that isn't empty counts.
    public var code: [Located<MemberPath>]
    /// The member of the response that explains the failure.
    public var message: Located<MemberPath>?
    /// What ends the wait, in the file's order: the first that matches counts; none: asked again.
    public var outcomes: [OutcomeRule]
}
