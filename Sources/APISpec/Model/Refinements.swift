import TencentCloudLimits

/// A `refinements.json`: what the official layout can't say about a service.
package struct Refinements: Sendable {
    /// The file it was read from; every `offset` below is an offset in this file.
    package var source: SourceFile
    /// What the service is called.
    package var service: ServiceNames?
    /// The pages and files that limits were taken from, by their keys, in the file's order.
    package var sources: [Source] = []
    /// Objects that travel as JSON inside a string, in the file's order.
    package var objects: [Object] = []
    /// Open enumerations, in the file's order.
    package var enumerations: [Enumeration] = []
    /// Refinements of single members, in the file's order.
    package var members: [MemberRefinement] = []
    /// Conditional limits by object, in the file's order.
    package var rules: [RuleSet] = []
    /// Limits by a model's name and version, by object, in the file's order.
    package var models: [ModelTableDescription] = []
    /// Refinements of actions, in the file's order.
    package var actions: [ActionRefinement] = []
    /// Waiters, in the file's order.
    package var waiters: [WaiterDescription] = []
    /// How the pages of actions' responses are asked for, in the file's order.
    package var paginations: [PaginationDescription] = []
}

/// A page or a file that limits were taken from.
package struct Source: Sendable {
    /// The key by which limits name it.
    package var key: Located<String>
    /// Its title and its date.
    package var source: LimitSource
}

/// What a service is called.
package struct ServiceNames: Sendable {
    /// The name in documentation: `Media Processing Service`.
    package var name: String?
    /// The namespace of the generated types: `MPS`.
    package var namespace: Located<String>?
    /// What the service does.
    package var document: String?
}

/// An enumeration over strings. It is open: a value that isn't listed is as good as one that is.
package struct Enumeration: Sendable {
    /// A known value.
    package struct Value: Sendable {
        /// The value on the wire.
        package var value: Located<String>
        /// What it means.
        package var document: String
        /// The Swift name, where the one made from the value won't do.
        package var name: Located<String>?
        /// What to use in its place.
        package var deprecated: String?
    }

    /// The name of the type.
    package var name: Located<String>
    /// The documentation of the type.
    package var document: String
    /// The string members (or lists of strings) that hold such a value.
    package var members: [Located<MemberAddress>]
    /// The known values in the file's order.
    package var values: [Value]
}

/// The refinements of one member.
package struct MemberRefinement: Sendable {
    /// The member.
    package var address: Located<MemberAddress>
    /// The Swift name, where the one made from the wire name won't do.
    package var swiftName: Located<String>?
    /// Whether a response without it is useless, so that it isn't optional.
    package var isPresent = false
    /// Where `present` stands.
    package var presentOffset: UInt32?
    /// What to use in its place.
    package var deprecated: String?
    /// The object whose JSON the string carries.
    package var json: Located<String>?
    /// What the service takes when it is absent.
    package var defaultValue: SpecValue?
    /// What a number counts: `seconds`.
    package var unit: String?
    /// The limits of its value.
    package var limits: [LimitBlock] = []
}

/// The conditional limits of an object.
package struct RuleSet: Sendable {
    /// Limits that hold while a condition does.
    package struct Rule: Sendable {
        /// When the limits hold.
        package var when: ConditionDescription
        /// The source of limits that name none.
        package var source: Located<String>?
        /// The limits, in the file's order.
        package var limits: [PathLimits]
        /// Where the rule stands.
        package var offset: UInt32
    }

    /// The object's name: one of the API or one that travels as JSON.
    package var object: Located<String>
    /// The rules in the file's order; each holds by itself.
    package var rules: [Rule]
}

/// The limits of each model, for an object that names a model.
package struct ModelTableDescription: Sendable {
    /// The limits of one model.
    package struct Entry: Sendable {
        /// The model's name.
        package var name: Located<String>
        /// The model's version; nil: whatever the version.
        package var version: Located<String>?
        /// Whether this version is the usual one of the model.
        package var isUsual = false
        /// What the model is.
        package var document: String?
        /// The options that the model takes in the text of the prompt, by the member each stands for.
        package var promptOptions: [(path: Located<MemberPath>, option: PromptOption)] = []
        /// The limits that hold for this model.
        package var limits: [PathLimits] = []
        /// Where the entry stands.
        package var offset: UInt32
    }

    /// The object's name.
    package var object: Located<String>
    /// The member that holds the model's name.
    package var name: Located<MemberPath>
    /// The member that holds the model's version.
    package var version: Located<MemberPath>?
    /// The model that is meant where one is wanted and none named.
    package var usualModel: Located<String>?
    /// The source of limits that name none.
    package var source: Located<String>?
    /// The fingerprint of the official text that lists the versions.
    package var fingerprint: Located<String>?
    /// The models in the file's order. Every entry that matches holds; a model without an entry is unchecked.
    package var entries: [Entry]
}

/// The refinements of one action.
package struct ActionRefinement: Sendable {
    /// Whether an action may be sent twice.
    package enum Idempotency: Sendable, Hashable {
        /// Sending it twice does it twice.
        case none
        /// Sending it twice is the same as once.
        case safe
        /// The same, as long as both carry the same value in this member.
        case token(member: Located<String>)
    }

    /// An example call.
    package struct Example: Sendable {
        /// What it shows.
        package var title: String
        /// The request as it goes over the wire.
        package var request: SpecValue
        /// What comes back for it: the response's members; nil where nobody said.
        package var response: SpecValue?
    }

    /// Whether an action answers with a stream of events.
    package enum Stream: Sendable {
        case never
        case always
        /// When this member of the request, a truth value, asks for it.
        case member(Located<String>)
    }

    /// The action's name.
    package var action: Located<String>
    /// How many calls a second the service takes from one account.
    package var requestsPerSecond: Int?
    /// Whether it may be sent twice; nil where the file doesn't say.
    package var idempotency: Idempotency?
    /// Whether a call costs money.
    package var isBilled = false
    /// Whether its answer comes bit by bit; nil where the file doesn't say.
    package var stream: Stream?
    /// Example calls, in the file's order.
    package var examples: [Example] = []
}

/// How to wait for something to be done, by asking again and again.
package struct WaiterDescription: Sendable {
    /// What a response means to a wait.
    package enum Outcome: String, Sendable, Hashable {
        case success
        case failure
        /// It goes on. Where a waiter names such responses, one that no rule describes ends the wait with an error.
        case pending
    }

    /// What a response means.
    package struct OutcomeRule: Sendable {
        /// What it means.
        package var outcome: Outcome
        /// The condition that the response meets.
        package var when: ConditionDescription
        /// Where the rule stands.
        package var offset: UInt32
    }

    /// The name: `AigcImageTaskDone`.
    package var name: Located<String>
    /// The action that asks.
    package var action: Located<String>
    /// What is waited for.
    package var document: String
    /// Seconds before the first question.
    package var firstDelay: Located<Double>
    /// Seconds between two questions, at most.
    package var longestDelay: Located<Double>
    /// Seconds until the wait is given up.
    package var timeout: Located<Double>
    /// The member of the response that says how far it is, in percent.
    package var progress: Located<MemberPath>?
    /// The members of the response that name the failure; the first that isn't empty counts.
    package var code: [Located<MemberPath>]
    /// The member of the response that explains the failure.
    package var message: Located<MemberPath>?
    /// The responses that end the wait, in the file's order. The first that matches counts; while none does, the
    /// action is called again.
    package var outcomes: [OutcomeRule]
}

// MARK: Limits as they hold

extension Refinements {
    /// All limits of an object's members.
    package func limits(of object: String) -> ObjectLimits {
        ObjectLimits(
            members: members.filter { $0.address.value.object == object && !$0.limits.isEmpty }.map {
                member in
                MemberLimits(
                    MemberPath([member.address.value.member]), resolved(member.limits, within: nil))
            },
            rules: rules.filter { $0.object.value == object }.flatMap(\.rules).map { rule in
                LimitRule(when: rule.when.condition, resolved(rule.limits, within: rule.source))
            },
            models: models.first { $0.object.value == object }.map(table))
    }

    private func table(_ table: ModelTableDescription) -> ModelTable {
        ModelTable(
            name: table.name.value, version: table.version?.value, usualModel: table.usualModel?.value,
            entries: table.entries.map { entry in
                ModelEntry(
                    entry.name.value, version: entry.version?.value, isUsual: entry.isUsual,
                    document: entry.document, promptOptions: entry.promptOptions.map(\.option),
                    members: resolved(entry.limits, within: table.source))
            })
    }

    private func resolved(_ limits: [PathLimits], within source: Located<String>?) -> [MemberLimits] {
        limits.map { MemberLimits($0.path.value, resolved($0.blocks, within: source)) }
    }

    private func resolved(_ blocks: [LimitBlock], within outer: Located<String>?) -> [Limit] {
        blocks.flatMap { block in
            let key = (block.source ?? outer)?.value
            let source = sources.first { $0.key.value == key }?.source
            return block.limits.map {
                Limit($0.limit.kind, block.strength, source: source, code: block.code?.value)
            }
        }
    }
}
