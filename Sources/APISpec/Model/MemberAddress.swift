import TencentCloudLimits

/// A member by its object: `CreateAigcImageTaskRequest.Prompt`.
package struct MemberAddress: Sendable, Hashable, CustomStringConvertible {
    /// The object's name.
    package var object: String
    /// The member's wire name.
    package var member: String

    /// An address by its parts.
    package init(object: String, member: String) {
        self.object = object
        self.member = member
    }

    /// An address from its written form; nil unless that is two names with a dot between.
    package init?(_ text: String) {
        guard let path = MemberPath(text), path.names.count == 2 else { return nil }
        self.init(object: path.names[0], member: path.names[1])
    }

    /// The written form.
    package var description: String { "\(object).\(member)" }
}
