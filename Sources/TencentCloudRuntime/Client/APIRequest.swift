import JSONCoding

/// The parameters of an action, as the typed client takes them.
public protocol APIRequest: Validatable, JSONWritable, Sendable {}
