/// Where an item of a batch stands: the one vocabulary of journals, outcomes, updates, reports and contact sheets, in which
/// the raw values are what journals and `--json` write.
///
/// ```text
/// unsent ─▶ inDoubt ─▶ created ─▶ drawn ─▶ saved
///             │  ▲         │  ▲      │
///             ▼  │         ▼  │      ▼
///          refused      failed, forgotten
/// ```
/// - An item begins ``unsent``. As its create is sent it is ``inDoubt``: if nothing more is ever written down, nobody
///   knows what became of it.
/// - The answer makes it ``created``, ``refused`` or ``failed``, or leaves it in doubt and says why; what can't be sent is
///   refused without having been in doubt. A task that is found later, in an event or by ``ImageBatch/claim(_:)``, makes
///   it created.
/// - The task makes it ``drawn``, or ``failed``, or is ``forgotten``. Once all its images are files it is ``saved``.
/// - Started again, a batch sends what is unsent or refused, asks VOD again for what is in doubt, waits for what is created,
///   and asks once more for what is forgotten, which may turn up drawn. What is failed or forgotten is sent again only with
///   ``ImageBatch/Options/redrawsFailed``, and what MPS left in doubt only with ``ImageBatch/Options/resendsDoubtful``.
public enum BatchItemState: String, Sendable, Hashable, CaseIterable {
    /// It wasn't sent yet.
    case unsent
    /// It was sent, and whether the service has it isn't known: the answer was lost, or proves nothing.
    case inDoubt
    /// The service has it as a task.
    case created
    /// Its images are there, and not all are saved.
    case drawn
    /// All its images are saved.
    case saved
    /// The service, or this library, certainly didn't do it: sending it again costs nothing.
    case refused
    /// The service says that the create or the task failed, or the images are gone.
    case failed
    /// The service doesn't know the task any more.
    case forgotten

    /// Whether it is billed, or may be.
    public var mayBeBilled: Bool {
        switch self {
        case .unsent, .refused: false
        case .inDoubt, .created, .drawn, .saved, .failed, .forgotten: true
        }
    }
}

extension BatchItemState {
    /// What it counts as.
    var count: WritableKeyPath<BatchProgress, Int> {
        switch self {
        case .unsent, .created, .drawn: \.unfinished
        case .inDoubt: \.inDoubt
        case .saved: \.saved
        case .refused, .failed, .forgotten: \.failed
        }
    }

    /// In words, for what isn't finished.
    ///
    /// - Parameter reason: Why it stands there.
    func note(_ reason: String?) -> String? {
        switch self {
        case .unsent: "not sent yet"
        case .inDoubt: "in doubt: \(reason ?? Self.silence)"
        case .created: "being drawn"
        case .drawn: "drawn, not saved yet"
        case .saved: nil
        case .refused, .failed, .forgotten: reason ?? rawValue
        }
    }

    /// Why an item is in doubt of which nothing more was written down.
    static let silence = "it was sent, and the answer lost: whether it is drawn isn't known"
}
