/// What each model takes that an action knows, as data: generated from what the description's refinements say.
///
/// It is as old as ``asOf``, and there are new models every month or two: one that isn't listed is none that
/// doesn't exist.
public struct ModelTable: Sendable, Hashable {
    /// The day that the table was true, such as `2026-05-19`; nil when nobody said.
    public var asOf: String?
    /// In the description's order. All that match a model and its version hold for it.
    public var entries: [ModelEntry]

    /// A table of entries.
    public init(asOf: String? = nil, entries: [ModelEntry]) {
        self.asOf = asOf
        self.entries = entries
    }
}

/// What one model takes, or one version of it.
public struct ModelEntry: Sendable, Hashable {
    /// The model's name, as it is sent.
    public var name: String
    /// The model's version; nil: whatever the version.
    public var version: String?
    /// What else is to be said of it, in Markdown.
    public var document: String?
    /// What it takes.
    public var limits: [ModelLimit]

    /// An entry for a model.
    public init(name: String, version: String? = nil, document: String? = nil, limits: [ModelLimit] = []) {
        self.name = name
        self.version = version
        self.document = document
        self.limits = limits
    }
}

/// What a model takes in one member of a request.
public struct ModelLimit: Sendable, Hashable {
    /// A smallest and a largest number, both allowed.
    public struct Interval: Sendable, Hashable {
        /// The smallest; nil: no lower bound.
        public var min: Int?
        /// The largest; nil: no upper bound.
        public var max: Int?

        /// From `min` to `max`.
        public init(min: Int? = nil, max: Int? = nil) {
            self.min = min
            self.max = max
        }

        /// Whether a number is within.
        public func contains(_ number: Int) -> Bool {
            number >= min ?? .min && number <= max ?? .max
        }
    }

    /// A width and a height as one text.
    public struct Dimensions: Sendable, Hashable {
        /// What stands between the two.
        public var separator: String
        /// How long each side may be.
        public var side: Interval?
        /// What each side must be a multiple of.
        public var multipleOf: Int?
        /// What width times height may be.
        public var pixels: Interval?

        /// Dimensions within limits.
        public init(
            separator: String, side: Interval? = nil, multipleOf: Int? = nil, pixels: Interval? = nil
        ) {
            self.separator = separator
            self.side = side
            self.multipleOf = multipleOf
            self.pixels = pixels
        }
    }

    /// The member, by its wire names from the request on: `OutputConfig.AspectRatio`.
    public var path: String
    /// Whether requests are checked for it before they are sent; otherwise it is documented only.
    public var isEnforced: Bool
    /// Whether the model doesn't take the member at all.
    public var isAbsent: Bool
    /// The values that there are; empty: any.
    public var values: [String]
    /// What a number may be.
    public var range: Interval?
    /// How many elements a list may have.
    public var count: Interval?
    /// What an exact size may be.
    public var dimensions: Dimensions?

    /// A limit of the member at a path.
    public init(
        _ path: String, isEnforced: Bool = false, isAbsent: Bool = false, values: [String] = [],
        range: Interval? = nil, count: Interval? = nil, dimensions: Dimensions? = nil
    ) {
        self.path = path
        self.isEnforced = isEnforced
        self.isAbsent = isAbsent
        self.values = values
        self.range = range
        self.count = count
        self.dimensions = dimensions
    }
}
