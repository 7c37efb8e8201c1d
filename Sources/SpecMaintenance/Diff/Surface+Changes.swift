import APISpec

extension Surface.Entry {
    /// A change of this entry.
    func change(
        _ category: Change.Category, _ event: Change.Event, _ message: String, from before: String? = nil,
        to after: String? = nil
    ) -> Change {
        Change(
            category: category, kind: kind, event: event, path: path, swiftName: swiftName, message: message,
            actions: actions, before: before, after: after)
    }

    /// The change that this entry is, being new.
    var arrival: Change {
        if kind == .member, isSent, isRequired {
            return change(.breaking, .added, "new member that requests must carry", to: declaredType)
        }
        let type = kind == .member ? declaredType : nil
        return change(
            .additive, .added, "new \(kind.words)\(type.map { " of type \($0)" } ?? "")", to: type)
    }

    /// What became of an entry since.
    func changes(since old: Self) -> [Change] {
        var changes: [Change] = []
        if name != old.name {
            changes.append(
                change(
                    .breaking, .renamed, "is called \(name) in Swift, no longer \(old.name)", from: old.name,
                    to: name))
        }
        if isOffline != old.isOffline {
            changes.append(
                isOffline
                    ? change(.breaking, .offline, "the service answers it no more")
                    : change(.additive, .online, "the service answers it again"))
        }
        if type != old.type {
            changes.append(
                change(
                    .breaking, .type, "the type is \(declaredType), no longer \(old.declaredType)",
                    from: old.declaredType, to: declaredType))
        } else {
            changes += presenceChange(since: old).map { [$0] } ?? []
            if wireType != old.wireType {
                changes.append(
                    change(
                        .documentation, .type, "travels as \(wireType), no longer as \(old.wireType)",
                        from: old.wireType, to: wireType))
            }
        }
        return changes + (textChange(since: old).map { [$0] } ?? [])
    }

    /// What became of whether it must or may be there.
    private func presenceChange(since old: Self) -> Change? {
        // An object that was never sent is required of nobody.
        if isRequired, !old.isRequired, old.isSent {
            return change(
                .breaking, .required, "requests must carry it now", from: old.declaredType, to: declaredType)
        }
        switch (old.isOptional, isOptional) {
        case (true, false):
            return change(
                .breaking, .present, "is always there now: code that unwraps it doesn't compile",
                from: old.declaredType, to: declaredType)
        case (false, true):
            // Who sends it passes what was passed before, but who reads it has to unwrap it, of a request too.
            return change(
                .breaking, .optional,
                old.isReceived
                    ? "may be absent now" : "requests may leave it out now, so that it is optional in Swift",
                from: old.declaredType, to: declaredType)
        default:
            guard old.isRequired, !isRequired, isSent else { return nil }
            return change(.additive, .optional, "requests may leave it out now")
        }
    }

    private func textChange(since old: Self) -> Change? {
        func text(_ label: String, in entry: Self) -> String {
            entry.texts.first { $0.label == label }?.text ?? ""
        }
        var labels: [String] = []
        for (label, _) in texts + old.texts where !labels.contains(label) { labels.append(label) }
        let texts = labels.compactMap { TextChange($0, from: text($0, in: old), to: text($0, in: self)) }
        guard !texts.isEmpty else { return nil }
        let list = texts.map(\.summary).joined(separator: ", ")
        var change = change(.documentation, .text, "reads differently: \(list)")
        change.texts = texts
        change.asksForCheck =
            (isLimited || old.isLimited)
            && texts.contains { $0.touches { kind == .action ? $0.mayRate : $0.mayLimit } }
        return change
    }
}
