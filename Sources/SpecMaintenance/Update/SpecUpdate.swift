import APISpec
import BindingsGenerator
import JSONCoding

/// What taking over a newer description would do to one of ours; nothing is written here.
package struct SpecUpdate: Sendable {
    /// The new content of `api.json`; nil as soon as there is an error.
    package var text: String?
    /// What would change for callers; nil as soon as there is an error.
    package var difference: Difference?
    /// What is wrong, and what nobody has found words for yet.
    package var diagnostics: [Diagnostic]
    /// What became of the official sentences that our limits come from; told even when there is an error.
    package var checks = LimitChecks()
    /// Whether ours is the official file, and the newer one takes its place as it stands.
    package var replacesWhole = false
    /// Members that stay out, since they lead to objects that are not shipped.
    package var leftOut: [MemberAddress] = []

    /// Works out an update.
    ///
    /// - Parameters:
    ///   - ours: our files. Refinements and errors must fit the *new* `api.json`: they may have been written for it
    ///     already.
    ///   - theirs: the newer `api.json`.
    ///   - choice: what to take over beside what is shipped already.
    package init(
        of ours: DescriptionFiles.Sources, from theirs: SourceFile, _ choice: Transfer.Choice = .init()
    ) {
        diagnostics = []
        let (read, found) = Description.read(api: theirs)
        let (old, mistakes) = Description.readLeniently(
            api: ours.api, errors: ours.errors, refinements: ours.refinements)
        guard let read, let old else {
            diagnostics = found.filter { $0.severity == .error } + mistakes
            return
        }
        let (their, mine) = (read.api, old.api)
        guard their.serviceShortName.value == mine.serviceShortName.value,
            their.apiVersion.value == mine.apiVersion.value
        else {
            diagnostics = [
                Diagnostic(
                    .error, at: theirs.location(at: their.serviceShortName.offset),
                    "this describes \(their.identity), not \(mine.identity)")
            ]
            return
        }
        checks = old.refinements?.checks(against: their) ?? LimitChecks()
        do throws(JSONError) {
            let result = SourceFile(path: ours.api.path, text: try taken(their, into: old, choice))
            let (new, mistakes) = Description.read(
                api: result, errors: ours.errors, refinements: ours.refinements)
            guard let new else {
                diagnostics = mistakes
                return
            }
            // Nobody is to find words for what is official.
            diagnostics = mistakes + (replacesWhole ? [] : new.undocumented)
            difference = Difference(from: Surface(old), to: Surface(new))
            text = String(decoding: result.bytes, as: UTF8.self)
        } catch {
            // Both files were read as JSON before.
            diagnostics = [Diagnostic(.error, at: theirs.location(at: 0), "this is not JSON: \(error)")]
        }
    }

    /// The new content: theirs as it stands, or what ours becomes by it.
    private mutating func taken(
        _ their: APIDescription, into old: Description, _ choice: Transfer.Choice
    ) throws(JSONError) -> String {
        let copy = OfficialCopy(old.api, of: their)
        replacesWhole = copy.isWhole
        if copy.isWhole { return String(decoding: their.source.bytes, as: UTF8.self) }
        var choice = choice
        choice.takesDocumentation = choice.takesDocumentation || copy.hasOfficialWords
        let transfer = try Transfer(their, into: old, choice)
        leftOut = transfer.leftOut
        return transfer.text
    }
}

extension APIDescription {
    /// `mps/2019-06-12`.
    package var identity: String { "\(serviceShortName.value)/\(apiVersion.value)" }
}
