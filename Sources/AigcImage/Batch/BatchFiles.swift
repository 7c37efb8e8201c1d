import TencentCloudPlatform

/// An item's files in the folder of its batch. Nothing else in the folder has such names: ``BatchPlan`` saw to that.
struct BatchFiles {
    let folder: String
    /// The names without number and extension.
    let stem: String

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// What a picture is called, without its extension.
    func name(_ number: Int, of count: Int) -> String { count == 1 ? stem : "\(stem)-\(number + 1)" }

    /// A picture that got its name before the journal could say so. The name was free when it was chosen, what earlier
    /// tasks drew was set aside, and files get their names only when they are complete.
    func leftBehind(_ number: Int, of count: Int) -> String? {
        let name = name(number, of: count)
        return ImageFormat.allCases.map { "\(name).\($0.fileExtension)" }.first { name in
            guard case .success(let bytes) = LocalFile.contents(path(name)) else { return false }
            let signature = ImageSignature(bytes)
            return signature.format != nil && signature.isWhole
        }
    }

    /// Takes what an earlier task left out of the way of the next one: pictures get another name, as somebody may
    /// want them, and parts of pictures go.
    ///
    /// - Parameter pictures: The earlier task's.
    func setAside(_ pictures: [BatchEntry.Picture]) throws(BatchError) {
        for name in LocalFile.names(in: folder) {
            let base = FileName.withoutExtension(name)
            guard base != name, BatchPlan.base(base) == stem || base == stem else { continue }
            try setAside(base, name.dropFirst(base.utf8.count))
        }
        for (number, picture) in pictures.enumerated() { removePart(picture, number, of: pictures.count) }
    }

    /// Removes the part of a picture that nobody will go on with.
    func removePart(_ picture: BatchEntry.Picture, _ number: Int, of count: Int) {
        unlink(path(AtomicFile.partName(of: name(number, of: count)[...], ResultURL.identity(picture.url))))
    }

    private func setAside(_ base: String, _ fileExtension: Substring) throws(BatchError) {
        let old = path("\(base)\(fileExtension)")
        for number in 1...10_000 {
            let new = path("\(base).old\(number == 1 ? "" : "-\(number)")\(fileExtension)")
            if LocalFile.exists(new) { continue }
            guard rename(old, new) == 0 else { throw .journal(LocalFile.reason(), path: old) }
            LocalFile.syncFolder(of: new)
            return
        }
    }
}
