extension ImageBatch {
    /// A page with all that the batch has drawn so far, in the items' order.
    ///
    /// - Parameters:
    ///   - title: Its heading.
    ///   - embedsPictures: Whether the pictures are inside the page, which makes it large but one file; otherwise the
    ///     page belongs into the batch's folder.
    /// - Throws: ``BatchError`` when there is no journal, or a damaged one.
    public func contactSheet(
        title: String = "Contact sheet", embedsPictures: Bool = false
    ) throws -> ContactSheet {
        ContactSheet(
            title: title,
            entries: try outcomes().map { outcome in
                var entry = ContactSheet.Entry(title: outcome.id, prompt: outcome.prompt)
                entry.model = outcome.model
                entry.seed = outcome.seed
                entry.duration = outcome.duration
                entry.taskID = outcome.taskID
                entry.note = outcome.state.note(outcome.reason)
                entry.pictures = outcome.files.compactMap { name in
                    guard embedsPictures else { return .file(name) }
                    guard case .success(let bytes) = LocalFile.contents("\(folder)/\(name)") else {
                        return nil
                    }
                    return .embedded(bytes)
                }
                return entry
            })
    }
}
